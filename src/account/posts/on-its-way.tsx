import { Text } from '@tarojs/components'
import type { PostHandOver } from '@contract/member'
import type { HandOverAnswer } from '@domain/people/hand-over'
import { Button, ButtonBar } from '@/components/button'
import { Card } from '@/components/card'
import { Refused } from '@/components/refused'
import { remember, useSend } from '@/services/remote'

const BUTTONS: Record<HandOverAnswer, { label: string; kind: 'primary' | 'quiet' }> = {
  agree: { label: '答应接手', kind: 'primary' },
  decline: { label: '不接', kind: 'quiet' },
  withdraw: { label: '收回，不交了', kind: 'quiet' },
  confirm: { label: '核准', kind: 'primary' },
  refuse: { label: '不同意', kind: 'quiet' }
}
/** What it waits for, to whoever reads it. */
const waitsFor = ({ agreed, may, toName }: PostHandOver): string => {
  if (may.includes('agree')) return '您答应了，岗位才会到您这里。'
  if (may.includes('confirm')) return `${toName}答应了，等您核准。`
  return agreed ? `${toName}答应了，等另一位同事核准。` : `等${toName}答应。`
}

/** One post on its way, what it waits for, and what the reader may say. */
export function OnItsWay({ one, onDone }: { one: PostHandOver; onDone: () => void }) {
  const { send, busy, error } = useSend('member.answerHandOver', (answer) => {
    remember('member.handOvers', {}, answer)
    onDone()
  })
  return (
    <Card title={`${one.orgName} ${one.roleName}`}>
      <Text>
        {one.fromName}要交给{one.toName}。
      </Text>
      <Text className="soft">{waitsFor(one)}</Text>
      <Refused error={error} />
      <ButtonBar>
        {[...one.may].reverse().map((answer) => (
          <Button key={answer} kind={BUTTONS[answer].kind} busy={busy} onTap={() => void send({ id: one.id, answer })}>
            {BUTTONS[answer].label}
          </Button>
        ))}
      </ButtonBar>
    </Card>
  )
}

import { Text } from '@tarojs/components'
import type { Link } from '@contract/member'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { useSend } from '@/services/remote'

/** One link in words, by who acts and whether it is agreed. */
const wordsOf = ({ publicName, iAct, agreed }: Link): string => {
  if (iAct) return `您可以替${publicName}点单、看${publicName}的单和地址。`
  return agreed ? `${publicName}可以替您点单、看您的单和地址。` : `${publicName}想替您点单、看您的单和地址。您同意吗？`
}

/** A link and what its reader may do about it: the elder agrees, either ends it. */
export function LinkCard({ link, myId, onDone }: { link: Link; myId: string; onDone: () => void }) {
  const { send, busy, error } = useSend('member.answerLink', onDone)
  const pair = link.iAct ? { agentId: myId, elderId: link.personId } : { agentId: link.personId, elderId: myId }
  const asksMe = !link.iAct && !link.agreed
  return (
    <Card title={link.publicName}>
      <Text>{wordsOf(link)}</Text>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <ButtonBar>
        <Button kind="quiet" busy={busy} onTap={() => void send({ ...pair, agree: false })}>
          {asksMe ? '不同意' : '不再代办'}
        </Button>
        {asksMe && (
          <Button kind="primary" busy={busy} onTap={() => void send({ ...pair, agree: true })}>
            同意
          </Button>
        )}
      </ButtonBar>
    </Card>
  )
}

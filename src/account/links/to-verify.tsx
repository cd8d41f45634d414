import { Text } from '@tarojs/components'
import type { LinkToVerify } from '@contract/member'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { useRemote, useSend } from '@/services/remote'

/** For a community worker: links of elders without the app, to be asked about in person. */
export function ToVerify() {
  const { data, reload } = useRemote('member.linksToVerify', {})
  return (
    <>
      {data?.links.map((link) => (
        <OneToVerify key={`${link.agentId}${link.elderId}`} link={link} onDone={reload} />
      ))}
    </>
  )
}

function OneToVerify({ link, onDone }: { link: LinkToVerify; onDone: () => void }) {
  const { agentId, elderId, agentName, elderName, gridName } = link
  const { send, busy, error } = useSend('member.answerLink', onDone)
  const answer = (agree: boolean) => () => void send({ agentId, elderId, agree })
  return (
    <Card title="请当面问一问">
      <Text>
        {agentName}想替{elderName}（{gridName}）点单。{elderName}没有手机，请问过本人再点。
      </Text>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <ButtonBar>
        <Button kind="quiet" busy={busy} onTap={answer(false)}>
          本人不同意
        </Button>
        <Button kind="primary" busy={busy} onTap={answer(true)}>
          本人同意
        </Button>
      </ButtonBar>
    </Card>
  )
}

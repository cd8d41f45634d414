import { useState } from 'react'
import type { Standing } from '@contract/community'
import { dayWords } from '@domain/clock/shanghai'
import { Button, ButtonBar } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'

/** Where new orders of an item go at once. */
export const goesWords = (kind: Standing['kind'], unitName: string | undefined): string =>
  kind === 'unit' ? '问全体成员' : unitName ? `交给${unitName}` : '请大家来接'

/** One that holds: where to, who signed it, since when; taken back after one more question. */
export function SignedOne({
  orgId,
  kind,
  title,
  signed,
  onDone
}: {
  orgId: string
  kind: Standing['kind']
  title: string
  signed: Standing['signed'][number]
  onDone: () => void
}) {
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  const { send, busy, error } = useSend('community.revoke', () => {
    close()
    onDone()
  })
  return (
    <Card title={title}>
      <Row label="有了单就">{goesWords(kind, signed.unitName)}</Row>
      <Row label="签字">
        {signed.signer} · {dayWords(signed.at, Date.now())}
      </Row>
      <Button block label={`收回：${title}`} onTap={() => setAsking(true)}>
        收回
      </Button>
      {asking && (
        <Sheet title={`收回“${title}”的常办直通`} eager onClose={close}>
          以后点的单要一单一单交。已经交出去的不变。
          {error && <Notice kind="danger">{error.message}</Notice>}
          <ButtonBar sticky>
            <Button kind="quiet" onTap={close}>
              先不
            </Button>
            <Button kind="primary" busy={busy} onTap={() => void send({ orgId, id: signed.id })}>
              收回
            </Button>
          </ButtonBar>
        </Sheet>
      )}
    </Card>
  )
}

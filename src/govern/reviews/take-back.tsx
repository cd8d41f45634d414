import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Review } from '@contract/review'
import { Button, ButtonBar } from '@/components/button'
import { Row } from '@/components/card'
import { Refused } from '@/components/refused'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'

/** What was awarded by a word that turned out otherwise: a colleague of whoever wrote it down takes it back, after reading what follows (R11, R16). */
export function TakeBack({ one, orgId, onDone }: { one: Review; orgId: string; onDone: () => void }) {
  const { id, title, person, points = 0, mine } = one
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  const { send, busy, error } = useSend('points.revoke', () => (close(), onDone()))
  return (
    <>
      <Row label="积分">{points} 分</Row>
      {mine ? (
        <Text className="soft">您写的或您记的，要撤销请同事来。</Text>
      ) : (
        <Button kind="quiet" block label={`${person}，${title}，撤销`} onTap={() => setAsking(true)}>
          撤销
        </Button>
      )}
      {asking && (
        <Sheet title={`撤销${person}的这一笔`} onClose={close}>
          <Text>好评查实不是真的、提案后来不采纳了，才撤销。{points} 分收回来，不够的从以后的积分里补扣。撤销以后不能再恢复。</Text>
          <Refused error={error} />
          <ButtonBar sticky>
            <Button kind="quiet" onTap={close}>
              先不
            </Button>
            <Button kind="primary" busy={busy} onTap={() => void send({ id, orgId })}>
              撤销，收回 {points} 分
            </Button>
          </ButtonBar>
        </Sheet>
      )}
    </>
  )
}

import type { OrderView } from '@domain/order/view/shapes'
import { UNINTRODUCED_WORDS } from '@domain/order/words'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'
import { Refused } from '@/components/refused'
import { useSend } from '@/services/remote'
import { useFresh } from './fresh'

interface Shown {
  orderId: string
  stands: NonNullable<OrderView['unintroduced']>
  onDone: () => void
}

/** For whoever would go alone to somebody they have not met: what is missing, and the tap by which the community hears of them (T15). */
export function Meet({ orderId, stands, onDone }: Shown) {
  const { send, busy, error } = useSend('order.remark', onDone)
  useFresh(orderId, error)
  return (
    <>
      <Notice>{UNINTRODUCED_WORDS[stands]}</Notice>
      {stands === 'unasked' && (
        <Button kind="primary" block busy={busy} onTap={() => void send({ orderId, kind: 'meet' })}>
          我愿意去，请社区介绍
        </Button>
      )}
      <Refused error={error} />
    </>
  )
}

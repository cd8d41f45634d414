import { Button } from '@/components/button'
import { Refused } from '@/components/refused'
import { useSend } from '@/services/remote'
import { useFresh } from '../fresh'

/** 催一催: once a day, changes nothing but is seen by whoever has the next move. */
export function Nudge({ orderId, onDone }: { orderId: string; onDone: () => void }) {
  const { send, busy, error } = useSend('order.remark', onDone)
  useFresh(orderId, error)
  return (
    <>
      <Button kind="quiet" busy={busy} onTap={() => void send({ orderId, kind: 'nudge' })}>
        催一催
      </Button>
      <Refused error={error} />
    </>
  )
}

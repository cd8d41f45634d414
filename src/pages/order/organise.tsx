import { Button } from '@/components/button'
import { Refused } from '@/components/refused'
import { useSend } from '@/services/remote'
import { useFresh } from './fresh'

interface Shown {
  orderId: string
  seatId: string
  name: string
  named: boolean
  onDone: () => void
}

/** For the leader, beside somebody who comes: they help to organise, or no longer. It is said otherwise as easily, so nothing is asked before (R03). */
export function Organise({ orderId, seatId, name, named, onDone }: Shown) {
  const { send, busy, error } = useSend('order.remark', onDone)
  useFresh(orderId, error)
  return (
    <>
      <Button kind="quiet" block busy={busy} onTap={() => void send({ orderId, kind: 'organise', seatId, on: !named })}>
        {named ? `不用${name}协助了` : `请${name}协助组织`}
      </Button>
      <Refused error={error} />
    </>
  )
}

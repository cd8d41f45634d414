import { useEffect, useState } from 'react'
import { Text } from '@tarojs/components'
import { HOUR } from '@domain/clock/milliseconds'
import type { OrderView } from '@domain/order/view/shapes'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { OnSiteCode } from '@/components/on-site-code'
import { PageState } from '@/components/state'
import { useSend } from '@/services/remote'
import { stepAt, type HeldCode } from './code-steps'

/** From an hour before somebody may come the code lies open by itself: nobody should have to look for it at the door. */
const isNear = ({ window, windows }: OrderView, now: number) => (window ? [window] : windows).some(({ startAt }) => startAt - HOUR <= now)

/** The code that proves somebody came. Long before the visit it stays folded, so that looking at an order asks for nothing. */
export function OnSite({ order }: { order: OrderView }) {
  const [open, setOpen] = useState(() => isNear(order, Date.now()))
  return (
    <Card title="服务码">
      {open ? (
        <Code orderId={order.id} />
      ) : (
        <Button block onTap={() => setOpen(true)}>
          出示服务码
        </Button>
      )}
      <Text className="soft">师傅到了、走的时候，都请他扫一扫，或把六位数念给他。</Text>
    </Card>
  )
}

/** Ten half minutes are held on the phone, so nothing polls; used up, they are fetched once more. */
function Code({ orderId }: { orderId: string }) {
  const [held, setHeld] = useState<HeldCode | null>(null)
  const [now, setNow] = useState(() => Date.now())
  const { send, error } = useSend('order.code', ({ steps }) => {
    setHeld({ steps, receivedAt: Date.now() })
    setNow(Date.now())
  })
  const fetch = () => void send({ orderId })
  const step = held && stepAt(held, now)
  const needed = !step && !error
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(clock)
  }, [])
  useEffect(() => {
    if (needed) fetch()
    // once for each set of ten: `fetch` is another function at every render
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [needed])
  return step ? <OnSiteCode code={step.code} qr={step.qr} /> : <PageState error={error} onRetry={fetch} />
}

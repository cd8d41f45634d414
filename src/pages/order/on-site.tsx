import { useEffect, useState } from 'react'
import { Text } from '@tarojs/components'
import type { Output } from '@contract'
import { codeLiesOpen } from '@domain/order/view/code-near'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { OnSiteCode } from '@/components/on-site-code'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { stepAt } from './code-steps'

interface Shown {
  order: Output<'order.get'>
  /** when this phone received it: epoch milliseconds */
  at: number
}

/** The code that proves somebody came. Long before the visit it stays folded, so that looking at an order asks for nothing. */
export function OnSite(shown: Shown) {
  const [open, setOpen] = useState(() => codeLiesOpen(shown.order, Date.now()))
  return (
    <Card title="服务码">
      {open ? (
        <Code {...shown} />
      ) : (
        <Button block onTap={() => setOpen(true)}>
          出示服务码
        </Button>
      )}
      <Text className="soft">师傅到了、走的时候，都请他扫一扫，或把六位数念给他。</Text>
    </Card>
  )
}

/** Ten half minutes come with the order and are held on the phone, so nothing polls; used up, they are asked for once more. */
function Code({ order: { id, code }, at }: Shown) {
  const [tick, setTick] = useState(() => Date.now())
  // an answer may be younger than the last tick
  const came = code && stepAt({ steps: code.steps, receivedAt: at }, Math.max(tick, at))
  const more = useRemote('order.code', { orderId: id }, !came)
  const asked = more.data && stepAt({ steps: more.data.steps, receivedAt: more.at }, Math.max(tick, more.at))
  const step = came ?? asked
  const usedUp = !step && more.data !== undefined && !more.error
  useEffect(() => {
    const clock = setInterval(() => setTick(Date.now()), 1000)
    return () => clearInterval(clock)
  }, [])
  useEffect(() => {
    if (usedUp) more.reload()
    // once for each set of ten: `reload` is another function at every render
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [usedUp])
  return step ? <OnSiteCode code={step.code} qr={step.qr} /> : <PageState error={more.error} onRetry={more.reload} />
}

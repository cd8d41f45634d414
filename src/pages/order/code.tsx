import { useEffect, useState } from 'react'
import { Text } from '@tarojs/components'
import type { Output } from '@contract'
import { OnSiteCode } from '@/components/on-site-code'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { stepAt } from './code-steps'

/** An order as it came. */
export interface Shown {
  order: Output<'order.get'>
  /** when this phone received it: epoch milliseconds */
  at: number
}

/** The code of this half minute, and what to do with it. Ten half minutes come with the order and are held on the phone, so nothing polls; used up, they are asked for once more. */
export function Code({ order: { id, code }, at }: Shown) {
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
  return (
    <>
      {step ? <OnSiteCode code={step.code} qr={step.qr} /> : <PageState error={more.error} onRetry={more.reload} />}
      <Text className="soft">师傅到了、走的时候，都请他扫一扫，或把六位数念给他。</Text>
    </>
  )
}

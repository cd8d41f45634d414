import { useEffect, useState } from 'react'
import { Text } from '@tarojs/components'
import type { Output } from '@contract'
import type { CodeStep } from '@contract/order'
import { OnSiteCode } from '@/components/on-site-code'
import { PageState } from '@/components/state'
import { shownCode } from '@/services/phone-key'
import { useRemote } from '@/services/remote'
import { stepAt } from './code-steps'

/** An order as it came. */
export interface Shown {
  order: Output<'order.get'>
  /** when this phone received it: epoch milliseconds */
  at: number
}

/** The code of this half minute, and what to do with it. Ten half minutes come with the order and are held on the phone, so nothing polls; used up, they are asked for once more. */
export function CodeShown({ order, at }: Shown) {
  const { id, round, code } = order
  const [tick, setTick] = useState(() => Date.now())
  // an answer may be younger than the last tick
  const came = code && stepAt({ steps: code.steps, receivedAt: at }, Math.max(tick, at))
  const more = useRemote('order.code', { orderId: id }, !came)
  const asked = more.data && stepAt({ steps: more.data.steps, receivedAt: more.at }, Math.max(tick, more.at))
  const step = came ?? asked
  const qr = useSigned({ id, round }, step)
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
      {step ? <OnSiteCode code={step.code} qr={qr} /> : <PageState error={more.error} onRetry={more.reload} />}
      <Text className="soft">{whatToDo(order)}</Text>
    </>
  )
}

/** Whoever acts for somebody may hold the same code, and is mostly not there: digits that are read out by telephone prove nothing. */
const whatToDo = ({ witness, forMe, beneficiaryName }: Shown['order']): string =>
  witness?.kind === 'beneficiary' && !forMe
    ? `这个码由${beneficiaryName ?? '本人'}在家里出示。您在场的话，请师傅扫一扫；不在场，请不要在电话里念。`
    : '师傅到了、走的时候，都请他扫一扫，或把六位数念给他。'

/** What the code says, signed by this phone as soon as it has done so. */
const useSigned = (order: { id: string; round: number }, step: CodeStep | undefined): string => {
  const [signed, setSigned] = useState({ qr: '', as: '' })
  const plain = step?.qr ?? ''
  useEffect(() => {
    let shown = true
    if (step) void shownCode(order, step).then((as) => shown && setSigned({ qr: step.qr, as }))
    return () => {
      shown = false
    }
    // once for each half minute: `order` and `step` are made anew at every second
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [plain])
  return signed.qr === plain ? signed.as : plain
}

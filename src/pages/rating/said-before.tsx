import type { OrderView } from '@domain/order/view/shapes'
import { ratedNow } from '@domain/order/rated'
import { OUTCOME_WORDS, SATISFACTION_WORDS } from '@domain/order/words'
import { Notice } from '@/components/card'

/** What was said of this visit already, by whomever: another word takes its place, once. */
export function SaidBefore({ order }: { order: OrderView }) {
  const rating = ratedNow({ ratings: [], ...order }).at(-1)
  if (!rating) return null
  const { outcome, satisfaction, byAgent } = rating
  const words = [OUTCOME_WORDS[outcome], ...(satisfaction ? [SATISFACTION_WORDS[satisfaction]] : [])].join('，')
  return (
    <Notice>
      {byAgent ? '代办人' : ''}已经评过：{words}。还可以改一次，再评就是改评价。
    </Notice>
  )
}

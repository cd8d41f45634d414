import type { OrderView } from '@domain/order/view/shapes'
import { OUTCOME_WORDS, SATISFACTION_WORDS } from '@domain/order/words'
import { Notice } from '@/components/card'

/** What was said already, by whomever: another word takes its place. */
export function SaidBefore({ order }: { order: OrderView }) {
  const rating = order.ratings?.at(-1)
  if (!rating) return null
  const { outcome, satisfaction, byAgent } = rating
  const words = [OUTCOME_WORDS[outcome], ...(satisfaction ? [SATISFACTION_WORDS[satisfaction]] : [])].join('，')
  return (
    <Notice>
      {byAgent ? '代办人' : ''}已经评过：{words}。再评就是改评价。
    </Notice>
  )
}

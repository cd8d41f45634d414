import { refuse } from '../errors'

/** Of which services an agreement may come as long as no order of the kind mediation can be placed (F04 of the menu). */
export const AGREED_IN = '法律政策与邻里调解'

/** A closed visit, as the records know it. */
export interface AgreedAt {
  /** of its item; null: it had none */
  category: string | null
  arrivedAt: number
  provenMinutes: number
}

/**
 * An agreement was reached where its mediator was, on an order for that, and was followed up after it (R10). Refuses FACT_STAYS and, where the
 * times cannot be, INVALID_INPUT.
 */
export const checkAgreement = (visit: AgreedAt, { agreedAt, followedUpAt }: { agreedAt: number; followedUpAt: number }): void => {
  if (visit.category !== AGREED_IN) refuse('FACT_STAYS', { why: `这一单不是“${AGREED_IN}”` })
  if (visit.provenMinutes === 0) refuse('FACT_STAYS', { why: '这一单没有他的到场记录' })
  if (agreedAt < visit.arrivedAt) refuse('INVALID_INPUT', { what: '达成协议不会早于到场' })
  if (followedUpAt < agreedAt) refuse('INVALID_INPUT', { what: '回访不会早于达成协议' })
}

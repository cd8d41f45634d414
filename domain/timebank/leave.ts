import { monthsLater } from '../clock/month'
import { refuse } from '../errors'
import { accountOf, direct, POOL, type Movement } from './account'
import type { GiftRelation } from './give'
import type { TimeRules } from './rules'

/** A death as two people recorded it, and what the relatives chose. Instants are epoch milliseconds. */
export interface Estate {
  personId: string
  recordedBy: string
  confirmedBy: string
  /** `YYYY-MM-DD` */
  diedOn: string
  /** today, `YYYY-MM-DD` */
  today: string
  earned: number
  gifted: number
  choice: { to: 'pool' } | { to: 'relative'; personId: string; relation: GiftRelation | null; balance: number } | null
}

/**
 * What becomes of minutes after a death (T13): two people recorded it; within the months of the rule the relatives choose pool or one close
 * relative, afterwards the pool. What had been a gift is not given on: pool. What the heir has no room for: pool. Undecided: nothing moves.
 */
export const planEstate = (rules: TimeRules, estate: Estate): Movement[] => {
  if (estate.recordedBy === estate.confirmedBy) refuse('SECOND_PERSON')
  const late = estate.today > monthsLater(estate.diedOn, rules.heirMonths)
  if (estate.choice === null && !late) return []
  const heir = !late && estate.choice?.to === 'relative' ? estate.choice : null
  if (heir && heir.relation === null) refuse('GIFT_RELATION')
  const inherited = heir ? Math.min(estate.earned, Math.max(0, rules.lifeMinutes - heir.balance)) : 0
  const cause = `estate/${estate.personId}`
  const earned = accountOf(estate.personId, 'earned')
  const gifted = accountOf(estate.personId, 'gifted')
  return [
    ...(heir ? [direct(earned, accountOf(heir.personId, 'gifted'), inherited, `${cause}/heir`, `家人留下 ${inherited} 分钟`)] : []),
    direct(earned, POOL, estate.earned - inherited, `${cause}/earned`, `${estate.earned - inherited} 分钟转入公共池`),
    direct(gifted, POOL, estate.gifted, `${cause}/gifted`, `${estate.gifted} 分钟转入公共池`)
  ].filter(({ amount }) => amount > 0)
}

import { monthsLater } from '../clock/month'
import { refuse } from '../errors'
import { accountOf, direct, POOL, type Movement } from './account'
import type { GiftRelation } from './give'
import type { TimeRules } from './rules'
import { durationWords } from './words'

/** A death as two people recorded it, and what the relatives chose. Instants are epoch milliseconds. */
export interface Estate {
  estateId: string
  personId: string
  recordedBy: string
  confirmedBy: string
  /** the last day (`YYYY-MM-DD`) on which relatives may choose */
  until: string
  /** today, `YYYY-MM-DD` */
  today: string
  earned: number
  gifted: number
  choice: { to: 'pool' } | { to: 'relative'; personId: string; relation: GiftRelation | null; balance: number } | null
}

/** The last day (`YYYY-MM-DD`) on which relatives may choose: the months of the rule from the day on which the death stands by two signatures. */
export const choiceUntil = (rules: TimeRules, signedOn: string): string => monthsLater(signedOn, rules.heirMonths)

/** A day of death that may be recorded: today or before. Refuses DAY_INVALID. */
export const checkDeath = (diedOn: string, today: string): void => {
  if (diedOn > today) refuse('DAY_INVALID')
}

/**
 * Whether this choice may be written down, or signed, by this worker today. Refuses TOO_LATE, GIFT_RELATION, and SECOND_PERSON for an heir
 * who signs it or who is one of the two that signed the death.
 */
export const checkChoice = (choice: {
  until: string
  today: string
  recordedBy: string
  confirmedBy: string | null
  heirId: string | null
  relation: GiftRelation | null
  by: string
}): void => {
  if (choice.confirmedBy === null) refuse('SECOND_PERSON')
  if (choice.today > choice.until) refuse('TOO_LATE')
  if (choice.heirId !== null && choice.relation === null) refuse('GIFT_RELATION')
  // whoever inherits signs nothing of it
  if (choice.heirId !== null && [choice.recordedBy, choice.confirmedBy, choice.by].includes(choice.heirId)) refuse('SECOND_PERSON')
}

/**
 * What becomes of minutes after a death (T13): two people recorded it; within the months of the rule the relatives choose pool or one close
 * relative, afterwards the pool. What had been a gift is not given on: pool. What the heir has no room for: pool. Undecided: nothing moves.
 */
export const planEstate = (rules: TimeRules, estate: Estate): Movement[] => {
  if (estate.recordedBy === estate.confirmedBy) refuse('SECOND_PERSON')
  const late = estate.today > estate.until
  if (estate.choice === null && !late) return []
  const heir = !late && estate.choice?.to === 'relative' ? estate.choice : null
  if (heir && heir.relation === null) refuse('GIFT_RELATION')
  const inherited = heir ? Math.min(estate.earned, Math.max(0, rules.lifeMinutes - heir.balance)) : 0
  const cause = `estate/${estate.estateId}`
  const earned = accountOf(estate.personId, 'earned')
  const gifted = accountOf(estate.personId, 'gifted')
  return [
    ...(heir
      ? [direct(earned, accountOf(heir.personId, 'gifted'), inherited, `${cause}/heir`, `家人留下 ${durationWords(inherited)}`)]
      : []),
    direct(earned, POOL, estate.earned - inherited, `${cause}/earned`, `${durationWords(estate.earned - inherited)}转入公共池`),
    direct(gifted, POOL, estate.gifted, `${cause}/gifted`, `${durationWords(estate.gifted)}转入公共池`)
  ].filter(({ amount }) => amount > 0)
}

/** What came to somebody, or was given back to them, after their estate was settled: to the pool; `nth` tells one time from another. */
export const planLeftOver = (
  { estateId, personId, earned, gifted }: Pick<Estate, 'estateId' | 'personId' | 'earned' | 'gifted'>,
  nth: number
): Movement[] =>
  (['earned', 'gifted'] as const)
    .map((kind) => {
      const amount = kind === 'earned' ? earned : gifted
      return direct(accountOf(personId, kind), POOL, amount, `estate/${estateId}/rest${nth}/${kind}`, `${durationWords(amount)}转入公共池`)
    })
    .filter(({ amount }) => amount > 0)

import { accountOf } from '../ledger/account'
import { planDonation, planGift, type GiftRelation } from '../timebank/give'
import { TIME_RULES } from '../timebank/rules'
import { ownedOn } from './balances'
import { countsOf, LIFE_MINUTES } from './counts'
import type { ValueChange, ValueFacts } from './facts'
import { inLedger } from './minutes'
import { spendableOf } from './spendable'

/** Whoever gives minutes away, with what is known of their accounts and of the receiver's. */
export interface Giving extends Pick<ValueFacts, 'balances' | 'tallies'> {
  personId: string
  frozen: boolean
  family: readonly { personId: string; relation: GiftRelation }[]
  /** the organisation whose pool takes donations */
  poolOwner: string
}

/** How much somebody has given away in a calendar year (T07). */
export const givenKey = (year: string): string => `given/${year}`

const giverOf = (giving: Giving, year: string) => {
  const givenThisYear = countsOf(giving.tallies).get(giving.personId, givenKey(year))
  return {
    personId: giving.personId,
    earned: spendableOf(giving, giving.personId),
    frozen: giving.frozen,
    givenThisYear
  }
}

/**
 * Minutes for close family: the year's ceiling and the receiver's room are counted with it, so that of two gifts at once one is decided
 * again. Refuses as `planGift` says.
 */
export const giftOf = (giving: Giving, giftId: string, receiverId: string, minutes: number, year: string, at: number): ValueChange => {
  const counts = countsOf(giving.tallies)
  const owned = (kind: 'earned' | 'gifted') => ownedOn(giving, accountOf('minute', kind, receiverId))
  const relation = giving.family.find(({ personId }) => personId === receiverId)?.relation ?? null
  const receiver = { personId: receiverId, balance: owned('earned') + owned('gifted'), relation }
  const movements = planGift(TIME_RULES, giftId, giverOf(giving, year), receiver, minutes)
  counts.set(giving.personId, givenKey(year), counts.get(giving.personId, givenKey(year)) + minutes)
  counts.set(receiverId, LIFE_MINUTES, counts.get(receiverId, LIFE_MINUTES) + minutes)
  return { ...inLedger(movements, new Map(), giving.poolOwner, at), tallies: counts.moved(), held: null }
}

/** Minutes for the public pool. Refuses as `planDonation` says. */
export const donationOf = (giving: Giving, donationId: string, minutes: number, year: string, at: number): ValueChange => ({
  ...inLedger(planDonation(donationId, giverOf(giving, year), minutes), new Map(), giving.poolOwner, at),
  tallies: [],
  held: null
})

import { refuse } from '../errors'
import { ASSET_NAMES } from '../ledger/account'
import { accountOf, direct, POOL, type Movement } from './account'
import { wholeMinutes } from './amount'
import type { TimeRules } from './rules'
import { durationWords } from './words'

/** Seen from the giver (T07); no others. */
export const GIFT_RELATIONS = ['spouse', 'parent', 'grandparent', 'child'] as const
export type GiftRelation = (typeof GIFT_RELATIONS)[number]

/** Whose minutes go: earned ones that are available and not owed; what was given to somebody is not given on. */
export interface Giver {
  personId: string
  earned: number
  frozen: boolean
  /** given away in this calendar year so far */
  givenThisYear: number
}

export interface Receiver {
  personId: string
  /** posted minutes, earned and gifted together */
  balance: number
  /** what the community verified once between the two; null: nothing, or something else */
  relation: GiftRelation | null
}

const checkAvailable = (giver: Giver, minutes: number): void => {
  wholeMinutes(minutes)
  if (giver.frozen) refuse('MINUTES_PAUSED')
  if (minutes > giver.earned) refuse('VALUE_SHORT', { what: ASSET_NAMES.minute })
}

/** A gift to close family. Refuses strangers, more than a year's 200 hours, and what the receiver has no room for: never a part of it. */
export const planGift = (rules: TimeRules, giftId: string, giver: Giver, receiver: Receiver, minutes: number): Movement[] => {
  checkAvailable(giver, minutes)
  if (receiver.relation === null || receiver.personId === giver.personId) refuse('GIFT_RELATION')
  const left = Math.max(0, rules.giftYearMinutes - giver.givenThisYear)
  if (minutes > left) refuse('GIFT_YEAR_FULL', { left })
  const room = Math.max(0, rules.lifeMinutes - receiver.balance)
  if (minutes > room) refuse('RECEIVER_FULL', { left: room })
  return [
    direct(
      accountOf(giver.personId, 'earned'),
      accountOf(receiver.personId, 'gifted'),
      minutes,
      `gift/${giftId}`,
      `送给家人 ${durationWords(minutes)}`
    )
  ]
}

/** A donation to the pool, of earned minutes. */
export const planDonation = (donationId: string, giver: Giver, minutes: number): Movement[] => {
  checkAvailable(giver, minutes)
  return [direct(accountOf(giver.personId, 'earned'), POOL, minutes, `donation/${donationId}`, `捐给公共池 ${durationWords(minutes)}`)]
}

import { timeWords } from '../clock/shanghai'
import type { RefusalCode, RefusalParams } from '../errors'
import type { Good } from './good'
import { limitWords } from './words'

/** A good with what the moment says of it. */
export interface Shelf {
  good: Good
  merchantName: string
  /** somebody holds the post at the merchant now */
  attended: boolean
  /** how many of it this person has taken, or has waiting, in the period of its limit */
  taken: number
}

/** Whoever looks at the shelf. */
export interface Purse {
  personId: string
  /** points nothing is reserved for */
  free: number
  /** owed from a correction: not for spending, although it is still there */
  dues: number
  /** their community has recorded a death: nothing is redeemed any more */
  closed: boolean
  /** redemptions begun today */
  today: number
}

/** More than this nobody fetches in a day; it ends the game of reserving and giving back. */
export const REDEMPTIONS_A_DAY = 20

/** What somebody may spend. */
export const spendable = ({ free, dues }: Pick<Purse, 'free' | 'dues'>): number => Math.max(0, free - dues)

export interface Hindrance {
  code: RefusalCode
  params?: RefusalParams
}
type Condition = (shelf: Shelf, purse: Purse, now: number) => Hindrance | null

const stillOffered: Condition = ({ good: { withdrawnAt, untilAt } }, _, now) =>
  withdrawnAt !== null || (untilAt !== null && untilAt <= now) ? { code: 'GOOD_GONE' } : null
const begun: Condition = ({ good: { fromAt } }, _, now) =>
  fromAt > now ? { code: 'TOO_EARLY', params: { when: timeWords(fromAt, now) } } : null
const attended: Condition = (shelf) => (shelf.attended ? null : { code: 'MERCHANT_AWAY' })
const inStock: Condition = ({ good: { stock } }) => (stock > 0 ? null : { code: 'SOLD_OUT' })
const withinLimit: Condition = ({ good: { limit }, taken }) =>
  limit !== null && taken >= limit.most ? { code: 'GOOD_LIMIT', params: { limit: limitWords(limit) } } : null
const affordable: Condition = ({ good: { points } }, purse) => {
  const short = points - spendable(purse)
  return short > 0 ? { code: 'POINTS_SHORT', params: { short } } : null
}
const open: Condition = (_, { closed }) => (closed ? { code: 'POINTS_CLOSED' } : null)
const withinDay: Condition = (_, { today }) => (today >= REDEMPTIONS_A_DAY ? { code: 'TOO_MANY' } : null)

/** In this order: what concerns everybody first, what concerns this person after it. */
const CONDITIONS: readonly Condition[] = [stillOffered, begun, attended, inStock, withinLimit, open, affordable, withinDay]

/** The first thing that stands between this person and this good; null: they may have it. The shop says it before, the write after the tap. */
export const hindranceOf = (shelf: Shelf, purse: Purse, now: number): Hindrance | null => {
  for (const condition of CONDITIONS) {
    const hindrance = condition(shelf, purse, now)
    if (hindrance) return hindrance
  }
  return null
}

import { DAY, HOUR } from '@domain/clock/milliseconds'
import type { Fact } from '@domain/points/fact'
import type { Consequence } from '@domain/points/line'
import { factKnown } from '@domain/value/known'
import { holdOfAppeal, postFact, type MinutesBack } from '@domain/value/posted'
import { correctMinutes } from '@domain/value/remedy'
import { sceneOf } from './scene'
import type { FactChange, FactRead, KeptAppeal, KeptFact } from './store/facts'
import type { Store } from './store/store'

/** As long as an authority has not got it: nobody's date, and no promise. */
const UNTIL_HANDED_OVER = Date.parse('2999-01-01T00:00:00+08:00')
/** Words that nobody could check by then do not count. */
const CHECKED_WITHIN = 14 * DAY
/** Of the number of a settlement: no correction of an order ever gets there. */
const FRAUD = 99

/** A fact with all that is known by now. */
export const asKnown = ({ fact, appeal, upheldAbout }: Pick<FactRead, 'fact' | 'appeal' | 'upheldAbout'>): Fact =>
  factKnown(fact.body, {
    appealUntil: fact.appealUntil,
    appeal: appeal && { endedAt: appeal.settledAt },
    review: fact.review,
    sameUpheld: 1 + (upheldAbout[(fact.body.kind === 'low_rate' && fact.body.about) || ''] ?? 0)
  })

/** What an appeal has put aside and nothing has ended yet. */
export const disputedIn = ({ fact, held }: FactRead) => (held !== null ? { id: holdOfAppeal(fact.id), amount: held } : null)

/** The minutes of a visit that was none: taken back as a correction to nothing would. */
const minutesOf = async (store: Pick<Store, 'load'>, read: FactRead, now: number): Promise<MinutesBack | undefined> => {
  const { fact, seatId, books } = read
  if (fact.body.kind !== 'offence' || fact.body.offence !== 'false_presence' || fact.orderId === null) return undefined
  const { order, scene } = await store.load({ orderId: fact.orderId, now })
  const seat = order?.seats.find(({ id }) => id === seatId)
  if (!order || !seat) return undefined
  return (counts) => correctMinutes(order, { was: seat, seat: { ...seat, provenMinutes: 0 } }, FRAUD, sceneOf(scene), books, counts)
}

const consequences = (found: readonly Consequence[], now: number): Partial<KeptFact> => {
  const days = found.flatMap((one) => (one.kind === 'suspend' ? [one.days] : []))
  const open = found.some(({ kind }) => kind === 'suspend_until_handed_over')
  const until = open ? UNTIL_HANDED_OVER : now + Math.max(0, ...days) * DAY
  return {
    owed: open ? 'hand_over' : found.some(({ kind }) => kind === 'talk') ? 'talk' : null,
    ...(until > now ? { suspendsUntil: until } : {})
  }
}

/**
 * What the rules make of a fact now, as one write: posted with everything that follows, or looked at again later. `appeal`: what becomes
 * of its appeal in the same write. Throws REVIEWERS_NEEDED.
 */
export const decisionOn = async (
  store: Pick<Store, 'load'>,
  read: FactRead,
  now: number,
  appeal?: Partial<KeptAppeal>
): Promise<FactChange> => {
  const { fact, books } = read
  if (fact.review === 'pending' && now < fact.at + CHECKED_WITHIN) return { fact: { postAt: now + HOUR } }
  const settled = appeal && read.appeal ? { ...read.appeal, ...appeal } : read.appeal
  const body = asKnown({ ...read, appeal: settled })
  const decided = postFact(body, fact.at, books, disputedIn(read), now, await minutesOf(store, read, now))
  if (decided.kind === 'later') return { fact: { state: 'waiting', postAt: decided.laterAt }, ...(appeal ? { appeal } : {}) }
  const { outcome, change } = decided
  return {
    fact: { ...consequences(decided.consequences, now), body, state: 'posted', outcome, postedAt: now, postAt: null },
    value: change,
    ...(appeal ? { appeal } : {})
  }
}

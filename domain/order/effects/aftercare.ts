import { DAY, HOUR } from '../../clock/milliseconds'
import { EXPLAINED_WITHIN, settledFrom } from '../owed'
import type { Correction, Order, Rating } from '../order'
import { no, type Check, type Condition, type Effect, type Refusal, type Situation } from '../rule'
import type { Seat } from '../seat'
import { windowOf } from '../seats'
import type { StepInputs } from '../step'
import { SAFETY_TAGS, STAGE_WORDS } from '../words'
import { movedOn, setWindows } from './handing'
import { minutesBetween } from './visiting'

/** When the code was shown, whatever was corrected since: a mistaken correction can be taken back as far as that. */
const provenArrivalAt = (order: Order, { id }: Seat, present: number): number =>
  Math.min(present, ...order.corrections.flatMap((one) => (one.seatId === id && one.confirmedAt !== null ? (one.oldArrivedAt ?? []) : [])))

/** Nobody showed a code when leaving, whatever two people have agreed on since. */
const neverSignedOut = (order: Order, seat: Seat): boolean =>
  seat.leftBy === 'none' || order.corrections.some((one) => one.seatId === seat.id && one.confirmedAt !== null && one.oldLeftAt === null)

/** Twelve hours after the window; the one of an earlier round, which was no longer than twelve itself, is not known any more. */
const latestEnd = (order: Order, seat: Seat, arrivedAt: number): number =>
  seat.round === order.round ? windowOf(order).endAt + 12 * HOUR : arrivedAt + DAY

/** A visit is spoken of once it is over; one of an earlier round by whoever came, for seven days after it. */
export const visitOver: Condition = ({ order, seat, relation, now }) => {
  if (!seat || seat.round === order.round)
    return order.state === 'served' || order.state === 'closed' ? null : no('WRONG_STATE', { state: STAGE_WORDS[order.state] })
  return relation === 'helper' && now <= (seat.leftAt ?? seat.arrivedAt ?? 0) + 7 * DAY ? null : no('TOO_LATE')
}
/** For a seat of this round; of an earlier one `visitOver` has the last word. */
export const ofThisRound =
  (condition: Condition): Condition =>
  (situation) =>
    situation.seat && situation.seat.round < situation.order.round ? null : condition(situation)

/** A correction only ever explains a proven arrival: it never starts earlier, and a missing departure gives at most the item's minutes. */
export const correctionFits: Check<'propose_correction'> = ({ order, scene, seat, now }, input) => {
  if (!seat?.arrivedAt) return no('NO_ARRIVAL')
  if (
    input.arrivedAt < provenArrivalAt(order, seat, seat.arrivedAt) ||
    input.leftAt <= input.arrivedAt ||
    input.leftAt > now ||
    input.leftAt > latestEnd(order, seat, seat.arrivedAt)
  )
    return no('TIMES_INVALID')
  const minutes = scene.item?.minutes ?? 60
  return neverSignedOut(order, seat) && minutesBetween(input.arrivedAt, input.leftAt) > minutes ? no('TOO_LONG_VISIT', { minutes }) : null
}

export const propose: Effect<'propose_correction'> = ({ order, seat, me, now, seal }, input) => {
  if (!seat || !me) return
  const id = `${seat.id}-c${order.corrections.length + 1}`
  const correction: Correction = {
    id,
    seatId: seat.id,
    proposedBy: me.id,
    oldArrivedAt: seat.arrivedAt,
    oldLeftAt: seat.leftAt,
    arrivedAt: input.arrivedAt,
    leftAt: input.leftAt,
    at: now,
    confirmedBy: null,
    confirmedAt: null
  }
  order.corrections.push(correction)
  seal({ field: 'correction', owner: id, text: input.howKnown })
}

/** A second person agrees: the old value stays in the correction, the helper is told. */
export const confirm: Effect<'confirm_correction'> = ({ order, me, now, tell, note, seal }, input) => {
  const correction = order.corrections.find((one) => one.id === input.correctionId)
  const seat = order.seats.find((one) => one.id === correction?.seatId)
  if (!correction || !seat) return
  Object.assign(correction, { confirmedBy: me?.id ?? null, confirmedAt: now })
  Object.assign(seat, {
    arrivedAt: correction.arrivedAt,
    leftAt: correction.leftAt,
    leftBy: 'two_people',
    provenMinutes: minutesBetween(correction.arrivedAt, correction.leftAt)
  })
  note({
    record: input.record,
    oldArrivedAt: correction.oldArrivedAt,
    arrivedAt: correction.arrivedAt,
    oldLeftAt: correction.oldLeftAt,
    leftAt: correction.leftAt
  })
  seal({ field: 'correction', owner: `${correction.id}-confirmed`, text: input.words })
  tell({ to: 'seat', seatId: seat.id, kind: 'confirm_correction' })
}

type Said = Pick<StepInputs['rate'], 'outcome' | 'satisfaction' | 'tags' | 'words'>
/** A visit that was needed is also judged; "不需要了" asks nothing more. */
export const ratingWhole = (_: Situation, input: Said): Refusal | null =>
  input.outcome !== 'unneeded' && !input.satisfaction ? no('INVALID_INPUT', { what: '请选很好、还行或不太好' }) : null

/** Keeps what was said whole; some tags call a person at once. Ratings never move value. */
export const say = (situation: Situation, input: Said): void => {
  const { order, me, relation, now, seal, tell } = situation
  const rating: Rating = {
    round: order.round,
    outcome: input.outcome,
    satisfaction: input.satisfaction ?? null,
    tags: input.tags ?? [],
    byAgent: relation === 'agent',
    raterId: me?.id ?? '',
    at: now
  }
  order.ratings.push(rating)
  if (input.words?.trim()) seal({ field: 'rating', owner: `${order.round}-${order.ratings.length}`, text: input.words.trim() })
  raiseSafety(situation, input.tags)
  tell({ to: 'helpers', kind: 'rate' })
}
export const raiseSafety = ({ order, tell, note }: Situation, tags: readonly string[] | undefined): void => {
  const unsafe = (tags ?? []).filter((tag) => (SAFETY_TAGS as readonly string[]).includes(tag))
  if (unsafe.length === 0) return
  order.alarms.push('safety')
  // in its line of the story, for the inbox counts its week from there
  note({ safety: true })
  tell({ to: 'handlers', kind: 'safety' })
}

/** Goes round again: same order, next round, new code and new seats; nothing proven is reversed. */
export const openAgain = (order: Situation['order'], now: number, windows: StepInputs['reopen']['windows']): void => {
  order.round += 1
  order.reopens += 1
  order.lastUnitId = order.alarms.includes('safety') ? null : order.targetUnitId
  Object.assign(order, {
    target: null,
    targetUnitId: null,
    ring: null,
    returnedUnitIds: [],
    servedAt: null,
    closedAt: null,
    endedAt: null,
    appraisal: null,
    moves: 0,
    clocksLeft: {}
  })
  setWindows(order, windows ?? movedOn(order.windows, now))
}

/** The community found out what came of it; nobody's silence becomes a good word (red line 9). */
export const verify: Effect<'verify'> = ({ order, me, now, seal }, input) => {
  order.verification = [
    ...order.verification,
    { round: order.round, how: input.how, outcome: input.outcome ?? null, by: me?.id ?? '', at: now }
  ]
  seal({ field: 'verification', owner: `r${order.round}`, text: input.words })
}

/** The helper explains within 48 hours, once. */
export const mayAnswer: Condition = ({ seat, now }) =>
  seat?.absentAt && now - seat.absentAt <= EXPLAINED_WITHIN && seat.answeredAt === null && seat.absence === null ? null : no('TOO_LATE')

/** Settled when the helper has spoken or the 48 hours are over, and only once. */
export const mayBeSettled: Condition = ({ seat, now }) => {
  if (!seat || seat.absence !== null) return no('ONCE_ONLY')
  return now >= settledFrom(seat) ? null : no('TOO_EARLY', { when: '接单人说明情况，或 48 小时' })
}

export const provenArrival: Condition = ({ seat }) => (seat?.arrivedBy && seat.arrivedBy !== 'none' ? null : no('NO_ARRIVAL'))
export const noneWaiting: Condition = ({ order, seat }) =>
  order.corrections.some((one) => one.seatId === seat?.id && one.confirmedAt === null) ? no('ONCE_ONLY') : null

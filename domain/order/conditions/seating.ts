import { HOUR, MINUTE } from '../../clock/milliseconds'
import { timeWords } from '../../clock/shanghai'
import { freeWindows, isClose, isOffered, unfitFor } from '../eligibility'
import { needsIntroduction } from '../introduction'
import { LEAST_MINUTES, LED_FROM } from '../least'
import type { Order } from '../order'
import { over } from '../over'
import { no, type Condition, type Situation } from '../rule'
import type { Seat } from '../seat'
import { lacking, lastEnd, roundSeats, seatsIn, taken, windowOf } from '../seats'
import { STAGE_WORDS, TOO_SHORT_WORDS } from '../words'

/** Beneficiary, agent, placer, witness and their family never accept. */
export const notClose: Condition = ({ order, scene }) => (isClose(order, scene) ? no('OWN_ORDER') : null)

/** Invited, or inside the present ring, and not released from this order before. */
export const offered: Condition = ({ order, scene }) => (isOffered(order, scene) ? null : no('NOT_ELIGIBLE', { why: '没有邀请到您' }))

/** Real name, age, skill or qualification for the item, not suspended. */
export const fit: Condition = ({ order, scene, me }) => {
  const why = unfitFor(scene.item, order.risk, me?.volunteer ?? null)
  return why === null ? null : no('NOT_ELIGIBLE', { why })
}

/** Whoever may go alone has been introduced by the community (T15). The last condition of its rows: when it refuses, nothing else does. */
export const introduced: Condition = ({ order, scene, me }) => (me && needsIntroduction(order, scene, me) ? no('NOT_INTRODUCED') : null)

/** At least one of the windows is still ahead and 30 minutes away from everything this person accepted. */
export const free: Condition = ({ order, me }) => (me && freeWindows(order, me).length > 0 ? null : no('TIME_CLASH'))

/** People act before the time is over; a timer that was late, or waited for a pause, still does what it owes. */
export const notOver: Condition = ({ order, now, relation }) => (relation === 'system' || now < lastEnd(order) ? null : no('TOO_LATE'))

/** Already inside: nobody holds two seats of one round. */
export const notSeated: Condition = ({ mine }) =>
  mine && ['accepted', 'arrived', 'left', 'unanswered', 'absent'].includes(mine.state) ? no('ONCE_ONLY') : null
export const notQueued: Condition = ({ mine }) => (mine?.state === 'waiting' ? no('ONCE_ONLY') : null)

/** Kept for this seat's person: the first right after a change of time, or a place offered from the waiting list. */
const isKept = (seat: Seat, now: number): boolean =>
  (seat.state === 'invited' && (seat.firstRightUntil ?? 0) > now) || (seat.state === 'waiting' && (seat.offerUntil ?? 0) > now)

/** A place is free for this person: those for whom one is kept come before others. */
export const placeLeft: Condition = ({ order, mine, now }) => {
  const kept = roundSeats(order).filter((seat) => seat !== mine && isKept(seat, now)).length
  return taken(order) + (mine && isKept(mine, now) ? 0 : kept) < order.slots ? null : no('SEAT_TAKEN')
}

/** People are changed by whoever reads their names: a requester those who come (whom the unit has asked is the unit's affair), a unit its own members. */
export const knownToAsker: Condition = ({ order, scene, relation, seat }) => {
  if (relation === 'requester') return seat?.state === 'accepted' ? null : no('WRONG_STATE', { state: STAGE_WORDS[order.state] })
  if (relation !== 'dispatcher' || order.target !== 'unit') return null
  return scene.people[seat?.personId ?? '']?.volunteer?.unitId === order.targetUnitId ? null : no('NOT_ALLOWED', { who: '点单人' })
}

/** Whoever showed the code speaks of what they saw for as long as they read who came. */
export const witnessStill: Condition = ({ order, relation, now }) => (relation === 'witness' && over(order, now) ? no('TOO_LATE') : null)

export const nobodyAccepted: Condition = ({ order }) =>
  seatsIn(order, 'accepted', 'unanswered', 'arrived', 'left').length > 0 ? no('SEAT_ACCEPTED') : null
export const nobodyOnSite: Condition = ({ order }) => (seatsIn(order, 'arrived', 'left').length > 0 ? no('TOO_LATE') : null)
export const nobodyInside: Condition = ({ order }) => (seatsIn(order, 'arrived').length > 0 ? no('SOMEBODY_INSIDE') : null)

export const enoughPeople: Condition = ({ order }) => (taken(order) >= order.minPeople ? null : no('MIN_PEOPLE', { min: order.minPeople }))

/** Who arrives goes on with those who have said yes, as row 19 does: never with fewer than it takes (T15). */
export const enoughToBegin: Condition = (situation) => (lacking(situation.order) === 0 ? null : enoughPeople(situation))

/** Whether those who said yes had to go: together with whoever did not come they were enough. Who was told to wait for others is not late. */
const hadToGo = (order: Order): boolean => seatsIn(order, 'absent').length >= lacking(order)
export const wasToBegin: Condition = ({ order }) => (hadToGo(order) ? null : no('MIN_PEOPLE', { min: order.minPeople }))

/** A leader is for orders of three or more, one at a time, chosen before the first arrival. */
export const mayLead: Condition = ({ order, mine }) => {
  if (order.slots < LED_FROM || seatsIn(order, 'arrived', 'left').length > 0) return no('TOO_LATE')
  return roundSeats(order).some((seat) => seat.leader && seat !== mine) ? no('LEADER_EXISTS') : null
}

/** From when somebody may arrive, and, once inside, from when they may leave: epoch milliseconds. With too few nobody knows when. */
export const arrivesFrom = (situation: Situation): number =>
  enoughToBegin(situation) === null ? windowOf(situation.order).startAt - HOUR : -Infinity
export const leavesFrom = ({ mine }: Situation): number => (mine?.arrivedAt ?? Infinity) + 5 * MINUTE

/** From when the visit counts at all (R01, T01). */
const countsFrom = ({ mine }: Situation): number => (mine?.arrivedAt ?? Infinity) + LEAST_MINUTES * MINUTE
/** Before that whoever leaves reads that nothing would be written down for it; staff on duty get nothing anyhow. */
export const leavesUnpaid = (situation: Situation): string | null =>
  situation.mine?.duty || situation.now >= countsFrom(situation)
    ? null
    : `${timeWords(countsFrom(situation), situation.now)} 才满 ${LEAST_MINUTES} 分钟。在那之前走，这一次不计积分，也不计互助时间。`
/** An item that is usually over before it counts. */
export const countsNothing = ({ scene }: Situation): string | null =>
  scene.item && scene.item.minutes < LEAST_MINUTES ? `这一项约 ${scene.item.minutes} 分钟，${TOO_SHORT_WORDS}。` : null

/** From an hour before the window to its end, and not inside another order. */
export const atTheDoor: Condition = (situation) => {
  const { order, now } = situation
  if (now < arrivesFrom(situation)) return no('TOO_EARLY', { when: '开始前一小时' })
  return now <= windowOf(order).endAt ? null : no('TOO_LATE')
}
export const notInsideAnother: Condition = ({ order, me }) =>
  me?.insideOrderId && me.insideOrderId !== order.id ? no('INSIDE_ANOTHER') : null

/** Patience before a door counts as unanswered, and before somebody counts as not come. */
const DOOR_MINUTES = 10
const LATE_MINUTES = 30
/** From when either may be said. Before the visit begins nobody thinks of it, and before a closed door nobody is absent: epoch milliseconds. */
const onceBegun =
  (minutes: number) =>
  ({ order, now }: Situation): number => {
    const { startAt } = windowOf(order)
    return now >= startAt && seatsIn(order, 'unanswered').length === 0 ? startAt + minutes * MINUTE : -Infinity
  }
export const doorFrom = onceBegun(DOOR_MINUTES)
const lateFrom = onceBegun(LATE_MINUTES)
export const absentFrom = (situation: Situation): number => (hadToGo(situation.order) ? lateFrom(situation) : -Infinity)
export const tenMinutesIn: Condition = ({ order, now }) =>
  now >= windowOf(order).startAt + DOOR_MINUTES * MINUTE ? null : no('TOO_EARLY', { when: `开始 ${DOOR_MINUTES} 分钟` })
export const fiveMinutesInside: Condition = (situation) => (situation.now >= leavesFrom(situation) ? null : no('TOO_SHORT'))
/** Thirty minutes past the start, and nobody stood before a closed door (that is an alarm, not an absence). */
export const halfHourLate: Condition = ({ order, now }) =>
  now >= windowOf(order).startAt + LATE_MINUTES * MINUTE ? null : no('TOO_EARLY', { when: `开始 ${LATE_MINUTES} 分钟` })
export const noDoorAlarm: Condition = ({ order }) => (seatsIn(order, 'unanswered').length > 0 ? no('TOO_LATE') : null)
export const windowOver: Condition = ({ order, now }) => (now > windowOf(order).endAt ? null : no('TOO_EARLY', { when: '约定时间结束' }))

/** From a visit nobody may just be closed: every helper who arrived has left; without any arrival only the handler, past the window. */
export const visitMayEnd: Condition = (situation) => {
  const { order, relation } = situation
  if (order.state === 'serving') return nobodyInside(situation)
  if (relation !== 'handler') return no('NOT_ALLOWED', { who: '社区经办人' })
  if (seatsIn(order, 'accepted', 'unanswered').length === 0) return no('TOO_EARLY', { when: '有人接单' })
  return windowOver(situation)
}

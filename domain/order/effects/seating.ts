import { DAY } from '../../clock/milliseconds'
import { clashes, isOnDuty, isRisky } from '../eligibility'
import type { Window } from '../order'
import { no, type Check, type Effect, type Refusal, type Situation } from '../rule'
import { NO_PART } from '../seat'
import { newSeat, seatsIn } from '../seats'
import { windowsFit } from '../conditions/ordering'
import { openWindows, setWindows } from './handing'
import { fillFromQueue } from './queue'

/** Risk is read and insurance confirmed before L2 and L3, whether the seat is taken now or waited for. */
export const riskRead = ({ order }: Situation, input: { riskRead?: boolean; insured?: boolean }): Refusal | null =>
  isRisky(order.risk) && !(input.riskRead && input.insured) ? no('RISK_UNREAD') : null

/** A window must be chosen where several are offered, and be free for this person; then the risk. */
export const acceptFits: Check<'accept'> = (situation, input) => {
  const { order, me } = situation
  const index = order.windowIndex ?? (order.windows.length === 1 ? 0 : input.windowIndex)
  const window = index === undefined ? undefined : order.windows[index]
  if (!window) return no('WINDOW_NEEDED')
  if (me && clashes(me.busy, window)) return no('TIME_CLASH')
  return riskRead(situation, input)
}

/** The only place where a seat becomes accepted besides the own earlier tap of a waiting list (`fillFromQueue`; red line 1). */
export const takeSeat: Effect<'accept'> = ({ order, me, now, mine, tell }, input) => {
  if (!me) return
  const seat = mine ?? newSeat(order, me.id, 'accepted', now, isOnDuty(order, me))
  if (!mine) order.seats.push(seat)
  Object.assign(seat, { state: 'accepted', acceptedAt: now, firstRightUntil: null, offerUntil: null })
  order.windowIndex ??= order.windows.length === 1 ? 0 : (input.windowIndex ?? 0)
  tell({ to: 'requester', kind: 'accept' })
}

export const joinQueue: Effect<'queue'> = ({ order, me, now, mine }) => {
  if (!me) return
  if (mine) mine.state = 'waiting'
  else order.seats.push(newSeat(order, me.id, 'waiting', now, isOnDuty(order, me)))
}

/** A seat is given up or taken back; the next in the queue moves up. */
export const leaveSeat =
  (state: 'withdrawn' | 'released') =>
  (situation: Situation): void => {
    const { seat, tell } = situation
    if (!seat) return
    Object.assign(seat, { state, ...NO_PART, barred: state === 'released' })
    if (state === 'released') tell({ to: 'seat', seatId: seat.id, kind: 'release' })
    if (['open', 'accepted'].includes(situation.order.state)) fillFromQueue(situation)
    openWindows(situation.order)
  }

const sameWindows = (some: readonly Window[], others: readonly Window[]): boolean =>
  some.length === others.length && some.every(({ startAt, endAt }, at) => others[at]?.startAt === startAt && others[at]?.endAt === endAt)

/**
 * New time, new place of the same community, or yes to what a helper proposed (with `windows`: to just these, whatever was proposed since);
 * another community would have to read it first.
 */
export const rescheduleFits: Check<'reschedule'> = ({ order, scene, now }, input): Refusal | null => {
  if (input.where && !scene.where) return no('ADDRESS_NEEDED')
  if (input.where && scene.where?.communityId !== order.communityId) return no('OTHER_COMMUNITY')
  if (input.agreeSeatId === undefined) return input.windows || input.where ? null : no('WINDOW_INVALID')
  const proposal = seatsIn(order, 'accepted', 'invited').find((seat) => seat.id === input.agreeSeatId)?.proposal
  if (!proposal || (input.windows && !sameWindows(proposal, input.windows))) return no('CHANGED')
  return windowsFit(proposal, now)
}

/**
 * New time or place: accepted helpers are asked again with the first right for a day, and whoever waited is asked afresh,
 * for nobody's tap was for this time (red line 1). A helper whose own proposal it was stays, unless their day has filled meanwhile.
 */
export const reschedule: Effect<'reschedule'> = ({ order, scene, now, tell }, input) => {
  const agreed = order.seats.find((seat) => seat.id === input.agreeSeatId)
  const windows = agreed?.proposal ?? input.windows
  const [only, ...others] = agreed?.proposal ?? []
  const stays = !!agreed && !!only && others.length === 0 && !clashes(scene.people[agreed.personId]?.busy ?? [], only)
  if (windows) setWindows(order, windows)
  if (scene.where && input.where) {
    Object.assign(order, scene.where)
    if (scene.where.place) order.content = 'pending'
  }
  for (const seat of seatsIn(order, 'accepted', 'unanswered')) {
    if (seat === agreed && stays) continue
    Object.assign(seat, { state: 'invited', invitedAt: now, unansweredAt: null, firstRightUntil: now + DAY, organiserBy: null })
  }
  for (const seat of seatsIn(order, 'waiting')) Object.assign(seat, { state: 'invited', invitedAt: now, offerUntil: null })
  for (const seat of order.seats) seat.proposal = null
  order.reschedules += 1
  tell({ to: 'helpers', kind: 'reschedule' })
}

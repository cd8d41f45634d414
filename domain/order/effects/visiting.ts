import { MINUTE } from '../../clock/milliseconds'
import { no, type Check, type Effect, type Situation } from '../rule'
import { NO_PART } from '../seat'
import { seatsIn, taken } from '../seats'
import { openWindows } from './handing'
import { endInvitations, widerRing } from './inviting'

/** Whole minutes between arrival and departure, rounded down, never cut here (value.md §1). */
export const minutesBetween = (arrivedAt: number, leftAt: number): number => Math.max(0, Math.floor((leftAt - arrivedAt) / MINUTE))

/** Proven by the code shown on site; the server's time counts; invitations end, and an open order goes on with those who came. */
export const arrive: Effect<'arrive'> = ({ order, scene, mine, now }) => {
  if (!mine || !scene.proof) return
  Object.assign(mine, {
    state: 'arrived',
    arrivedAt: now,
    arrivedBy: scene.proof.by,
    arriveStep: scene.proof.by === 'code' ? scene.proof.step : null,
    unansweredAt: null
  })
  endInvitations(order)
  order.slots = Math.min(order.slots, taken(order))
  order.minPeople = Math.min(order.minPeople, order.slots)
}

/** The code was checked before: wrong, used or locked codes never reach the rules. One step never serves both ends. */
export const proofShown: Check<'arrive' | 'leave'> = ({ scene, mine }) => {
  if (!scene.proof) return no('CODE_WRONG')
  return scene.proof.by === 'code' && mine?.arriveStep != null && scene.proof.step <= mine.arriveStep ? no('CODE_USED') : null
}

export const leave: Effect<'leave'> = ({ scene, mine, now, seal }, input) => {
  if (!mine?.arrivedAt || !scene.proof) return
  Object.assign(mine, { state: 'left', leftAt: now, leftBy: scene.proof.by, provenMinutes: minutesBetween(mine.arrivedAt, now) })
  if (input.remaining?.trim()) seal({ field: 'remaining', owner: mine.id, text: input.remaining.trim() })
}

/** Nobody opened: no absence, an alarm (an elder may be lying on the floor). */
export const doorAlarm: Effect<'no_answer'> = ({ order, mine, now, tell }) => {
  if (!mine) return
  Object.assign(mine, { state: 'unanswered', unansweredAt: now })
  order.alarms.push('door')
  for (const to of ['requester', 'emergency', 'handlers'] as const) tell({ to, kind: 'door_alarm' })
}

/** Left without a departure code: yellow, credit 0 until two people correct it. */
export const endWithoutProof = ({ seat }: Situation): void => {
  if (seat) Object.assign(seat, { state: 'left', leftAt: null, leftBy: 'none', provenMinutes: 0 })
}

export const markAbsent = ({ order, seat, me, now, tell }: Situation): void => {
  if (!seat) return
  Object.assign(seat, { state: 'absent', absentAt: now, absentBy: me?.id ?? null, ...NO_PART })
  if (taken(order) === 0) order.ring = widerRing(order)
  openWindows(order)
  tell({ to: 'seat', seatId: seat.id, kind: 'mark_absent' })
  tell({ to: 'handlers', kind: 'absence_open' })
}

/** Ends the visit: who never arrived is released without proof and without fault, or, when no code was ever shown, left without credit. */
export const finish: Effect<'finish'> = ({ order, seal }, input) => {
  const serving = order.state === 'serving'
  for (const seat of seatsIn(order, 'accepted', 'unanswered'))
    Object.assign(seat, serving ? { state: 'released', ...NO_PART } : { state: 'left', leftBy: 'none', provenMinutes: 0 })
  endInvitations(order)
  if (input.words?.trim()) seal({ field: 'reason', owner: `finish-${order.round}`, text: input.words.trim() })
}

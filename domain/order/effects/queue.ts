import { HOUR, MINUTE } from '../../clock/milliseconds'
import { clashes } from '../eligibility'
import { needsIntroduction } from '../introduction'
import type { Situation } from '../rule'
import type { Seat } from '../seat'
import { seatsIn, taken, windowOf } from '../seats'
import { lastingly } from './inviting'

/** With a day left whoever waits comes in by the earlier tap; later it is an offer for so long that needs another one. */
const EARLY = 24 * HOUR
const OFFER = 30 * MINUTE

/** Still able to come as they said when they began to wait: nothing lasting forbids it, and the day is still free. */
const couldCome = (situation: Situation, seat: Seat): boolean => {
  const person = situation.scene.people[seat.personId]
  const { order, scene } = situation
  return (
    !!person && lastingly(situation, person) === null && !needsIntroduction(order, scene, person) && !clashes(person.busy, windowOf(order))
  )
}

/** A place became free: the next who can come is seated by their earlier tap, or has it offered for half an hour. Others keep waiting. */
export const fillFromQueue = (situation: Situation): void => {
  const { order, now, tell } = situation
  const early = windowOf(order).startAt - now >= EARLY
  const next = seatsIn(order, 'waiting').filter((seat) => couldCome(situation, seat))
  for (const seat of next.slice(0, Math.max(0, order.slots - taken(order)))) {
    Object.assign(seat, early ? { state: 'accepted', acceptedAt: now } : { offerUntil: now + OFFER })
    tell({ to: 'seat', seatId: seat.id, kind: 'place_offered' })
  }
}

import { invariant } from '../errors'
import type { Item } from '../menu/item'
import type { Order, Window } from '../order/order'
import type { Seat } from '../order/seat'
import { windowOf } from '../order/seats'
import type { Visit } from '../points/facts/service'

/** What an order tells of one visit. */
export type ServiceVisit = Omit<Visit, 'kind' | 'wish'>

/** A visit as the point rules are told of it; a wish has no screen yet. */
export const serviceVisit = (known: ServiceVisit): Visit => ({
  kind: 'visit',
  wish: null,
  ...known
})

/** The how-many-th of those whom the leader named, in the order of their seats (R03). */
const organiserOf = ({ seats }: Order, seat: Seat): number | null =>
  seat.organiserBy === null
    ? null
    : seats.filter((one) => one.round === seat.round && one.organiserBy !== null).findIndex(({ id }) => id === seat.id) + 1

/** What the point rules are told about one seat with a proven arrival. */
export const visitOf = (order: Order, seat: Seat, item: Item, firsts: number, correction: number, warnings: readonly Window[]): Visit => {
  invariant(seat.arrivedAt !== null, 'a visit has an arrival')
  return serviceVisit({
    personId: seat.personId,
    orderId: order.id,
    round: seat.round,
    correction,
    duty: seat.duty,
    item: { minutes: item.minutes, coefficient: item.coefficient },
    slots: order.slots,
    startAt: windowOf(order).startAt,
    arrivedAt: seat.arrivedAt,
    provenMinutes: seat.provenMinutes,
    leader: seat.leader,
    organiser: organiserOf(order, seat),
    lecture: seat.lecture && { attendees: seat.lecture.attendees, by: 'head_count' },
    urgent: order.sla === 'S1',
    warnings,
    firsts
  })
}

import { invariant } from '../errors'
import type { Item } from '../menu/item'
import type { Order } from '../order/order'
import type { Seat } from '../order/seat'
import { windowOf } from '../order/seats'
import type { Visit } from '../points/facts/service'

/** What an order tells of one visit. */
export type ServiceVisit = Omit<Visit, 'kind' | 'wish' | 'organiser' | 'lecture' | 'warnings'>

/** A visit as the point rules are told of it; who taught, who organised and which warnings stood has no screen yet. */
export const serviceVisit = (known: ServiceVisit): Visit => ({
  kind: 'visit',
  wish: null,
  organiser: null,
  lecture: null,
  warnings: [],
  ...known
})

/** What the point rules are told about one seat with a proven arrival. */
export const visitOf = (order: Order, seat: Seat, item: Item, firsts: number, correction: number): Visit => {
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
    urgent: order.sla === 'S1',
    firsts
  })
}

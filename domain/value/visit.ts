import { invariant } from '../errors'
import type { Item } from '../menu/item'
import type { Order } from '../order/order'
import type { Seat } from '../order/seat'
import { windowOf } from '../order/seats'
import type { Visit } from '../points/facts/service'

/** What the point rules are told about one seat with a proven arrival; who taught and who organised has no screen yet. */
export const visitOf = (order: Order, seat: Seat, item: Item, firsts: number, correction: number): Visit => {
  invariant(seat.arrivedAt !== null, 'a visit has an arrival')
  return {
    kind: 'visit',
    personId: seat.personId,
    orderId: order.id,
    round: seat.round,
    correction,
    duty: seat.duty,
    item: { minutes: item.minutes, coefficient: item.coefficient },
    wish: null,
    slots: order.slots,
    startAt: windowOf(order).startAt,
    arrivedAt: seat.arrivedAt,
    provenMinutes: seat.provenMinutes,
    leader: seat.leader,
    organiser: null,
    lecture: null,
    urgent: order.sla === 'S1',
    warnings: [],
    firsts
  }
}

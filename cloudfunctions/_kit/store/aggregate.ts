import type { OrderEvent } from '@domain/order/change'
import { deadlineOf } from '@domain/order/deadline'
import { RINGS, type Order } from '@domain/order/order'
import { owedBy } from '@domain/order/owed'
import type { Seat } from '@domain/order/seat'
import { lastEnd, windowOf } from '@domain/order/seats'
import { nextTimerAt } from '@domain/order/timers'
import { iso, objectOf, rowOf, type Row } from './rows'

/** Columns of `orders` that are beside the aggregate, and of `seat`. */
const BESIDE = new Set([
  'tenant_id',
  'street_id',
  'due_at',
  'starts_at',
  'ends_at',
  'reach',
  'next_at',
  'nudged_at',
  'held_minutes',
  'content_tried_at',
  'address_id',
  'correction_from',
  'absence_from'
])
const BESIDE_SEAT = new Set(['tenant_id', 'order_id', 'n', 'starts_at', 'ends_at'])
const BESIDE_EVENT = new Set(['tenant_id', 'order_id', 'version'])

/** A list by round; rows of before hold the last one alone, or nothing. */
const verifiedIn = ({ verification, round }: Row): Order['verification'] => {
  if (Array.isArray(verification)) return verification as Order['verification']
  return verification ? [{ round: Number(round), ...(verification as Omit<Order['verification'][number], 'round'>) }] : []
}

/** One order from its row and those of its seats, exactly as it was committed. `placerWhy` is sealed and stands elsewhere. */
export const orderOf = (row: Row, seats: Row[], placerWhy: string | null): Order => ({
  ...objectOf<Omit<Order, 'seats' | 'placerWhy' | 'verification'>>({ ...row, verification: null }, BESIDE),
  verification: verifiedIn(row),
  placerWhy,
  seats: seats.map((seat) => objectOf<Seat>(seat, BESIDE_SEAT))
})

/** The row of an order, with what lists and timers go by. */
export const orderRow = (tenantId: string, order: Order, streetId: string, addressId: string | null): Row => {
  const { seats: _seats, placerWhy: _why, ...plain } = order
  const nextAt = nextTimerAt(order)
  return {
    ...rowOf(plain),
    tenant_id: tenantId,
    street_id: streetId,
    due_at: iso(order.endedAt ?? deadlineOf(order) ?? order.placedAt),
    starts_at: iso(windowOf(order).startAt),
    ends_at: iso(lastEnd(order)),
    reach: order.state === 'open' && order.ring !== null ? RINGS.indexOf(order.ring) : 0,
    next_at: nextAt === null ? null : iso(nextAt),
    address_id: addressId
  }
}

/** What the order wants of a worker besides its stage, when this change made that different. */
export const changedOwed = (before: Order | null, order: Order): { owed?: Row } => {
  const owed = rowOfInstants(owedBy(order))
  return JSON.stringify(owed) === JSON.stringify(before ? rowOfInstants(owedBy(before)) : NOTHING_OWED) ? {} : { owed }
}
const rowOfInstants = ({ correctionFrom, absenceFrom }: ReturnType<typeof owedBy>): Row => ({
  correction_from: correctionFrom === null ? null : iso(correctionFrom),
  absence_from: absenceFrom === null ? null : iso(absenceFrom)
})
const NOTHING_OWED: Row = { correction_from: null, absence_from: null }

const seatRow = (tenantId: string, order: Order, seat: Seat, n: number): Row => ({
  ...rowOf(seat),
  tenant_id: tenantId,
  order_id: order.id,
  n,
  starts_at: iso(windowOf(order).startAt),
  ends_at: iso(windowOf(order).endAt)
})

/** Only the seats that became different: of five hundred, the one that arrived. */
export const changedSeats = (tenantId: string, before: Order | null, order: Order): Row[] => {
  const moved = before !== null && JSON.stringify(windowOf(before)) !== JSON.stringify(windowOf(order))
  const old = new Set(moved ? [] : before?.seats.map((seat, n) => JSON.stringify([n, seat])))
  return order.seats.flatMap((seat, n) => (old.has(JSON.stringify([n, seat])) ? [] : [seatRow(tenantId, order, seat, n)]))
}

/** One line a version, so that the story and the order can never tell of different numbers of steps. */
export const eventRow = (tenantId: string, order: Order, event: OrderEvent, version: number): Row => ({
  ...rowOf(event),
  tenant_id: tenantId,
  order_id: order.id,
  version
})
export const eventOf = (row: Row): OrderEvent => objectOf<OrderEvent>(row, BESIDE_EVENT)

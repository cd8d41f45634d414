import { doorIsClosed } from '../order/alarms'
import { isUnsettled } from '../order/owed'
import type { Order } from '../order/order'
import { lacking, ownSeat, seatsIn, windowOf } from '../order/seats'
import type { NoticeRow } from './rows'

/** What must still be so when a message goes out: it may have waited for the morning. */
export type Still =
  | 'placed'
  | 'referred'
  | 'looked for'
  | 'nobody yet'
  | 'somebody comes'
  | 'time proposed'
  | 'served'
  | 'door closed'
  | 'asked'
  | 'offered'
  | 'absence unsettled'

const IS: Record<Still, (order: Order, reader: string) => boolean> = {
  placed: ({ state }) => state === 'placed',
  referred: ({ state }) => state === 'referred',
  'looked for': ({ state }) => state === 'open',
  'nobody yet': ({ state }) => state === 'placed' || state === 'referred' || state === 'open',
  'somebody comes': (order) => isAhead(order) && seatsIn(order, 'accepted').length > 0,
  'time proposed': (order) => seatsIn(order, 'accepted', 'invited').some(({ proposal }) => proposal !== null),
  served: ({ state }) => state === 'served',
  'door closed': doorIsClosed,
  asked: (order, reader) => isAhead(order) && ownSeat(order, reader)?.state === 'invited',
  offered: (order, reader) => isAhead(order) && ['waiting', 'accepted'].includes(ownSeat(order, reader)?.state ?? ''),
  'absence unsettled': (order, reader) => order.seats.some((seat) => seat.personId === reader && isUnsettled(seat))
}

const isAhead = ({ state }: Order): boolean => state === 'open' || state === 'accepted'

/** A reminder is true for its own time, while it lies ahead and as many come as it takes; a helper's, while they do. */
const reminds = (order: Order, { to }: NoticeRow, about: number, reader: string, now: number): boolean =>
  isAhead(order) &&
  order.windowIndex !== null &&
  windowOf(order).startAt === about &&
  now < about &&
  lacking(order) === 0 &&
  (to === 'helpers' ? ownSeat(order, reader)?.state === 'accepted' : seatsIn(order, 'accepted').length > 0)

/** Whether a notice is true now for its reader; `about` is the time a reminder speaks of (epoch ms). */
export const isStill = (row: NoticeRow, order: Order, about: number | null, reader: string, now: number): boolean =>
  about === null ? !row.still || IS[row.still](order, reader) : reminds(order, row, about, reader, now)

import { HOUR } from '../../clock/milliseconds'
import type { Order } from '../order'
import { seatsIn, windowOf } from '../seats'
import type { OrderView } from './shapes'

/** How long before a visit everything about it lies open: milliseconds (orders.md: from two hours before). */
const NEAR = 2 * HOUR

/** From two hours before somebody may come the code lies open by itself: nobody should have to look for it at the door. */
export const codeLiesOpen = ({ window, windows }: Pick<OrderView, 'window' | 'windows'>, now: number): boolean =>
  (window ? [window] : windows).some(({ startAt }) => startAt - NEAR <= now)

/** Somebody is there, or will be within two hours: whoever asked for it sees this before everything else. */
export const visitIsNear = (order: Order, now: number): boolean =>
  order.state === 'serving' ||
  (seatsIn(order, 'accepted', 'unanswered').length > 0 &&
    codeLiesOpen({ window: windowOf(order), windows: [] }, now) &&
    now <= windowOf(order).endAt)

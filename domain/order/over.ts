import { DAY } from '../clock/milliseconds'
import type { Order, OrderState } from './order'

/** Nothing is under way at any level any more. */
export const ENDS: readonly OrderState[] = ['closed', 'declined', 'cancelled', 'expired']

/** Seven days after the end, and at once after a cancellation, whoever came and whoever showed the code see the public line again. */
export const over = (order: Order, now: number): boolean =>
  ['cancelled', 'expired', 'declined'].includes(order.state) || (order.endedAt !== null && now > order.endedAt + 7 * DAY)

/** How long after its end (milliseconds) an order may still come back, objected to or reopened; every other end is final at once. */
export const MAY_RETURN: Partial<Record<OrderState, number>> = { declined: 15 * DAY, closed: 15 * DAY }

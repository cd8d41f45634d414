import { DAY } from '../clock/milliseconds'
import type { Order } from './order'

/** Seven days after the end, and at once after a cancellation, whoever came and whoever showed the code see the public line again. */
export const over = (order: Order, now: number): boolean =>
  ['cancelled', 'expired', 'declined'].includes(order.state) || (order.endedAt !== null && now > order.endedAt + 7 * DAY)

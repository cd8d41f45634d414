import { lightOf, type Light } from '../clock/light'
import type { Order } from './order'
import { seatsIn } from './seats'

/** Somebody stands before a door that nobody opens, and nobody else is inside. */
export const doorIsClosed = (order: Order): boolean => ['open', 'accepted'].includes(order.state) && seatsIn(order, 'unanswered').length > 0

/** What somebody at the handler must look at now: a closed door until it is settled; a tell of safety stays. */
export const liveAlarms = (order: Order): string[] => [...new Set(order.alarms)].filter((alarm) => alarm !== 'door' || doorIsClosed(order))

/** The light of the running clock; a closed door is red from its first minute. */
export const lightNow = (order: Order, now: number): Light | null =>
  order.clock ? (doorIsClosed(order) ? 'red' : lightOf(order.clock, now)) : null

import type { Order } from './order'
import { seatsIn } from './seats'

/** Somebody stands before a door that nobody opens, and nobody else is inside. */
export const doorIsClosed = (order: Order): boolean => ['open', 'accepted'].includes(order.state) && seatsIn(order, 'unanswered').length > 0

/** What somebody at the handler must look at now: a closed door until it is settled; a tell of safety stays. */
export const liveAlarms = (order: Order): string[] => [...new Set(order.alarms)].filter((alarm) => alarm !== 'door' || doorIsClosed(order))

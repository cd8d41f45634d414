import { lightOf, type Light } from '../clock/light'
import { doorIsClosed } from './alarms'
import type { Clock, Order } from './order'
import { lastEnd, windowOf } from './seats'

/** The last moment at which the visit may begin; of one that could begin already when the stage did, its end. */
const lastStart = (order: Order, { startedAt }: Clock): number => {
  const windows = order.windowIndex === null ? order.windows : [windowOf(order)]
  const ahead = windows.map((window) => window.startAt).filter((at) => at > startedAt)
  return ahead.length > 0 ? Math.max(...ahead) : lastEnd(order)
}

/** When the visit itself has overtaken a stage: what comes before it is of use until it begins, what belongs to it until it is over. */
const OVERTAKEN: Record<Clock['name'], (order: Order, clock: Clock) => number> = {
  accept: lastStart,
  dispatch: lastStart,
  takeUp: lastStart,
  start: lastEnd,
  finish: lastEnd,
  followUp: () => Infinity,
  door: () => Infinity
}

/**
 * Until when people are told that a stage will be done: the promise of its clock, but never later than the visit that it is for. What
 * happens by itself goes by the clock alone, on its calendar (`timers.ts`). Null where no clock runs.
 */
export const deadlineOf = (order: Order): number | null =>
  order.clock ? Math.min(order.clock.dueAt, OVERTAKEN[order.clock.name](order, order.clock)) : null

/** The light of the deadline; a closed door is red from its first minute. */
export const lightNow = (order: Order, now: number): Light | null => {
  const dueAt = deadlineOf(order)
  if (!order.clock || dueAt === null) return null
  return doorIsClosed(order) ? 'red' : lightOf({ startedAt: order.clock.startedAt, dueAt }, now)
}

import { clockFor, dueAt } from '../clock/due'
import { DAY } from '../clock/milliseconds'
import { SLA } from '../clock/sla'
import { doorIsClosed } from './alarms'
import { verifyFrom } from './conditions/ordering'
import type { Clock, Order, OrderState } from './order'
import type { ClockColumn } from './rule'
import type { Scene } from './scene'
import { lastEnd, windowOf } from './seats'

const WORKDAY = { amount: 1, unit: 'workingDay' } as const

/** Which clock runs in a state, and when it is due. Final states have none. */
const CLOCK_OF: Record<OrderState, (order: Order, scene: Scene) => Clock | null> = {
  placed: (order, scene) => clockFor('accept', order.sla, scene.now, windowOf(order), scene.calendar),
  referred: (order, scene) => clockFor('dispatch', order.sla, scene.now, windowOf(order), scene.calendar),
  open: (order, scene) => clockFor('takeUp', order.sla, scene.now, windowOf(order), scene.calendar),
  // a day after the window the handler is asked, one working day later it goes a level up by itself
  accepted: (order, scene) => ({
    name: 'start',
    startedAt: scene.now,
    dueAt: dueAt(WORKDAY, Math.max(lastEnd(order) + DAY, scene.now), scene.calendar)
  }),
  serving: (order, scene) => clockFor('finish', order.sla, scene.now, windowOf(order), scene.calendar),
  // the resident's word first; two working days after the community may find out, it goes a level up
  served: (order, scene) => ({
    name: 'followUp',
    startedAt: scene.now,
    dueAt: dueAt({ amount: 2, unit: 'workingDay' }, verifyFrom(order), scene.calendar)
  }),
  closed: () => null,
  declined: () => null,
  cancelled: () => null,
  expired: () => null
}

/**
 * A door that nobody opened counts as S1: two natural hours until somebody has come or called, nights and holidays too (row 23).
 * Whatever else happens to the order meanwhile, this clock goes on; only a level up starts it again.
 */
const doorClock = (column: ClockColumn, before: Order | null, order: Order, { now, calendar }: Scene): Clock =>
  before?.clock?.name === 'door' && column !== 'restart' ? before.clock : clockFor('door', order.sla, now, windowOf(order), calendar)

/** A level up starts the same clock again with at least the class's time to hand over, so that nothing rises twice in an hour. */
const restarted = (order: Order, scene: Scene): Clock | null => {
  const clock = CLOCK_OF[order.state](order, scene)
  return clock && { ...clock, dueAt: Math.max(clock.dueAt, dueAt(SLA[order.sla].accept, scene.now, scene.calendar)) }
}

/** The clock after a step, by the row's column and where the order came from. One that begins during a pause begins at its end. */
export const clockAfter = (column: ClockColumn, before: Order | null, order: Order, at: Scene): Clock | null => {
  if (column === 'none') return null
  if (doorIsClosed(order)) return doorClock(column, before, order, at)
  const scene = { ...at, now: Math.max(at.now, order.pause?.untilAt ?? 0) }
  const moved = before?.state !== order.state || before.round !== order.round || before.clock?.name === 'door'
  const name = order.state === 'placed' ? 'accept' : 'dispatch'
  const left = order.clocksLeft[name]
  if (column === 'resume' && left !== undefined) return { name, startedAt: scene.now, dueAt: scene.now + left }
  if (column === 'restart') return restarted(order, scene)
  if (column === 'retime') return order.state === 'open' || order.state === 'accepted' ? CLOCK_OF[order.state](order, scene) : order.clock
  return moved ? CLOCK_OF[order.state](order, scene) : order.clock
}

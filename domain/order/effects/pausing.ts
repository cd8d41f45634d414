import { workdaysBetween } from '../../clock/due'
import type { WorkingCalendar } from '../../clock/calendar'
import { pauseOwner, type Order } from '../order'
import type { Situation } from '../rule'

/** A pause uses up at least a day: one until tonight, every day anew, would stop the clock for ever (red line 16). */
const daysOf = (from: number, to: number, calendar: WorkingCalendar): number => Math.max(1, workdaysBetween(from, to, calendar))

/** How many working days of pauses there are when the one that runs (if any) ends now and, with `untilAt`, another begins. */
export const pausedDaysWith = ({ pause, pausedDays }: Order, now: number, untilAt: number | null, calendar: WorkingCalendar): number => {
  const runs = pause && pause.untilAt > now
  const used = runs ? daysOf(pause.startedAt, now, calendar) - daysOf(pause.startedAt, pause.untilAt, calendar) : 0
  return pausedDays + used + (untilAt === null ? 0 : daysOf(now, untilAt, calendar))
}

/** Moves what the running clock has fired along with it: the same clock, later. */
const moveClock = (order: Order, shift: number): void => {
  const { clock } = order
  if (!clock) return
  order.clock = { ...clock, startedAt: clock.startedAt + shift, dueAt: clock.dueAt + shift }
  const was = ` ${clock.startedAt}`
  order.fired = order.fired.map((key) => (key.endsWith(was) ? `${key.slice(0, -was.length)} ${clock.startedAt + shift}` : key))
}

/** Stops the running clock until a named day, or goes on earlier; the requester reads why. */
export const pauseOrResume = (
  { order, scene, now, note, seal }: Situation,
  input: { reason?: string; untilAt?: number; resume?: boolean }
): void => {
  const untilAt = input.resume ? null : (input.untilAt ?? now)
  const wasUntil = order.pause && order.pause.untilAt > now ? order.pause.untilAt : now
  moveClock(order, (untilAt ?? now) - wasUntil)
  order.pausedDays = pausedDaysWith(order, now, untilAt, scene.calendar)
  order.pause = untilAt === null ? null : { startedAt: now, untilAt }
  if (order.pause) seal({ field: 'pause', owner: pauseOwner(order.pause), text: input.reason?.trim() ?? '' })
  note({ untilAt: order.pause?.untilAt ?? null })
}

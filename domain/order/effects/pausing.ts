import { workdaysBetween } from '../../clock/due'
import { pauseOwner } from '../order'
import type { Situation } from '../rule'

/** Stops the running clock until a named day, or goes on earlier; the requester reads why. */
export const pauseOrResume = (
  { order, scene, now, note, seal }: Situation,
  input: { reason?: string; untilAt?: number; resume?: boolean }
): void => {
  const untilAt = input.resume ? now : (input.untilAt ?? now)
  const wasUntil = order.pause && order.pause.untilAt > now ? order.pause.untilAt : now
  const shift = untilAt - wasUntil
  if (order.clock) order.clock = { ...order.clock, startedAt: order.clock.startedAt + shift, dueAt: order.clock.dueAt + shift }
  order.pausedDays += (shift < 0 ? -1 : 1) * workdaysBetween(Math.min(untilAt, wasUntil), Math.max(untilAt, wasUntil), scene.calendar)
  order.pause = input.resume ? null : { startedAt: now, untilAt }
  if (order.pause) seal({ field: 'pause', owner: pauseOwner(order.pause), text: input.reason?.trim() ?? '' })
  note({ untilAt: order.pause?.untilAt ?? null })
}

import { DAY, HOUR } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import type { Window } from '@domain/order/order'

const DAYS = ['今天', '明天', '后天', '大后天']
const HALVES = [
  { label: '上午', from: 9, until: 12 },
  { label: '下午', from: 14, until: 17 }
]
const OFFERED = 5

/** The next five half days that somebody could still reach, in words. `now` is epoch milliseconds. */
export const halfDays = (now: number): { label: string; window: Window }[] =>
  DAYS.flatMap((day, index) =>
    HALVES.map(({ label, from, until }) => {
      const midnight = dayStart(now) + index * DAY
      return { label: `${day}${label}`, window: { startAt: midnight + from * HOUR, endAt: midnight + until * HOUR } }
    })
  )
    .filter(({ window }) => window.startAt >= now + HOUR)
    .slice(0, OFFERED)

const isMorning = (ms: number): boolean => ms - dayStart(ms) < 12 * HOUR

/** The next half day that is like an earlier one (epoch milliseconds): a morning for a morning. Nothing when none is near. */
export const halfDayLike = (earlier: number, now: number): Window | undefined =>
  halfDays(now).find(({ window }) => isMorning(window.startAt) === isMorning(earlier))?.window

/** Where another time begins to be chosen: two hours from the next full hour, or tomorrow morning when the day is nearly over. */
export const nextHours = (now: number): Window => {
  const hour = dayStart(now) + Math.ceil((now + HOUR / 2 - dayStart(now)) / HOUR) * HOUR
  const evening = dayStart(now) + 20 * HOUR
  const startAt = hour < evening ? Math.max(hour, dayStart(now) + 8 * HOUR) : dayStart(now) + DAY + 9 * HOUR
  return { startAt, endAt: startAt + 2 * HOUR }
}

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

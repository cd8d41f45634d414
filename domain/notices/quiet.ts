import { dayStart, minuteOfDay } from '../clock/shanghai'
import { DAY, MINUTE } from '../clock/milliseconds'
import type { Topic } from './templates'

/** When somebody wants to be left alone (minutes of the day in Shanghai; null: never), and what they do not want outside of the app. */
export interface NoticeSettings {
  quiet: { from: number; until: number } | null
  muted: readonly Topic[]
}

/** From half past nine in the evening until half past seven, for whoever has not said otherwise. */
export const USUAL: NoticeSettings = { quiet: { from: 21 * 60 + 30, until: 7 * 60 + 30 }, muted: [] }

/** The end (epoch ms) of the quiet hours in which this instant lies; null when it lies in none. They may go past midnight. */
export const quietEnd = (now: number, { quiet }: NoticeSettings): number | null => {
  if (quiet === null || quiet.from === quiet.until) return null
  const minute = minuteOfDay(now)
  const overnight = quiet.from > quiet.until
  const inside = overnight ? minute >= quiet.from || minute < quiet.until : minute >= quiet.from && minute < quiet.until
  if (!inside) return null
  const tomorrow = overnight && minute >= quiet.from
  return dayStart(now) + (tomorrow ? DAY : 0) + quiet.until * MINUTE
}

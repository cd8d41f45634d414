import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { Window } from '../order/order'
import { DAY, MINUTE } from './milliseconds'

dayjs.extend(utc)

/** Minutes from UTC that the whole town lives by; never the machine's own zone. */
const SHANGHAI = 480
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const NEAR_DAYS: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天' }

const at = (ms: number) => dayjs(ms).utcOffset(SHANGHAI)

// plain arithmetic: clocks and lists ask this thousands of times, and the offset has no summer time
const shifted = (ms: number) => ms + SHANGHAI * MINUTE

/** The calendar day of an instant (epoch ms) in Shanghai, `YYYY-MM-DD`. */
export const dayOf = (ms: number): string => new Date(shifted(ms)).toISOString().slice(0, 10)

/** Midnight in Shanghai at which the instant's day began, epoch ms. */
export const dayStart = (ms: number): number => ms - (shifted(ms) % DAY)

/** Minutes since midnight in Shanghai, 0–1439. */
export const minuteOfDay = (ms: number): number => Math.floor((shifted(ms) % DAY) / MINUTE)

/** A day as a calendar has it: "11月25日 周三", with the year when it is another one than now. */
const calendarWords = (ms: number, now: number): string => {
  const day = at(ms)
  return `${day.format(day.year() === at(now).year() ? 'M月D日' : 'YYYY年M月D日')} ${WEEKDAYS[day.day()]}`
}

/** The day before a time: "今天", "明天", else "11月25日 周三", with the year when it is another one. */
export const dayWords = (ms: number, now: number): string =>
  NEAR_DAYS[at(ms).startOf('day').diff(at(now).startOf('day'), 'day')] ?? calendarWords(ms, now)

/** An instant for people: "今天 14:00", "11月25日 周三 09:00". Both in epoch ms. */
export const timeWords = (ms: number, now: number): string => `${dayWords(ms, now)} ${at(ms).format('HH:mm')}`

/** A window for people: "今天 14:00–16:00"; past midnight the second day is named too. */
export const windowWords = (window: Window, now: number): string => {
  const sameDay = dayOf(window.startAt) === dayOf(window.endAt)
  return `${timeWords(window.startAt, now)}–${sameDay ? at(window.endAt).format('HH:mm') : timeWords(window.endAt, now)}`
}

/** A window on paper, which is read on any day: never "今天" or "明天" but "11月25日 周三 09:00–12:00". `now` is when it is printed. */
export const paperWords = ({ startAt, endAt }: Window, now: number): string => {
  const until = dayOf(startAt) === dayOf(endAt) ? '' : `${calendarWords(endAt, now)} `
  return `${calendarWords(startAt, now)} ${at(startAt).format('HH:mm')}–${until}${at(endAt).format('HH:mm')}`
}

/** Within so long a window is a moment to people. */
const A_MOMENT = 30 * MINUTE

/** Who comes when, as people say it: "今天陈师傅 14:00–16:00 之间来"; of a window that is hardly longer than a moment "今天陈师傅 14:00 来". */
export const comesWords = (who: string, window: Window, now: number): string => {
  const day = dayWords(window.startAt, now)
  const times = windowWords(window, now).slice(day.length + 1)
  return window.endAt - window.startAt <= A_MOMENT
    ? `${day}${who} ${at(window.startAt).format('HH:mm')} 来`
    : `${day}${who} ${times} 之间来`
}

/** An instant as WeChat's templates want it: "2026年11月24日 14:00". */
export const dateWords = (ms: number): string => `${at(ms).format('YYYY年M月D日')} ${at(ms).format('HH:mm')}`

/** A day (YYYY-MM-DD) as people say it: 1954年3月5日. */
export const birthdayWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

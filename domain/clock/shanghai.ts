import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { Window } from '../order/order'

dayjs.extend(utc)

/** Minutes from UTC that the whole town lives by; never the machine's own zone. */
const SHANGHAI = 480
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const NEAR_DAYS: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天' }

const at = (ms: number) => dayjs(ms).utcOffset(SHANGHAI)

/** The calendar day of an instant (epoch ms) in Shanghai, `YYYY-MM-DD`. */
export const dayOf = (ms: number): string => at(ms).format('YYYY-MM-DD')

/** Midnight in Shanghai at which the instant's day began, epoch ms. */
export const dayStart = (ms: number): number => at(ms).startOf('day').valueOf()

/** Minutes since midnight in Shanghai, 0–1439. */
export const minuteOfDay = (ms: number): number => at(ms).hour() * 60 + at(ms).minute()

/** The day before a time: "今天", "明天", else "11月25日 周三", with the year when it is another one. */
export const dayWords = (ms: number, now: number): string => {
  const day = at(ms)
  const near = NEAR_DAYS[day.startOf('day').diff(at(now).startOf('day'), 'day')]
  if (near) return near
  return `${day.format(day.year() === at(now).year() ? 'M月D日' : 'YYYY年M月D日')} ${WEEKDAYS[day.day()]}`
}

/** An instant for people: "今天 14:00", "11月25日 周三 09:00". Both in epoch ms. */
export const timeWords = (ms: number, now: number): string => `${dayWords(ms, now)} ${at(ms).format('HH:mm')}`

/** A window for people: "今天 14:00–16:00"; past midnight the second day is named too. */
export const windowWords = (window: Window, now: number): string => {
  const sameDay = dayOf(window.startAt) === dayOf(window.endAt)
  return `${timeWords(window.startAt, now)}–${sameDay ? at(window.endAt).format('HH:mm') : timeWords(window.endAt, now)}`
}

import { DAY } from '../clock/milliseconds'

/** How it went with one service in one community: how often it was asked for, how often somebody said yes, and after how many minutes (the middle one). */
export interface Wait {
  asked: number
  taken: number
  minutes: number | null
}

/** Fewer than this tell nothing about the next one, and might tell who it was. */
export const LEAST = 5

/** Which orders are counted, back from now: half a year, without the last week, whose orders may still find somebody. */
export const SPAN = { from: 187 * DAY, to: 7 * DAY }

/** Rounded up, so that it is no promise that was too good: up to an hour, hours until noon of waiting, then days. */
const within = (minutes: number): string => {
  if (minutes <= 60) return '一小时内'
  if (minutes <= 12 * 60) return ` ${Math.ceil(minutes / 60)} 小时内`
  return minutes <= 24 * 60 ? '一天内' : ` ${Math.ceil(minutes / 60 / 24)} 天内`
}

/** What is known before somebody asks, in one sentence that names where; null when too little happened to say anything. */
export const waitWords = (place: string, { asked, taken, minutes }: Wait): string | null => {
  if (asked < LEAST) return null
  const before = `近半年${place}点过 ${asked} 次，`
  return taken === 0 || minutes === null
    ? `${before}还没有人接过，可以打电话问问社区`
    : `${before}${taken} 次有人接，一般${within(minutes)}接上`
}

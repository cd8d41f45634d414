import { DAY } from '../clock/milliseconds'
import { dayOf, dayStart } from '../clock/shanghai'
import type { Period } from './rule'

/** What people read before a cap. */
export const PERIOD_WORDS: Record<Period, string> = { day: '当日', month: '当月', quarter: '当季', year: '当年', life: '一生' }

type Periods = Record<Period, string>
const periodsOf = (day: string): Periods => {
  const year = day.slice(0, 4)
  return { day, month: day.slice(0, 7), quarter: `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`, year, life: 'life' }
}

// a simulation asks a million times for the same few hundred days
const REMEMBERED = 4000
const remembered = new Map<number, Periods>()

/** The calendar period of Asia/Shanghai that an instant (epoch ms) lies in: `2026-11-23`, `2026-11`, `2026-Q4`, `2026`, `life`. */
export const periodOf = (period: Period, at: number): string => {
  const number = Math.round(dayStart(at) / DAY)
  const found = remembered.get(number)
  if (found) return found[period]
  const periods = periodsOf(dayOf(at))
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(number, periods)
  return periods[period]
}

import { dayOf } from '../clock/shanghai'
import type { Period } from './rule'

/** What people read before a cap. */
export const PERIOD_WORDS: Record<Period, string> = { day: '当日', month: '当月', quarter: '当季', year: '当年', life: '一生' }

/** The calendar period of Asia/Shanghai that an instant (epoch ms) lies in: `2026-11-23`, `2026-11`, `2026-Q4`, `2026`, `life`. */
export const periodOf = (period: Period, at: number): string => {
  if (period === 'life') return 'life'
  const day = dayOf(at)
  if (period === 'day') return day
  const year = day.slice(0, 4)
  if (period === 'month') return day.slice(0, 7)
  return period === 'quarter' ? `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` : year
}

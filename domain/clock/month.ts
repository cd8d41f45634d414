import { dayOf } from './shanghai'

/** The same day of a later month, `YYYY-MM-DD`; never looks whether that month has the day. */
export const monthsLater = (day: string, months: number): string => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const whole = year * 12 + month - 1 + months
  return `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}${day.slice(7)}`
}

/** From the first instant of a month of Asia/Shanghai (`2026-11`) to the first of the next, epoch milliseconds. */
export const monthWindow = (month: string): { from: number; to: number } => {
  const first = `${month}-01`
  const startOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`)
  return { from: startOf(first), to: startOf(monthsLater(first, 1)) }
}

/** The first instant (epoch ms) of the calendar quarter of Asia/Shanghai that an instant lies in. */
export const quarterStart = (at: number): number => {
  const day = dayOf(at)
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return monthWindow(`${day.slice(0, 5)}${String(month).padStart(2, '0')}`).from
}

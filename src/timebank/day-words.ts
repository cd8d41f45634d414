import { dayOf } from '@domain/clock/shanghai'

/** `2026-11-23` as people say it: `2026年11月23日`. */
export const dateWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
/** The day of an instant, with its year: what is signed is looked up years later. */
export const signedWords = (at: number): string => dateWords(dayOf(at))
/** `2026-11` as people say it. */
export const monthWords = (month: string): string => `${Number(month.slice(5))}月`

import { monthsLater } from '../clock/month'
import type { Pool } from './hold'

/** What came to the pool by itself in one month, what went out of it, and what the district put in; whole minutes. */
export interface PoolMonth {
  /** `2026-11` */
  month: string
  came: number
  went: number
  injected: number
}

/** By what each movement of the pool was for: shards that fill each other are no flow, and new minutes are no flow either. */
export const poolMonths = (folded: readonly { month: string; cause: string; came: number; went: number }[]): PoolMonth[] => {
  const months = new Map<string, PoolMonth>()
  for (const { month, cause, came, went } of folded.filter(({ cause }) => cause !== 'fill')) {
    const known = months.get(month) ?? { month, came: 0, went: 0, injected: 0 }
    const isNew = cause === 'inject'
    months.set(month, {
      month,
      came: known.came + (isNew ? 0 : came),
      went: known.went + (isNew ? 0 : went),
      injected: known.injected + (isNew ? came : 0)
    })
  }
  return [...months.values()].sort((one, other) => (one.month < other.month ? -1 : 1))
}

/** How long the pool lasts: nobody can tell yet, as long as things are as they are, or so many months. */
export type Solvency = { kind: 'young' } | { kind: 'lasting' } | { kind: 'months'; months: number }

/** How many whole months are looked back on. */
const LOOKED_BACK = 3

/** The whole months before this one, at most three, from the first in which anything moved. */
const lookedBack = (months: readonly PoolMonth[], thisMonth: string): string[] => {
  const first = months.map(({ month }) => month).sort()[0]
  return Array.from({ length: LOOKED_BACK }, (_, back) => monthsLater(`${thisMonth}-01`, -1 - back).slice(0, 7)).filter(
    (month) => first !== undefined && month >= first
  )
}

/**
 * (Pool − floor) ÷ mean net outflow of the three whole months before this one; what the district put in is a decision and no flow, so it is
 * left out. A month in which nothing moved counts as nothing.
 */
export const solvencyOf = (pool: Pool, months: readonly PoolMonth[], thisMonth: string): Solvency => {
  const back = lookedBack(months, thisMonth)
  if (back.length === 0) return { kind: 'young' }
  const outflow = months.reduce((sum, { month, came, went }) => sum + (back.includes(month) ? went - came : 0), 0) / back.length
  if (outflow <= 0) return { kind: 'lasting' }
  return { kind: 'months', months: Math.max(0, Math.floor((pool.available - pool.floor) / outflow)) }
}

/** What was served in a year; 0 while the pool has not moved for one, counted from the `first` month looked back on: less than a year is not called one. */
export const servedInYear = (served: number, months: readonly PoolMonth[], first: string): number =>
  months.some(({ month }) => month <= first) ? served : 0

/** What people own who turn 65 within so many years, and how many years of what is served today that is; null: nothing was served, or not for a year yet. */
export interface Promised {
  withinYears: number
  minutes: number
  years: number | null
}

/** One decimal: nobody promises to the minute. */
export const promisedOf = (withinYears: number, minutes: number, servedYear: number): Promised => ({
  withinYears,
  minutes,
  years: servedYear > 0 ? Math.round((minutes / servedYear) * 10) / 10 : null
})

/** In plain words: 公共池还够用多久. */
export const solvencyWords = (solvency: Solvency): string => {
  if (solvency.kind === 'young') return '公共池开始还不到一个月，过些天再看。'
  if (solvency.kind === 'lasting') return '近三个月进的不比出的少，够一直用下去。'
  if (solvency.months === 0) return '照近三个月的用法，不到一个月就要用完了。'
  return solvency.months < 24
    ? `照近三个月的用法，还够用 ${solvency.months} 个月。`
    : `照近三个月的用法，还够用 ${Math.floor(solvency.months / 12)} 年多。`
}

import { periodOf } from './period'

export type Grade = '优秀' | '良好' | '达标' | '待提升'

interface GradeRow {
  grade: Grade
  hours: number
  points: number
  /** deductions that bar it */
  barredBy: readonly string[]
}

/** What a year is told as, best first; equal is enough (`district-defaults.json` → yearlyFeedback). Told to the person and the unit only. */
export const GRADES: readonly GradeRow[] = [
  { grade: '优秀', hours: 60, points: 600, barredBy: ['D03', 'D04', 'D05'] },
  { grade: '良好', hours: 40, points: 400, barredBy: [] },
  { grade: '达标', hours: 20, points: 200, barredBy: [] },
  { grade: '待提升', hours: 0, points: -Infinity, barredBy: [] }
]

/** One thing that a year counts: an award (its points), a reversal of one (negative), with proven minutes where it was a visit. */
export interface YearEntry {
  at: number
  points: number
  provenMinutes: number
}

/** Points earned in a calendar year minus reversals and before redemption, and the proven minutes uncut. Deductions are not entries. */
export const yearOf = (entries: readonly YearEntry[], year: string): { points: number; provenMinutes: number } =>
  entries
    .filter((entry) => periodOf('year', entry.at) === year)
    .reduce((sum, entry) => ({ points: sum.points + entry.points, provenMinutes: sum.provenMinutes + entry.provenMinutes }), {
      points: 0,
      provenMinutes: 0
    })

/** The word for a year; `deductions` are the codes that stand against the person in it. */
export const gradeOf = (year: { points: number; provenMinutes: number }, deductions: readonly string[]): Grade =>
  GRADES.find(
    (row) => year.provenMinutes >= row.hours * 60 && year.points >= row.points && !row.barredBy.some((code) => deductions.includes(code))
  )?.grade ?? '待提升'

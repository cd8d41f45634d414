import { HOUR } from '../clock/milliseconds'
import type { FlatRow } from './rule'

/** A report of a danger: where (degrees), what kind, when (epoch ms). */
export interface Report {
  category: string
  latitude: number
  longitude: number
  at: number
}

const METERS_PER_DEGREE = 111_320
const RADIANS = Math.PI / 180

/** Metres between two places of one town; a flat map is right to a hundredth of a percent there. */
const metersBetween = (one: Report, other: Report): number => {
  const north = (one.latitude - other.latitude) * METERS_PER_DEGREE
  const east = (one.longitude - other.longitude) * METERS_PER_DEGREE * Math.cos(one.latitude * RADIANS)
  return Math.hypot(north, east)
}

/** A category is a word that somebody typed: written wider, with blanks or capitals it is the same. */
export const categoryOf = (word: string): string => word.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')

/** From when to when other reports are of the same danger by the row's hours, the report's own moment in the middle. */
export const reportedAround = ({ limits }: Pick<FlatRow, 'limits'>, at: number): { from: number; to: number } => {
  const hours = (limits.hours ?? 0) * HOUR
  return { from: at - hours, to: at + hours }
}

/**
 * Whether none of the reports that are known is of the same: same category, within the row's metres and hours before and after (R13: 50 m, 24 h).
 * Whichever of two is written down first is the first one: what was paid stands.
 */
export const firstReport = (row: Pick<FlatRow, 'limits'>, report: Report, known: readonly Report[]): boolean => {
  const { from, to } = reportedAround(row, report.at)
  return !known.some(
    (other) =>
      categoryOf(other.category) === categoryOf(report.category) &&
      other.at >= from &&
      other.at <= to &&
      metersBetween(report, other) <= (row.limits.meters ?? 0)
  )
}

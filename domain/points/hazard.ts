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

/** Whether nobody reported the same before: same category, within the row's metres and hours (R13: 50 m, 24 h). */
export const firstReport = ({ limits }: Pick<FlatRow, 'limits'>, report: Report, earlier: readonly Report[]): boolean =>
  !earlier.some(
    (other) =>
      other.category === report.category &&
      report.at - other.at <= (limits.hours ?? 0) * HOUR &&
      metersBetween(report, other) <= (limits.meters ?? 0)
  )

import { MINUTE } from '../../clock/milliseconds'
import { cutTo, type Cut, type Limit } from '../caps'
import { causeOf } from '../cause'
import type { Visit } from '../facts/service'
import type { Line } from '../line'
import type { PackIndex } from '../pack/indexed'
import type { FactorRow, MinutesRow } from '../rule'
import type { Asked } from './asked'
import { hundredths, ONE, weigh } from './factors'

/** 晚到: from so many minutes after the agreed start the line says so; it costs nothing (R04). */
const LATE_MINUTES = 15

/** `numerator / denominator` to the nearest whole number, halves up; both ≥ 0. */
export const halfUp = (numerator: number, denominator: number): number => Math.floor((2 * numerator + denominator) / (2 * denominator))

/** The most minutes a row counts of one visit. */
const mostOf = (row: MinutesRow, visit: Visit): number =>
  Math.min(Math.ceil((visit.item.minutes * hundredths(row.itemShare)) / ONE), row.mostMinutes)

/** Whether a visit earns minutes at all; what goes with the row needs the same. */
export const qualifies = (row: MinutesRow, visit: Pick<Visit, 'duty' | 'wish' | 'provenMinutes'>): boolean =>
  !visit.duty && visit.wish !== 'goods' && visit.provenMinutes >= row.leastMinutes

const nothingWords = (row: MinutesRow, visit: Visit): string => {
  if (visit.duty) return '在岗工作，只记到场，不计分'
  if (visit.wish === 'goods') return '实物类微心愿不按时长计分'
  return `到场 ${visit.provenMinutes} 分钟，不满 ${row.leastMinutes} 分钟不计分`
}

/** A factor that carries its own cap (R14) stands in for the row's caps; without it the day keeps within both. */
const limitsOf = ({ ordinary, limits }: PackIndex, holding: readonly FactorRow[]): readonly Limit[] => {
  const lifting = holding.filter((factor) => factor.caps.length > 0)
  return lifting.length > 0 ? lifting.flatMap((factor) => limits.get(factor) ?? []) : ordinary
}

const lateWords = (visit: Visit): string[] => {
  const late = Math.floor((visit.arrivedAt - visit.startAt) / MINUTE)
  return late >= LATE_MINUTES ? [`比约定晚到 ${late} 分钟，时长按实际，不另扣分`] : []
}
const minuteWords = (row: MinutesRow, visit: Visit, minutes: number): string =>
  minutes < visit.provenMinutes
    ? `到场 ${visit.provenMinutes} 分钟，按 ${minutes} 分钟计分，每小时 ${row.pointsPerHour} 分`
    : `服务 ${minutes} 分钟，每小时 ${row.pointsPerHour} 分`

const NOTHING_APART = {}
const NOTHING: Cut = { points: 0, cut: 0, draws: [], why: [] }

// written out: spreading an object costs more than all the arithmetic, and a simulation does this a million times
const lineOf = (row: MinutesRow, visit: Visit, version: string, { points, cut, draws }: Cut, why: readonly string[]): Line => ({
  code: row.code,
  cause: causeOf(visit, row.code),
  personId: visit.personId,
  version,
  points,
  cut,
  why,
  draws,
  hangsOn: null
})

/** The points of one seat's proven minutes: one multiplication, one rounding, then the caps of the day of arrival. */
export const minutesLine = (row: MinutesRow, visit: Visit, { index, version, used }: Asked): Line => {
  if (!qualifies(row, visit)) return lineOf(row, visit, version, NOTHING, [nothingWords(row, visit)])
  const minutes = Math.min(visit.provenMinutes, mostOf(row, visit))
  const condition = weigh(index.condition, visit, minutes)
  // a part is played for the whole visit: weighing one minute gives its factor
  const role = weigh(index.role, visit, 1)
  const coefficient = row.coefficient ? visit.item.coefficient : 1
  const points = halfUp(condition.hundredths * hundredths(row.pointsPerHour) * hundredths(coefficient) * role.hundredths, 60 * ONE ** 4)
  const cut = cutTo(points, limitsOf(index, condition.rows), visit.arrivedAt, NOTHING_APART, used)
  const difficulty = coefficient === 1 ? [] : [`难度 ×${coefficient}`]
  const why = [minuteWords(row, visit, minutes), ...difficulty, ...role.why, ...condition.why, ...lateWords(visit), ...cut.why]
  return lineOf(row, visit, version, cut, why)
}

import { MINUTE } from '../../clock/milliseconds'
import { cutTo, type Limit } from '../caps'
import { causeOf } from '../cause'
import type { Visit } from '../fact'
import type { Line, Used } from '../line'
import type { FactorRow, MinutesRow, RulePack } from '../rule'
import { hundredths, ONE, weigh } from './factors'

/** 晚到: from so many minutes after the agreed start the line says so; it costs nothing (R04). */
const LATE_MINUTES = 15

/** `numerator / denominator` to the nearest whole number, halves up; both ≥ 0. */
export const halfUp = (numerator: number, denominator: number): number => Math.floor((2 * numerator + denominator) / (2 * denominator))

/** The most minutes a row counts of one visit. */
const mostOf = (row: MinutesRow, visit: Visit): number =>
  Math.min(Math.ceil((visit.item.minutes * hundredths(row.itemShare)) / ONE), row.mostMinutes)

/** Whether a visit earns minutes at all; what goes with the row needs the same. */
export const qualifies = (row: MinutesRow, visit: Visit): boolean =>
  !visit.duty && visit.wish !== 'goods' && visit.provenMinutes >= row.leastMinutes

const nothingWords = (row: MinutesRow, visit: Visit): string => {
  if (visit.duty) return '在岗工作，只记到场，不计分'
  if (visit.wish === 'goods') return '实物类微心愿不按时长计分'
  return `到场 ${visit.provenMinutes} 分钟，不满 ${row.leastMinutes} 分钟不计分`
}

const isFactor = (row: { kind: string }): row is FactorRow => row.kind === 'factor'

/** A factor that carries its own cap (R14) stands in for the row's caps; without it the day keeps within both. */
const limitsOf = (row: MinutesRow, factors: readonly FactorRow[], counted: readonly FactorRow[]): Limit[] => {
  const limits = (one: MinutesRow | FactorRow) => one.caps.map((cap) => ({ code: one.code, cap }))
  const lifted = counted.filter((factor) => factor.caps.length > 0)
  return lifted.length > 0 ? lifted.flatMap(limits) : [row, ...factors].flatMap(limits)
}

const lateWords = (visit: Visit): string[] => {
  const late = Math.floor((visit.arrivedAt - visit.startAt) / MINUTE)
  return late >= LATE_MINUTES ? [`比约定晚到 ${late} 分钟，时长按实际，不另扣分`] : []
}
const minuteWords = (row: MinutesRow, visit: Visit, minutes: number): string =>
  minutes < visit.provenMinutes
    ? `到场 ${visit.provenMinutes} 分钟，按 ${minutes} 分钟计分，每小时 ${row.pointsPerHour} 分`
    : `服务 ${minutes} 分钟，每小时 ${row.pointsPerHour} 分`

/** The points of one seat's proven minutes: one multiplication, one rounding, then the caps of the day of arrival. */
export const minutesLine = (row: MinutesRow, visit: Visit, pack: RulePack, used: Used): Line => {
  const line = { code: row.code, cause: causeOf(visit, row.code), personId: visit.personId, version: pack.version, hangsOn: null }
  if (!qualifies(row, visit)) return { ...line, points: 0, cut: 0, draws: [], why: [nothingWords(row, visit)] }
  const factors = pack.rows.filter(isFactor).filter((factor) => factor.base === row.code)
  const minutes = Math.min(visit.provenMinutes, mostOf(row, visit))
  const condition = weigh(
    factors.filter((one) => one.group === 'condition'),
    visit,
    minutes
  )
  // a part is played for the whole visit: weighing one minute gives its factor
  const role = weigh(
    factors.filter((one) => one.group === 'role'),
    visit,
    1
  )
  const coefficient = row.coefficient ? visit.item.coefficient : 1
  const points = halfUp(condition.hundredths * hundredths(row.pointsPerHour) * hundredths(coefficient) * role.hundredths, 60 * ONE ** 4)
  const { why, ...cut } = cutTo(points, limitsOf(row, factors, [...condition.rows, ...role.rows]), visit.arrivedAt, {}, used)
  return {
    ...line,
    ...cut,
    why: [
      minuteWords(row, visit, minutes),
      ...(coefficient === 1 ? [] : [`难度 ×${coefficient}`]),
      ...role.why,
      ...(visit.lecture?.by === 'head_count' && role.rows.some((one) => one.when.includes('lecturer'))
        ? ['到场人数由现场人清点，没有逐一扫码']
        : []),
      ...condition.why,
      ...lateWords(visit),
      ...why
    ]
  }
}

import { NEVER_VALUED, type Trigger } from '../trigger'
import type { FactorRow, Row } from '../rule'

/** What is wrong with a row as seen among the others: its code and the reason in words. */
export interface Problem {
  code: string
  reason: string
}
type RuleCheck = (row: Row, rows: readonly Row[]) => string | null

const baseOf = (row: Row, rows: readonly Row[]): Row | undefined => rows.find((one) => one.code === row.base)

const twice: RuleCheck = (row, rows) => (rows.find((one) => one.code === row.code) === row ? null : '编号重复')
const baseKnown: RuleCheck = (row, rows) => (row.base === null || baseOf(row, rows) ? null : `所依据的“${row.base}”不在文件里`)

/** Follows bases until they end or come round. */
const cycle: RuleCheck = (row, rows) => {
  const seen = [row.code]
  for (let next = baseOf(row, rows); next; next = baseOf(next, rows)) {
    if (seen.includes(next.code)) return `依据绕成了圈：${[...seen, next.code].join(' → ')}`
    seen.push(next.code)
  }
  return null
}
const factorBase: RuleCheck = (row, rows) =>
  row.kind === 'factor' && baseOf(row, rows)?.kind !== 'minutes' ? '系数只能依据按时长计分的一条' : null

const GROUPS: Record<FactorRow['group'], readonly string[]> = {
  role: ['leader', 'organiser', 'lecturer'],
  condition: ['urgent', 'night', 'weather']
}
const group: RuleCheck = (row) =>
  row.kind === 'factor' && row.when.some((when) => !GROUPS[row.group].includes(when)) ? `“when”里有不属于“${row.group}”组的情形` : null

const oneMinutes: RuleCheck = (row, rows) =>
  row.kind === 'minutes' && rows.find((one) => one.kind === 'minutes') !== row ? '按时长计分的只能有一条' : null

const pointsOf = (row: Row, period: string): number | undefined => {
  const found = row.caps.find((cap) => cap.period === period && 'points' in cap)
  return found && 'points' in found ? found.points : undefined
}
/** A factor's own cap lifts the one of its base: a lower one would cut people for helping in an emergency. */
const lifts: RuleCheck = (row, rows) => {
  const base = baseOf(row, rows)
  if (row.kind !== 'factor' || !base) return null
  const low = row.caps.find((cap) => 'points' in cap && cap.points < (pointsOf(base, cap.period) ?? 0))
  return low ? `上限不能比“${base.code}”的还低` : null
}
const minutesCaps: RuleCheck = (row) =>
  (row.kind === 'minutes' || row.kind === 'factor') && row.caps.some((cap) => 'times' in cap) ? '按时长计分的上限只能写分数' : null

const OFFENCES: readonly Trigger[] = ['false_presence', 'privacy_leak', 'took_payment']
const reviewed: RuleCheck = (row) =>
  row.kind === 'deduction' && OFFENCES.includes(row.on) && row.reviewers < 2 ? '这一类扣分要由两个人复核' : null

/** Checks of a row among the others, in the order they are told. */
const CHECKS: readonly RuleCheck[] = [twice, baseKnown, cycle, factorBase, group, oneMinutes, lifts, minutesCaps, reviewed]

const worthless: RuleCheck = (row) =>
  (row.kind === 'flat' || row.kind === 'deduction') && NEVER_VALUED.includes(row.on)
    ? '登录、浏览、点赞、转发、捐赠、没有接单和低分评价，永远不计分也不扣分'
    : null

/** The first problem among whole rows, or null. A demonstration may value what no published rule may (red line 21). */
export const problemOf = (rows: readonly Row[], demonstration: boolean): (Problem & { index: number }) | null => {
  for (const [index, row] of rows.entries())
    for (const check of demonstration ? CHECKS : [...CHECKS, worthless]) {
      const reason = check(row, rows)
      if (reason !== null) return { index, code: row.code, reason }
    }
  return null
}

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

/** Statements tell by it who was there (domain/verify). */
const namedForMinutes: RuleCheck = (row) =>
  row.kind === 'minutes' && row.code !== 'R01' ? '按时长计分的一条，编号是 R01，账单按它数到过几次' : null

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

const leastIsLess: RuleCheck = (row) => (row.kind === 'minutes' && row.leastMinutes > row.mostMinutes ? '最少的分钟数比最多的还多' : null)
const nightHasHours: RuleCheck = (row) =>
  row.kind === 'factor' && row.when.includes('night') && row.nightFrom === row.nightTo ? '夜间的起止不能是同一个钟点' : null

/** One cap of points and one of times a period (the latter for each thing it counts by). */
const capsOnce: RuleCheck = ({ caps }) => {
  const names = caps.map((cap) => ('times' in cap ? `${cap.period} ${cap.per ?? ''}` : cap.period))
  return new Set(names).size === names.length ? null : '同一个周期的上限写了两次'
}
/** What is taken is reckoned once from what is there. */
const oneDeduction: RuleCheck = (row, rows) =>
  row.kind === 'deduction' && rows.find((one) => one.kind === 'deduction' && one.on === row.on) !== row ? '同一件事只能有一条扣分' : null

const OFFENCES: readonly Trigger[] = ['false_presence', 'privacy_leak', 'took_payment']
const reviewed: RuleCheck = (row) =>
  row.kind === 'deduction' && OFFENCES.includes(row.on) && row.reviewers < 2 ? '这一类扣分要由两个人复核' : null

/** A proven false presence is found by two of different organisations (value.md, D03). */
const elsewhere: RuleCheck = (row) =>
  row.kind === 'deduction' && row.on === 'false_presence' && !row.differentOrganisations ? '复核的两个人要来自不同单位' : null

/** Checks of a row among the others, in the order they are told. */
const CHECKS: readonly RuleCheck[] = [
  twice,
  baseKnown,
  cycle,
  factorBase,
  group,
  oneMinutes,
  leastIsLess,
  nightHasHours,
  lifts,
  minutesCaps,
  capsOnce,
  oneDeduction,
  reviewed,
  elsewhere
]

const worthless: RuleCheck = (row) =>
  (row.kind === 'flat' || row.kind === 'deduction') && NEVER_VALUED.includes(row.on)
    ? '登录、浏览、点赞、转发、捐赠、没有接单和低分评价，永远不计分也不扣分'
    : null

/** The first problem among whole rows, or null. A demonstration may value what no published rule may (red line 21). */
export const problemOf = (rows: readonly Row[], demonstration: boolean): (Problem & { index: number }) | null => {
  for (const [index, row] of rows.entries())
    for (const check of demonstration ? CHECKS : [...CHECKS, namedForMinutes, worthless]) {
      const reason = check(row, rows)
      if (reason !== null) return { index, code: row.code, reason }
    }
  return null
}

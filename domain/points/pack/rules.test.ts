import type { DeductionRow, FactorRow, FlatRow, MinutesRow, Row } from '../rule'
import { NEVER_VALUED, TRIGGERS, type Trigger } from '../trigger'
import { DEFAULT_PACK } from './packs'
import { problemOf } from './rules'

const NEVER = '登录、浏览、点赞、转发、捐赠、没有接单和低分评价，永远不计分也不扣分'
const row = <R extends Row>(code: string): R => {
  const found = DEFAULT_PACK.rows.find((one) => one.code === code)
  if (!found) throw new Error(`no row ${code}`)
  return found as R
}
/** The rows in force with some changed or added. */
const problem = (rows: readonly Row[], demonstration = false) => {
  const changed = DEFAULT_PACK.rows.map((one) => rows.find(({ code }) => code === one.code) ?? one)
  return problemOf([...changed, ...rows.filter(({ code }) => !DEFAULT_PACK.rows.some((one) => one.code === code))], demonstration)
}
const reason = (...rows: Row[]) => problem(rows)?.reason ?? null
/** Which row takes for it already, or one more. */
const deductionOf = (on: Trigger) => DEFAULT_PACK.rows.find((one) => one.kind === 'deduction' && one.on === on)?.code ?? 'X2'
const minutes = row<MinutesRow>('R01')
const flat = row<FlatRow>('R06')
const factor = row<FactorRow>('R14')

test('the rows in force have no problem; the first problem is told by its place', () => {
  expect(problem([])).toBeNull()
  expect(problem([{ ...flat, base: 'R99' }])).toEqual({ index: 5, code: 'R06', reason: '所依据的“R99”不在文件里' })
})

test.each(TRIGGERS)('%s: valued by no published row if it never may be, and free to a demonstration', (on: Trigger) => {
  const valued = [
    { ...flat, code: 'X1', on },
    { ...row<DeductionRow>('D02'), code: deductionOf(on), on, reviewers: 2, differentOrganisations: true }
  ]
  for (const one of valued) {
    expect(reason(one)).toBe(NEVER_VALUED.includes(on) ? NEVER : null)
    expect(problem([one], true)).toBeNull()
  }
})

test('what can never be valued is named here once more (red lines 2 and 21)', () =>
  expect([...NEVER_VALUED].sort()).toEqual(
    ['refusal', 'low_rate', 'login', 'read', 'watch', 'like', 'forward', 'idle_week', 'donation', 'redemption'].sort()
  ))

test.each(['leader', 'organiser', 'lecturer', 'urgent', 'night', 'weather'] as const)('%s belongs to one group', (when) => {
  const group = ['leader', 'organiser', 'lecturer'].includes(when) ? 'role' : 'condition'
  const other = group === 'role' ? 'condition' : 'role'
  expect(reason({ ...factor, nightTo: 6, group, when: [when] })).toBeNull()
  expect(reason({ ...factor, group: other, when: [when] })).toBe(`“when”里有不属于“${other}”组的情形`)
})

test.each<[string, Row, string | null]>([
  ['a factor of nothing', { ...factor, base: null }, '系数只能依据按时长计分的一条'],
  ['a factor of a factor', { ...factor, base: 'R02' }, '系数只能依据按时长计分的一条'],
  ['a second row of minutes', { ...minutes, code: 'X1' }, '按时长计分的只能有一条'],
  ['as much as the day', { ...factor, caps: [{ period: 'day', points: 40 }] }, null],
  ['less than the day', { ...factor, caps: [{ period: 'day', points: 39 }] }, '上限不能比“R01”的还低'],
  ['another period than that of its base', { ...factor, caps: [{ period: 'month', points: 1 }] }, null],
  ['minutes by times', { ...minutes, caps: [{ period: 'day', times: 1 }] }, '按时长计分的上限只能写分数'],
  ['a factor by times', { ...factor, caps: [{ period: 'day', times: 1 }] }, '按时长计分的上限只能写分数'],
  ['a flat row by times, lower than its base', { ...row<FlatRow>('R07'), caps: [{ period: 'day', points: 1 }] }, null],
  ['minutes that are never enough', { ...minutes, leastMinutes: 241, mostMinutes: 240 }, '最少的分钟数比最多的还多'],
  ['minutes of one length only', { ...minutes, leastMinutes: 240, mostMinutes: 240 }, null],
  ['a night without hours', { ...factor, when: ['night'], nightFrom: 6, nightTo: 6 }, '夜间的起止不能是同一个钟点'],
  ['no night', { ...factor, when: ['urgent'], nightFrom: 6, nightTo: 6 }, null],
  ['two caps of one day', { ...flat, caps: [1, 2].map((points) => ({ period: 'day', points })) }, '同一个周期的上限写了两次'],
  ['two counts of one day', { ...flat, caps: [1, 2].map((times) => ({ period: 'day', times })) }, '同一个周期的上限写了两次'],
  [
    'points, times, times a household, and another period',
    {
      ...flat,
      caps: [
        { period: 'day', points: 1 },
        { period: 'day', times: 1 },
        { period: 'day', times: 1, per: 'household' },
        { period: 'month', points: 1 }
      ]
    },
    null
  ],
  ['two deductions for one thing', { ...row<DeductionRow>('D02'), code: 'X1' }, '同一件事只能有一条扣分'],
  ['a deduction for something else', { ...row<DeductionRow>('D02'), code: 'X1', on: 'training' }, null],
  [
    'a false presence found by two colleagues',
    { ...row<DeductionRow>('D03'), differentOrganisations: false },
    '复核的两个人要来自不同单位'
  ],
  ['a leak of privacy found by two colleagues', { ...row<DeductionRow>('D04'), differentOrganisations: false }, null],
  ['a base of three that ends', { ...flat, base: 'R18' }, null],
  ['a deduction that nobody need find', { ...row<DeductionRow>('D02'), reviewers: 0 }, null]
])('%s', (_name, one, said) => expect(reason(one)).toBe(said))

test('bases that come round are told from the row that begins', () => {
  expect(reason({ ...flat, code: 'X1', base: 'X2' }, { ...flat, code: 'X2', base: 'X3' }, { ...flat, code: 'X3', base: 'X1' })).toBe(
    '依据绕成了圈：X1 → X2 → X3 → X1'
  )
})

test.each(['D03', 'D04', 'D05'])('%s is found by two', (code) => {
  expect(reason({ ...row<DeductionRow>(code), reviewers: 1 })).toBe('这一类扣分要由两个人复核')
  expect(reason({ ...row<DeductionRow>(code), reviewers: 2 })).toBeNull()
})

test('what is reckoned by minutes is R01, by which statements count who was there; a demonstration may call it otherwise', () => {
  const renamed: Row = { ...minutes, code: 'M1' }
  expect(problemOf([renamed], false)).toEqual({ index: 0, code: 'M1', reason: '按时长计分的一条，编号是 R01，账单按它数到过几次' })
  expect([problemOf([renamed], true), problemOf([minutes], false)]).toEqual([null, null])
})

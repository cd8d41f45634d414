import { at } from '../../tests/kitchen/facts'
import { DEFAULT_PACK } from './pack/packs'
import { categoryOf, firstReport, type Report } from './hazard'
import type { FlatRow } from './rule'
import { gradeOf, yearOf } from './yearly'

test.each<[number, number, string[], string]>([
  [20, 200, [], '达标'],
  [20, 199, [], '待提升'],
  [19.99, 1000, [], '待提升'],
  [40, 400, [], '良好'],
  [60, 600, [], '优秀'],
  [60, 599, [], '良好'],
  [59.9, 600, [], '良好'],
  [60, 600, ['D03'], '良好'],
  [60, 600, ['D04'], '良好'],
  [60, 600, ['D05'], '良好'],
  [60, 600, ['D01', 'D02'], '优秀'],
  [0, 0, [], '待提升'],
  [0, -9, [], '待提升']
])('%d hours and %d points, %p: %s', (hours, points, deductions, grade) =>
  expect(gradeOf({ provenMinutes: Math.floor(hours * 60), points }, deductions)).toBe(grade)
)

test('a year is the one of Shanghai: earned minus reversals, minutes uncut', () => {
  const entries = [
    { at: at('2026-01-01 00:00'), points: 15, provenMinutes: 140 },
    { at: at('2026-12-31 23:59'), points: 10, provenMinutes: 60 },
    { at: at('2026-12-31 23:59'), points: -15, provenMinutes: 0 },
    { at: at('2027-01-01 00:00'), points: 99, provenMinutes: 99 },
    { at: at('2025-12-31 23:59'), points: 99, provenMinutes: 99 }
  ]
  expect(yearOf(entries, '2026')).toEqual({ points: 10, provenMinutes: 200 })
})

describe('R13: the first to report', () => {
  const row = DEFAULT_PACK.rows.find(({ code }) => code === 'R13') as FlatRow
  const report: Report = { category: '楼道堆物', latitude: 36.7, longitude: 119.1, at: at('2026-11-23 09:00') }
  const earlier = (more: Partial<Report>) => firstReport(row, report, [{ ...report, at: at('2026-11-23 08:00'), ...more }])

  test.each([
    ['LED 灯', 'led灯'],
    ['ＡＢ井盖', 'ab 井盖'],
    [' 路灯\n', '路灯']
  ])('%j and %j are one category', (one, other) => expect(categoryOf(one)).toBe(categoryOf(other)))

  test('one of several is enough; none at all is nobody', () => {
    const other = { ...report, category: '飞线充电' }
    expect(firstReport(row, report, [other, report, other])).toBe(false)
    expect(firstReport(row, report, [other, other])).toBe(true)
    expect(firstReport(row, report, [])).toBe(true)
    expect(firstReport({ limits: { hours: 1, meters: 0 } }, report, [report])).toBe(false)
  })

  test.each<[string, Partial<Report>, boolean]>([
    ['the same place an hour before', {}, false],
    ['40 m north', { latitude: 36.7 + 40 / 111_320 }, false],
    ['60 m north', { latitude: 36.7 + 60 / 111_320 }, true],
    ['45 m east', { longitude: 119.1 + 45 / (111_320 * Math.cos((36.7 * Math.PI) / 180)) }, false],
    ['60 m east', { longitude: 119.1 + 60 / (111_320 * Math.cos((36.7 * Math.PI) / 180)) }, true],
    ['another category', { category: '飞线充电' }, true],
    ['a day before', { at: at('2026-11-22 09:00') }, false],
    ['more than a day before', { at: at('2026-11-22 08:59') }, true],
    ['a day after, known before', { at: at('2026-11-24 09:00') }, false],
    ['more than a day after', { at: at('2026-11-24 09:01') }, true],
    ['the same word with blanks', { category: ' 楼道 堆物　' }, false]
  ])('%s', (_name, more, first) => expect(earlier(more)).toBe(first))
})

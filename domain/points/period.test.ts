import { at } from '../../tests/kitchen/facts'
import { PERIOD_WORDS, periodOf } from './period'

test.each([
  ['2026-01-01 00:00', '2026-01-01', '2026-01', '2026-Q1', '2026'],
  ['2026-03-31 23:59', '2026-03-31', '2026-03', '2026-Q1', '2026'],
  ['2026-04-01 00:00', '2026-04-01', '2026-04', '2026-Q2', '2026'],
  ['2026-09-30 12:00', '2026-09-30', '2026-09', '2026-Q3', '2026'],
  ['2026-10-01 07:59', '2026-10-01', '2026-10', '2026-Q4', '2026'],
  ['2026-12-31 23:59', '2026-12-31', '2026-12', '2026-Q4', '2026'],
  ['2027-01-01 00:00', '2027-01-01', '2027-01', '2027-Q1', '2027']
])('%s of Shanghai', (words, day, month, quarter, year) => {
  // asked twice: what is remembered is the same
  for (let n = 0; n < 2; n += 1)
    expect((['day', 'month', 'quarter', 'year', 'life'] as const).map((period) => periodOf(period, at(words)))).toEqual([
      day,
      month,
      quarter,
      year,
      'life'
    ])
})

test('what people read before a cap', () =>
  expect(PERIOD_WORDS).toEqual({ day: '当日', month: '当月', quarter: '当季', year: '当年', life: '一生' }))

import { AppError } from '../errors'
import { checkFloor } from './floor'
import { poolMonths, promisedOf, servedInYear, solvencyOf, solvencyWords, type PoolMonth } from './solvency'

const month = (name: string, went: number, came = 0, injected = 0): PoolMonth => ({ month: name, went, came, injected })
const pool = { available: 10_000, floor: 1000 }

test.each<[string, PoolMonth[], string, string]>([
  ['nothing yet', [], '2026-11', 'young'],
  ['only this month', [month('2026-11', 900)], '2026-11', 'young'],
  ['one whole month', [month('2026-10', 900), month('2026-11', 9000)], '2026-11', '10'],
  [
    'three, and the fourth is not looked at',
    ['07', '08', '09', '10'].map((m) => month(`2026-${m}`, m === '07' ? 9000 : 900)),
    '2026-11',
    '10'
  ],
  [
    'what comes in counts against it',
    [month('2026-08', 900, 450), month('2026-09', 900, 450), month('2026-10', 900, 450)],
    '2026-11',
    '20'
  ],
  ['what the district puts in does not', [month('2026-10', 900, 0, 50_000)], '2026-11', '10'],
  ['a month without anything counts as nothing', [month('2026-08', 1800), month('2026-10', 0)], '2026-11', '15'],
  ['over a new year', [month('2025-11', 300), month('2025-12', 300), month('2026-01', 300)], '2026-02', '30'],
  ['more comes than goes', [month('2026-10', 100, 900)], '2026-11', 'lasting'],
  ['as much', [month('2026-10', 900, 900)], '2026-11', 'lasting'],
  ['less than a month', [month('2026-10', 9001)], '2026-11', '0']
])('%s', (_, months, now, expected) => {
  const solvency = solvencyOf(pool, months, now)
  expect(solvency.kind === 'months' ? String(solvency.months) : solvency.kind).toBe(expected)
})

test('at its floor it lasts no longer', () =>
  expect(solvencyOf({ available: 500, floor: 1000 }, [month('2026-10', 900)], '2026-11')).toEqual({ kind: 'months', months: 0 }))

test('in plain words', () =>
  expect(
    ([{ kind: 'young' }, { kind: 'lasting' }, ...[0, 23, 30].map((months) => ({ kind: 'months' as const, months }))] as const).map(
      solvencyWords
    )
  ).toEqual([
    '公共池开始还不到一个月，过些天再看。',
    '近三个月进的不比出的少，够一直用下去。',
    '照近三个月的用法，不到一个月就要用完了。',
    '照近三个月的用法，还够用 23 个月。',
    '照近三个月的用法，还够用 2 年多。'
  ]))

test('shards that fill each other are no flow; months stand in their order', () =>
  expect(
    poolMonths([
      { month: '2026-11', cause: 'order', came: 60, went: 0 },
      { month: '2026-10', cause: 'inject', came: 6000, went: 0 },
      { month: '2026-11', cause: 'fill', came: 500, went: 500 },
      { month: '2026-11', cause: 'allotment', came: 100, went: 480 }
    ])
  ).toEqual([month('2026-10', 0, 0, 6000), month('2026-11', 480, 160)]))

test.each([
  ['2025-12', 30],
  ['2026-01', 0],
  ['2026-11', 0]
])('a pool that moves since %s has served %d minutes in a year', (first, served) =>
  expect(servedInYear(30, [month(first, 30)], '2025-12')).toBe(served)
)

test.each([
  [600, 30, 20],
  [100, 30, 3.3],
  [0, 30, 0],
  [600, 0, null]
])('%d minutes owned, %d served a year: %d years', (minutes, served, years) =>
  expect(promisedOf(5, minutes, served)).toEqual({ withinYears: 5, minutes, years })
)

test.each<[number, string, string, string | null]>([
  [100, 'shen', 'lu', null],
  [0, 'shen', 'lu', null],
  [1000, 'shen', 'lu', null],
  [1001, 'shen', 'lu', 'FLOOR_TOO_HIGH'],
  [100, 'shen', 'shen', 'SECOND_PERSON'],
  [-1, 'shen', 'lu', 'MINUTES_INVALID'],
  [1.5, 'shen', 'lu', 'MINUTES_INVALID'],
  [NaN, 'shen', 'lu', 'MINUTES_INVALID']
])('a floor of %d by %s and %s: %s', (minutes, proposedBy, confirmedBy, code) => {
  const check = () => checkFloor({ minutes, proposedBy, confirmedBy }, { available: 1000 })
  if (code === null) expect(check).not.toThrow()
  else expect(check).toThrow(new AppError(code as 'SECOND_PERSON'))
})

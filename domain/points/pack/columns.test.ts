import type { Row } from '../rule'
import { COLUMNS, filled, objectOf } from './columns'

/** The least that a row of each family must say. */
const LEAST: Record<Row['kind'], Record<string, unknown>> = {
  minutes: { pointsPerHour: 10, leastMinutes: 15, mostMinutes: 240, itemShare: 1.5 },
  factor: { base: 'R01', group: 'role', factor: 1.2, when: ['leader'] },
  flat: { on: 'training', points: 5 },
  deduction: { on: 'absence', points: -5 },
  never: { on: ['login'] },
  note: {}
}
const KINDS = Object.keys(LEAST) as Row['kind'][]
const row = (kind: Row['kind'], more: object = {}) => ({ code: 'X1', kind, title: '一条', confirmedBy: 'record', ...LEAST[kind], ...more })
const reason = (kind: Row['kind'], more: object = {}): string | null => objectOf(COLUMNS[kind])(row(kind, more))

test.each(KINDS)('%s: the least may stand, and each of its columns must', (kind) => {
  expect(reason(kind)).toBeNull()
  for (const name of Object.keys(row(kind))) {
    const without = Object.fromEntries(Object.entries(row(kind)).filter(([one]) => one !== name))
    expect(objectOf(COLUMNS[kind])(without)).toBe(`缺少“${name}”这一栏`)
  }
})

test.each<[Row['kind'], object]>([
  ['minutes', { base: null, caps: [], reversedBy: [], coefficient: true }],
  ['factor', { caps: [], reversedBy: [], size: 1, nightFrom: 0, nightTo: 0 }],
  ['flat', { base: null, caps: [], reversedBy: [], each: 1, limits: {} }],
  [
    'deduction',
    {
      base: null,
      caps: [],
      reversedBy: [],
      free: 0,
      freePeriod: 'quarter',
      limits: {},
      suspendDays: null,
      handOver: false,
      reviewers: 0,
      differentOrganisations: false,
      reverses: false
    }
  ],
  ['never', { base: null, caps: [], reversedBy: [], talkAfter: null }],
  ['note', { base: null, caps: [], reversedBy: [] }]
])('%s: what nobody writes means this', (kind, otherwise) => {
  expect(filled(kind, row(kind))).toEqual({ ...row(kind), ...otherwise })
  expect(filled(kind, row(kind, { reversedBy: ['fraud'] })).reversedBy).toEqual(['fraud'])
})

test.each<[Row['kind'], string, number, number]>([
  ['minutes', 'pointsPerHour', 0, 100],
  ['minutes', 'leastMinutes', 0, 720],
  ['minutes', 'mostMinutes', 1, 720],
  ['minutes', 'itemShare', 1, 10],
  ['factor', 'factor', 1, 5],
  ['factor', 'size', 1, 500],
  ['factor', 'nightFrom', 0, 23],
  ['factor', 'nightTo', 0, 23],
  ['flat', 'points', 0, 100_000],
  ['flat', 'each', 1, 100_000],
  ['deduction', 'points', -100_000, -1],
  ['deduction', 'free', 0, 100],
  ['deduction', 'suspendDays', 1, 366],
  ['deduction', 'reviewers', 0, 2],
  ['never', 'talkAfter', 1, 100]
])('%s, %s: from %d to %d', (kind, name, least, most) => {
  const of = (value: unknown) => reason(kind, { [name]: value })
  expect([of(least), of(most)]).toEqual([null, null])
  expect(of(most + 1)).toBe(`“${name}”要在 ${least} 到 ${most} 之间，不能是 ${most + 1}`)
  expect(of(least - 1)).toMatch(new RegExp(`^“${name}”(不能是负数 -1|要在 ${least} 到 ${most} 之间，不能是 ${least - 1})$`))
  for (const none of [NaN, Infinity, '1', true, []]) expect(of(none)).toMatch(/^“.*”要写(整数|数字)，不能是 /)
})

test('decimals have at most two places; whole numbers none', () => {
  expect([reason('factor', { factor: 1.25 }), reason('minutes', { itemShare: 1.29 })]).toEqual([null, null])
  expect(reason('factor', { factor: 1.255 })).toBe('“factor”最多两位小数')
  expect(reason('minutes', { leastMinutes: 1.5 })).toBe('“leastMinutes”要写整数，不能是 1.5')
})

test.each<[Row['kind'], string, unknown, string]>([
  ...['', 'r01', '1R', '服务', 'R 01', 'R#1', 'R/1', 'R_1', 'R-1', 'R01\n', 'R'.repeat(13), 5].map(
    (value): [Row['kind'], string, unknown, string] => ['note', 'code', value, '“code”要用大写字母开头的字母和数字，最多 12 个，比如 R01']
  ),
  ['note', 'title', ' ', '“title”要写文字'],
  ['note', 'title', 5, '“title”要写文字'],
  ['note', 'base', '', '“base”要写文字'],
  ['factor', 'base', null, '“base”要写文字'],
  ['minutes', 'coefficient', null, '“coefficient”只能是 true 或 false'],
  ['deduction', 'handOver', 1, '“handOver”只能是 true 或 false'],
  ['deduction', 'differentOrganisations', 'no', '“differentOrganisations”只能是 true 或 false'],
  ['deduction', 'freePeriod', 'week', '“freePeriod”不认识 "week"'],
  ['factor', 'group', 'weather', '“group”不认识 "weather"'],
  ['factor', 'group', undefined, '“group”不认识 空'],
  ['note', 'reversedBy', ['fraud', 'anger'], '“reversedBy”不认识 "anger"'],
  ['note', 'reversedBy', 'fraud', '“reversedBy”要写成一列'],
  ['never', 'on', ['login', 'sleep'], '“on”不认识 "sleep"'],
  ['never', 'on', 'login', '“on”要写成一列'],
  ['flat', 'limits', [], '“limits”要写成 { … }'],
  ['flat', 'limits', null, '“limits”要写成 { … }'],
  ['flat', 'limits', { days: -1 }, '“limits”“days”不能是负数 -1'],
  ['flat', 'caps', [{ period: 'day' }], '“caps”缺少“points”这一栏'],
  ['flat', 'caps', [{ times: 1 }], '“caps”缺少“period”这一栏'],
  ['flat', 'caps', [{ period: 'day', times: 1, per: 'street' }], '“caps”“per”不认识 "street"'],
  ['flat', 'caps', [{ period: 'day', points: 1, per: 'course' }], '“caps”没有“per”这一栏，请看看是不是写错了'],
  ['flat', 'caps', ['day'], '“caps”要写成 { … }'],
  ['flat', 'caps', [{ period: 'day', points: 100_001 }], '“caps”“points”要在 0 到 100000 之间，不能是 100001'],
  ['flat', 'caps', [{ period: 'day', times: 100_001 }], '“caps”“times”要在 0 到 100000 之间，不能是 100001'],
  ['note', 'colour', 1, '没有“colour”这一栏，请看看是不是写错了']
])('%s: %s may not be %j', (kind, name, value, said) => expect(reason(kind, { [name]: value })).toBe(said))

test.each<[Row['kind'], object]>([
  [
    'flat',
    {
      base: 'R01',
      caps: [
        { period: 'life', times: 0, per: 'household' },
        { period: 'year', points: 0 }
      ]
    }
  ],
  ['flat', { limits: { days: 1, hours: 2, minutes: 3, meters: 4, characters: 5, helpers: 6 } }],
  ['deduction', { suspendDays: null, freePeriod: 'life' }],
  ['never', { talkAfter: null, on: [] }]
])('%s may say %j', (kind, more) => expect(reason(kind, more)).toBeNull())

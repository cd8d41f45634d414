import type { Row } from '../rule'
import { differences, numbersOf, withNumbers } from './numbers'
import { DEFAULT_PACK } from './packs'

const row = (code: string): Row => {
  const found = DEFAULT_PACK.rows.find((one) => one.code === code)
  if (!found) throw new Error(`no row ${code}`)
  return found
}
const said = (code: string) => numbersOf(row(code)).map(({ path, label, value }) => `${path} ${label} ${value}`)

test.each<[string, string[]]>([
  [
    'R01',
    [
      'pointsPerHour 每小时几分 10',
      'leastMinutes 不满几分钟不计 15',
      'mostMinutes 一次最多计几分钟 240',
      'itemShare 最多计项目时长的几倍 1.5',
      'caps.0.points 当日上限几分 40'
    ]
  ],
  ['R02', ['factor 乘以几 1.4', 'size 每满几人 3']],
  ['R04', []],
  ['R06', ['points 几分 5', 'each 每满几个计一次 1', 'caps.0.times 一生最多几次 1', 'caps.1.points 当年上限几分 30']],
  [
    'R13',
    [
      'points 几分 2',
      'each 每满几个计一次 1',
      'limits.hours 几小时以内 24',
      'limits.meters 几米以内算同一处 50',
      'caps.0.points 当日上限几分 4',
      'caps.1.points 当月上限几分 20'
    ]
  ],
  // hours of a night mean something only where a row asks for the night
  ['R14', ['factor 乘以几 1.5', 'size 每满几人 1', 'caps.0.points 当日上限几分 60']],
  ['R15', ['factor 乘以几 1.2', 'size 每满几人 1', 'nightFrom 夜间从几点起 22', 'nightTo 夜间到几点止 6']],
  [
    'R16',
    [
      'points 几分 1',
      'each 每满几个计一次 1',
      'limits.days 要等几天 7',
      'limits.characters 至少写几个字 8',
      'limits.helpers 最多几位帮忙的人 2',
      'caps.0.points 当日上限几分 2',
      'caps.1.points 当月上限几分 10'
    ]
  ],
  [
    'D01',
    [
      'points 几分 -2',
      'free 前几次不扣 2',
      'limits.hours 几小时以内 24',
      'limits.minutes 几分钟以内不算 15',
      'caps.0.points 当季上限几分 10'
    ]
  ],
  ['D03', ['points 几分 -20', 'free 前几次不扣 0', 'suspendDays 停接单几天 30']],
  ['D05', ['points 几分 -50', 'free 前几次不扣 0']],
  ['N02', ['talkAfter 同类核实几条约谈 3']]
])('%s: its numbers as people read them', (code, numbers) => expect(said(code)).toEqual(numbers))

test('a change leaves everything else as it was, in the row and beside it', () => {
  const other = withNumbers(DEFAULT_PACK, { R06: { 'caps.1.points': 25 } })
  expect(other.rows.find(({ code }) => code === 'R06')).toEqual({
    ...row('R06'),
    caps: [
      { period: 'life', times: 1, per: 'course' },
      { period: 'year', points: 25 }
    ]
  })
  expect(other.rows.filter(({ code }) => code !== 'R06')).toEqual(DEFAULT_PACK.rows.filter(({ code }) => code !== 'R06'))
  expect(row('R06').caps[1]).toEqual({ period: 'year', points: 30 })
  expect(withNumbers(DEFAULT_PACK, {})).toEqual(DEFAULT_PACK)
})

test('differences are told by row and number; a row or a number that only one version has is not compared', () => {
  const other = withNumbers(DEFAULT_PACK, { R01: { pointsPerHour: 12 }, D01: { points: -3 } })
  expect(differences(DEFAULT_PACK, other)).toEqual([
    { code: 'R01', title: '完成服务', label: '每小时几分', before: 10, after: 12 },
    { code: 'D01', title: '开始前 24 小时内退出', label: '几分', before: -2, after: -3 }
  ])
  const without = { ...DEFAULT_PACK, rows: DEFAULT_PACK.rows.filter(({ code }) => code !== 'R01') }
  expect([differences(without, other), differences(other, without)].map((list) => list.map(({ code }) => code))).toEqual([['D01'], ['D01']])
  const uncapped = { ...DEFAULT_PACK, rows: DEFAULT_PACK.rows.map((one) => ({ ...one, caps: [] })) }
  expect(differences(uncapped, DEFAULT_PACK)).toEqual([])
})

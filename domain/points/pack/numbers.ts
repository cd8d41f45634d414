import { PERIOD_WORDS } from '../period'
import type { Row, RulePack } from '../rule'

/** One number of a row that a district may choose, and what people call it. `path`: where in the row it stands, `caps.0.points`. */
export interface RowNumber {
  path: string
  label: string
  value: number
}

const LABELS: Record<string, string> = {
  pointsPerHour: '每小时几分',
  leastMinutes: '不满几分钟不计',
  mostMinutes: '一次最多计几分钟',
  itemShare: '最多计项目时长的几倍',
  factor: '乘以几',
  size: '每满几人',
  points: '几分',
  each: '每满几个计一次',
  free: '前几次不扣',
  suspendDays: '停接单几天',
  talkAfter: '同类核实几条约谈'
}
/** Hours of a night mean something only where a row asks for the night. */
const NIGHT: Record<string, string> = { nightFrom: '夜间从几点起', nightTo: '夜间到几点止' }
const LIMITS: Record<string, string> = {
  days: '要等几天',
  hours: '几小时以内',
  minutes: '几分钟以内不算',
  meters: '几米以内算同一处',
  characters: '至少写几个字',
  helpers: '最多几位帮忙的人'
}

const named = (of: object, labels: Record<string, string>, before = ''): RowNumber[] =>
  Object.entries(labels).flatMap(([name, label]) => {
    const value = (of as Record<string, unknown>)[name]
    return typeof value === 'number' ? [{ path: `${before}${name}`, label, value }] : []
  })

/** Every number of a row that a draft may change, as people read it; a deduction's points stay negative. */
export const numbersOf = (row: Row): RowNumber[] => [
  ...named(row, LABELS),
  ...(row.kind === 'factor' && row.when.includes('night') ? named(row, NIGHT) : []),
  ...('limits' in row ? named(row.limits, LIMITS, 'limits.') : []),
  ...row.caps.map((cap, index) =>
    'times' in cap
      ? { path: `caps.${index}.times`, label: `${PERIOD_WORDS[cap.period]}最多几次`, value: cap.times }
      : { path: `caps.${index}.points`, label: `${PERIOD_WORDS[cap.period]}上限几分`, value: cap.points }
  )
]

/** A copy of a value with what stands at a path put in its place. */
const placed = (value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown => {
  if (name === undefined) return by
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === name ? placed(one, rest, by) : (one as unknown)))
  return { ...(value as object), [name]: placed((value as Record<string, unknown>)[name], rest, by) }
}

/** What a draft says anew: by the row's code and the path in it. What was typed may be no number: then the reader says so. */
export type Changes = Readonly<Record<string, Readonly<Record<string, number | string>>>>

/** A version with other numbers, unread: only `readPack` says whether it may stand. */
export const withNumbers = (pack: RulePack, changes: Changes): RulePack => ({
  ...pack,
  rows: pack.rows.map((row) =>
    Object.entries(changes[row.code] ?? {}).reduce<Row>((old, [path, by]) => placed(old, path.split('.'), by) as Row, row)
  )
})

/** A number that one version has otherwise than another. */
export interface Difference {
  code: string
  title: string
  label: string
  before: number
  after: number
}

/** What became different between two versions, number by number, in the order of the rows; rows that only one has are not compared. */
export const differences = (before: RulePack, after: RulePack): Difference[] =>
  after.rows.flatMap((row) => {
    const old = before.rows.find(({ code }) => code === row.code)
    const was = new Map(old ? numbersOf(old).map(({ path, value }) => [path, value]) : [])
    return numbersOf(row).flatMap(({ path, label, value }) => {
      const previous = was.get(path)
      return previous === undefined || previous === value
        ? []
        : [{ code: row.code, title: row.title, label, before: previous, after: value }]
    })
  })

import { TRIGGERS } from '../trigger'
import { CIRCUMSTANCES, CONFIRMERS, PERIODS, REASONS, THINGS, type Row } from '../rule'

/** Why a value may not stand in a column, in words; null: it may. */
export type Check = (value: unknown) => string | null

/** A column of a rule file; without `otherwise` it must be written. */
export interface Column {
  check: Check
  otherwise?: unknown
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const shown = (value: unknown): string => JSON.stringify(value) ?? '空'

const text: Check = (value) => (typeof value === 'string' && value.trim() !== '' ? null : '要写文字')
/** Words of at most so many characters: what names something in the books. */
export const words =
  (most: number): Check =>
  (value) =>
    text(value) ?? ([...(value as string)].length > most ? `最多写 ${most} 个字` : null)
/** A code stands in the ids of the ledger and in the keys of what is counted: nothing else may part them. */
const code: Check = (value) =>
  typeof value === 'string' && /^[A-Z][A-Za-z0-9]{0,11}$/.test(value) ? null : '要用大写字母开头的字母和数字，最多 12 个，比如 R01'
const flag: Check = (value) => (typeof value === 'boolean' ? null : '只能是 true 或 false')
const whole =
  (least: number, most: number): Check =>
  (value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return `要写整数，不能是 ${shown(value)}`
    if (value < 0 && least >= 0) return `不能是负数 ${value}`
    return value < least || value > most ? `要在 ${least} 到 ${most} 之间，不能是 ${value}` : null
  }
/** Decimals of at most two places: they are reckoned in hundredths. */
const decimal =
  (least: number, most: number): Check =>
  (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return `要写数字，不能是 ${shown(value)}`
    if (value < least || value > most) return `要在 ${least} 到 ${most} 之间，不能是 ${value}`
    return Math.abs(value * 100 - Math.round(value * 100)) > 1e-9 ? '最多两位小数' : null
  }
const word =
  (words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value) ? null : `不认识 ${shown(value)}`
const list =
  (each: Check): Check =>
  (value) =>
    Array.isArray(value) ? (value.map(each).find((reason) => reason !== null) ?? null) : '要写成一列'
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value)

/** Checks an object against columns: the first thing wrong, and in which column; '' where it is no object at all. */
export const faultIn =
  (columns: Record<string, Column>) =>
  (value: unknown): { name: string; reason: string } | null => {
    if (!isObject(value)) return { name: '', reason: '要写成 { … }' }
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(columns, name))
    if (unknown !== undefined) return { name: unknown, reason: `没有“${unknown}”这一栏，请看看是不是写错了` }
    for (const [name, column] of Object.entries(columns)) {
      if (!Object.hasOwn(value, name) && 'otherwise' in column) continue
      if (!Object.hasOwn(value, name)) return { name, reason: `缺少“${name}”这一栏` }
      const reason = column.check(value[name])
      if (reason !== null) return { name, reason: `“${name}”${reason}` }
    }
    return null
  }

/** Checks an object against columns; the first thing wrong, with the column's name before it. */
export const objectOf = (columns: Record<string, Column>): Check => {
  const fault = faultIn(columns)
  return (value) => fault(value)?.reason ?? null
}

const MOST = 100_000
const byPoints = objectOf({ period: { check: word(PERIODS) }, points: { check: whole(0, MOST) } })
const byTimes = objectOf({
  period: { check: word(PERIODS) },
  times: { check: whole(0, MOST) },
  per: { check: word(THINGS), otherwise: null }
})
const cap: Check = (value) => (isObject(value) && 'times' in value ? byTimes(value) : byPoints(value))

const LIMITS: Column = {
  check: objectOf(
    Object.fromEntries(
      ['days', 'hours', 'minutes', 'meters', 'characters', 'helpers'].map((name) => [name, { check: whole(0, MOST), otherwise: 0 }])
    )
  ),
  otherwise: {}
}
const on: Column = { check: word(TRIGGERS) }
const COMMON: Record<string, Column> = {
  code: { check: code },
  kind: { check: text },
  title: { check: words(60) },
  base: { check: orNull(text), otherwise: null },
  caps: { check: list(cap), otherwise: [] },
  confirmedBy: { check: word(CONFIRMERS) },
  reversedBy: { check: list(word(REASONS)), otherwise: [] }
}

/** The columns of each family of rows. The bounds keep every product below 2⁵³. */
export const COLUMNS: Record<Row['kind'], Record<string, Column>> = {
  minutes: {
    ...COMMON,
    pointsPerHour: { check: decimal(0, 100) },
    leastMinutes: { check: whole(0, 720) },
    mostMinutes: { check: whole(1, 720) },
    itemShare: { check: decimal(1, 10) },
    coefficient: { check: flag, otherwise: true }
  },
  factor: {
    ...COMMON,
    base: { check: text },
    group: { check: word(['role', 'condition']) },
    factor: { check: decimal(1, 5) },
    when: { check: list(word(CIRCUMSTANCES)) },
    size: { check: whole(1, 500), otherwise: 1 },
    nightFrom: { check: whole(0, 23), otherwise: 0 },
    nightTo: { check: whole(0, 23), otherwise: 0 }
  },
  flat: { ...COMMON, on, points: { check: whole(0, MOST) }, each: { check: whole(1, MOST), otherwise: 1 }, limits: LIMITS },
  deduction: {
    ...COMMON,
    on,
    points: { check: whole(-MOST, -1) },
    free: { check: whole(0, 100), otherwise: 0 },
    freePeriod: { check: word(PERIODS), otherwise: 'quarter' },
    limits: LIMITS,
    suspendDays: { check: orNull(whole(1, 366)), otherwise: null },
    handOver: { check: flag, otherwise: false },
    reviewers: { check: whole(0, 2), otherwise: 0 },
    differentOrganisations: { check: flag, otherwise: false },
    reverses: { check: flag, otherwise: false }
  },
  never: { ...COMMON, on: { check: list(word(TRIGGERS)) }, talkAfter: { check: orNull(whole(1, 100)), otherwise: null } },
  note: COMMON
}

/** A row's missing columns filled with what they mean when nobody writes them. */
export const filled = (kind: Row['kind'], row: object): Row =>
  ({
    ...Object.fromEntries(
      Object.entries(COLUMNS[kind]).flatMap(([name, { otherwise }]) => (otherwise === undefined ? [] : [[name, otherwise]]))
    ),
    ...row
  }) as unknown as Row

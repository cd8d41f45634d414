import type { Visit } from '../fact'
import type { Circumstance, FactorRow } from '../rule'
import { CIRCUMSTANCE_WORDS, SPANS, type Span } from './conditions'

/** Factors are hundredths in here: 1.2 is 120, so that everything stays whole until the one rounding. */
export const ONE = 100
export const hundredths = (factor: number): number => Math.round(factor * ONE)

interface Holding extends Span {
  row: FactorRow
  when: Circumstance
}

const holdings = (rows: readonly FactorRow[], visit: Visit, minutes: number): Holding[] =>
  rows.flatMap((row) => row.when.flatMap((when) => SPANS[when](visit, minutes, row).map((span) => ({ ...span, row, when }))))

/** The highest factor above 1 that holds in a minute; of equals the first in the file. */
const highest = (all: readonly Holding[], minute: number): Holding | undefined =>
  all
    .filter((one) => one.from <= minute && minute < one.to)
    .reduce<Holding | undefined>((best, one) => (best && best.row.factor >= one.row.factor ? best : one), undefined)

const words = ({ row, when }: Holding, held: number, minutes: number): string =>
  `${CIRCUMSTANCE_WORDS[when]} ×${row.factor}${held < minutes ? `（其中 ${held} 分钟）` : ''}`

/** Minutes weighed by the highest factor of one group in each of them, in hundredths of a minute. */
export interface Weighed {
  hundredths: number
  why: readonly string[]
  /** rows that counted in at least one minute */
  rows: readonly FactorRow[]
}

/** Weighs the first `minutes` of a visit by one group's rows (value.md §1.3: the highest of a group, per minute). */
export const weigh = (rows: readonly FactorRow[], visit: Visit, minutes: number): Weighed => {
  const all = holdings(rows, visit, minutes)
  if (all.length === 0) return { hundredths: minutes * ONE, why: [], rows: [] }
  const marks = [...new Set([0, minutes, ...all.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  const held = new Map<string, { one: Holding; minutes: number }>()
  let sum = 0
  for (const [index, from] of marks.slice(0, -1).entries()) {
    const length = (marks[index + 1] ?? from) - from
    const best = highest(all, from)
    sum += length * (best ? hundredths(best.row.factor) : ONE)
    if (!best) continue
    const key = `${best.row.code}/${best.when}`
    held.set(key, { one: best, minutes: (held.get(key)?.minutes ?? 0) + length })
  }
  const counted = [...held.values()]
  return {
    hundredths: sum,
    why: counted.map(({ one, minutes: heldMinutes }) => words(one, heldMinutes, minutes)),
    rows: [...new Set(counted.map(({ one }) => one.row))]
  }
}

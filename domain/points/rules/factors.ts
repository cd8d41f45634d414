import type { Visit } from '../facts/service'
import type { Circumstance, FactorRow } from '../rule'
import { CIRCUMSTANCE_WORDS, SPANS, type Span } from './conditions'

/** Factors are hundredths in here: 1.2 is 120, so that everything stays whole until the one rounding. */
export const ONE = 100
export const hundredths = (factor: number): number => Math.round(factor * ONE)

interface Holding extends Span {
  row: FactorRow
  when: Circumstance
}

const holdings = (rows: readonly FactorRow[], visit: Visit, minutes: number): Holding[] => {
  const found: Holding[] = []
  for (const row of rows)
    for (const when of row.when) for (const { from, to } of SPANS[when](visit, minutes, row)) found.push({ from, to, row, when })
  return found
}

/** The highest factor that holds in a minute; of equals the first in the file. */
const highest = (all: readonly Holding[], minute: number): Holding | undefined =>
  all
    .filter((one) => one.from <= minute && minute < one.to)
    .reduce<Holding | undefined>((best, one) => (best && best.row.factor >= one.row.factor ? best : one), undefined)

const words = ({ row, when }: Holding, held: number, minutes: number, visit: Visit): string => {
  const part = held < minutes ? `（其中 ${held} 分钟）` : ''
  const counted = when === 'lecturer' && visit.lecture?.by === 'head_count' ? '（人数由现场人清点，没有逐一扫码）' : ''
  return `${CIRCUMSTANCE_WORDS[when]} ×${row.factor}${part}${counted}`
}

/** Minutes weighed by the highest factor of one group in each of them, in hundredths of a minute. */
export interface Weighed {
  hundredths: number
  why: readonly string[]
  /** rows that hold in at least one minute, the highest there or not */
  rows: readonly FactorRow[]
}

/** Weighs the first `minutes` of a visit by one group's rows (value.md §1.3: the highest of a group, per minute). */
export const weigh = (rows: readonly FactorRow[], visit: Visit, minutes: number): Weighed => {
  const all = holdings(rows, visit, minutes)
  if (all.length === 0) return { hundredths: minutes * ONE, why: [], rows: [] }
  const marks = [...new Set([0, minutes, ...all.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  // by what is read: night before midnight and night after it are one
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
  return {
    hundredths: sum,
    why: [...held.values()].map((part) => words(part.one, part.minutes, minutes, visit)),
    rows: [...new Set(all.map(({ row }) => row))]
  }
}

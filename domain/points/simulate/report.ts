import type { Totals } from './run'
import { bands, gini, tenths, topShare, type Band, type Pair, type Tenth } from './spread'

/** What one version gives, in figures that name nobody. Shares are 0–1. */
export interface Figures {
  people: number
  issued: number
  deducted: number
  cut: number
  /** what the caps took of everything that was to be given */
  cutShare: number
  topShare: number
  gini: number
}

/** The rules in force and a draft over the same facts. */
export interface Report {
  before: Figures
  after: Figures
  tenths: readonly Tenth[]
  bands: readonly Band[]
  /** why a second person has to sign; empty: one signature is enough */
  secondSignature: readonly string[]
}

const figuresOf = ({ issued, deducted, cut, perPerson }: Totals): Figures => {
  const amounts = [...perPerson.values()]
  return {
    people: perPerson.size,
    issued,
    deducted,
    cut,
    cutShare: issued + cut === 0 ? 0 : cut / (issued + cut),
    topShare: topShare(amounts),
    gini: gini(amounts)
  }
}

type Compared = Pick<Report, 'before' | 'after' | 'tenths'>

/** Differences of shares are told in hundred-thousandths, so that exactly +0.03 is +0.03 in binary too. */
const rounded = (share: number): number => Math.round(share * 100_000) / 100_000
const percent = (share: number): string => `${(100 * share).toFixed(1)}%`

/** The five reasons for a second signature (issue 4 §3): at the bound for issued, top share and Gini, beyond it for tenths and caps. */
export const SIGNATURES: readonly { words: (report: Compared) => string; forced: (report: Compared) => boolean }[] = [
  {
    words: ({ before, after }) => `总发放从 ${before.issued} 变为 ${after.issued}，变化达到 15%`,
    forced: ({ before, after }) => after.issued !== before.issued && 100 * Math.abs(after.issued - before.issued) >= 15 * before.issued
  },
  {
    words: () => '有一成人减少超过 20%',
    forced: ({ tenths: groups }) => groups.some(({ before, after }) => 100 * (before - after) > 20 * Math.abs(before))
  },
  {
    words: ({ before, after }) => `最多的 1% 的人所占比例从 ${percent(before.topShare)} 升到 ${percent(after.topShare)}，达到 2 个百分点`,
    forced: ({ before, after }) => rounded(after.topShare - before.topShare) >= 0.02
  },
  {
    words: ({ before, after }) => `基尼系数从 ${before.gini.toFixed(3)} 升到 ${after.gini.toFixed(3)}，达到 0.03`,
    forced: ({ before, after }) => rounded(after.gini - before.gini) >= 0.03
  },
  {
    words: ({ after }) => `被上限截断 ${percent(after.cutShare)}，超过 15%`,
    forced: ({ after }) => 100 * after.cut > 15 * (after.issued + after.cut)
  }
]

/** Compares two runs over the same facts; O(n log n) in the people. */
export const reportOf = (before: Totals, after: Totals): Report => {
  const pairs: Pair[] = [...before.perPerson].map(([personId, points]) => ({ before: points, after: after.perPerson.get(personId) ?? 0 }))
  const compared = { before: figuresOf(before), after: figuresOf(after), tenths: tenths(pairs) }
  return {
    ...compared,
    bands: bands(pairs),
    secondSignature: SIGNATURES.filter(({ forced }) => forced(compared)).map(({ words }) => words(compared))
  }
}

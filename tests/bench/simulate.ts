import { DEFAULT_PACK } from '@domain/points/pack/packs'
import type { RulePack } from '@domain/points/rule'
import { COUNTER_EXAMPLES, OUT_OF_REACH, reach } from '@domain/points/simulate/examples'
import type { Report } from '@domain/points/simulate/report'
import { runOf } from '@domain/points/simulate/run'
import { simulate } from '@domain/points/simulate/simulate'
import { chanceOf } from '../town/chance'
import { measured, type Measure } from './measure'
import { pastYear } from './past-year'

const ORDERS = 250_000
const AT_MOST_MS = 10_000
const ROUNDS = 3
/** Which of the counter-examples has things nobody can reach. */
const DEAR = 3

/** Somebody proposes a lower day. */
const DRAFT: RulePack = {
  ...DEFAULT_PACK,
  version: 'draft',
  rows: DEFAULT_PACK.rows.map((row) => (row.code === 'R01' ? { ...row, caps: [{ period: 'day', points: 30 }] } : row))
}

const noteOf = ({ before, after, secondSignature }: Report): string =>
  [
    `issued ${before.issued} → ${after.issued}`,
    `top 1 % ${(100 * before.topShare).toFixed(1)} → ${(100 * after.topShare).toFixed(1)} %`,
    `Gini ${before.gini.toFixed(3)} → ${after.gini.toFixed(3)}`,
    `cut ${(100 * after.cutShare).toFixed(1)} %`,
    `${secondSignature.length} reasons to sign twice`
  ].join(', ')

/** A draft beside the rules in force over a year of 250,000 orders (at most 10 s), and the five counter-examples over the same year. */
export const benchSimulate = async (): Promise<Measure[]> => {
  const facts = pastYear(ORDERS, chanceOf('a year of 250,000 orders'))
  const timed = (pack: RulePack): { took: number; seconds: string; report: Report } => {
    const [started, before] = [performance.now(), process.cpuUsage()]
    const report = simulate(DEFAULT_PACK, pack, facts)
    const { user, system } = process.cpuUsage(before)
    return { took: performance.now() - started, seconds: ((user + system) / 1e6).toFixed(1), report }
  }
  const rounds = Array.from({ length: ROUNDS }, () => timed(DRAFT))
  const [first] = rounds
  const dear = runOf(COUNTER_EXAMPLES[DEAR] as RulePack)
  facts.forEach(dear.add)
  const share = (100 * reach(dear.totals().perPerson, OUT_OF_REACH)).toFixed(1)
  return [
    measured(
      '250,000 orders, a day of 40 → 30',
      rounds.map(({ took }) => took),
      AT_MOST_MS,
      {
        note: `${facts.length} facts, ${first?.seconds} s of processor; ${first ? noteOf(first.report) : ''}`,
        wrong: first && first.report.after.issued < first.report.before.issued ? null : 'a lower cap gave no fewer points'
      }
    ),
    ...COUNTER_EXAMPLES.map((pack, index) => {
      const { took, report } = timed(pack)
      const reached = index === DEAR ? `, ${share} % ever reach ${OUT_OF_REACH}` : ''
      return measured(pack.version, [took], AT_MOST_MS, { note: noteOf(report) + reached })
    })
  ]
}

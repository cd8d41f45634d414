import { cutTo } from '../caps'
import { causeOf, stemOf } from '../cause'
import type { Offence } from '../facts/fault'
import type { Consequence, Line } from '../line'
import { PERIOD_WORDS, periodOf } from '../period'
import type { DeductionRow } from '../rule'
import type { Asked, Part } from './asked'

const consequencesOf = (row: DeductionRow, fact: Offence): Consequence[] => [
  ...(row.reverses ? [{ kind: 'reverse', beginning: stemOf(fact) } as const] : []),
  ...(row.suspendDays === null ? [] : [{ kind: 'suspend', personId: fact.personId, days: row.suspendDays } as const]),
  ...(row.handOver ? [{ kind: 'suspend_until_handed_over', personId: fact.personId } as const] : [])
]

/** The line of one counted fault: the first `free` of a period cost nothing but are counted, the rest up to the row's caps. */
const counted = (row: DeductionRow, { fact, occasion, index, used }: Asked): Pick<Line, 'points' | 'cut' | 'draws' | 'why'> => {
  const at = occasion.at(fact)
  const key = `${row.code}/${periodOf(row.freePeriod, at)}/times`
  const nth = (used.get(key) ?? 0) + 1
  const counting = row.free > 0 ? [{ key, amount: 1 }] : []
  const nthWords = row.free > 0 ? [`${PERIOD_WORDS[row.freePeriod]}第 ${nth} 次`] : []
  if (nth <= row.free) return { points: 0, cut: 0, draws: counting, why: [row.title, ...nthWords, `前 ${row.free} 次不扣分`] }
  const asked = -row.points * (occasion.count?.(fact) ?? 1)
  const { points, cut, draws } = cutTo(asked, index.limits.get(row) ?? [], at, {}, used)
  const spared = cut > 0 ? [`已到扣分上限，少扣 ${cut} 分`] : []
  return { points: 0 - points, cut, draws: [...draws, ...counting], why: [`${row.title} −${asked}`, ...nthWords, ...spared] }
}

/** What a deduction row makes of a fact that sets it off. A barred one is there with 0, uncounted, and says why. */
export const deduct = (row: DeductionRow, asked: Asked): Part => {
  const { fact, occasion, version } = asked
  const bar = occasion.bars?.(fact, row.limits) ?? null
  const amount = bar === null ? counted(row, asked) : { points: 0, cut: 0, draws: [], why: [row.title, bar] }
  const line = { code: row.code, cause: causeOf(fact, row.code, 'deduct'), personId: fact.personId, version, hangsOn: null, ...amount }
  return { lines: [line], consequences: fact.kind === 'offence' ? consequencesOf(row, fact) : [] }
}

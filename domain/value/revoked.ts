import { refuse } from '../errors'
import { reversalCauseOf } from '../points/cause'
import { packNamed } from '../points/pack/packs'
import { reversalOf } from '../points/reversal'
import type { Reason } from '../points/rule'
import { countsOf } from './counts'
import type { ValueChange } from './facts'
import { accountFor, takeBack } from './points'
import type { FactBooks, Outcome } from './posted'

/** What was paid for a fact and nothing has taken back yet: a correction of its visit, or a presence that was none, may have been faster. */
const stillPaid = ({ lines }: Outcome, books: FactBooks): Outcome['lines'] => {
  const written = new Set(books.lines.map(({ transferId }) => transferId))
  return lines.filter(({ points, cause }) => points > 0 && !written.has(reversalCauseOf(cause)))
}

/**
 * What a fact was awarded is taken back for a reason that its row names: from what is there, the rest is owed; its caps have room again for what
 * is still to come. Refuses FACT_STAYS where the rules it was awarded under do not name the reason, FACT_GONE where all of it has fallen already.
 */
export const revokedFact = (personId: string, outcome: Outcome, reason: Reason, books: FactBooks, at: number): ValueChange => {
  const { rows } = packNamed(books.rules, outcome.version)
  const paid = stillPaid(outcome, books)
  const named = paid.every(({ code }) => rows.some((row) => row.code === code && row.reversedBy.includes(reason)))
  if (!named) refuse('FACT_STAYS', { why: '当时的规则没有说可以退回' })
  if (paid.length === 0 && outcome.points > 0) refuse('FACT_GONE')
  const counts = countsOf(books.tallies)
  const lines = paid.map(({ code, cause, points, draws, netted = 0 }) => ({
    accountId: accountFor(personId),
    transferId: cause,
    line: { code, version: outcome.version, points, cut: 0, draws, hangsOn: null, netted }
  }))
  const reversals = lines.map(({ transferId, line }) => reversalOf({ ...line, cause: transferId, personId, why: [] }, reason))
  return { ...takeBack(reversals, { ...books, lines }, counts, at), tallies: counts.moved(), held: null }
}

import { refuse } from '../errors'
import { packNamed } from '../points/pack/packs'
import { reversalOf } from '../points/reversal'
import type { Reason } from '../points/rule'
import { countsOf } from './counts'
import type { ValueChange } from './facts'
import { accountFor, takeBack } from './points'
import type { FactBooks, Outcome } from './posted'

/**
 * What a fact was awarded is taken back for a reason that its row names: from what is there, the rest is owed; its caps have room again for what
 * is still to come. Refuses FACT_STAYS where the rules it was awarded under do not name the reason.
 */
export const revokedFact = (personId: string, outcome: Outcome, reason: Reason, books: FactBooks, at: number): ValueChange => {
  const { rows } = packNamed(books.rules, outcome.version)
  const paid = outcome.lines.filter(({ points }) => points > 0)
  const named = paid.every(({ code }) => rows.some((row) => row.code === code && row.reversedBy.includes(reason)))
  if (!named) refuse('FACT_STAYS', { why: '当时的规则没有说可以退回' })
  const counts = countsOf(books.tallies)
  const lines = paid.map(({ code, cause, points, draws, netted = 0 }) => ({
    accountId: accountFor(personId),
    transferId: cause,
    line: { code, version: outcome.version, points, cut: 0, draws, hangsOn: null, netted }
  }))
  const reversals = lines.map(({ transferId, line }) => reversalOf({ ...line, cause: transferId, personId, why: [] }, reason))
  return { ...takeBack(reversals, { ...books, lines }, counts, at), tallies: counts.moved(), held: null }
}

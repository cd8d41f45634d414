import { accountOf } from '../ledger/account'
import { MORNING } from '../../tests/kitchen/facts'
import { NO_FACTS } from '../../tests/kitchen/kept'
import { DEFAULT_PACK } from '../points/pack/packs'
import type { Reason, RulePack } from '../points/rule'
import { postFact, type FactBooks } from './posted'
import { revokedFact } from './revoked'

/** The district's own version, under which an adoption falls for these reasons alone. */
const under = (reversedBy: readonly Reason[]): RulePack => ({
  ...DEFAULT_PACK,
  rows: DEFAULT_PACK.rows.map((row) => (row.code === 'R11' ? { ...row, reversedBy } : row))
})

/** Chen's adoption, awarded and taken back for one reason: how many points left the account. */
const fallen = (reversedBy: readonly Reason[], reason: Reason, used = 0): number => {
  const tallies = [{ personId: 'chen', key: 'R11/2026-Q4', amount: used }]
  const books: FactBooks = { ...NO_FACTS, rules: [under(reversedBy)], tallies, visit: null, fraud: false }
  const adoption = { kind: 'proposal', personId: 'chen', proposalId: 'v1', at: MORNING } as const
  const decided = postFact(adoption, MORNING, books, null, MORNING)
  if (decided.kind === 'later') throw new Error('an adoption posts at once')
  const there = { ...books, balances: { [accountOf('point', 'earned', 'chen')]: { posted: decided.outcome.points, held: 0 } } }
  const { transfers } = revokedFact('chen', decided.outcome, reason, there, MORNING)
  return transfers.reduce((sum, one) => sum + ('lines' in one ? one.lines.reduce((all, { amount }) => all + amount, 0) : 0), 0)
}

test.each<[string, readonly Reason[], Reason]>([
  ['names no reason', [], 'withdrawn'],
  ['names another reason', ['annulled'], 'withdrawn'],
  ['names this one, and it falls for another', ['withdrawn'], 'annulled']
])('what was awarded under a version that %s stays', (_name, reversedBy, reason) =>
  expect(() => fallen(reversedBy, reason)).toThrow('FACT_STAYS')
)

test('the reason that its version names takes it back; what a full quarter left at nothing moves nothing under any version', () => {
  expect([fallen(['annulled', 'withdrawn'], 'withdrawn'), fallen([], 'withdrawn', 20)]).toEqual([10, 0])
})

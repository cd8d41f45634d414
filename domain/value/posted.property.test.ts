import fc from 'fast-check'
import { DAY, HOUR } from '../clock/milliseconds'
import { accountOf, issuer } from '../ledger/account'
import { applyTransfers, balanceOf, emptyBooks, type Books } from '../ledger/books'
import { faultsIn } from '../ledger/invariants'
import type { Offence, Withdrawal } from '../points/facts/fault'
import { SHIPPED } from '../points/pack/packs'
import { sha256 } from '../../tests/kitchen/digest'
import { MORNING, visit } from '../../tests/kitchen/facts'
import { countsOf } from './counts'
import type { Tally, ValueChange, ValueLine } from './facts'
import { awardVisit } from './points'
import { disputeFact, holdOfAppeal, postFact, undoFact, type FactBooks, type Outcome } from './posted'

const chen = accountOf('point', 'earned', 'chen')

/** The books of one person, and what the database would keep beside them. */
class Kept {
  books: Books = emptyBooks('linjiang')
  tallies = new Map<string, Tally>()
  lines: Omit<ValueLine, 'why'>[] = []
  constructor(owned: number) {
    if (owned > 0)
      this.books = applyTransfers(
        this.books,
        [{ id: 'begin', phase: 'direct', from: issuer('point'), lines: [{ account: chen, amount: owned }], at: 0 }],
        sha256
      )
  }
  get facts(): FactBooks {
    const balances = Object.fromEntries(this.books.accounts)
    return {
      helped: null,
      pool: null,
      tallies: [...this.tallies.values()],
      balances,
      lines: this.lines,
      moves: [],
      rules: SHIPPED,
      stopped: [],
      waits: [],
      falseVisits: [],
      warnings: [],
      visit: null,
      fraud: false
    }
  }
  take({ transfers, lines, tallies }: ValueChange): void {
    this.books = applyTransfers(this.books, transfers, sha256)
    this.lines.push(...lines)
    for (const { personId, key, before, after } of tallies) {
      expect(this.tallies.get(key)?.amount ?? 0).toBe(before)
      this.tallies.set(key, { personId, key, amount: after })
    }
  }
  /** From the district, or (negative) to it: never more than is free. */
  moves(id: string, amount: number): void {
    const { posted, held } = balanceOf(this.books, chen)
    const [from, account] = amount < 0 ? [chen, issuer('point')] : [issuer('point'), chen]
    const some = Math.min(Math.abs(amount), amount < 0 ? posted - held : amount)
    if (some > 0)
      this.books = applyTransfers(this.books, [{ id, phase: 'direct', from, lines: [{ account, amount: some }], at: 0 }], sha256)
  }
  get worth(): number {
    return balanceOf(this.books, chen).posted - (this.tallies.get('point-dues/life')?.amount ?? 0)
  }
  used(): [string, number][] {
    return [...this.tallies].filter(([, { amount }]) => amount !== 0).map(([key, { amount }]) => [key, amount])
  }
}

const withdrawal = (n: number): Withdrawal => ({
  kind: 'withdrawal',
  orderId: `O${n}`,
  round: 1,
  personId: 'chen',
  version: 5,
  acceptedAt: MORNING + n * DAY - 3 * DAY,
  withdrawnAt: MORNING + n * DAY,
  startAt: MORNING + n * DAY + HOUR,
  afterChange: false,
  excused: false
})
const post = (kept: Kept, n: number): Outcome => {
  const decided = postFact(withdrawal(n), MORNING + n * DAY, kept.facts, null, MORNING + n * DAY)
  if (decided.kind === 'later') throw new Error('a withdrawal posts at once')
  kept.take(decided.change)
  return decided.outcome
}

test('a deduction undone is as if it had never been, whatever there was and whatever awards paid meanwhile', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.integer({ min: 3, max: 7 }), fc.nat(3), (owned, many, earned) => {
      const kept = new Kept(owned)
      for (let n = 1; n < many; n += 1) post(kept, n)
      const [worth, used] = [kept.worth, kept.used()]
      const outcome = post(kept, many)
      expect(kept.worth).toBe(worth - 2)
      // some dues are paid by the next award, as netting does
      const owes = kept.tallies.get('point-dues/life')?.amount ?? 0
      const paid = Math.min(earned, owes)
      if (paid > 0) kept.tallies.set('point-dues/life', { personId: 'chen', key: 'point-dues/life', amount: owes - paid })
      kept.take(undoFact('chen', outcome, null, kept.facts, MORNING + 40 * DAY))
      expect(kept.worth).toBe(worth + paid)
      const others = (all: [string, number][]) => all.filter(([key]) => !key.startsWith('point-dues')).sort()
      expect(others(kept.used())).toEqual(others(used))
      expect(faultsIn(kept.books, sha256)).toEqual([])
    })
  )
})

test('the caps of a quarter hold, in whatever order and however often', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 7 }), fc.nat(20), (days, owned) => {
      const kept = new Kept(owned)
      for (const n of days) post(kept, n)
      // two are free, then two points each, and never more than ten in a quarter
      expect(kept.worth).toBe(owned - 10)
      expect(balanceOf(kept.books, chen).posted).toBeGreaterThanOrEqual(0)
    })
  )
})

const absence = {
  kind: 'absence' as const,
  orderId: 'O1',
  round: 1,
  personId: 'chen',
  absentAt: MORNING,
  settledAt: MORNING + HOUR,
  upheld: true
}
const ended = { ...absence, appeal: { endedAt: MORNING + 3 * DAY } }

test('an appeal puts aside at most what is disputed and there; refused or right, nothing stays aside', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.nat(12), fc.boolean(), (owned, more, upheld) => {
      const kept = new Kept(owned)
      kept.take(disputeFact('f', ended, MORNING, false, kept.facts, MORNING + 2 * HOUR))
      const held = balanceOf(kept.books, chen).held
      expect(held).toBe(Math.min(5, owned))
      if (more > 0)
        kept.books = applyTransfers(
          kept.books,
          [{ id: 'more', phase: 'direct', from: issuer('point'), lines: [{ account: chen, amount: more }], at: 0 }],
          sha256
        )
      const disputed = held > 0 ? { id: holdOfAppeal('f'), amount: held } : null
      if (upheld) kept.take(undoFact('chen', null, disputed, kept.facts, MORNING + 3 * DAY))
      else {
        const decided = postFact(ended, MORNING, kept.facts, disputed, MORNING + 3 * DAY)
        expect(decided.kind).toBe('posted')
        if (decided.kind === 'posted') {
          kept.take(decided.change)
          expect(decided.outcome.lines[0]).toMatchObject({
            points: -5,
            taken: Math.min(5, owned + more),
            dues: Math.max(0, 5 - owned - more)
          })
        }
      }
      expect(kept.worth).toBe(owned + more - (upheld ? 0 : 5))
      expect(balanceOf(kept.books, chen).held).toBe(0)
      expect(faultsIn(kept.books, sha256)).toEqual([])
    })
  )
})

const lie: Offence = {
  kind: 'offence',
  orderId: 'O1',
  round: 1,
  personId: 'chen',
  offence: 'false_presence',
  offenceId: 'lie',
  finalAt: MORNING + 3 * DAY,
  reviewers: [
    { personId: 'wang', organisationId: 'huaishu' },
    { personId: 'fang', organisationId: 'liuyin' }
  ]
}
const DUES = 'point-dues/life'
/** Chen's first visit, an hour for ten points and ten for the first, of which `owed` went to what he owed; then the appeal against its being a lie. */
const disputedVisit = (owned: number, owed: number, spent: number): Kept => {
  const kept = new Kept(owned)
  if (owed > 0) kept.tallies.set(DUES, { personId: 'chen', key: DUES, amount: owed })
  const counts = countsOf(kept.facts.tallies)
  const added = awardVisit(visit('A01', 60), MORNING, SHIPPED, counts, MORNING)
  kept.take({ ...added, tallies: counts.moved(), held: null })
  kept.moves('spent', -spent)
  kept.take(disputeFact('f', lie, MORNING, false, kept.facts, MORNING + DAY))
  return kept
}
const VISIT = 20

test.each<[string, [owned: number, owed: number, spent: number], number]>([
  ['the twenty and the visit', [100, 0, 0], 40],
  ['as far as it is there', [0, 0, 0], 20],
  ['as far as it is still there', [0, 0, 15], 5],
  ['without what dues took of the visit', [100, 7, 0], 33],
  ['nothing where nothing is', [0, 0, 20], 0]
])('an appeal against a false presence puts aside %s', (_name, [owned, owed, spent], held) => {
  expect(balanceOf(disputedVisit(owned, owed, spent).books, chen).held).toBe(held)
})

test('an appeal against a false presence: refused, it takes the visit and the twenty once, first of what was aside; right, nothing at all', () => {
  const cases = fc.record({
    owned: fc.nat(60),
    owed: fc.nat(25),
    spent: fc.nat(90),
    more: fc.integer({ min: -60, max: 40 }),
    upheld: fc.boolean()
  })
  fc.assert(
    fc.property(cases, ({ owned, owed, spent, more, upheld }) => {
      const kept = disputedVisit(owned, owed, spent)
      const { held } = balanceOf(kept.books, chen)
      kept.moves('more', more)
      const { posted } = balanceOf(kept.books, chen)
      const { worth } = kept
      const disputed = held > 0 ? { id: holdOfAppeal('f'), amount: held } : null
      const now = MORNING + 4 * DAY
      if (upheld) kept.take(undoFact('chen', null, disputed, kept.facts, now))
      else {
        const decided = postFact(lie, MORNING, kept.facts, disputed, now)
        expect(decided.kind).toBe('posted')
        if (decided.kind === 'posted') {
          kept.take(decided.change)
          expect(decided.outcome.lines.reduce((sum, { taken, dues }) => sum + taken + dues, 0)).toBe(20)
        }
      }
      const cost = VISIT + 20
      expect(kept.worth).toBe(worth - (upheld ? 0 : cost))
      // what dues had taken of the visit is owed again; everything else comes from what is there
      const asked = upheld ? 0 : cost - Math.min(VISIT, owed)
      expect(balanceOf(kept.books, chen)).toMatchObject({ posted: Math.max(0, posted - asked), held: 0 })
      expect(faultsIn(kept.books, sha256)).toEqual([])
    })
  )
})

test('while its appeal is open, and before its hours are over, nothing posts', () => {
  const open = (appeal: typeof ended.appeal | null | { endedAt: null }, now: number) =>
    postFact({ ...absence, appeal }, MORNING, new Kept(9).facts, null, now)
  expect(open({ endedAt: null }, MORNING + 90 * DAY)).toEqual({ kind: 'later', laterAt: null })
  expect(open(null, MORNING + 2 * DAY - 1)).toEqual({ kind: 'later', laterAt: MORNING + 2 * DAY })
  expect(open(null, MORNING + 2 * DAY).kind).toBe('posted')
})

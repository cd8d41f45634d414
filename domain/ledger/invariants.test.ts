import { sha256 } from '../../tests/kitchen/digest'
import { accountOf, issuer } from './account'
import { applyTransfers, balanceOf, emptyBooks, type Balance, type Books } from './books'
import { faultsIn } from './invariants'
import type { Transfer } from './transfer'

const [li, chen] = [accountOf('minute', 'earned', 'li'), accountOf('minute', 'earned', 'chen')]
const start: Transfer = { id: 'start', phase: 'direct', from: issuer('minute'), lines: [{ account: li, amount: 100 }], at: 5 }
const transfers: Transfer[] = [
  start,
  { id: 'visit', phase: 'hold', from: li, amount: 60, at: 5 },
  { id: 'paid', phase: 'post', of: 'visit', lines: [{ account: chen, amount: 45 }], at: 5 },
  { id: 'next', phase: 'hold', from: li, amount: 20, at: 5 }
]
const books = applyTransfers(emptyBooks('t'), transfers, sha256)
const stored = (changed: Partial<Balance>): Books => ({
  ...books,
  accounts: new Map([...books.accounts, [li, { ...balanceOf(books, li), ...changed }]])
})

const SUM = 'minute sums to 1'
const HELD = 'minute/earned/li holds what nobody waits for'
const CHAIN = 'the chain of minute/earned/li breaks at 4'
const REPLAY = 'minute/earned/li is not what its transfers say'
test.each<[string, Books, string[]]>([
  ['nothing', books, []],
  ['what is owned', stored({ posted: 56 }), [SUM, CHAIN, REPLAY]],
  ['what is reserved', stored({ held: 21 }), [HELD, CHAIN, REPLAY]],
  ['the end of its chain', stored({ head: 'x' }), [CHAIN, REPLAY]],
  ['how many entries it has', stored({ seq: 3 }), ['the chain of minute/earned/li breaks at 3']],
  ['as much as must stay', stored({ floor: 35 }), []],
  ['what must stay', stored({ floor: 36 }), ['minute/earned/li is below its floor']],
  ['that a hold has ended', { ...books, undone: new Set() }, [HELD]],
  [
    'its entries',
    { ...books, entries: books.entries.filter(({ account }) => account !== chen) },
    ['the chain of minute/earned/chen breaks at 1']
  ]
])('an account whose stored numbers differ in %s', (_name, wrong, faults) => expect(faultsIn(wrong, sha256)).toEqual(faults))

test('a broken chain is told by the entry that breaks it', () => {
  const entries = books.entries.map((entry) => (entry.account === li && entry.seq === 2 ? { ...entry, held: 61 } : entry))
  expect(faultsIn({ ...books, entries }, sha256)).toEqual(['the chain of minute/earned/li breaks at 2'])
})

test('transfers that could not have been written one after the other are a fault of their own; a bug is not', () => {
  const without = (id: string): Books => ({ ...books, transfers: new Map([...books.transfers].filter(([one]) => one !== id)) })
  expect(faultsIn(without('start'), sha256)).toContain('the transfers do not follow from one another: VALUE_SHORT')
  expect(faultsIn(without('visit'), sha256)).toContain('the transfers do not follow from one another: VALUE_UNKNOWN')
  const broken = {
    alg: 'sha256',
    of: () => {
      throw new RangeError('a bug')
    }
  }
  expect(() => faultsIn(books, broken)).toThrow(RangeError)
})

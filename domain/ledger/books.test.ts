import { sha256 } from '../../tests/kitchen/digest'
import { accountOf, issuer, type AccountId } from './account'
import { applyTransfer, applyTransfers, balanceOf, emptyBooks, type Balance, type Books } from './books'
import { brokenAt, canonical, type Entry } from './chain'
import { faultsIn } from './invariants'
import type { Line, Transfer } from './transfer'

const earned = (who: string) => accountOf('minute', 'earned', who)
const [li, chen, lin] = [earned('li'), earned('chen'), earned('lin')]
const minutes = issuer('minute')
type Lines = [AccountId, number][]
const to = (lines: Lines): Line[] => lines.map(([account, amount]) => ({ account, amount }))
const direct = (id: string, from: AccountId, ...lines: Lines): Transfer => ({ id, phase: 'direct', from, lines: to(lines), at: 5 })
const hold = (id: string, amount: number): Transfer => ({ id, phase: 'hold', from: li, amount, at: 5 })
const ends = (id: string, of: string, ...lines: Lines): Transfer => ({ id, phase: 'post', of, lines: to(lines), at: 5 })
const frees = (id: string, of: string): Transfer => ({ id, phase: 'void', of, at: 5 })
const takes = (id: string, of: string, ...lines: Lines): Transfer => ({ id, phase: 'reverse', of, lines: to(lines), at: 5 })

/** Li owns 100 minutes and 60 of them wait for a visit by Chen and Lin. */
const WAITING = [direct('start', minutes, [li, 100]), hold('visit', 60)]
const after = (...transfers: Transfer[]): Books => applyTransfers(emptyBooks('t'), [...WAITING, ...transfers], sha256)
const stand = (books: Books) => [li, chen, lin].map((id) => [balanceOf(books, id).posted, balanceOf(books, id).held])

describe('what can happen', () => {
  test.each<[string, Transfer[], number[][]]>([
    [
      'reserved',
      [],
      [
        [100, 60],
        [0, 0],
        [0, 0]
      ]
    ],
    [
      'paid whole to two',
      [ends('p', 'visit', [chen, 45], [lin, 15])],
      [
        [40, 0],
        [45, 0],
        [15, 0]
      ]
    ],
    [
      'paid in part, the rest is free',
      [ends('p', 'visit', [chen, 45])],
      [
        [55, 0],
        [45, 0],
        [0, 0]
      ]
    ],
    [
      'given back',
      [frees('v', 'visit')],
      [
        [100, 0],
        [0, 0],
        [0, 0]
      ]
    ],
    [
      'paid at once from what is free',
      [direct('d', li, [chen, 40])],
      [
        [60, 60],
        [40, 0],
        [0, 0]
      ]
    ],
    [
      'taken back from one',
      [ends('p', 'visit', [chen, 45], [lin, 15]), takes('r', 'p', [chen, 45])],
      [
        [85, 0],
        [0, 0],
        [15, 0]
      ]
    ],
    [
      'taken back from one and then from the other',
      [ends('p', 'visit', [chen, 45], [lin, 15]), takes('r', 'p', [chen, 45]), takes('s', 'p', [lin, 5])],
      [
        [90, 0],
        [0, 0],
        [10, 0]
      ]
    ],
    [
      'taken back in part',
      [direct('d', li, [chen, 40]), takes('r', 'd', [chen, 15])],
      [
        [75, 60],
        [25, 0],
        [0, 0]
      ]
    ],
    [
      'taken back to the issuer',
      [frees('v', 'visit'), takes('r', 'start', [li, 100])],
      [
        [0, 0],
        [0, 0],
        [0, 0]
      ]
    ],
    [
      'settled outside and put right',
      [direct('s', li, [minutes, 40]), takes('r', 's', [minutes, 10])],
      [
        [70, 60],
        [0, 0],
        [0, 0]
      ]
    ]
  ])('%s', (_, transfers, expected) => {
    const books = after(...transfers)
    expect(stand(books)).toEqual(expected)
    expect(faultsIn(books, sha256)).toEqual([])
  })
})

describe('what is refused', () => {
  const paid = ends('p', 'visit', [chen, 45])
  test.each<[string, string, Transfer[]]>([
    ['one more than is free', 'VALUE_SHORT', [direct('x', li, [chen, 41])]],
    ['a second reservation of the same', 'VALUE_SHORT', [hold('x', 41)]],
    ['taking back what was spent', 'VALUE_SHORT', [frees('v', 'visit'), direct('d', li, [chen, 1]), takes('x', 'start', [li, 100])]],
    ['more than was reserved', 'VALUE_TOO_MUCH', [ends('x', 'visit', [chen, 45], [lin, 16])]],
    ['more than was got', 'VALUE_TOO_MUCH', [paid, takes('x', 'p', [chen, 46])]],
    ['from somebody who got nothing', 'VALUE_TOO_MUCH', [paid, takes('x', 'p', [lin, 1])]],
    ['ended before by a payment', 'VALUE_SETTLED', [paid, frees('x', 'visit')]],
    ['ended before by a void', 'VALUE_SETTLED', [frees('v', 'visit'), ends('x', 'visit', [chen, 1])]],
    ['taken back before', 'VALUE_SETTLED', [paid, takes('r', 'p', [chen, 1]), takes('x', 'p', [chen, 1])]],
    [
      'one of two taken back before',
      'VALUE_SETTLED',
      [ends('p', 'visit', [chen, 45], [lin, 15]), takes('r', 'p', [chen, 1]), takes('x', 'p', [chen, 1], [lin, 1])]
    ],
    ['more than one of two got', 'VALUE_TOO_MUCH', [ends('p', 'visit', [chen, 45], [lin, 15]), takes('x', 'p', [chen, 1], [lin, 16])]],
    ['no such hold', 'VALUE_UNKNOWN', [frees('x', 'nothing')]],
    ['a payment is no hold', 'VALUE_UNKNOWN', [frees('x', 'start')]],
    ['a hold is no payment', 'VALUE_UNKNOWN', [takes('x', 'visit', [li, 1])]],
    ['a reversal is no payment', 'VALUE_UNKNOWN', [paid, takes('r', 'p', [chen, 1]), takes('x', 'r', [li, 1])]],
    ['itself', 'VALUE_UNKNOWN', [frees('x', 'x')]],
    ['the same id for something else', 'VALUE_REUSED', [hold('start', 1)]],
    ['the same id with another amount', 'VALUE_REUSED', [hold('visit', 59)]],
    ['to oneself', 'VALUE_ACCOUNT', [direct('x', li, [li, 1])]],
    ['a hold paid to its owner', 'VALUE_ACCOUNT', [ends('x', 'visit', [li, 1])]],
    ['the same receiver twice', 'VALUE_ACCOUNT', [direct('x', li, [chen, 1], [chen, 1])]],
    ['minutes into points', 'VALUE_ACCOUNT', [direct('x', li, [accountOf('point', 'earned', 'chen'), 1])]],
    ['a hold of minutes paid in points', 'VALUE_ACCOUNT', [ends('x', 'visit', [accountOf('point', 'earned', 'chen'), 1])]],
    ['a hold on the issuer', 'VALUE_ACCOUNT', [{ id: 'x', phase: 'hold', from: minutes, amount: 1, at: 5 }]],
    ['nobody receives', 'VALUE_AMOUNT', [direct('x', li)]],
    ['together beyond 2^53', 'VALUE_AMOUNT', [direct('x', minutes, [chen, 2 ** 53 - 1], [lin, 1])]],
    ['with what is there beyond 2^53', 'VALUE_AMOUNT', [direct('x', minutes, [li, 2 ** 53 - 1])]],
    ['no cause', 'INVALID_INPUT', [hold('', 1)]],
    ['a cause in two lines', 'INVALID_INPUT', [hold('a\nb', 1)]],
    ['no moment', 'INVALID_INPUT', [{ ...hold('x', 1), at: NaN }]]
  ])('%s', (_, code, transfers) => {
    const before = after(...transfers.slice(0, -1))
    expect(() => applyTransfer(before, transfers.at(-1) as Transfer, sha256)).toThrow(expect.objectContaining({ code }))
  })

  test.each([0, -1, 0.5, NaN, Infinity, 2 ** 53])('%p is no amount', (amount) => {
    for (const transfer of [
      hold('x', amount),
      direct('x', minutes, [chen, amount]),
      ends('x', 'visit', [chen, amount]),
      takes('x', 'start', [li, amount])
    ])
      expect(() => after(transfer)).toThrow(expect.objectContaining({ code: 'VALUE_AMOUNT' }))
  })

  test('who has too little is told of what, and on which account', () =>
    expect(() => after(direct('x', li, [chen, 41]))).toThrow(expect.objectContaining({ params: { what: '互助时间', account: li } })))

  test('whoever receives is never refused, even below a floor that was raised', () => {
    const books = after()
    const raised = { ...books, accounts: new Map([...books.accounts].map(([id, balance]) => [id, { ...balance, floor: 90 }] as const)) }
    expect(stand(applyTransfer(raised, direct('d', minutes, [li, 5]), sha256))[0]).toEqual([105, 60])
    expect(() => applyTransfer(raised, hold('h', 1), sha256)).toThrow(expect.objectContaining({ code: 'VALUE_SHORT' }))
  })
})

describe('the chain', () => {
  test('the words that are hashed are these (docs/decisions/0005-the-ledger.md)', () => {
    const [entry] = after().entries
    if (!entry) throw new Error('an entry')
    expect(canonical('t', entry, '')).toBe('linli/1\nsha256\nt\nminute/earned/li\n1\nstart\ndirect\n\n100\n0\n5\n')
    expect(entry.hash).toBe(sha256.of('linli/1\nsha256\nt\nminute/earned/li\n1\nstart\ndirect\n\n100\n0\n5\n'))
  })

  const chain = after(frees('v', 'visit')).entries
  test.each<[string, number | null, (entries: typeof chain) => typeof chain]>([
    ['whole', null, (all) => all],
    ['an amount changed', 1, (all) => all.map((one, n) => (n === 0 ? { ...one, posted: 101 } : one))],
    ['a moment changed', 2, (all) => all.map((one, n) => (n === 1 ? { ...one, at: one.at + 1 } : one))],
    ['a cause changed', 3, (all) => all.map((one, n) => (n === 2 ? { ...one, transferId: 'w' } : one))],
    ['what it ended changed', 3, (all) => all.map((one, n) => (n === 2 ? { ...one, of: 'w' } : one))],
    ['one left out', 3, (all) => all.filter((_, n) => n !== 1)],
    ['two exchanged', 3, ([first, ...rest]) => [...(first ? [first] : []), ...rest.reverse()]],
    ['another hash', 1, (all) => all.map((one) => ({ ...one, alg: 'sm3' }))]
  ])('%s', (_, seq, change) => expect(brokenAt('t', change(chain), sha256)?.seq ?? null).toBe(seq))

  test("an entry that somebody has hashed anew is still found by its number and by its hash's name", () => {
    const anew = (change: Partial<Entry>, digest = sha256): Entry[] => {
      const [first, ...rest] = chain
      if (!first) throw new Error('an entry')
      const forged = { ...first, ...change }
      return [{ ...forged, hash: digest.of(canonical('t', forged, '')) }, ...rest]
    }
    expect(brokenAt('t', anew({}), sha256)).toBeNull()
    expect(brokenAt('t', anew({ seq: 7 }), sha256)?.seq).toBe(7)
    expect(brokenAt('t', anew({ alg: 'sm3' }), sha256)?.alg).toBe('sm3')
  })

  test('read on from a place in it: the number and the hash of the entry before are what it follows', () => {
    const [first, ...rest] = chain
    if (!first) throw new Error('an entry')
    expect(brokenAt('t', rest, sha256, first)).toBeNull()
    expect(brokenAt('t', rest, sha256, { ...first, hash: 'x' })?.seq).toBe(2)
    expect(brokenAt('t', rest, sha256, { ...first, seq: 0 })?.seq).toBe(2)
    expect(brokenAt('t', [], sha256, first)).toBeNull()
  })

  test('is another one in another district', () => expect(brokenAt('u', chain, sha256)?.seq).toBe(1))
})

describe('a fault is found', () => {
  const books = after(ends('p', 'visit', [chen, 45]))
  const change = (id: AccountId, changed: Partial<Balance>): Books => ({
    ...books,
    accounts: new Map([...books.accounts, [id, { ...balanceOf(books, id), ...changed }]])
  })
  test.each<[string, Books, RegExp]>([
    ['a minute too many', change(li, { posted: 56 }), /minute sums to 1/],
    ['a reservation nobody waits for', change(li, { held: 1 }), /holds what nobody waits for/],
    ['below the floor', change(li, { floor: 56 }), /below its floor/],
    ['a head of another chain', change(li, { head: 'x' }), /chain of minute\/earned\/li breaks/],
    ['an entry that is gone', { ...books, entries: books.entries.slice(0, -1) }, /breaks at/],
    [
      'a transfer that is gone',
      { ...books, transfers: new Map([...books.transfers].filter(([id]) => id !== 'p')) },
      /is not what its transfers say/
    ]
  ])('%s', (_, wrong, said) => expect(faultsIn(wrong, sha256).join('; ')).toMatch(said))
})

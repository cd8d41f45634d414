import fc from 'fast-check'
import { sha256 } from '../../tests/kitchen/digest'
import { someTransfers } from '../../tests/kitchen/transfers'
import { AppError } from '../errors'
import { ASSETS, readAccount } from './account'
import { applyTransfer, emptyBooks, type Books } from './books'
import type { Entry } from './chain'
import { foldTogether, imbalance, readOn, UNCHECKED, type Checked, type Read } from './check'
import { chainsOf } from './invariants'
import { issuedBy } from './legs'
import type { Transfer } from './transfer'

const kept = (transfers: readonly Transfer[]): Books =>
  transfers.reduce((before, transfer) => {
    try {
      return applyTransfer(before, transfer, sha256)
    } catch (error) {
      if (error instanceof AppError) return before
      throw error
    }
  }, emptyBooks('t'))

/** Every account read on: one night up to the middle of its chain, the next night to its end. */
const nights = (books: Books, spoil: (entry: Entry) => Entry = (entry) => entry): Read[] => {
  const chains = chainsOf(books.entries.map(spoil))
  return [...books.accounts].flatMap(([account, stored]) => {
    const chain = chains.get(account) ?? []
    const half = Math.floor(chain.length / 2)
    const night = (from: Checked, entries: Entry[], whole: boolean) =>
      readOn('t', { account, stored, from, entries }, books.transfers, sha256, whole)
    const first = night(UNCHECKED, chain.slice(0, half), false)
    return first.faults.length > 0 ? [first] : [first, night(first.reached, chain.slice(half), true)]
  })
}
const faultsOf = (reads: readonly Read[]) => reads.flatMap(({ faults }) => faults)

test('whatever was written is read on without a fault; folded it is what stands, what was issued, and what is reserved', () => {
  fc.assert(
    fc.property(someTransfers(20, 70), (transfers) => {
      const books = kept(transfers)
      const reads = nights(books)
      expect(faultsOf(reads)).toEqual([])
      const folds = foldTogether(reads.flatMap((read) => read.folds))
      for (const asset of ASSETS) {
        expect(imbalance(folds, asset)).toEqual([])
        const own = folds.filter((fold) => fold.asset === asset)
        const stored = [...books.accounts].reduce((sum, [id, { posted }]) => sum + (readAccount(id).asset === asset ? posted : 0), 0)
        const issued = [...books.transfers.values()].reduce((sum, transfer) => sum - issuedBy(books, asset, transfer), 0)
        expect(own.reduce((sum, { came, went }) => sum + came - went, 0)).toBe(stored)
        expect(own.reduce((sum, fold) => sum + fold.issued, 0)).toBe(issued)
      }
      const ended = new Set(reads.flatMap((read) => read.ended))
      const open = reads.flatMap((read) => read.opened).filter(({ transferId }) => !ended.has(transferId))
      expect(open.reduce((sum, { amount }) => sum + amount, 0)).toBe([...books.accounts.values()].reduce((sum, { held }) => sum + held, 0))
    }),
    { numRuns: 100, seed: 20261127 }
  )
})

test.each<[string, (entry: Entry) => Entry]>([
  ['a minute more', (entry) => ({ ...entry, posted: entry.posted + 1 })],
  ['a reservation more', (entry) => ({ ...entry, held: entry.held + 1 })],
  ['another moment', (entry) => ({ ...entry, at: entry.at + 1 })],
  ['another cause', (entry) => ({ ...entry, transferId: `${entry.transferId}0` })],
  ['another hash', (entry) => ({ ...entry, hash: entry.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) })]
])('%s, in any entry: found', (_, change) =>
  fc.assert(
    fc.property(someTransfers(10, 30), fc.nat(), (transfers, n) => {
      const books = kept(transfers)
      const spoilt = books.entries[n % Math.max(1, books.entries.length)]
      fc.pre(spoilt !== undefined)
      expect(faultsOf(nights(books, (entry) => (entry === spoilt ? change(entry) : entry)))).not.toEqual([])
    }),
    { numRuns: 40, seed: 7 }
  )
)

test('an entry whose hash somebody has made anew is still not what its transfer says', () => {
  const transfers: Transfer[] = [
    { id: 'a/1', phase: 'direct', from: 'minute/issuer', lines: [{ account: 'minute/earned/li', amount: 30 }], at: 0 }
  ]
  const books = kept(transfers)
  const forged = kept([{ ...transfers[0], lines: [{ account: 'minute/earned/li', amount: 90 }] } as Transfer])
  const [[account, stored] = ['minute/earned/li', undefined]] = [...forged.accounts]
  expect(
    stored && readOn('t', { account: account as never, stored, from: UNCHECKED, entries: forged.entries }, books.transfers, sha256).faults
  ).toEqual(['minute/earned/li 第 1 笔和留底对不上'])
})

test('a receiver that was left out makes the sum wrong', () => {
  const books = kept([
    { id: 'a/1', phase: 'direct', from: 'minute/issuer', lines: [{ account: 'minute/earned/li', amount: 30 }], at: 0 },
    { id: 'b/1', phase: 'direct', from: 'minute/earned/li', lines: [{ account: 'minute/earned/chen', amount: 20 }], at: 0 }
  ])
  const folds = nights(books).flatMap((read) => read.folds)
  expect(imbalance(folds, 'minute')).toEqual([])
  expect(
    imbalance(
      folds.filter(({ came }) => came !== 20),
      'minute'
    )
  ).toEqual(['全部账户加起来差 -20'])
})

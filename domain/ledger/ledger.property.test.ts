import fc from 'fast-check'
import { sha256 } from '../../tests/kitchen/digest'
import { someTransfers } from '../../tests/kitchen/transfers'
import { AppError } from '../errors'
import { applyTransfer, emptyBooks, post, type Books } from './books'
import { faultsIn, replay } from './invariants'
import type { Transfer } from './transfer'

/** One operation after another; what is refused must have a code and leaves the books as they were. */
const live = (transfers: readonly Transfer[]): { books: Books; refused: string[] } => {
  const refused: string[] = []
  const books = transfers.reduce((before, transfer) => {
    try {
      return applyTransfer(before, transfer, sha256)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refused.push(error.code)
      return before
    }
  }, emptyBooks('t'))
  return { books, refused }
}

test('whatever is tried: each asset sums to zero, no floor breaks, holds are live ones, chains are whole, a replay is the same', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(someTransfers(20, 80), (transfers) => {
      const { books, refused } = live(transfers)
      refused.forEach((code) => seen.add(code))
      for (const transfer of books.transfers.values()) seen.add(transfer.phase)
      expect(faultsIn(books, sha256)).toEqual([])
    }),
    { numRuns: 150, seed: 20261123 }
  )
  // the property has met everything that can happen
  expect([...seen].sort()).toEqual(
    [
      'VALUE_ACCOUNT',
      'VALUE_REUSED',
      'VALUE_SETTLED',
      'VALUE_SHORT',
      'VALUE_TOO_MUCH',
      'VALUE_UNKNOWN',
      'direct',
      'hold',
      'post',
      'reverse',
      'void'
    ].sort()
  )
})

test('everything sent twice is the same as everything sent once', () => {
  fc.assert(
    fc.property(someTransfers(5, 40), (transfers) => {
      const { books } = live(transfers)
      const sent = [...books.transfers.values()]
      for (const transfer of sent)
        expect(post(books, { ...transfer, at: transfer.at + 1 }, sha256)).toEqual({ transfer: null, entries: [], balances: [] })
      expect(replay('t', [...sent, ...sent], sha256).accounts).toEqual(books.accounts)
    }),
    { numRuns: 60, seed: 1 }
  )
})

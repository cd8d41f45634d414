import { invariant } from '@domain/errors'
import { checkTransfer, type Transfer } from '@domain/ledger/transfer'
import { iso, type Row } from './rows'

/** A reversal runs the other way: its lines give back. What only the transfer in `of` knows stays empty. */
const linesOf = (transfer: Transfer): Row[] => {
  if (transfer.phase === 'hold') return [{ from_id: transfer.from, amount: transfer.amount }]
  if (transfer.phase === 'void') return [{}]
  const side = transfer.phase === 'reverse' ? 'from_id' : 'to_id'
  const payer = transfer.phase === 'direct' ? { from_id: transfer.from } : {}
  // by account, so that the same lines in another order are the same transfer
  const lines = [...transfer.lines].sort((one, other) => (one.account < other.account ? -1 : 1))
  return lines.map(({ account, amount }) => ({ ...payer, [side]: account, amount }))
}

const movesOf = (transfer: Transfer): Row[] => {
  const { id, phase, at } = transfer
  const of = 'of' in transfer ? transfer.of : null
  return linesOf(transfer).map((line, index) => ({ id, line: index + 1, phase, of, at: iso(at), ...line }))
}

/**
 * Transfers as rows for `post_transfers_v1`, one a line. Refuses what can be said of each by itself (see `checkTransfer`). One statement names each id once and no
 * transfer names another of the same statement: that is the caller's promise.
 */
export const movesIn = (transfers: readonly Transfer[]): Row[] => {
  transfers.forEach(checkTransfer)
  const ids = new Set(transfers.map((transfer) => transfer.id))
  invariant(ids.size === transfers.length, 'one statement names a transfer once')
  invariant(!transfers.some((transfer) => 'of' in transfer && ids.has(transfer.of)), 'what a transfer names was written before')
  return transfers.flatMap(movesOf)
}

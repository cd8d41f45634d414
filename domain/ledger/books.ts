import { refuse } from '../errors'
import { ASSET_NAMES, isStored, readAccount, type AccountId } from './account'
import { canonical, NO_HEAD, type Digest, type Entry } from './chain'
import { legsOf, undoneBy, type Leg } from './legs'
import { checkTransfer, saysTheSame, type Transfer } from './transfer'

/** What stands on one account: owned, reserved of it, and how far what is free may fall; with the end of its chain. */
export interface Balance {
  posted: number
  held: number
  floor: number
  seq: number
  head: string
}

/** The books of one district. Accounts open with their first entry; the issuer has none. */
export interface Books {
  tenantId: string
  accounts: ReadonlyMap<AccountId, Balance>
  transfers: ReadonlyMap<string, Transfer>
  /** what has been ended or taken back: see `undoneBy` */
  undone: ReadonlySet<string>
  entries: readonly Entry[]
}

/** What one transfer adds to the books; empty when the same transfer stands there already. */
export interface Posted {
  transfer: Transfer | null
  entries: Entry[]
  balances: [AccountId, Balance][]
}

const OPENED: Balance = { posted: 0, held: 0, floor: 0, seq: 0, head: NO_HEAD }

export const emptyBooks = (tenantId: string): Books => ({
  tenantId,
  accounts: new Map(),
  transfers: new Map(),
  undone: new Set(),
  entries: []
})

/** What stands on an account; nothing, before its first entry. */
export const balanceOf = (books: Books, id: AccountId): Balance => books.accounts.get(id) ?? OPENED

/** What may still be spent or reserved. */
export const available = ({ posted, held }: Pick<Balance, 'posted' | 'held'>): number => posted - held

const moved = (before: Balance, leg: Leg): Omit<Balance, 'head'> => {
  const after = { ...before, posted: before.posted + leg.posted, held: before.held + leg.held, seq: before.seq + 1 }
  if (!Number.isSafeInteger(after.posted)) refuse('VALUE_AMOUNT')
  // whoever only receives is never refused, not even below a floor that was raised later
  const falls = leg.posted - leg.held < 0
  if (falls && available(after) < after.floor)
    refuse('VALUE_SHORT', { what: ASSET_NAMES[readAccount(leg.account).asset], account: leg.account })
  return after
}

/**
 * Decides one transfer: what it adds, or why it is refused. Writing it twice adds nothing the second time. Refuses VALUE_ACCOUNT,
 * VALUE_AMOUNT, VALUE_REUSED, VALUE_UNKNOWN, VALUE_SETTLED, VALUE_TOO_MUCH and VALUE_SHORT; then nothing has changed.
 */
export const post = (books: Books, transfer: Transfer, digest: Digest): Posted => {
  checkTransfer(transfer)
  const known = books.transfers.get(transfer.id)
  if (known) return saysTheSame(known, transfer) ? { transfer: null, entries: [], balances: [] } : refuse('VALUE_REUSED')
  const entries: Entry[] = []
  const balances: [AccountId, Balance][] = []
  for (const leg of legsOf(books, transfer).filter(({ account }) => isStored(account))) {
    const before = balanceOf(books, leg.account)
    const after = moved(before, leg)
    const entry = {
      ...leg,
      seq: after.seq,
      transferId: transfer.id,
      phase: transfer.phase,
      of: 'of' in transfer ? transfer.of : null,
      at: transfer.at,
      alg: digest.alg
    }
    const hash = digest.of(canonical(books.tenantId, entry, before.head))
    entries.push({ ...entry, hash })
    balances.push([leg.account, { ...after, head: hash }])
  }
  return { transfer, entries, balances }
}

/** The books with one transfer more. */
export const applyTransfer = (books: Books, transfer: Transfer, digest: Digest): Books => applyTransfers(books, [transfer], digest)

/** The books with several transfers more, one after the other; refused as a whole when one of them is. */
export const applyTransfers = (books: Books, transfers: readonly Transfer[], digest: Digest): Books => {
  const after = {
    tenantId: books.tenantId,
    accounts: new Map(books.accounts),
    transfers: new Map(books.transfers),
    undone: new Set(books.undone),
    entries: [...books.entries]
  }
  for (const transfer of transfers) {
    const posted = post(after, transfer, digest)
    if (!posted.transfer) continue
    after.transfers.set(posted.transfer.id, posted.transfer)
    after.entries.push(...posted.entries)
    for (const [id, balance] of posted.balances) after.accounts.set(id, balance)
    for (const mark of undoneBy(posted.transfer)) after.undone.add(mark)
  }
  return after
}

import { refuse } from '../errors'
import { issuer, readAccount, type AccountId, type Asset } from './account'
import type { Books } from './books'
import { totalOf, type Direct, type Hold, type Phase, type Post, type Reverse, type Transfer } from './transfer'

/** What one transfer does to one account. */
export interface Leg {
  account: AccountId
  posted: number
  held: number
}

const leg = (account: AccountId, posted: number, held: number): Leg => ({ account, posted, held })

/** What a transfer makes final: the hold it ends, or each receiver it takes back from. Neither can happen twice. */
export const undoneBy = (transfer: Transfer): string[] => {
  if (transfer.phase === 'reverse') return transfer.lines.map(({ account }) => `${transfer.of} ${account}`)
  return 'of' in transfer ? [transfer.of] : []
}

/** Refuses VALUE_SETTLED when a part of it has been ended or taken back before. */
const once = (books: Books, transfer: Transfer): void => {
  if (undoneBy(transfer).some((mark) => books.undone.has(mark))) refuse('VALUE_SETTLED')
}

const holdOf = (books: Books, id: string): Hold => {
  const known = books.transfers.get(id)
  return known?.phase === 'hold' ? known : refuse('VALUE_UNKNOWN')
}
const paidBy = (books: Books, id: string): { from: AccountId; paid: Post | Direct } => {
  const known = books.transfers.get(id)
  if (known?.phase === 'direct') return { from: known.from, paid: known }
  return known?.phase === 'post' ? { from: holdOf(books, known.of).from, paid: known } : refuse('VALUE_UNKNOWN')
}

/** The other side of a payment whose payer is only known by an earlier transfer must be another account of the same asset. */
const facing = (payer: AccountId, transfer: Post): void => {
  const { asset } = readAccount(payer)
  if (transfer.lines.some(({ account }) => account === payer || readAccount(account).asset !== asset)) refuse('VALUE_ACCOUNT')
}

const takeBack = (books: Books, transfer: Reverse): Leg[] => {
  const { from, paid } = paidBy(books, transfer.of)
  once(books, transfer)
  const got = new Map(paid.lines.map(({ account, amount }) => [account, amount]))
  if (transfer.lines.some(({ account, amount }) => amount > (got.get(account) ?? 0))) refuse('VALUE_TOO_MUCH')
  return [leg(from, totalOf(transfer.lines), 0), ...transfer.lines.map(({ account, amount }) => leg(account, -amount, 0))]
}

const pay = (books: Books, transfer: Post): Leg[] => {
  const hold = holdOf(books, transfer.of)
  once(books, transfer)
  facing(hold.from, transfer)
  const total = totalOf(transfer.lines)
  if (total > hold.amount) refuse('VALUE_TOO_MUCH')
  return [leg(hold.from, -total, -hold.amount), ...transfer.lines.map(({ account, amount }) => leg(account, amount, 0))]
}

type LegsOf = { [P in Phase]: (books: Books, transfer: Extract<Transfer, { phase: P }>) => Leg[] }

/** The five things that can happen, and what each does to whom. Everything owned that leaves one account arrives on others. */
const LEGS: LegsOf = {
  hold: (_, { from, amount }) => [leg(from, 0, amount)],
  post: pay,
  void: (books, transfer) => {
    const { from, amount } = holdOf(books, transfer.of)
    once(books, transfer)
    return [leg(from, 0, -amount)]
  },
  direct: (_, { from, lines }) => [leg(from, -totalOf(lines), 0), ...lines.map(({ account, amount }) => leg(account, amount, 0))],
  reverse: takeBack
}

/** What a transfer does to each account, each account once. Refuses VALUE_UNKNOWN, VALUE_SETTLED, VALUE_ACCOUNT and VALUE_TOO_MUCH. */
export const legsOf = (books: Books, transfer: Transfer): Leg[] => {
  const legs = LEGS[transfer.phase] as (books: Books, transfer: Transfer) => Leg[]
  return legs(books, transfer)
}

/** What a transfer that stands in the books did to the issuer of an asset: by how much minus the sum of the others changed. */
export const issuedBy = (books: Books, asset: Asset, transfer: Transfer): number =>
  legsOf({ ...books, undone: new Set() }, transfer).reduce((sum, leg) => sum + (leg.account === issuer(asset) ? leg.posted : 0), 0)

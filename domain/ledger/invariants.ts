import { AppError } from '../errors'
import { ASSETS, readAccount, type AccountId } from './account'
import { applyTransfers, available, balanceOf, emptyBooks, type Books } from './books'
import { brokenAt, type Digest, type Entry } from './chain'
import { issuedBy } from './legs'
import type { Transfer } from './transfer'

type Promised = (books: Books, digest: Digest) => string[]

/** What left the issuer, by the transfers, is what lies on the accounts. */
const sumsToZero: Promised = (books) =>
  ASSETS.flatMap((asset) => {
    const stored = [...books.accounts].reduce((sum, [id, { posted }]) => sum + (readAccount(id).asset === asset ? posted : 0), 0)
    const issued = [...books.transfers.values()].reduce((sum, transfer) => sum + issuedBy(books, asset, transfer), 0)
    return stored + issued === 0 ? [] : [`${asset} sums to ${stored + issued}`]
  })

const staysAboveFloor: Promised = (books) =>
  [...books.accounts].filter(([, balance]) => available(balance) < balance.floor).map(([id]) => `${id} is below its floor`)

const heldIsLiveHolds: Promised = (books) => {
  const live = new Map<AccountId, number>()
  for (const transfer of books.transfers.values())
    if (transfer.phase === 'hold' && !books.undone.has(transfer.id))
      live.set(transfer.from, (live.get(transfer.from) ?? 0) + transfer.amount)
  return [...books.accounts].filter(([id, { held }]) => held !== (live.get(id) ?? 0)).map(([id]) => `${id} holds what nobody waits for`)
}

/** Every account's entries from the first. */
export const chainsOf = (entries: readonly Entry[]): Map<AccountId, Entry[]> => {
  const chains = new Map<AccountId, Entry[]>()
  for (const entry of entries) {
    const chain = chains.get(entry.account)
    if (chain) chain.push(entry)
    else chains.set(entry.account, [entry])
  }
  return chains
}
const chainsAreWhole: Promised = (books, digest) => {
  const chains = chainsOf(books.entries)
  return [...books.accounts].flatMap(([id, { posted, held, seq, head }]) => {
    const chain = chains.get(id) ?? []
    const sum = (of: 'posted' | 'held') => chain.reduce((total, entry) => total + entry[of], 0)
    const broken = brokenAt(books.tenantId, chain, digest)
    const ends = chain.length === seq && chain.at(-1)?.hash === head && sum('posted') === posted && sum('held') === held
    return broken || !ends ? [`the chain of ${id} breaks at ${broken?.seq ?? seq}`] : []
  })
}

const replayIsTheSame: Promised = (books, digest) => {
  const again = replay(books.tenantId, [...books.transfers.values()], digest)
  const differs = [...books.accounts].filter(([id, balance]) => {
    const other = balanceOf(again, id)
    return other.posted !== balance.posted || other.held !== balance.held || other.head !== balance.head
  })
  return differs.map(([id]) => `${id} is not what its transfers say`)
}

/** What these transfers, in this order, make of empty books. No floor is above nothing: that of today says nothing about yesterday. */
export const replay = (tenantId: string, transfers: readonly Transfer[], digest: Digest): Books =>
  applyTransfers(emptyBooks(tenantId), transfers, digest)

/** Transfers that could not have been written are one more fault, and make the others uncertain. */
const faultsOf = (promised: Promised, books: Books, digest: Digest): string[] => {
  try {
    return promised(books, digest)
  } catch (error) {
    if (error instanceof AppError) return [`the transfers do not follow from one another: ${error.code}`]
    throw error
  }
}

/** Every promise of the books that does not hold, in words for the log; empty when all is well (domain.md §3, "always true"). */
export const faultsIn = (books: Books, digest: Digest): string[] =>
  [sumsToZero, staysAboveFloor, heldIsLiveHolds, chainsAreWhole, replayIsTheSame].flatMap((promised) => faultsOf(promised, books, digest))

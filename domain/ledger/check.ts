import { AppError } from '../errors'
import { dayOf } from '../clock/shanghai'
import { issuer, readAccount, type AccountId, type AccountKind, type Asset } from './account'
import { available, type Balance, type Books } from './books'
import { canonical, NO_HEAD, type Digest, type Entry } from './chain'
import { legsOf, type Leg } from './legs'
import type { Phase, Transfer } from './transfer'

/** How far one account's chain has been read and found right, and what stood there then. */
export type Checked = Omit<Balance, 'floor'>
export const UNCHECKED: Checked = { posted: 0, held: 0, seq: 0, head: NO_HEAD }

/** An account that moved since it was read last: what is stored, and its entries after that place, by seq. */
export interface Behind {
  account: AccountId
  stored: Balance
  from: Checked
  entries: readonly Entry[]
}

/** What came to a kind of account in one month, what went, and what of both was the issuer's; by what it was for. */
export interface Fold {
  asset: Asset
  kind: AccountKind
  /** `2026-11`, of Asia/Shanghai */
  month: string
  /** the first word of a transfer's id: order, allotment, donation … */
  cause: string
  phase: Phase
  came: number
  went: number
  issued: number
}

/** A reservation that nothing has ended yet. */
export interface OpenHold {
  transferId: string
  account: AccountId
  amount: number
}

/** What reading on has shown. `reached` counts only without faults. */
export interface Read {
  reached: Checked
  faults: string[]
  folds: Fold[]
  opened: OpenHold[]
  /** names of holds that were ended */
  ended: string[]
}

/** What a transfer does by its own words; null when it could not have been written. */
const sayingOf = (transfers: ReadonlyMap<string, Transfer>, id: string): Leg[] | null => {
  const transfer = transfers.get(id)
  if (!transfer) return null
  const books: Books = { tenantId: '', accounts: new Map(), transfers, undone: new Set(), entries: [] }
  try {
    return legsOf(books, transfer)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** What of an entry the issuer gave, or (negative) took: over all accounts of a transfer it is minus what the issuer lost. */
const issuedIn = (legs: readonly Leg[], entry: Entry): number => {
  const { asset } = readAccount(entry.account)
  const ofIssuer = legs.find(({ account }) => account === issuer(asset))
  if (!ofIssuer) return 0
  const others = legs.filter(({ account }) => account !== issuer(asset))
  return others.length === 1 || Math.sign(entry.posted) === Math.sign(others.reduce((sum, { posted }) => sum + posted, 0))
    ? Math.sign(entry.posted) * Math.min(Math.abs(entry.posted), Math.abs(ofIssuer.posted))
    : 0
}

const foldOf = (entry: Entry, issued: number): Fold => {
  const { asset, kind } = readAccount(entry.account)
  return {
    asset,
    kind,
    month: dayOf(entry.at).slice(0, 7),
    cause: entry.transferId.split('/')[0] ?? '',
    phase: entry.phase,
    came: Math.max(0, entry.posted),
    went: Math.max(0, -entry.posted),
    issued
  }
}

/** Whether an entry follows the one before it, and is what its transfer says of this account. */
const wrongAt = (tenantId: string, entry: Entry, before: Checked, legs: readonly Leg[] | null, digest: Digest): boolean => {
  const follows = entry.seq === before.seq + 1 && entry.alg === digest.alg
  if (!follows || entry.hash !== digest.of(canonical(tenantId, entry, before.head))) return true
  const leg = legs?.find(({ account }) => account === entry.account)
  return leg?.posted !== entry.posted || leg.held !== entry.held
}

/**
 * Reads one account on: each entry must follow from the one before it and from its transfer, and the last must leave what is stored
 * (T16). `transfers` holds those of the entries and those that they name. Faults are words for whoever looks after the books.
 */
export const readOn = (tenantId: string, behind: Behind, transfers: ReadonlyMap<string, Transfer>, digest: Digest, whole = true): Read => {
  const { account, stored } = behind
  const read: Read = { reached: behind.from, faults: [], folds: [], opened: [], ended: [] }
  for (const entry of behind.entries) {
    const legs = sayingOf(transfers, entry.transferId)
    if (wrongAt(tenantId, entry, read.reached, legs, digest)) {
      read.faults.push(`${account} 第 ${entry.seq} 笔和留底对不上`)
      return read
    }
    const { seq, hash: head, posted, held } = entry
    read.reached = { seq, head, posted: read.reached.posted + posted, held: read.reached.held + held }
    if (posted !== 0) read.folds.push(foldOf(entry, issuedIn(legs ?? [], entry)))
    if (entry.phase === 'hold') read.opened.push({ transferId: entry.transferId, account, amount: held })
    if (held < 0 && entry.of !== null) read.ended.push(entry.of)
  }
  const { reached } = read
  if (!whole) return read
  if (reached.seq !== stored.seq || reached.head !== stored.head) read.faults.push(`${account} 少了第 ${reached.seq + 1} 笔起的记录`)
  else if (reached.posted !== stored.posted || reached.held !== stored.held) read.faults.push(`${account} 的数和每一笔加起来不一样`)
  if (available(stored) < stored.floor) read.faults.push(`${account} 低于下限`)
  return read
}

/** The same months, kinds and causes together. */
export const foldTogether = (folds: readonly Fold[]): Fold[] => {
  const together = new Map<string, Fold>()
  for (const fold of folds) {
    const key = [fold.asset, fold.kind, fold.month, fold.cause, fold.phase].join(' ')
    const { came, went, issued } = together.get(key) ?? { came: 0, went: 0, issued: 0 }
    together.set(key, { ...fold, came: came + fold.came, went: went + fold.went, issued: issued + fold.issued })
  }
  return [...together.values()]
}

/** Whatever left the issuer lies on accounts: words when it does not. */
export const imbalance = (folds: readonly Pick<Fold, 'asset' | 'came' | 'went' | 'issued'>[], asset: Asset): string[] => {
  const off = folds.reduce((sum, fold) => sum + (fold.asset === asset ? fold.came - fold.went - fold.issued : 0), 0)
  return off === 0 ? [] : [`全部账户加起来差 ${off}`]
}

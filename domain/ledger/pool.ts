import { ACCOUNT_KINDS, type AccountId } from './account'
import { available, type Balance } from './books'
import type { Line, Transfer } from './transfer'

/** A pool is spread over all its rows but the last, so that none of them is hot. */
const SHARDS = ACCOUNT_KINDS.pool.rows - 1
const shard = (orgId: string, n: number): AccountId => `minute/pool/${orgId}/${String(n).padStart(2, '0')}`

/** FNV-1a over UTF-16 units: spreads causes, protects nothing. */
const spreadOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  return hash
}

/** All shards of one organisation's pool: their sum is what the pool has to give. */
export const poolShards = (orgId: string): AccountId[] => Array.from({ length: SHARDS }, (_, n) => shard(orgId, n))

/** The pool's last row: what a month has promised to everybody on the list waits there until it is paid, and nothing else spends it (T10). */
export const purseOf = (orgId: string): AccountId => shard(orgId, SHARDS)

/** The shard that one cause always goes through, so that a retry is the same transfer. */
export const poolFor = (orgId: string, cause: string): AccountId => shard(orgId, spreadOf(cause) % SHARDS)

/** A whole amount over all shards, as evenly as whole numbers go; for putting new minutes into a pool. */
export const spreadOver = (orgId: string, amount: number): Line[] =>
  poolShards(orgId)
    .map((account, n) => ({ account, amount: Math.floor(amount / SHARDS) + (n < amount % SHARDS ? 1 : 0) }))
    .filter((line) => line.amount > 0)

const free = (balance: Balance) => available(balance) - balance.floor

type Shards = ReadonlyMap<AccountId, Balance>
type Fill = Extract<Transfer, { phase: 'direct' }>

/**
 * What the others give to one row, from the richest first, each what `giving` says of what is missing and what it can spare beyond what it `keeps`. The id names the places in both
 * chains, so that two who see the same need fill it once. Null: the whole pool is short.
 */
const gather = (
  shards: Shards,
  short: AccountId,
  amount: number,
  at: number,
  giving: (missing: number, spare: number) => number,
  keeps: (id: AccountId) => number = () => 0
): Fill[] | null => {
  const own = shards.get(short)
  let missing = amount - (own ? free(own) : 0)
  const others = [...shards]
    .filter(([id]) => id !== short)
    .map(([from, balance]) => ({ from, seq: balance.seq, spare: free(balance) - keeps(from) }))
    .filter(({ spare }) => spare > 0)
  const fills: Fill[] = []
  for (const { from, seq, spare } of others.sort((a, b) => b.spare - a.spare || (a.from < b.from ? -1 : 1))) {
    if (missing <= 0) break
    const given = Math.min(spare, giving(missing, spare))
    const id = `fill/${short}/${(own?.seq ?? 0) + 1}/${from.slice(-2)}/${seq + 1}`
    fills.push({ id, phase: 'direct', from, lines: [{ account: short, amount: given }], at })
    missing -= given
  }
  return missing > 0 ? null : fills
}

/**
 * The other shards fill one that is short for these transfers: each gives half of what it can spare or what is missing, whichever is more, and keeps what
 * the same transfers want of it. Null: the whole pool is short.
 */
export const fillShard = (shards: Shards, short: AccountId, transfers: readonly Transfer[]): Fill[] | null =>
  gather(
    shards,
    short,
    givenBy(transfers, short),
    transfers[0]?.at ?? 0,
    (missing, spare) => Math.max(missing, Math.floor(spare / 2)),
    (id) => givenBy(transfers, id)
  )

/** The shards give to the purse exactly what it needs to hold `amount`. Null: the pool has less. */
export const fillPurse = (shards: Shards, orgId: string, amount: number, at: number): Fill[] | null =>
  gather(shards, purseOf(orgId), amount, at, (missing) => missing)

/** What a purse no longer needs goes back to the shards; of a purse that is empty nothing. */
export const emptyPurse = (balances: Shards, orgId: string, at: number): Fill[] => {
  const purse = purseOf(orgId)
  const balance = balances.get(purse)
  if (!balance || free(balance) <= 0) return []
  return [{ id: `fill/${purse}/${balance.seq + 1}/back`, phase: 'direct', from: purse, lines: spreadOver(orgId, free(balance)), at }]
}

/** What one account gives in these transfers. */
export const givenBy = (transfers: readonly Transfer[], id: AccountId): number =>
  transfers
    .flatMap((one) => {
      if (one.phase === 'hold') return [{ account: one.from, amount: one.amount }]
      if (one.phase === 'direct') return one.lines.map(({ amount }) => ({ account: one.from, amount }))
      return one.phase === 'reverse' ? one.lines : []
    })
    .reduce((sum, { account, amount }) => sum + (account === id ? amount : 0), 0)

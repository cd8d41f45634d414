import { ACCOUNT_KINDS, type AccountId } from './account'
import { available, type Balance } from './books'
import type { Line, Transfer } from './transfer'

const SHARDS = ACCOUNT_KINDS.pool.shards
const shard = (orgId: string, n: number): AccountId => `minute/pool/${orgId}/${String(n).padStart(2, '0')}`

/** FNV-1a over UTF-16 units: spreads causes, protects nothing. */
const spreadOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  return hash
}

/** All shards of one organisation's pool: their sum is what the pool has. */
export const poolShards = (orgId: string): AccountId[] => Array.from({ length: SHARDS }, (_, n) => shard(orgId, n))

/** The shard that one cause always goes through, so that a retry is the same transfer. */
export const poolFor = (orgId: string, cause: string): AccountId => shard(orgId, spreadOf(cause) % SHARDS)

/** A whole amount over all shards, as evenly as whole numbers go; for putting new minutes into a pool. */
export const spreadOver = (orgId: string, amount: number): Line[] =>
  poolShards(orgId)
    .map((account, n) => ({ account, amount: Math.floor(amount / SHARDS) + (n < amount % SHARDS ? 1 : 0) }))
    .filter((line) => line.amount > 0)

const free = (balance: Balance) => available(balance) - balance.floor

/**
 * The other shards fill one that is short: from the richest first, half of what it can spare or what is missing, whichever is more.
 * The id names the places in both chains, so that two who see the same need fill it once. Null: the whole pool is short.
 */
export const fillShard = (
  shards: ReadonlyMap<AccountId, Balance>,
  short: AccountId,
  amount: number,
  at: number
): Extract<Transfer, { phase: 'direct' }>[] | null => {
  const own = shards.get(short)
  let missing = amount - (own ? free(own) : 0)
  const others = [...shards].filter(([id, balance]) => id !== short && free(balance) > 0)
  const fills: Extract<Transfer, { phase: 'direct' }>[] = []
  for (const [from, balance] of others.sort(([a, one], [b, other]) => free(other) - free(one) || (a < b ? -1 : 1))) {
    if (missing <= 0) break
    const given = Math.min(free(balance), Math.max(missing, Math.floor(free(balance) / 2)))
    const id = `fill/${short}/${(own?.seq ?? 0) + 1}/${from.slice(-2)}/${balance.seq + 1}`
    fills.push({ id, phase: 'direct', from, lines: [{ account: short, amount: given }], at })
    missing -= given
  }
  return missing > 0 ? null : fills
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

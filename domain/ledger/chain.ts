import type { AccountId } from './account'
import type { Phase } from './transfer'

/** A hash by name and function, so that the domain needs no library and a district may choose another: text in, lower-case hex out. */
export interface Digest {
  alg: string
  of: (text: string) => string
}

/** One line in the chain of one account. It holds ids only: erasing a person deletes what the ids lead to, and the chain stays whole. */
export interface Entry {
  account: AccountId
  /** 1, 2, 3 … on this account */
  seq: number
  transferId: string
  phase: Phase
  /** the transfer that this one ends or takes back */
  of: string | null
  /** by how much what is owned, and what is reserved of it, changes */
  posted: number
  held: number
  /** epoch milliseconds */
  at: number
  alg: string
  /** the hash of this entry, which carries the hash of the one before it */
  hash: string
}

/** Where a chain begins. */
export const NO_HEAD = ''

/**
 * The words that are hashed, one a line, in UTF-8 (docs/decisions/0005-the-ledger.md). No field can contain a line break.
 * The database writes the same words in `post_transfers_v1`; a story compares every hash of both.
 */
export const canonical = (tenantId: string, entry: Omit<Entry, 'hash'>, before: string): string =>
  [
    'linli/1',
    entry.alg,
    tenantId,
    entry.account,
    entry.seq,
    entry.transferId,
    entry.phase,
    entry.of ?? '',
    entry.posted,
    entry.held,
    entry.at,
    before
  ].join('\n')

/**
 * The first entry of an account's chain that was changed, left out or moved; null when it is whole. `entries` by seq, from the first
 * or, when `after` says which entry they follow, from the next one.
 */
export const brokenAt = (
  tenantId: string,
  entries: readonly Entry[],
  digest: Digest,
  after: Pick<Entry, 'seq' | 'hash'> = { seq: 0, hash: NO_HEAD }
): Entry | null => {
  let before = after.hash
  for (const [index, entry] of entries.entries()) {
    const whole =
      entry.seq === after.seq + index + 1 && entry.alg === digest.alg && entry.hash === digest.of(canonical(tenantId, entry, before))
    if (!whole) return entry
    before = entry.hash
  }
  return null
}

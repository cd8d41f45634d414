import { AppError, type RefusalCode } from '@domain/errors'
import { ASSET_NAMES, readAccount, type AccountId, type Asset } from '@domain/ledger/account'
import type { Balance } from '@domain/ledger/books'
import { NO_HEAD, type Entry } from '@domain/ledger/chain'
import { fillShard, poolShards } from '@domain/ledger/pool'
import type { Transfer } from '@domain/ledger/transfer'
import type { Run } from '../../../database/query'
import { untilDecided } from '../again'
import { movesIn } from './moves'

/** The rule that nothing moves of an asset that stands still. */
export const BOOK_STOP = 'book_stop_stands'

/** What the database calls a rule of the ledger, and what people are told. */
const SAID: Record<string, RefusalCode> = {
  ledger_account_keeps_floor: 'VALUE_SHORT',
  ledger_account_is_exact: 'VALUE_AMOUNT',
  ledger_account_tenant_id_person_id_fkey: 'VALUE_ACCOUNT',
  ledger_account_tenant_id_org_id_fkey: 'VALUE_ACCOUNT',
  transfer_goes_elsewhere: 'VALUE_ACCOUNT',
  transfer_says_the_same: 'VALUE_REUSED',
  transfer_pkey: 'VALUE_REUSED',
  transfer_names_another: 'VALUE_UNKNOWN',
  transfer_ends_once: 'VALUE_SETTLED',
  transfer_reverses_once: 'VALUE_SETTLED',
  transfer_keeps_within: 'VALUE_TOO_MUCH'
}

interface Named {
  constraint?: string
  detail?: string
}

/** The refusal that the database meant; whatever else went wrong is thrown on as it is. */
export const refusalIn = (error: unknown): unknown => {
  const { constraint = '', detail } = error as Named
  const code = SAID[constraint]
  if (constraint === BOOK_STOP) return new AppError('BOOKS_STOPPED', { what: ASSET_NAMES[detail as Asset] })
  if (!code) return error
  return code === 'VALUE_SHORT' && detail ? short(detail as AccountId) : new AppError(code)
}
const short = (account: AccountId) => new AppError('VALUE_SHORT', { what: ASSET_NAMES[readAccount(account).asset], account })

/** A deadlock or a serialization failure: whoever tries again a moment later may succeed. */
export const passes = (error: unknown): boolean => ['40001', '40P01'].includes((error as { code?: string }).code ?? '')

const POST = 'select post_transfers_v1($1, $2::jsonb)'
const write = async (run: Run, tenantId: string, transfers: readonly Transfer[]): Promise<void> => {
  await run(POST, [tenantId, JSON.stringify(movesIn(transfers))])
}

/**
 * Whether a refused write may be tried again: where one shard of a pool was too short, the others have now filled it, by a write
 * of its own. False when the whole pool is short, or something else was refused.
 */
export const fillPool = async (run: Run, tenantId: string, transfers: readonly Transfer[], refused: unknown): Promise<boolean> => {
  if (!(refused instanceof AppError) || refused.code !== 'VALUE_SHORT') return false
  const { kind, id, ownerId } = readAccount(String(refused.params.account))
  if (kind !== 'pool' || ownerId === null) return false
  const shards = await balances(run, tenantId, [...new Set([id, ...poolShards(ownerId)])])
  const fills = fillShard(shards, id, transfers)
  if (fills === null) return false
  // what a shard had a moment ago may be gone: the next try looks again
  await write(run, tenantId, fills).catch((error: unknown) =>
    SAID[(error as Named).constraint ?? ''] || passes(error) ? null : Promise.reject(error)
  )
  return true
}

/**
 * Writes transfers one after the other, all or none, each once. The only writer of the books, besides an order's commit. Refuses as
 * `post` of domain/ledger/books.ts does, and VALUE_ACCOUNT for an owner of another district; VALUE_BUSY when others were faster four times.
 */
export const postTransfers = async (run: Run, tenantId: string, transfers: readonly Transfer[]): Promise<void> => {
  await untilDecided(async () => {
    try {
      await write(run, tenantId, transfers)
      return true
    } catch (error) {
      const refused = refusalIn(error)
      if (passes(error) || (await fillPool(run, tenantId, transfers, refused))) return null
      throw refused
    }
  }, 'VALUE_BUSY')
}

interface BalanceRow extends Record<string, unknown> {
  id: AccountId
  posted: number
  held: number
  floor: number
  seq: number
  head: string
}
const BALANCES = `select id, posted, held, floor, seq, coalesce(encode(head, 'hex'), '${NO_HEAD}') as head
from ledger_account where tenant_id = $1 and id = any ($2::text[])`

/** What stands on these accounts now; one that has never been used is not among them. */
export const balances = async (run: Run, tenantId: string, ids: readonly AccountId[]): Promise<Map<AccountId, Balance>> => {
  const rows = await run<BalanceRow>(BALANCES, [tenantId, ids])
  return new Map(rows.map(({ id, ...balance }) => [id, balance]))
}

/** One page of an account's chain, newest first. `next`: the seq behind which the next page starts. */
export interface StatementPage {
  entries: Entry[]
  next?: number
}
const SIZE = 20
const STATEMENT = `select account_id as account, seq, transfer_id as "transferId", phase, of, posted, held, at, alg, encode(hash, 'hex') as hash
from entry where tenant_id = $1 and account_id = $2 and seq < $3 order by seq desc limit ${SIZE + 1}`

/** At most twenty entries before `before`, by keyset on seq. */
export const statement = async (run: Run, tenantId: string, account: AccountId, before?: number): Promise<StatementPage> => {
  const rows = await run<Entry & Record<string, unknown>>(STATEMENT, [tenantId, account, before ?? Number.MAX_SAFE_INTEGER])
  const entries = rows.slice(0, SIZE)
  const last = rows.length > SIZE ? entries.at(-1) : undefined
  return { entries, ...(last ? { next: last.seq } : {}) }
}

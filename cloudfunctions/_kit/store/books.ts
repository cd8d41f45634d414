import type { AccountId } from '@domain/ledger/account'
import type { Balance } from '@domain/ledger/books'
import { NO_HEAD, type Entry } from '@domain/ledger/chain'
import { foldTogether, readOn, UNCHECKED, type Behind, type Checked, type Fold, type Read } from '@domain/ledger/check'
import type { Transfer } from '@domain/ledger/transfer'
import type { Run } from '../../../database/query'
import { sha256 } from '../digest'

/** Accounts looked at, and entries of one account read, in one trip. */
const ACCOUNTS = 200
const ENTRIES = 500
/** Entries one run reads before it leaves the rest to the next: a minute's job must end within it. */
const MOST = 50_000
/** Entries one look reads again: a million in ten nights. */
const MOST_AGAIN = 100_000

/** What reading all accounts on has shown; `whole`: none was left for the next run. */
export interface BooksRead {
  whole: boolean
  entries: number
  faults: Map<AccountId, string[]>
}

type AccountRow = { id: AccountId; stored: Balance; from?: Checked | null } & Record<string, unknown>
type AccountRead = Read & { id: AccountId }
const BEHIND = `select account.id,
  jsonb_build_object('posted', account.posted, 'held', account.held, 'floor', account.floor, 'seq', account.seq, 'head', coalesce(encode(account.head, 'hex'), '')) as stored,
  case when checked.account_id is not null then jsonb_build_object('posted', checked.posted, 'held', checked.held, 'seq', checked.seq, 'head', encode(checked.head, 'hex')) end as "from"
from ledger_account account
left join checked_account checked on checked.tenant_id = account.tenant_id and checked.account_id = account.id
where account.tenant_id = $1 and account.id > $2 and (account.seq > 0 or account.posted <> 0 or account.held <> 0)
  and (checked.seq, checked.posted, checked.held, checked.head) is distinct from (account.seq, account.posted, account.held, account.head)
order by account.id limit ${ACCOUNTS}`
/** Accounts that were found right before, a few at a time: their chains are long where there is much to read. */
const CHECKED = `select account.id,
  jsonb_build_object('posted', account.posted, 'held', account.held, 'floor', account.floor, 'seq', account.seq, 'head', coalesce(encode(account.head, 'hex'), '')) as stored
from checked_account checked join ledger_account account on account.tenant_id = checked.tenant_id and account.id = checked.account_id
where checked.tenant_id = $1 and checked.account_id > $2 order by checked.account_id limit 20`
const PLACE = `insert into book_again (tenant_id, after, within, faults) values ($1, $2, $3::jsonb, $4::jsonb)
on conflict (tenant_id) do update set (after, within, faults) = (excluded.after, excluded.within, excluded.faults)`
const CHAINS = `select entry.account_id as account, entry.seq, entry.transfer_id as "transferId", entry.phase, entry.of, entry.posted, entry.held,
  (extract(epoch from entry.at) * 1000)::bigint as at, entry.alg, encode(entry.hash, 'hex') as hash
from unnest($2::text[], $3::bigint[]) behind (id, seq)
cross join lateral (
  select * from entry where entry.tenant_id = $1 and account_id = behind.id and entry.seq > behind.seq order by entry.seq limit ${ENTRIES}
) entry order by entry.account_id, entry.seq`
const NAMED = `select id, line, phase, of, from_id as "from", to_id as "to", amount, (extract(epoch from at) * 1000)::bigint as at
from transfer where tenant_id = $1 and id = any ($2::text[]) order by id, line`

interface TransferRow extends Record<string, unknown> {
  id: string
  phase: Transfer['phase']
  of: string | null
  from: AccountId
  to: AccountId | null
  amount: number
  at: number
}
/** Rows of one id as the transfer that they are. */
const transferOf = (rows: readonly TransferRow[]): Transfer | null => {
  const [first] = rows
  if (!first) return null
  const { id, phase, from, at } = first
  const of = first.of ?? ''
  if (phase === 'hold') return { id, phase, from, amount: first.amount, at }
  if (phase === 'void') return { id, phase, of, at }
  const lines = rows.map((row) => ({ account: phase === 'reverse' ? row.from : (row.to ?? row.from), amount: row.amount }))
  return phase === 'direct' ? { id, phase, from, lines, at } : { id, phase, of, lines, at }
}

/** The transfers of these names, and those that they name, and whose payment those end. */
const transfersNamed = async (run: Run, tenantId: string, names: ReadonlySet<string>): Promise<Map<string, Transfer>> => {
  const found = new Map<string, Transfer>()
  for (let wanted = [...names]; wanted.length > 0;) {
    const rows = new Map<string, TransferRow[]>()
    for (const row of await run<TransferRow>(NAMED, [tenantId, wanted])) rows.set(row.id, [...(rows.get(row.id) ?? []), row])
    for (const [id, lines] of rows) {
      const transfer = transferOf(lines)
      if (transfer) found.set(id, transfer)
    }
    const named = [...rows.values()].flatMap(([first]) => first?.of ?? [])
    wanted = [...new Set(named)].filter((id) => !found.has(id))
  }
  return found
}

const KEEP = `with reached as (
  insert into checked_account (tenant_id, account_id, seq, posted, held, head)
  select $1, id, seq, posted, held, decode(head, 'hex') from jsonb_to_recordset($2::jsonb) one (id text, seq bigint, posted bigint, held bigint, head text)
  on conflict (tenant_id, account_id) do update set (seq, posted, held, head) = (excluded.seq, excluded.posted, excluded.held, excluded.head)
), opened as (
  insert into open_hold (tenant_id, transfer_id, account_id, amount)
  select $1, "transferId", account, amount from jsonb_to_recordset($3::jsonb) one ("transferId" text, account text, amount bigint)
), ended as (
  delete from open_hold where tenant_id = $1 and transfer_id = any ($4::text[])
)
insert into book_month (tenant_id, asset, kind, month, cause, phase, came, went, issued)
select $1, asset, kind, month, cause, phase, came, went, issued
from jsonb_to_recordset($5::jsonb) one (asset text, kind text, month text, cause text, phase text, came bigint, went bigint, issued bigint)
on conflict (tenant_id, asset, kind, month, cause, phase) do update
set (came, went, issued) = (book_month.came + excluded.came, book_month.went + excluded.went, book_month.issued + excluded.issued)`

/** What was found right is kept; an account with a fault stays where it was, so that the fault is found again until it is gone. */
const keep = async (run: Run, tenantId: string, reads: readonly AccountRead[]): Promise<void> => {
  const right = reads.filter(({ faults }) => faults.length === 0)
  const ended = new Set(right.flatMap((read) => read.ended))
  const opened = right.flatMap((read) => read.opened).filter(({ transferId }) => !ended.has(transferId))
  const reached = right.map(({ id, reached }) => ({ id, ...reached }))
  const folds: Fold[] = foldTogether(right.flatMap((read) => read.folds))
  await run(KEEP, [tenantId, JSON.stringify(reached), JSON.stringify(opened), [...ended], JSON.stringify(folds)])
}

const readBatch = async (run: Run, tenantId: string, rows: readonly AccountRow[]): Promise<{ reads: AccountRead[]; entries: number }> => {
  const from = new Map(rows.map(({ id, from }) => [id, from ?? UNCHECKED]))
  const chains = new Map<AccountId, Entry[]>()
  for (const entry of await run<Entry & Record<string, unknown>>(CHAINS, [
    tenantId,
    [...from.keys()],
    [...from.values()].map(({ seq }) => seq)
  ]))
    chains.set(entry.account, [...(chains.get(entry.account) ?? []), entry])
  const transfers = await transfersNamed(run, tenantId, new Set([...chains.values()].flat().map(({ transferId }) => transferId)))
  const reads: AccountRead[] = []
  let entries = 0
  for (const { id, stored } of rows) {
    const chain = chains.get(id) ?? []
    entries += chain.length
    const behind: Behind = { account: id, stored, from: from.get(id) ?? UNCHECKED, entries: chain }
    const whole = chain.length < ENTRIES || (chain.at(-1)?.seq ?? 0) >= stored.seq
    reads.push({ ...readOn(tenantId, behind, transfers, sha256, whole), id })
  }
  return { reads, entries }
}

/** Some accounts to be read in the order of their names, what becomes of what was read, and after how many entries it is enough. */
interface Reading {
  accounts: (after: string) => Promise<AccountRow[]>
  keep: (reads: readonly AccountRead[]) => Promise<void>
  most: number
}
/** Where reading stopped: behind an account, or within the one that follows. */
interface Place {
  after: string
  within: { id: AccountId; reached: Checked } | null
}
const BEGINNING: Place = { after: NO_HEAD, within: null }

/** Those of a batch whose chains go on, each from where it was found right. */
const goingOn = (batch: readonly AccountRow[], reads: readonly AccountRead[]): AccountRow[] => {
  const right = new Map(reads.filter(({ faults }) => faults.length === 0).map(({ id, reached }) => [id, reached]))
  return batch.flatMap((row) => {
    const reached = right.get(row.id)
    return reached && reached.seq < row.stored.seq ? [{ ...row, from: reached }] : []
  })
}

/** Reads accounts from a place on, page by page; long chains to their end, one after the other. Stops within one when it is enough. */
const readThrough = async (
  run: Run,
  tenantId: string,
  { accounts, keep, most }: Reading,
  from: Place
): Promise<BooksRead & { place: Place }> => {
  const found: BooksRead = { whole: true, entries: 0, faults: new Map() }
  let { after, within } = from
  for (;;) {
    const rows = (await accounts(after)).map((row) => (row.id === within?.id ? { ...row, from: within.reached } : row))
    const last = rows.at(-1)
    if (!last) return { ...found, place: BEGINNING }
    for (let batch = rows, long: AccountRow[] = []; batch.length > 0;) {
      const { reads, entries } = await readBatch(run, tenantId, batch)
      await keep(reads)
      found.entries += entries
      for (const { id, faults } of reads) if (faults.length > 0) found.faults.set(id, faults)
      long = [...goingOn(batch, reads), ...long.filter(({ id }) => !batch.some((one) => one.id === id))]
      const [first] = long
      if (first && found.entries >= most)
        return { ...found, whole: false, place: { after, within: { id: first.id, reached: first.from ?? UNCHECKED } } }
      batch = first ? [first] : []
    }
    after = last.id
    within = null
    if (found.entries >= most) return { ...found, whole: false, place: { after, within } }
  }
}

/**
 * Reads every account on from where it was found right last (T16), by keyset, inside the transaction of `run`, whose snapshot makes all of
 * them one moment. What is found right is folded by month. Costs what moved since, and one look at each account.
 */
export const readBooks = (run: Run, tenantId: string): Promise<BooksRead> => {
  const accounts = (after: string) => run<AccountRow>(BEHIND, [tenantId, after])
  return readThrough(run, tenantId, { accounts, keep: (reads) => keep(run, tenantId, reads), most: MOST }, BEGINNING)
}

/**
 * Reads some of what was found right before once more from its first entry, on from where the last look came to: an old entry that somebody
 * changed does not lead to what stands there now. What is wrong is kept, and where the next look begins: it is found until it is right.
 */
export const readAgain = async (run: Run, tenantId: string, most = MOST_AGAIN): Promise<void> => {
  const [from] = await run<Place & Record<string, unknown>>('select after, within from book_again where tenant_id = $1', [tenantId])
  const accounts = (after: string) => run<AccountRow>(CHECKED, [tenantId, after])
  const reading = { accounts, keep: () => Promise.resolve(), most }
  const { place, faults } = await readThrough(run, tenantId, reading, from ?? BEGINNING)
  const [wrong] = faults.keys()
  // whatever begins as its name does but for the last letter stands before it
  const next: Place = wrong ? { after: wrong.slice(0, -1), within: null } : place
  await run(PLACE, [tenantId, next.after, JSON.stringify(next.within), JSON.stringify(Object.fromEntries(faults))])
}

/** What the last look at old entries found wrong. */
export const wrongAgain = async (run: Run, tenantId: string): Promise<BooksRead['faults']> => {
  const [row] = await run<{ faults: Record<AccountId, string[]> }>('select faults from book_again where tenant_id = $1', [tenantId])
  return new Map(Object.entries(row?.faults ?? {}) as [AccountId, string[]][])
}

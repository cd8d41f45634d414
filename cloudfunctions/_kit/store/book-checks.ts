import { dayOf } from '@domain/clock/shanghai'
import { refuse } from '@domain/errors'
import { ASSETS, readAccount, type Asset } from '@domain/ledger/account'
import { imbalance, type Fold } from '@domain/ledger/check'
import type { Pool } from 'pg'
import { transaction, type Run } from '../../../database/query'
import { readAgain, readBooks, wrongAgain, type BooksRead } from './books'
import { passes } from './ledger'
import { iso } from './rows'

/** Differences found, in words for whoever looks after the books. */
export type Faults = Partial<Record<Asset, string[]>>
/** One look at the books of one district; `finished`: all of them were seen. */
export interface BookCheck {
  finished: boolean
  entries: number
  faults: Faults
}

/** Sums of all months; by asset, kind and phase. */
export type FoldSum = Omit<Fold, 'month' | 'cause'>
export const foldSums = (run: Run, tenantId: string): Promise<FoldSum[]> =>
  run<FoldSum & Record<string, unknown>>(
    `select asset, kind, phase, sum(came)::bigint as came, sum(went)::bigint as went, sum(issued)::bigint as issued
from book_month where tenant_id = $1 group by asset, kind, phase order by asset, kind, phase`,
    [tenantId]
  )

/** Reservations nobody waits for, and orders, redemptions and appeals that wait for more or less than is reserved for them: a few of them. */
const STRAY = `with kept as (
  select split_part(account_id, '/', 1) as asset, case when transfer_id like 'order/%' then 'order/' || split_part(transfer_id, '/', 2) else transfer_id end as name,
    sum(amount) as amount
  from open_hold where tenant_id = $1 and transfer_id not in (
    select hold from value_wait cross join jsonb_array_elements_text(holds) hold where tenant_id = $1
  ) group by 1, 2
), waiting (asset, name, amount) as (
  select 'minute', 'order/' || id, held_minutes from orders where tenant_id = $1 and ended_at is null and held_minutes > 0
  union all
  select 'point', 'redemption/' || id || '/hold', points from redemption where tenant_id = $1 and state = 'held'
  union all
  select 'point', hold.id, hold.amount from appeal
  join transfer hold on hold.tenant_id = $1 and hold.id = 'appeal/' || appeal.fact_id || '/hold' and hold.line = 1
  where appeal.tenant_id = $1 and appeal.settled_at is null
)
select asset, split_part(name, '/', 1) as cause, split_part(name, '/', 2) as id from kept full join waiting using (asset, name)
where kept.amount is distinct from waiting.amount and asset = any ($2::text[]) order by name limit 20`
/** What a reservation is for, in words; whatever else reserves is somebody's hand. */
const CAUSES: Record<string, string> = { order: '订单', redemption: '兑换', appeal: '申诉' }

/** What people own who turn 65 within five and within ten years, by their verified days of birth. */
const PROMISED = `select coalesce(sum(account.posted) filter (where person.birth_day <= $3::date), 0)::bigint as five, coalesce(sum(account.posted), 0)::bigint as ten
from person join ledger_account account on account.tenant_id = person.tenant_id and account.id in ('minute/earned/' || person.id, 'minute/gifted/' || person.id)
where person.tenant_id = $1 and person.real_name and person.birth_day > $2::date and person.birth_day <= $4::date`
const promised = async (run: Run, tenantId: string, now: number): Promise<{ five: number; ten: number }> => {
  // by whole months: every month has a first
  const born = (years: number) => `${Number(dayOf(now).slice(0, 4)) - years}${dayOf(now).slice(4, 7)}-01`
  const [row] = await run<{ five: number; ten: number }>(PROMISED, [tenantId, born(65), born(60), born(55)])
  return row ?? { five: 0, ten: 0 }
}

const byAsset = ({ faults }: BooksRead): Faults => {
  const found: Faults = {}
  for (const [id, words] of faults) (found[readAccount(id).asset] ??= []).push(...words)
  return found
}

/** Everything that must hold once all accounts have been read: the sum, and that whatever is reserved waits for a living order. */
const conclude = async (run: Run, tenantId: string, read: BooksRead): Promise<Faults> => {
  const faults = byAsset(read)
  const sums = await foldSums(run, tenantId)
  for (const asset of ASSETS) {
    // accounts that were found wrong are not in the sums
    const off = faults[asset] ? [] : imbalance(sums, asset)
    if (off.length > 0) faults[asset] = off
  }
  const right = ASSETS.filter((asset) => !faults[asset])
  for (const { asset, cause, id } of await run<{ asset: Asset; cause: string; id: string }>(STRAY, [tenantId, right]))
    (faults[asset] ??= []).push(`${CAUSES[cause] ?? cause} ${id} 预留的和它等着的不一样`)
  return faults
}

const NOTE = `insert into book_check (tenant_id, day, checked_at, finished_at, entries, faults, promised_five, promised_ten)
values ($1, $2::date, $3::timestamptz, case when $4::boolean then $3::timestamptz end, $5, $6::jsonb, $7, $8)
on conflict (tenant_id, day) do update set (checked_at, finished_at, entries, faults, promised_five, promised_ten)
  = (excluded.checked_at, excluded.finished_at, book_check.entries + excluded.entries, excluded.faults, excluded.promised_five, excluded.promised_ten)`
/** An asset with a difference stands still from now on; one that a look to the end ($4) found right again may be let go by two people, and not before. */
const STOP = `with found as (
  select asset, words from jsonb_each($2::jsonb) one (asset, words)
), still as (
  update book_stop set (faults, cleared_at, proposed_by, proposed_at) = (found.words, null, null, null) from found
  where tenant_id = $1 and book_stop.asset = found.asset and reopened_at is null returning book_stop.asset
), fresh as (
  insert into book_stop (tenant_id, asset, found_at, faults)
  select $1, asset, $3::timestamptz, words from found where asset not in (select asset from still) on conflict do nothing
)
update book_stop set cleared_at = $3::timestamptz
where tenant_id = $1 and $4::boolean and reopened_at is null and cleared_at is null and asset not in (select asset from found)`

/** One transaction that sees one moment. */
const atOneMoment = <T>(pool: Pool, does: (run: Run) => Promise<T>): Promise<T> =>
  transaction(pool, async (run) => {
    await run('set transaction isolation level repeatable read')
    return does(run)
  })

/** One look. */
const look = (pool: Pool, tenantId: string, now: number): Promise<BookCheck> =>
  atOneMoment(pool, async (run) => {
    const read = await readBooks(run, tenantId)
    const { whole: finished, entries } = read
    const both = { ...read, faults: new Map([...(await wrongAgain(run, tenantId)), ...read.faults]) }
    const faults = finished ? await conclude(run, tenantId, both) : byAsset(both)
    const { five, ten } = await promised(run, tenantId, now)
    await run(NOTE, [tenantId, dayOf(now), iso(now), finished, entries, JSON.stringify(faults), five, ten])
    if (finished || Object.keys(faults).length > 0) await run(STOP, [tenantId, JSON.stringify(faults), iso(now), finished])
    return { finished, entries, faults }
  })

/**
 * Reads the books of one district on, in one transaction that sees one moment, and writes down what it came to. A difference stops that asset
 * in the same write. Not finished: there was more than one run may read, the next goes on. Refuses VALUE_BUSY while others look.
 */
export const checkBooks = async (pool: Pool, tenantId: string, now: number): Promise<BookCheck> => {
  try {
    await atOneMoment(pool, (run) => readAgain(run, tenantId))
    return await look(pool, tenantId, now)
  } catch (error) {
    // what somebody else has read meanwhile would be counted twice
    const { constraint } = error as { constraint?: string }
    if (passes(error) || constraint === 'open_hold_pkey') return refuse('VALUE_BUSY')
    throw error
  }
}

/** Districts whose books nobody has read to the end on this day. */
export const uncheckedBooks = async (run: Run, day: string): Promise<string[]> =>
  (
    await run<{ id: string }>(
      `select id from tenant where not exists (
  select from book_check where book_check.tenant_id = tenant.id and day = $1::date and finished_at is not null
) order by id`,
      [day]
    )
  ).map(({ id }) => id)

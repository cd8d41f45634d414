import { DAY } from '@domain/clock/milliseconds'
import { MAY_RETURN } from '@domain/order/over'
import type { Run } from '../../../database/query'
import { iso } from './rows'

/** What has no use after so many days, by the column its index is on. The claims of other jobs than the minute's stay: some are for a quarter. */
const PAST_USE: readonly { table: string; column: string; days: number; only?: string }[] = [
  // a phone that kept a request that long would ask again under another id
  { table: 'request', column: 'at', days: 30 },
  // looked at for minutes
  { table: 'code_attempt', column: 'at', days: 2 },
  { table: 'pick_up_try', column: 'at', days: 2 },
  { table: 'browser_try', column: 'at', days: 2 },
  { table: 'browser_ticket', column: 'until_at', days: 2 },
  { table: 'job_slot', column: 'slot', days: 2, only: `job = 'tick'` },
  // counted by the day
  { table: 'usage', column: 'day', days: 30 },
  // a photo that is looked at again is asked about again
  { table: 'photo_check', column: 'asked_at', days: 90 },
  // everybody whom it concerned has it in their list
  { table: 'outbox', column: 'handled_at', days: 30 },
  // half a year of news
  { table: 'notice', column: 'at', days: 180 },
  { table: 'reminder', column: 'starts_at', days: 30 },
  { table: 'digest', column: 'day', days: 30 }
]

const REMOVE = PAST_USE.map(
  ({ table, column, days, only = 'true' }) => `
with gone as (
  delete from ${table} where ctid = any (array(
    select ctid from ${table} where ${only} and ${column} < $1::timestamptz - interval '${days} days' order by ${column} limit $2 for update skip locked
  )) returning 1
) select count(*) as removed from gone`
)

/** Seven days after an order could last come back nobody asks for the way there. */
const KEPT = 7 * DAY
const FORGET = `
with due as (
  select address.tenant_id, address.id from address
  where address.gone_at is not null and address.forgotten_at is null and not exists (
    select from orders where orders.tenant_id = address.tenant_id and orders.beneficiary_id = address.person_id and orders.address_id = address.id
      and (orders.ended_at is null or orders.ended_at > $2::timestamptz - coalesce($3::jsonb ->> orders.state, '0')::bigint * interval '1 millisecond')
  ) order by address.gone_at, address.tenant_id, address.id limit $4 for update skip locked
), doors as (
  delete from address_private using due where address_private.tenant_id = due.tenant_id and address_private.address_id = due.id
), forgotten as (
  update address set forgotten_at = $1::timestamptz from due where address.tenant_id = due.tenant_id and address.id = due.id returning 1
) select count(*) as removed from forgotten`

/** Removes at most `most` of each kind of what is past its use, the oldest first, of every district; answers how many of each. */
export const removePast = async (run: Run, now: number, most: number): Promise<number[]> => {
  const removed: number[] = []
  for (const sql of REMOVE) removed.push(await countOf(run, sql, [iso(now), most]))
  removed.push(await countOf(run, FORGET, [iso(now), iso(now - KEPT), JSON.stringify(MAY_RETURN), most]))
  return removed
}
const countOf = async (run: Run, sql: string, params: unknown[]): Promise<number> =>
  Number((await run<{ removed: number }>(sql, params))[0]?.removed ?? 0)

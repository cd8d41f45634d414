import { createHmac } from 'node:crypto'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { askAs } from './caller'
import { iso } from './rows'
import type { Caller } from './shapes'

/** A wrong code stays counted although the step was refused. */
export const wrongTry = async (run: Run, caller: Caller, orderId: string, now: number): Promise<void> => {
  await askAs(
    run,
    caller,
    `, kept as (
  insert into code_attempt (tenant_id, order_id, person_id, at)
  select me.tenant_id, orders.id, me.person_id, $5::timestamptz from me join orders on orders.tenant_id = me.tenant_id and orders.id = $4
  returning 1
) select (select count(*) from kept) as found from me`,
    [orderId, iso(now)]
  )
}

/** How a paper code is kept and compared: nobody with the table alone can tell the code. */
export const slipHash = (keys: Keys, orderId: string, round: number, code: string): string =>
  createHmac('sha256', keys.derive('slip'))
    .update(JSON.stringify([orderId, round, code]))
    .digest('hex')

export interface Slip {
  orderId: string
  round: number
  arriveCode: string
  leaveCode: string
  now: number
}

/** Two one-time codes of one round; printing again voids the old ones, used or not. */
export const printSlip = async (run: Run, keys: Keys, caller: Caller, slip: Slip): Promise<void> => {
  const hashes = [slip.arriveCode, slip.leaveCode].map((code) => slipHash(keys, slip.orderId, slip.round, code))
  await askAs(
    run,
    caller,
    `, printed as (
  insert into slip_code (tenant_id, order_id, round, use, code_hash, printed_at, printed_by)
  select me.tenant_id, orders.id, orders.round, code.use, code.hash, $7::timestamptz, me.person_id
  from me join orders on orders.tenant_id = me.tenant_id and orders.id = $4 and orders.round = $5::integer
  cross join unnest(array['arrive', 'leave'], $6::text[]) code (use, hash)
  on conflict (tenant_id, order_id, round, use) do update
  set (code_hash, printed_at, printed_by, struck_at) = (excluded.code_hash, excluded.printed_at, excluded.printed_by, null)
  returning 1
) select (select count(*) from printed) as found from me`,
    [slip.orderId, slip.round, hashes, iso(slip.now)]
  )
}

/** 催一催 changes nothing but its own time; false when the last one is younger than `since`. */
export const nudge = async (run: Run, caller: Caller, orderId: string, now: number, since: number): Promise<boolean> => {
  const nudged = await askAs<number>(
    run,
    caller,
    `, nudged as (
  update orders set nudged_at = $5::timestamptz from me
  where orders.tenant_id = me.tenant_id and orders.id = $4 and (orders.nudged_at is null or orders.nudged_at <= $6::timestamptz)
  returning orders.tenant_id, orders.id
), told as (
  insert into outbox (tenant_id, order_id, "to", kind, at) select tenant_id, id, 'handlers', 'nudge', $5::timestamptz from nudged returning 1
) select (select count(*) from told) as found from me`,
    [orderId, iso(now), iso(since)]
  )
  return Number(nudged) > 0
}

/** Orders of one series, earliest first; each is loaded, and judged, on its own. */
export const series = (run: Run, caller: Caller, seriesId: string): Promise<string[]> =>
  askAs<string[]>(
    run,
    caller,
    `
select (
  select coalesce(jsonb_agg(id order by starts_at, id), '[]') from orders where orders.tenant_id = me.tenant_id and orders.series_id = $4
) as found from me`,
    [seriesId]
  )

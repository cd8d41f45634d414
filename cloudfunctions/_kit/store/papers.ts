import { createHmac } from 'node:crypto'
import { refuse } from '@domain/errors'
import type { Introduction } from '@domain/order/stranger'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { askAs } from './caller'
import { iso } from './rows'
import type { Asked, Caller } from './shapes'

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
  request: Asked
  now: number
}

const PRINT = `, kept as (
  insert into request (tenant_id, person_id, action, request_id, input_hash, order_id, version, at)
  select me.tenant_id, me.person_id, $8, $9, $10, orders.id, orders.version, $7::timestamptz
  from me join orders on orders.tenant_id = me.tenant_id and orders.id = $4
  on conflict do nothing returning 1
), printed as (
  insert into slip_code (tenant_id, order_id, round, use, code_hash, printed_at, printed_by, most)
  select me.tenant_id, orders.id, orders.round, code.use, code.hash, $7::timestamptz, me.person_id, orders.slots
  from kept, me join orders on orders.tenant_id = me.tenant_id and orders.id = $4 and orders.round = $5::integer
  cross join unnest(array['arrive', 'leave'], $6::text[]) code (use, hash)
  on conflict (tenant_id, order_id, round, use) do update
  set (code_hash, printed_at, printed_by, struck_at, uses, most)
    = (excluded.code_hash, excluded.printed_at, excluded.printed_by, null, 0, excluded.most)
  returning 1
)
select jsonb_build_object('printed', (select count(*) from printed),
  'hash', (select input_hash from request where request.tenant_id = me.tenant_id and request.person_id = me.person_id and action = $8 and request_id = $9),
  'current', exists (select 1 from slip_code where slip_code.tenant_id = me.tenant_id and order_id = $4 and round = $5::integer and code_hash = any ($6::text[]))
) as found from me`

/**
 * Two codes of one round, each good once for each place there is; printing again voids the old ones, used or not. The same request again
 * prints nothing: the same paper while it is good (false: another has been printed since). Other input: REQUEST_REUSED.
 */
export const printSlip = async (
  run: Run,
  keys: Keys,
  caller: Caller,
  { orderId, round, request, now, ...codes }: Slip
): Promise<boolean> => {
  const hashes = [codes.arriveCode, codes.leaveCode].map((code) => slipHash(keys, orderId, round, code))
  const params = [orderId, round, hashes, iso(now), request.action, request.requestId, request.inputHash]
  const { printed, hash, current } = await askAs<{ printed: number; hash: string | null; current: boolean }>(run, caller, PRINT, params)
  if (hash !== null && hash !== request.inputHash) return refuse('REQUEST_REUSED')
  return printed > 0 || current
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

/** Who is introduced to whom, and the seat that is told. */
export interface IntroductionMade extends Introduction {
  orderId: string
  seatId: string
  now: number
}

/** 介绍过了: once for two people, whoever says it again; whoever waits for it is told. */
export const introduce = async (run: Run, caller: Caller, one: IntroductionMade): Promise<void> => {
  await askAs<number>(
    run,
    caller,
    `, made as (
  insert into introduction (tenant_id, beneficiary_id, volunteer_id, introduced_by, order_id, at)
  select me.tenant_id, $4, $5, me.person_id, $6, $7::timestamptz from me on conflict do nothing returning tenant_id, order_id, at
), told as (
  insert into outbox (tenant_id, order_id, "to", kind, seat_id, at) select tenant_id, order_id, 'seat', 'introduced', $8, at from made returning 1
) select (select count(*) from told) as found from me`,
    [one.beneficiaryId, one.volunteerId, one.orderId, iso(one.now), one.seatId]
  )
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

import type { Waits } from '@contract/order'
import { LEAST, SPAN } from '@domain/menu/wait'
import { dayOf } from '@domain/clock/shanghai'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { iso } from './rows'
import type { Caller } from './shapes'

/** One district that was not counted today. What its people called off before anybody came says nothing about waiting. */
const COUNT = `
with due as (
  update tenant set waits_counted_on = $1::date
  where id = (select id from tenant where waits_counted_on is distinct from $1::date order by id limit 1 for update skip locked)
  returning id
), counted as (
  select orders.tenant_id, orders.community_id, orders.item_code, count(*)::integer as asked, count(first.yes_at)::integer as taken,
    (percentile_disc(0.5) within group (order by ceil(extract(epoch from first.yes_at - orders.placed_at) / 60)))::integer as minutes
  from due
  join orders on orders.tenant_id = due.id and orders.placed_at >= $2::timestamptz and orders.placed_at < $3::timestamptz
  cross join lateral (
    select min(accepted_at) as yes_at from seat where seat.tenant_id = orders.tenant_id and seat.order_id = orders.id
  ) first
  where orders.kind = 'service' and orders.item_code is not null and (first.yes_at is not null or orders.state <> 'cancelled')
  group by orders.tenant_id, orders.community_id, orders.item_code having count(*) >= $4::integer
), gone as (
  delete from wait using due where wait.tenant_id = due.id and not exists (
    select from counted where (counted.community_id, counted.item_code) = (wait.community_id, wait.item_code)
  )
), kept as (
  insert into wait select * from counted
  on conflict (tenant_id, community_id, item_code) do update set asked = excluded.asked, taken = excluded.taken, minutes = excluded.minutes
)
select id from due`

/** Counts one district that has not been counted today; false when all have. Two instances never count the same. */
export const countWaits = async (run: Run, now: number): Promise<boolean> => {
  const rows = await run(COUNT, [dayOf(now), iso(now - SPAN.from), iso(now - SPAN.to), LEAST])
  return rows.length > 0
}

const WAITS = `
select jsonb_build_object('place', (select name from org where org.tenant_id = me.tenant_id and org.id = person.community_id), 'items', (
  select coalesce(jsonb_object_agg(item_code, jsonb_build_object('asked', asked, 'taken', taken, 'minutes', minutes)), '{}')
  from wait where wait.tenant_id = me.tenant_id and wait.community_id = person.community_id
)) as found from me join person on person.tenant_id = me.tenant_id and person.id = me.person_id`

/** How long people waited where the caller lives: the community's name, and each item that was asked for often enough to tell. */
export const waits = (run: Run, caller: Caller): Promise<Waits> => askAs(run, caller, WAITS, [])

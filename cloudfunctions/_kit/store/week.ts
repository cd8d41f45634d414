import type { UnitWeek } from '@contract/community'
import { DAY } from '@domain/clock/milliseconds'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { POST_THERE } from './inboxes'
import type { List } from './lists'
import { iso } from './rows'
import type { Caller } from './shapes'
import { TAKEN, UNIT_VISITS } from './words'

const DAYS = 7
/** Whose calendar is read, and by whom: parameters `$7` to `$10` as every list of a post has them. */
interface Asked {
  unitId: string
  /** midnight of the first day (epoch ms) */
  from: number
  now: number
}

/** A unit's visits of one day, the earliest first. */
export const unitDayList = ({ unitId, from, now }: Asked, roles: readonly string[]): List => ({
  page: `
  select found.* from me cross join lateral (
    select orders.id, orders.starts_at as sort from orders
    where orders.tenant_id = me.tenant_id and orders.target_unit_id = $8 and orders.ended_at is null and orders.state = any ($7::text[])
      and orders.starts_at >= $11::timestamptz and orders.starts_at < $12::timestamptz
      and (orders.starts_at, orders.id) > ($4::timestamptz, $5::text)
    order by orders.starts_at, orders.id limit $6::integer
  ) found`,
  newestFirst: false,
  params: [UNIT_VISITS, unitId, roles, iso(now), iso(from), iso(from + DAY)],
  allowed: POST_THERE
})

const WEEK = ` select case when ${POST_THERE} then json_build_object(
  'members', (select count(*) from volunteer where volunteer.tenant_id = me.tenant_id and volunteer.unit_id = $8),
  'visits', (
    select coalesce(json_agg(day), '[]') from (
      select floor(extract(epoch from orders.starts_at - $4::timestamptz) / 86400)::integer as day from orders
      where orders.tenant_id = me.tenant_id and orders.target_unit_id = $8 and orders.ended_at is null and orders.state = any ($7::text[])
        and orders.starts_at >= $4::timestamptz and orders.starts_at < $5::timestamptz
    ) visit
  ),
  'going', (
    select coalesce(json_agg(json_build_array(taken.day, taken.public_name)), '[]') from (
      select distinct floor(extract(epoch from seat.starts_at - $4::timestamptz) / 86400)::integer as day, person.id, person.public_name
      from volunteer
      join unnest($6::text[]) wanted (state) on true
      join seat on seat.tenant_id = me.tenant_id and seat.person_id = volunteer.person_id and seat.state = wanted.state
        and seat.starts_at >= $4::timestamptz and seat.starts_at < $5::timestamptz
      join person on person.tenant_id = me.tenant_id and person.id = volunteer.person_id
      where volunteer.tenant_id = me.tenant_id and volunteer.unit_id = $8
      order by day, person.public_name, person.id
    ) taken
  )
) end as found from me`

interface Found {
  members: number
  /** the day of each visit, counted from the first */
  visits: number[]
  /** day and public name of whoever goes somewhere, each once a day */
  going: [number, string][]
}

/** Seven days of a unit: how many visits, and which of its members have something taken on, wherever that is; null without the post. */
export const unitWeek = async (
  run: Run,
  caller: Caller,
  { unitId, from, now }: Asked,
  roles: readonly string[]
): Promise<UnitWeek | null> => {
  const params = [iso(from), iso(from + DAYS * DAY), TAKEN, UNIT_VISITS, unitId, roles, iso(now)]
  const found = await askAs<Found | null>(run, caller, WEEK, params)
  return (
    found && {
      members: found.members,
      days: Array.from({ length: DAYS }, (_, n) => ({
        at: from + n * DAY,
        visits: found.visits.filter((day) => day === n).length,
        busy: found.going.flatMap(([day, name]) => (day === n ? [name] : []))
      }))
    }
  )
}

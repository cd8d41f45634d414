import type { FoundPerson } from '@contract/member'
import { dayOf } from '@domain/clock/shanghai'
import { PLACER_ROLES } from '@domain/order/scene'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { accountOf } from './member'
import { askAs, refuseUnknown } from './caller'
import { iso } from './rows'
import type { Caller } from './shapes'

/** `FoundPerson` of everybody in a CTE that selects rows of `person`, as one JSON list; takes the name of that CTE. */
export const foundSql = (people: string): string => `(
  select coalesce(jsonb_agg(jsonb_build_object('personId', one.id, 'publicName', one.public_name, 'gridName', coalesce(area.name, ''),
    'hasApp', one.has_app, 'homes', (
      select coalesce(jsonb_agg(jsonb_build_object('id', address.id, 'gridId', address.grid_id, 'gridName', grid.name, 'building', address.building)
        order by address.id), '[]')
      from address join area grid on grid.tenant_id = address.tenant_id and grid.id = address.grid_id
      where address.tenant_id = one.tenant_id and address.person_id = one.id and address.gone_at is null
    )) order by one.id), '[]')
  from ${people} one
  left join area on area.tenant_id = one.tenant_id and area.id = one.grid_id
)`

/**
 * Full name or phone by their keyed hashes, inside the communities where the caller holds a placing post. The search is
 * written down and counted in the same statement, found or not.
 */
const SQL = `, counted as (
  insert into usage (tenant_id, person_id, what, day, count) select tenant_id, person_id, 'find', $6::date, 1 from me
  on conflict (tenant_id, person_id, what, day) do update set count = usage.count + 1 returning count
), hit as (
  select person.* from me
  join person_private private on private.tenant_id = me.tenant_id and $4 in (private.name_hash, private.phone_hash)
  join person on person.tenant_id = private.tenant_id and person.id = private.person_id
  where person.erased_at is null and (select count from counted) <= $8::integer and person.community_id in (
    select post.org_id from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.role = any ($5::text[])
      and (post.until is null or post.until > $7::timestamptz))
  order by person.id limit 20
), written as (
  insert into access_log (tenant_id, reader_id, subject_id, fields, reason, at)
  select me.tenant_id, me.person_id, hit.id, 'search', $9, $7::timestamptz from me left join hit on true returning 1
)
select jsonb_build_object('count', (select count from counted), 'people', ${foundSql('hit')}) as found from me`

/** People a worker may place for. Null when more than `maxToday` searches were made today. */
export const find = async (
  run: Run,
  keys: Keys,
  caller: Caller,
  { text, why, now, maxToday }: { text: string; why: string; now: number; maxToday: number }
): Promise<FoundPerson[] | null> => {
  const account = (await accountOf(run, caller)) ?? refuseUnknown(caller)
  const params = [keys.of(account.tenantId).hash(text), PLACER_ROLES, dayOf(now), iso(now), maxToday, why]
  const found = await askAs<{ count: number; people: FoundPerson[] }>(run, caller, SQL, params)
  return found.count > maxToday ? null : found.people
}

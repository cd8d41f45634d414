import { refuse } from '@domain/errors'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { dwellingParams, gridSql, NO_SUCH_GRID } from './home-grid'
import { accountOf, me, tenantOf } from './member'
import { iso } from './rows'
import type { Caller, Myself, NewPerson } from './shapes'

/**
 * Person, address and account at once. Whoever was listed before they came (by name and the telephone WeChat vouches for) becomes
 * that person, with their posts; a home of the same building that a worker had written down is theirs to say now. A second time, or twice at
 * the same moment, the account that is there stays.
 */
const REGISTER = `with known as (
  select person_id from account where app_id = $1 and openid = $2
), place as (${gridSql('$3', '$7', '$15', '$12')}
), expected as (
  select person.id from person_private private
  join person on person.tenant_id = private.tenant_id and person.id = private.person_id
  where private.tenant_id = $3 and private.phone_hash = $11 and private.name_hash = $9 and not person.has_app and person.erased_at is null
    and not exists (select 1 from known)
    and not exists (select 1 from account where account.tenant_id = $3 and account.person_id = person.id)
  order by person.id limit 1
), joined as (
  update person set birth_day = case when person.real_name then coalesce(person.birth_day, $6::date) else $6::date end, community_id = place.community_id, grid_id = place.id, has_app = true
  from expected cross join place
  where person.tenant_id = $3 and person.id = expected.id and not person.has_app
  returning person.id
), person_made as (
  insert into person (tenant_id, id, public_name, birth_day, community_id, grid_id, has_app, created_at)
  select $3, $4, $5, $6::date, place.community_id, place.id, true, $14::timestamptz
  from place where not exists (select 1 from known) and not exists (select 1 from expected)
  on conflict do nothing returning id
), private_made as (
  insert into person_private (tenant_id, person_id, full_name, name_hash, phone, phone_hash)
  select $3, id, $8, $9, $10, $11 from person_made returning 1
), settled as (
  select id from person_made union all select id from joined
), said_before as (
  update address set gone_at = $14::timestamptz from joined cross join place
  where address.tenant_id = $3 and address.person_id = joined.id and address.grid_id = place.id and btrim(address.building) = $12 and address.gone_at is null
), address_made as (
  insert into address (tenant_id, id, person_id, grid_id, grid_guessed, building)
  select $3, $4 || '-home', settled.id, place.id, place.guessed, $12 from settled cross join place returning id
), door_made as (
  insert into address_private (tenant_id, address_id, door) select $3, id, $13 from address_made returning 1
)
insert into account (app_id, openid, tenant_id, person_id) select $1, $2, $3, id from settled on conflict do nothing
returning person_id`

/** Refuses INVALID_INPUT for a grid or a community that is not there. Two trips before the fresh `me`. */
export const register = async (run: Run, keys: Keys, caller: Caller, one: NewPerson): Promise<Myself> => {
  const { id } = one
  const tenantId = await tenantOf(run, caller.appId)
  const lock = keys.of(tenantId)
  const [gridId, communityId, building] = dwellingParams(one)
  const made = await run(REGISTER, [
    caller.appId,
    caller.openid,
    tenantId,
    id,
    one.publicName,
    one.birthDay,
    gridId,
    lock.seal('person_private', id, 'full_name', one.name),
    lock.hash(one.name),
    one.phone === null ? null : lock.seal('person_private', id, 'phone', one.phone),
    one.phone === null ? null : lock.hash(one.phone),
    building,
    lock.seal('address_private', `${id}-home`, 'door', one.door),
    iso(one.now),
    communityId
  ])
  if (made.length === 0 && !(await accountOf(run, caller))) refuse('INVALID_INPUT', { what: NO_SUCH_GRID })
  return me(run, keys, caller, one.now)
}

import { refuse } from '@domain/errors'
import { STAFF_ROLES } from '@domain/order/scene'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { askAs } from './caller'
import { dwellingParams, gridSql, NO_SUCH_GRID, type Dwelling } from './home-grid'
import { HELD } from './post-hand-overs'
import { reachSql, type Reach } from './notices'
import { iso } from './rows'
import type { Account, Caller, Myself } from './shapes'

interface Found extends Omit<Myself, 'account' | 'person'> {
  wechat: Reach
  account: Account
  person: Omit<NonNullable<Myself['person']>, 'name' | 'phoneTail'> & { name: string | null; phone: string | null }
}

const SELECT = `
select jsonb_build_object(
  'account', jsonb_build_object('tenantId', me.tenant_id, 'personId', me.person_id, 'epoch', (
    select epoch from account where app_id = $1 and openid = $2)),
  'person', jsonb_build_object('id', person.id, 'name', private.full_name, 'publicName', person.public_name,
    'birthDay', person.birth_day, 'checked', person.real_name, 'phone', private.phone,
    'communityId', person.community_id, 'communityName', community.name, 'gridId', person.grid_id, 'gridName', grid.name,
    'largePrint', person.large_print, 'fontSize', person.font_size,
    'erasedAfter', (extract(epoch from person.erase_after) * 1000)::bigint),
  'posts', (
    select coalesce(jsonb_agg(jsonb_build_object('role', post.role, 'orgId', post.org_id, 'orgName', org.name) order by post.role, post.org_id), '[]')
    from post join org on org.tenant_id = post.tenant_id and org.id = post.org_id
    where post.tenant_id = me.tenant_id and post.person_id = me.person_id and (post.until is null or post.until > $4::timestamptz)
  ),
  'volunteer', (
    select jsonb_build_object('unitName', unit.name, 'skills', volunteer.skills, 'qualifications', volunteer.qualifications, 'insured', coalesce(volunteer.insured_until > $4::timestamptz, false),
      'communityNames', (
        select coalesce(jsonb_agg(org.name order by org.id), '[]') from org
        where org.tenant_id = me.tenant_id and org.id = any (volunteer.community_ids)))
    from volunteer left join org unit on unit.tenant_id = volunteer.tenant_id and unit.id = volunteer.unit_id
    where volunteer.tenant_id = me.tenant_id and volunteer.person_id = me.person_id
  ),
  'agentFor', (
    select coalesce(jsonb_agg(jsonb_build_object('personId', elder.id, 'publicName', elder.public_name, 'hasApp', elder.has_app) order by elder.id), '[]')
    from kin join person elder on elder.tenant_id = kin.tenant_id and elder.id = kin.other_id
    where kin.tenant_id = me.tenant_id and kin.person_id = me.person_id and kin.kind = 'agent' and kin.confirmed_at is not null
  ),
  -- whom the rows of domain/people/hand-over.ts give agree or confirm
  'handOverWaits', exists (
    select from post_hand_over one where one.tenant_id = me.tenant_id and one.ended_at is null and ${HELD('one')} and (
      one.to_id = me.person_id and one.agreed_at is null
      or one.agreed_at is not null and me.person_id not in (one.from_id, one.to_id) and exists (
        select from post join org on org.tenant_id = me.tenant_id and org.id = one.org_id
        where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.role = any ($5::text[])
          and post.org_id in (org.id, org.parent_id) and (post.until is null or post.until > $4::timestamptz)))
  ),
  'wechat', jsonb_build_object(${reachSql('me.tenant_id', 'me.person_id')}),
  'addresses', (
    select coalesce(jsonb_agg(jsonb_build_object('id', address.id, 'personId', address.person_id, 'communityId', area.community_id,
      'gridId', address.grid_id, 'gridName', area.name, 'gridGuessed', address.grid_guessed, 'building', address.building, 'door', door.door) order by address.person_id <> me.person_id, address.id), '[]')
    from address
    join area on area.tenant_id = address.tenant_id and area.id = address.grid_id
    left join address_private door on door.tenant_id = address.tenant_id and door.address_id = address.id and address.person_id = me.person_id
    where address.tenant_id = me.tenant_id and address.gone_at is null and (address.person_id = me.person_id or address.person_id in (
      select other_id from kin
      where kin.tenant_id = me.tenant_id and kin.person_id = me.person_id and kin.kind = 'agent' and kin.confirmed_at is not null))
  )
) as found
from me
join person on person.tenant_id = me.tenant_id and person.id = me.person_id
left join person_private private on private.tenant_id = person.tenant_id and private.person_id = person.id
left join org community on community.tenant_id = person.tenant_id and community.id = person.community_id
left join area grid on grid.tenant_id = person.tenant_id and grid.id = person.grid_id`

/** Who is asking, with what only they may read: their name and their own doors opened. */
export const me = async (run: Run, keys: Keys, caller: Caller, now: number): Promise<Myself> => {
  const found = await askAs<Found>(run, caller, SELECT, [iso(now), STAFF_ROLES])
  const lock = keys.of(found.account.tenantId)
  const { phone, ...person } = found.person
  return {
    ...found,
    person: {
      ...person,
      phoneTail: phone === null ? null : lock.open('person_private', person.id, 'phone', phone).slice(-4),
      name: person.name === null ? person.publicName : lock.open('person_private', person.id, 'full_name', person.name)
    },
    addresses: found.addresses.map((one) => ({
      ...one,
      door: one.door === null ? null : lock.open('address_private', one.id, 'door', one.door)
    }))
  }
}

/** The district an app belongs to; the app's own, for whoever has no account yet. */
export const tenantOf = async (run: Run, appId: string): Promise<string> => {
  const [row] = await run<{ id: string }>('select id from tenant where app_id = $1', [appId])
  return row?.id ?? refuse('NOT_SIGNED_IN')
}

export const accountOf = async (run: Run, caller: Caller): Promise<Account | null> => {
  const [row] = await run<Account>(
    'select tenant_id as "tenantId", person_id as "personId", epoch from account where app_id = $1 and openid = $2 and epoch = coalesce($3::integer, epoch)',
    [caller.appId, caller.openid, caller.epoch ?? null]
  )
  return row ?? null
}

export const savePreferences = async (run: Run, caller: Caller, largePrint: boolean, fontSize: number | null): Promise<void> => {
  await askAs(
    run,
    caller,
    `, saved as (
  update person set large_print = $4, font_size = $5 from me where person.tenant_id = me.tenant_id and person.id = me.person_id returning 1
) select (select count(*) from saved) as found from me`,
    [largePrint, fontSize]
  )
}

export interface Home extends Dwelling {
  /** of the home to be changed, or of a new one */
  id: string
  /** the id it gets when an order is on its way to the one there is */
  nextId: string
  personId: string
  now: number
}

/** Homes of one person: `member.me` answers all of them. */
const MOST_HOMES = 10

const SAVE = `, place as (
  select place.* from me cross join lateral (${gridSql('me.tenant_id', '$6', '$12', '$7')}) place
), mine as (
  select me.tenant_id, place.id as grid_id, place.community_id, place.guessed from me cross join place
  where $5 = me.person_id or exists (
    select 1 from kin where kin.tenant_id = me.tenant_id and kin.person_id = me.person_id and kin.other_id = $5
      and kin.kind = 'agent' and kin.confirmed_at is not null)
), full_up as (
  select from mine where (select count(*) from address other where other.tenant_id = mine.tenant_id and other.person_id = $5 and other.gone_at is null
    and other.id <> $4) >= ${MOST_HOMES}
), awaited as (
  select address.id from mine join address on address.tenant_id = mine.tenant_id and address.id = $4 and address.person_id = $5
  where exists (select 1 from orders where orders.tenant_id = mine.tenant_id and orders.beneficiary_id = $5 and orders.ended_at is null and orders.address_id = $4)
  for update of address
), gone as (
  update address set gone_at = $11::timestamptz from mine, awaited
  where address.tenant_id = mine.tenant_id and address.id = awaited.id and $10 <> $4 returning 1
), saved as (
  insert into address (tenant_id, id, person_id, grid_id, grid_guessed, building)
  select mine.tenant_id, case when exists (select 1 from awaited) or exists (select 1 from address
    where address.tenant_id = mine.tenant_id and address.id = $4 and address.person_id = $5 and address.gone_at is not null) then $10 else $4 end, $5, mine.grid_id, mine.guessed, $7
  from mine where not exists (select from full_up)
  on conflict (tenant_id, id) do update set (grid_id, grid_guessed, building) = (excluded.grid_id, excluded.grid_guessed, excluded.building)
  where address.person_id = excluded.person_id
  returning tenant_id, id
), locked as (
  insert into address_private (tenant_id, address_id, door) select tenant_id, id, case id when $4 then $8 else $9 end from saved
  on conflict (tenant_id, address_id) do update set door = excluded.door returning address_id
), guess as (
  select address.grid_id from saved join mine on true join address on address.tenant_id = mine.tenant_id and address.id = $4
  where address.person_id = $5 and address.grid_guessed and not exists (select from address other where other.tenant_id = mine.tenant_id
    and other.person_id = $5 and other.id <> $4 and other.grid_id = address.grid_id and other.gone_at is null)
), lives as (
  update person set grid_id = mine.grid_id, community_id = mine.community_id from mine, guess
  where person.tenant_id = mine.tenant_id and person.id = $5 and person.grid_id = guess.grid_id
), helps as (
  update volunteer set grid_id = mine.grid_id from mine, guess
  where volunteer.tenant_id = mine.tenant_id and volunteer.person_id = $5 and volunteer.grid_id = guess.grid_id
) select jsonb_build_object('id', (select address_id from locked), 'exists', exists (select from place), 'full', exists (select from full_up)) as found from me`

/**
 * One's own home or that of a linked elder; an address never changes its owner. One that an order is on its way to stays as it is for that
 * order, and the new one takes its place. Who was put into a guessed grid by it moves along when it is said. Answers the id it has now.
 * Refuses INVALID_INPUT for a grid or a community that is not there, HOMES_FULL for one home too many, NOT_ALLOWED for somebody else’s home.
 */
export const saveAddress = async (run: Run, keys: Keys, caller: Caller, home: Home): Promise<string> => {
  const lock = keys.of((await accountOf(run, caller))?.tenantId ?? refuse('NOT_REGISTERED'))
  const [gridId, communityId, building] = dwellingParams(home)
  const doors = [home.id, home.nextId].map((id) => lock.seal('address_private', id, 'door', home.door))
  const { id, exists, full } = await askAs<{ id: string | null; exists: boolean; full: boolean }>(run, caller, SAVE, [
    home.id,
    home.personId,
    gridId,
    building,
    ...doors,
    home.nextId,
    iso(home.now),
    communityId
  ])
  if (!exists) refuse('INVALID_INPUT', { what: NO_SUCH_GRID })
  if (full) refuse('HOMES_FULL', { most: MOST_HOMES })
  return id ?? refuse('NOT_ALLOWED', { who: '住户本人或代办人' })
}

import { refuse } from '@domain/errors'
import { dayOf } from '@domain/clock/shanghai'
import type { Link, LinkToVerify } from '@contract/member'
import type { Run } from '../../../database/query'
import type { Keys, Locksmith } from '../seal'
import { askAs, refuseUnknown } from './caller'
import { accountOf } from './member'
import { iso } from './rows'
import { isSameHome } from './same-home'
import type { Caller } from './shapes'

/** Who is asked about, by the one try of `maxToday` that this is. */
interface Asked {
  name: string
  now: number
  maxToday: number
}

/** Acting for an elder: asked for by one, agreed to by the other, ended by either. */
export interface LinkStore {
  /** agreed ones both ways, and who asks the caller; whom the caller has asked stays unsaid until they agree */
  own(): Promise<Link[]>
  /** those whose elder has no app and lives where the caller is community worker, the oldest twenty; refuses nobody, shows only theirs */
  toVerify(now: number): Promise<LinkToVerify[]>
  /** by full name and phone, both right; whether somebody was found stays unsaid. False: too many today. Two trips. */
  ask(asked: Asked & { phone: string }): Promise<boolean>
  /** by full name and home, of whoever has neither the app nor a number: only the community can agree for them. Else the same. Three trips. */
  askAtHome(asked: Asked & { building: string; door: string }): Promise<boolean>
  /** agrees, or ends it. False: there is none the caller may answer. */
  answer(answered: { agentId: string; elderId: string; agree: boolean; now: number }): Promise<boolean>
}

const OWN = `
select (select coalesce(jsonb_agg(jsonb_build_object('personId', other.id, 'publicName', other.public_name,
  'iAct', kin.person_id = me.person_id, 'agreed', kin.confirmed_at is not null)
  order by kin.confirmed_at is not null, other.id), '[]')
  from (
    select * from kin where kin.tenant_id = me.tenant_id and kin.person_id = me.person_id and kin.kind = 'agent' and kin.confirmed_at is not null
    union all
    select * from kin where kin.tenant_id = me.tenant_id and kin.other_id = me.person_id and kin.kind = 'agent'
  ) kin
  join person other on other.tenant_id = kin.tenant_id and other.id = case when kin.person_id = me.person_id then kin.other_id else kin.person_id end
) as found from me`

/** Communities whose elders without the app the caller may speak for. */
const WORKS_AT = `(
  select post.org_id from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.role = 'community_worker'
    and (post.until is null or post.until > $4::timestamptz))`

const TO_VERIFY = `
select coalesce((select jsonb_agg(few) from (
  select agent.id as "agentId", agent.public_name as "agentName", elder.id as "elderId", elder.public_name as "elderName", grid.name as "gridName"
  from kin
  join person elder on elder.tenant_id = kin.tenant_id and elder.id = kin.other_id and not elder.has_app and elder.community_id in ${WORKS_AT}
  join person agent on agent.tenant_id = kin.tenant_id and agent.id = kin.person_id
  left join area grid on grid.tenant_id = elder.tenant_id and grid.id = elder.grid_id
  where kin.tenant_id = me.tenant_id and kin.kind = 'agent' and kin.confirmed_at is null and kin.person_id <> me.person_id
  order by kin.asked_at, kin.other_id, kin.person_id limit 20
) few), '[]') as found from me`

/** One try more of today; takes the parameter of the day. */
const countedSql = (day: string): string => `, counted as (
  insert into usage (tenant_id, person_id, what, day, count) select tenant_id, person_id, 'link', ${day}::date, 1 from me
  on conflict (tenant_id, person_id, what, day) do update set count = usage.count + 1 returning count
)`

const ASK = `${countedSql('$6')}, hit as (
  select person.id from me
  join person_private private on private.tenant_id = me.tenant_id and private.phone_hash = $5 and private.name_hash = $4
  join person on person.tenant_id = private.tenant_id and person.id = private.person_id
  where person.erased_at is null and person.id <> me.person_id and (select count from counted) <= $8::integer
), asked as (
  insert into kin (tenant_id, person_id, other_id, kind, asked_at)
  select me.tenant_id, me.person_id, hit.id, 'agent', $7::timestamptz from me cross join hit where (select count(*) from hit) = 1
  on conflict do nothing returning 1
)
select jsonb_build_object('count', (select count from counted), 'asked', (select count(*) from asked)) as found from me`

/** Homes of everybody of that name whom nobody can ring: their doors are opened and compared outside. */
const SILENT = `${countedSql('$5')}
select jsonb_build_object('count', (select count from counted), 'homes', (
  select coalesce(jsonb_agg(jsonb_build_object('id', address.id, 'personId', person.id, 'building', address.building, 'door', door.door)), '[]')
  from person_private private
  join person on person.tenant_id = private.tenant_id and person.id = private.person_id
  join address on address.tenant_id = person.tenant_id and address.person_id = person.id and address.gone_at is null
  join address_private door on door.tenant_id = address.tenant_id and door.address_id = address.id
  where private.tenant_id = me.tenant_id and private.name_hash = $4 and private.phone_hash is null
    and person.erased_at is null and not person.has_app and person.id <> me.person_id and (select count from counted) <= $6::integer
)) as found from me`

/** $4 who it is, null when nobody is: the same is asked either way, so that how long it takes tells nothing. */
const ASK_ONE = `, asked as (
  insert into kin (tenant_id, person_id, other_id, kind, asked_at)
  select me.tenant_id, me.person_id, person.id, 'agent', $5::timestamptz from me
  join person on person.tenant_id = me.tenant_id and person.id = $4 and not person.has_app
  on conflict do nothing returning 1
)
select (select count(*) from asked) as found from me`

interface SilentHome {
  id: string
  personId: string
  building: string
  door: string
}

/** Whoever lives there, when it is exactly one; nobody says the grid of somebody else's home. */
const onlyOneAt = (said: { building: string; door: string }, homes: readonly SilentHome[], lock: Locksmith): string | null => {
  const nowhere = { gridId: '', guessed: true }
  const there = homes.filter(({ id, building, door }) =>
    isSameHome({ ...said, ...nowhere }, { ...nowhere, building, door: lock.open('address_private', id, 'door', door) })
  )
  const [one, ...others] = new Set(there.map(({ personId }) => personId))
  return others.length === 0 ? (one ?? null) : null
}

/** The keys of the caller's district; refuses whoever is not registered. */
const lockOf = async (run: Run, keys: Keys, caller: Caller): Promise<Locksmith> => {
  const { tenantId, personId } = (await accountOf(run, caller)) ?? refuseUnknown(caller)
  return personId === null ? refuse('NOT_REGISTERED') : keys.of(tenantId)
}

const ANSWER = `, meant as (
  select kin.* from me
  join kin on kin.tenant_id = me.tenant_id and kin.kind = 'agent' and kin.person_id = $5 and kin.other_id = $6
  join person elder on elder.tenant_id = kin.tenant_id and elder.id = kin.other_id
  where kin.other_id = me.person_id or (kin.person_id = me.person_id and not $7::boolean)
    or (kin.person_id <> me.person_id and not elder.has_app and elder.community_id in ${WORKS_AT})
), agreed as (
  update kin set confirmed_at = coalesce(kin.confirmed_at, $4::timestamptz), confirmed_by = coalesce(kin.confirmed_by, me.person_id)
  from meant, me
  where $7::boolean and (kin.tenant_id, kin.person_id, kin.other_id, kin.kind) = (meant.tenant_id, meant.person_id, meant.other_id, meant.kind)
  returning 1
), ended as (
  delete from kin using meant
  where not $7::boolean and (kin.tenant_id, kin.person_id, kin.other_id, kin.kind) = (meant.tenant_id, meant.person_id, meant.other_id, meant.kind)
  returning 1
)
select (select count(*) from agreed) + (select count(*) from ended) as found from me`

export const linkStore = (run: Run, keys: Keys, caller: Caller): LinkStore => ({
  own: () => askAs<Link[]>(run, caller, OWN, []),
  toVerify: (now) => askAs<LinkToVerify[]>(run, caller, TO_VERIFY, [iso(now)]),
  ask: async ({ name, phone, now, maxToday }) => {
    const lock = await lockOf(run, keys, caller)
    const { count } = await askAs<{ count: number }>(run, caller, ASK, [lock.hash(name), lock.hash(phone), dayOf(now), iso(now), maxToday])
    return count <= maxToday
  },
  askAtHome: async ({ name, building, door, now, maxToday }) => {
    const lock = await lockOf(run, keys, caller)
    const silent = await askAs<{ count: number; homes: SilentHome[] }>(run, caller, SILENT, [lock.hash(name), dayOf(now), maxToday])
    await askAs(run, caller, ASK_ONE, [onlyOneAt({ building, door }, silent.homes, lock), iso(now)])
    return silent.count <= maxToday
  },
  answer: async ({ agentId, elderId, agree, now }) =>
    Number(await askAs<number>(run, caller, ANSWER, [iso(now), agentId, elderId, agree])) > 0
})

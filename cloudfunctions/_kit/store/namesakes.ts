import { dayOf } from '@domain/clock/shanghai'
import { PLACER_ROLES } from '@domain/order/scene'
import type { Run } from '../../../database/query'
import type { Locksmith } from '../seal'
import { askAs } from './caller'
import { dwellingParams, gridSql, type Dwelling } from './home-grid'
import { iso } from './rows'
import { isSameHome, type FoundDwelling } from './same-home'
import type { Caller } from './shapes'

/** Somebody whom a worker registers. */
export interface Neighbour extends Dwelling {
  /** theirs when they are new: the same for every retry of one request */
  id: string
  name: string
  publicName: string
  birthDay: string | null
  phone: string | null
  /** what they read of it under 谁看过 one day */
  reason: string
  now: number
  maxToday: number
}
/** Somebody of the same name. */
export interface Namesake {
  id: string
  /** lives in a community where the caller may place for others */
  near: boolean
  samePhone: boolean
  /** neither an account nor a number: nobody but a worker can say theirs */
  silent: boolean
  /** has an account: what is theirs they change themselves */
  hasApp: boolean
  homes: (FoundDwelling & { id: string; door: string | null })[]
}
/** What there is before somebody is registered: the grid of their home, and who of that name is known. `near`: where the caller may place. */
export interface Seen {
  works: boolean
  place: { id: string; communityId: string; guessed: boolean; near: boolean } | null
  count: number
  namesakes: Namesake[]
}

/**
 * $4 now, $5 roles, $6 to $8 the home, $9 hash of the name, $10 of the phone, $11 the id, $12 day, $13 most a day. Namesakes are those of that
 * community, and wherever they live those of the same phone. A retry of what is done is not counted.
 */
const LOOK = `, works as materialized (
  select post.org_id from me join post on post.tenant_id = me.tenant_id and post.person_id = me.person_id
    and post.role = any ($5::text[]) and (post.until is null or post.until > $4::timestamptz)
), place as materialized (
  select place.*, place.community_id in (select org_id from works) as near
  from me cross join lateral (${gridSql('me.tenant_id', '$6', '$7', '$8')}) place
), counted as (
  insert into usage (tenant_id, person_id, what, day, count) select me.tenant_id, me.person_id, 'find', $12::date, 1 from me join place on place.near
  where not exists (select from person where person.tenant_id = me.tenant_id and person.id = $11)
  on conflict (tenant_id, person_id, what, day) do update set count = usage.count + 1 returning count
), namesake as (
  select person.tenant_id, person.id, coalesce(person.community_id in (select org_id from works), false) as near,
    coalesce(private.phone_hash = $10, false) as same_phone, not person.has_app and private.phone_hash is null as silent, person.has_app
  from me join place on place.near
  join person_private private on private.tenant_id = me.tenant_id and private.name_hash = $9
  join person on person.tenant_id = private.tenant_id and person.id = private.person_id
  where person.erased_at is null and (person.community_id = place.community_id or private.phone_hash = $10)
    and coalesce((select count from counted), 0) <= $13::integer
)
select jsonb_build_object('works', exists (select from works), 'count', coalesce((select count from counted), 0), 'place', (
  select jsonb_build_object('id', id, 'communityId', community_id, 'guessed', guessed, 'near', near) from place
), 'namesakes', (
  select coalesce(jsonb_agg(jsonb_build_object('id', namesake.id, 'near', namesake.near, 'samePhone', namesake.same_phone, 'silent', namesake.silent,
  'hasApp', namesake.has_app, 'homes', (
    select coalesce(jsonb_agg(jsonb_build_object('id', address.id, 'gridId', address.grid_id, 'guessed', address.grid_guessed,
      'building', address.building, 'door', door.door) order by address.id), '[]')
    from address left join address_private door on door.tenant_id = address.tenant_id and door.address_id = address.id
    where address.tenant_id = namesake.tenant_id and address.person_id = namesake.id and address.gone_at is null
  )) order by not namesake.same_phone, namesake.id), '[]') from namesake
)) as found from me`

/** The one of their homes that is said now; nothing when it is another one. */
export const homeIn = ({ homes }: Namesake, place: Seen['place'], said: Neighbour, lock: Locksmith): string | undefined =>
  homes.find((home) => {
    const door = home.door === null ? '' : lock.open('address_private', home.id, 'door', home.door)
    return place && isSameHome({ ...said, gridId: place.id, guessed: place.guessed }, { ...home, door })
  })?.id

/** Whoever of them is meant: the one of the same phone, else one of the same home; nobody when they are new. */
export const sameIn = ({ namesakes, place }: Seen, said: Neighbour, lock: Locksmith): Namesake | undefined =>
  namesakes.find((one) => one.samePhone || homeIn(one, place, said, lock) !== undefined)

/** Looks for whom a worker is about to register; counted as a search. One trip */
export const lookedFor = async (run: Run, caller: Caller, lock: Locksmith, one: Neighbour): Promise<Seen> => {
  const phone = one.phone === null ? null : lock.hash(one.phone)
  const home = dwellingParams(one)
  return askAs(run, caller, LOOK, [iso(one.now), PLACER_ROLES, ...home, lock.hash(one.name), phone, one.id, dayOf(one.now), one.maxToday])
}

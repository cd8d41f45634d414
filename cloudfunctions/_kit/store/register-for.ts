import type { FoundPerson } from '@contract/member'
import { invariant, refuse } from '@domain/errors'
import type { Pool } from 'pg'
import { query, transaction, type Run } from '../../../database/query'
import type { Keys, Locksmith } from '../seal'
import { askAs, refuseUnknown } from './caller'
import { foundSql } from './find'
import { NO_SUCH_GRID } from './home-grid'
import { accountOf } from './member'
import { homeIn, lookedFor, sameIn, type Namesake, type Neighbour, type Seen } from './namesakes'
import { iso } from './rows'
import type { Caller } from './shapes'

export interface Registered {
  person: FoundPerson
  known: boolean
  /** which of their homes is the one that was said; null: they keep their homes themselves and it is none of them */
  homeId: string | null
}

/** Whoever registers the same name of a district waits here: the second finds whom the first has made. */
const ONE_BY_ONE = 'select pg_advisory_xact_lock(hashtextextended($1, 0))'

const MAKE = `, person_made as (
  insert into person (tenant_id, id, public_name, birth_day, community_id, grid_id, created_at)
  select tenant_id, $4, $5, $6::date, $7, $8, $9::timestamptz from me on conflict do nothing returning tenant_id, id
), private_made as (
  insert into person_private (tenant_id, person_id, full_name, name_hash, phone, phone_hash)
  select tenant_id, id, $10, $11, $12, $13 from person_made
), address_made as (
  insert into address (tenant_id, id, person_id, grid_id, grid_guessed, building)
  select tenant_id, $14, id, $8, $15::boolean, $16 from person_made returning tenant_id, id
), door_made as (
  insert into address_private (tenant_id, address_id, door) select tenant_id, id, $17 from address_made
)
select (select count(*) from person_made) as found from me`

/** The number of somebody who had none: by it they are themselves when they register one day. */
const RING = `, rung as (
  update person_private set phone = $5, phone_hash = $6 from me
  where person_private.tenant_id = me.tenant_id and person_private.person_id = $4 and person_private.phone_hash is null returning 1
)
select (select count(*) from rung) as found from me`

/** One home more of somebody who has no account to say it themselves. */
const HOUSE = `, housed as (
  insert into address (tenant_id, id, person_id, grid_id, grid_guessed, building)
  select tenant_id, $4, $5, $6, $7::boolean, $8 from me on conflict do nothing returning tenant_id, id
), door_made as (
  insert into address_private (tenant_id, address_id, door) select tenant_id, id, $9 from housed
)
select (select count(*) from housed) as found from me`

/** $5 what the log says was done, null for a retry: it stands there already. */
const TELL = `, meant as (
  select person.* from me join person on person.tenant_id = me.tenant_id and person.id = $4
), written as (
  insert into access_log (tenant_id, reader_id, subject_id, fields, reason, at)
  select me.tenant_id, me.person_id, $4, $5, $6, $7::timestamptz from me where $5::text is not null
)
select ${foundSql('meant')} as found from me`

/** A number under lock and what it is found by; nothing of both where there is none. */
const sealedPhone = (lock: Locksmith, id: string, phone: string | null): (string | null)[] =>
  phone === null ? [null, null] : [lock.seal('person_private', id, 'phone', phone), lock.hash(phone)]

type Place = NonNullable<Seen['place']>

/** Their home as this request writes it: its id, whether its grid is a guess, its building, and the door under lock. */
const homeOf = (lock: Locksmith, { id, building, door }: Neighbour, { guessed }: Place): [string, boolean, string, string] => {
  const home = `${id}-home`
  return [home, guessed, building.trim(), lock.seal('address_private', home, 'door', door)]
}

const made = (run: Run, caller: Caller, lock: Locksmith, one: Neighbour, place: Place): Promise<number> => {
  const { id, phone, publicName, birthDay } = one
  return askAs(run, caller, MAKE, [
    ...[id, publicName, birthDay, place.communityId, place.id, iso(one.now)],
    ...[lock.seal('person_private', id, 'full_name', one.name), lock.hash(one.name)],
    ...sealedPhone(lock, id, phone),
    ...homeOf(lock, one, place)
  ])
}

const housed = (run: Run, caller: Caller, lock: Locksmith, same: Namesake, one: Neighbour, place: Place): Promise<number> => {
  const [home, ...rest] = homeOf(lock, one, place)
  return askAs(run, caller, HOUSE, [home, same.id, place.id, ...rest])
}

/** Whether somebody who is known gets the number that is said now. */
const isRung = (same: Namesake, { id, phone }: Neighbour): boolean => same.silent && same.id !== id && phone !== null

/** What the log says was done, and why; nothing for a retry. */
const told = (same: Namesake | undefined, one: Neighbour, adds: boolean): [string | null, string] => {
  if (!same || adds || isRung(same, one)) return ['registered', one.reason]
  return [same.id === one.id ? null : 'search', '替别人登记']
}

/** What `Store.registerFor` promises. */
export const registerFor = async (
  pool: Pool,
  keys: Keys,
  caller: Caller,
  one: Neighbour
): Promise<Registered | 'elsewhere' | 'too many'> => {
  const account = (await accountOf((sql, params) => query(pool, sql, params), caller)) ?? refuseUnknown(caller)
  const lock = keys.of(account.tenantId)
  return transaction(pool, async (run) => {
    await run(ONE_BY_ONE, [`${account.tenantId} ${lock.hash(one.name)}`])
    const seen = await lookedFor(run, caller, lock, one)
    if (!seen.works) return refuse('NOT_ALLOWED', { who: '社区工作者或网格员' })
    if (!seen.place) return refuse('INVALID_INPUT', { what: NO_SUCH_GRID })
    if (!seen.place.near) return refuse('NOT_ALLOWED', { who: '那个社区的工作者或网格员' })
    if (seen.count > one.maxToday) return 'too many'
    const same = sameIn(seen, one, lock)
    if (same && !same.near) return 'elsewhere'
    const theirs = same && homeIn(same, seen.place, one, lock)
    const adds = same !== undefined && theirs === undefined && !same.hasApp
    if (!same) await made(run, caller, lock, one, seen.place)
    else if (isRung(same, one)) await askAs(run, caller, RING, [same.id, ...sealedPhone(lock, same.id, one.phone)])
    if (adds) await housed(run, caller, lock, same, one, seen.place)
    const [person] = await askAs<FoundPerson[]>(run, caller, TELL, [same?.id ?? one.id, ...told(same, one, adds), iso(one.now)])
    invariant(person, 'whoever is registered is there')
    const homeId = theirs ?? (same?.hasApp ? null : `${one.id}-home`)
    return { person, known: same !== undefined && same.id !== one.id, homeId }
  })
}

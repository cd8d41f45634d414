import { plainPublicName, surnameOf } from '@domain/people/names'
import type { Skills } from '@domain/people/skills'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { askAs, refuseUnknown } from './caller'
import { accountOf } from './member'
import { iso } from './rows'
import { onceParams, onceSql } from './once'
import type { Asked, Caller } from './shapes'

/** Somebody's name and day of birth (YYYY-MM-DD). */
export interface Identity {
  name: string
  birthDay: string
}

/** Which request asks for it, and when: whatever a retry finds, it is done once. */
interface Once {
  asked: Asked
  now: number
}

/** What stands in the books about a person, as they say it themselves or a worker has seen it. Each answers whether the caller may. */
export interface ProfileStore {
  /** one's own, until the community has looked at the identity card: false from then on. Two trips */
  correct(input: Identity & Once): Promise<boolean>
  /** one's own telephone. False: somebody else of the same name has it. Two trips */
  ring(input: { phone: string } & Once): Promise<boolean>
  /** what one can do; whoever says it first becomes a volunteer of their own community. What only a paper proves stays. One trip */
  canDo(input: { own: string[]; skills: Skills } & Once): Promise<void>
  /** a worker of their community, who is neither they nor their family, has seen identity card and papers, of a minor the guardian too. Two trips */
  check(input: Identity & { personId: string; papers: string[]; skills: Skills; guardianAgreed: boolean } & Once): Promise<boolean>
}

/** Whoever keeps the surname is called as before: 李阿姨 does not become 李居民. */
const CALLED = `case when starts_with(person.public_name, $5) then person.public_name else $6 end`
const NAMED = `named as (
  update person_private set full_name = $7, name_hash = $8 from saved
  where person_private.tenant_id = saved.tenant_id and person_private.person_id = saved.id
)`

const CORRECT = `, mine as materialized (
  select person.tenant_id, person.id from me
  join person on person.tenant_id = me.tenant_id and person.id = me.person_id and not person.real_name and person.erased_at is null
), ${onceSql(9, 'exists (select from mine)')}, saved as (
  update person set birth_day = $4::date, public_name = ${CALLED} from mine, once
  where person.tenant_id = mine.tenant_id and person.id = mine.id and not person.real_name
  returning person.tenant_id, person.id
), ${NAMED}
select (select count(*) from mine) as found from me`

/** $4 the sealed number, $5 its hash. By name and number people are found: of two whom both fit neither would be. */
const RING = `, mine as materialized (
  select private.tenant_id, private.person_id from me
  join person_private private on private.tenant_id = me.tenant_id and private.person_id = me.person_id
  where not exists (
    select from person_private other join person on person.tenant_id = other.tenant_id and person.id = other.person_id and person.erased_at is null
    where other.tenant_id = me.tenant_id and other.phone_hash = $5 and other.name_hash = private.name_hash and other.person_id <> me.person_id)
), ${onceSql(6, 'exists (select from mine)')}, saved as (
  update person_private set phone = $4, phone_hash = $5 from mine, once
  where person_private.tenant_id = mine.tenant_id and person_private.person_id = mine.person_id
)
select (select count(*) from mine) as found from me`

/** $4 what they say of themselves, $5 what only papers prove. */
const CAN_DO = `, ${onceSql(6, 'true')}, saved as (
  insert into volunteer (tenant_id, person_id, skills, community_ids, grid_id)
  select person.tenant_id, person.id, $4::text[], array_remove(array[person.community_id], null), person.grid_id from me cross join once
  join person on person.tenant_id = me.tenant_id and person.id = me.person_id and person.erased_at is null
  on conflict (tenant_id, person_id) do update
    set skills = excluded.skills || array(select kept from unnest(volunteer.skills) kept where kept = any ($5::text[]) and kept <> all (excluded.skills))
  returning 1
)
select 1 as found from me`

/** $9 whom, $10 now, $11 and $12 the papers and licences that were seen, $14 a guardian’s yes to a minor who helps. What was seen before and is not shown now is not true any more. */
const CHECK = `, meant as materialized (
  select person.tenant_id, person.id from me
  join person on person.tenant_id = me.tenant_id and person.id = $9 and person.id <> me.person_id and person.erased_at is null
  where person.community_id in (select post.org_id from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id
      and post.role = 'community_worker' and (post.until is null or post.until > $10::timestamptz))
    and not exists (select from kin where kin.tenant_id = me.tenant_id
      and ((kin.person_id, kin.other_id) = (me.person_id, person.id) or (kin.person_id, kin.other_id) = (person.id, me.person_id)))
    and not exists (select from gift_relation where gift_relation.tenant_id = me.tenant_id
      and ((giver_id, receiver_id) = (me.person_id, person.id) or (giver_id, receiver_id) = (person.id, me.person_id)))
), ${onceSql(15, 'exists (select from meant)')}, saved as (
  update person set real_name = true, birth_day = $4::date, public_name = ${CALLED} from meant, once
  where person.tenant_id = meant.tenant_id and person.id = meant.id
  returning person.tenant_id, person.id, person.community_id, person.grid_id
), ${NAMED}, noted as (
  insert into identity_check (tenant_id, person_id, checked_at, checked_by, guardian_agreed)
  select saved.tenant_id, saved.id, $10::timestamptz, me.person_id, $14::boolean from saved, me on conflict do nothing
), proven as (
  insert into volunteer (tenant_id, person_id, skills, qualifications, community_ids, grid_id)
  select tenant_id, id, $11::text[], $12::text[], array_remove(array[community_id], null), grid_id from saved
  where cardinality($11::text[] || $12::text[]) > 0 or $14::boolean
    or exists (select from volunteer where volunteer.tenant_id = saved.tenant_id and volunteer.person_id = saved.id)
  on conflict (tenant_id, person_id) do update set qualifications = excluded.qualifications,
    skills = array(select kept from unnest(volunteer.skills) kept where kept <> all ($13::text[])) || excluded.skills
)
select (select count(*) from meant) as found from me`

export const profileStore = (run: Run, keys: Keys, caller: Caller): ProfileStore => {
  const known = async () => (await accountOf(run, caller)) ?? refuseUnknown(caller)
  /** $4 to $8 of a statement that names somebody. */
  const named = async ({ name, birthDay }: Identity, personId: string | null): Promise<string[]> => {
    const account = await known()
    const lock = keys.of(account.tenantId)
    const sealed = lock.seal('person_private', personId ?? account.personId ?? '', 'full_name', name)
    return [birthDay, surnameOf(name), plainPublicName(name), sealed, lock.hash(name)]
  }
  const did = async (sql: string, params: readonly unknown[]) => Number(await askAs<number>(run, caller, sql, params)) > 0
  return {
    correct: async ({ asked, now, ...identity }) => did(CORRECT, [...(await named(identity, null)), ...onceParams(asked, now)]),
    ring: async ({ phone, asked, now }) => {
      const { tenantId, personId } = await known()
      const lock = keys.of(tenantId)
      return did(RING, [lock.seal('person_private', personId ?? '', 'phone', phone), lock.hash(phone), ...onceParams(asked, now)])
    },
    canDo: async ({ own, skills, asked, now }) => {
      await did(CAN_DO, [own, skills.papers, ...onceParams(asked, now)])
    },
    check: async ({ personId, papers, skills, guardianAgreed, asked, now, ...identity }) => {
      const seen = (words: string[]) => words.filter((word) => papers.includes(word))
      return did(CHECK, [
        ...(await named(identity, personId)),
        personId,
        iso(now),
        seen(skills.papers),
        seen(skills.licences),
        skills.papers,
        guardianAgreed,
        ...onceParams(asked, now)
      ])
    }
  }
}

import { AppError } from '@domain/errors'
import type { Fold } from '@domain/ledger/check'
import type { ValueChange } from '@domain/value/facts'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { isRace } from './commit'
import { diedSql } from './estate'
import { refusalIn } from './ledger'
import { iso, ms, msOrNull } from './rows'
import { onceParams, onceSql } from './once'
import type { Asked, Caller } from './shapes'
import { packedValue } from './wallet'

/** An amount that one of the district has proposed, and another has confirmed or not yet. */
export interface Proposed {
  id: string
  minutes: number
  proposedBy: string
  proposedAt: number
  confirmedAt: number | null
}
/** The public pool above the caller, and what came in. */
export interface PoolFacts {
  tenantId: string
  personId: string
  /** whose pool it is */
  owner: string
  available: number
  floor: number
  /** what the district allows in a quarter, and what came in since its first day */
  quarterCeiling: number
  injected: number
  /** the newest twenty of each, and the one that was asked for */
  injections: Proposed[]
  floors: Proposed[]
  /** what came to the pool and went, folded by month; since the month that was asked for */
  months: Pick<Fold, 'month' | 'cause' | 'came' | 'went'>[]
  /** minutes that were paid to helpers in those months, less what was taken back */
  served: number
  promisedFive: number | null
  promisedTen: number | null
  allotments: { month: string; each: number; short: boolean }[]
  checkedAt: number | null
  stopped: boolean
}

/** The pool, and who may change anything about it or about those it is for. */
export interface PoolStore {
  /** `since`: the first month (`2025-12`) of the folded numbers; `asked`: one injection or floor that is read however old it is */
  pool(quarterSince: number, since: string, asked?: string): Promise<PoolFacts>
  /** the same id again changes nothing. False: the caller holds no post at the district */
  propose(input: { id: string; minutes: number; now: number }): Promise<boolean>
  /** as `propose`, of how far the pool may fall */
  proposeFloor(input: { id: string; minutes: number; now: number }): Promise<boolean>
  /** the second signature; the floor holds from now on. False: signed meanwhile. Refuses FLOOR_TOO_HIGH when the pool has less by now */
  signFloor(facts: PoolFacts, id: string, now: number): Promise<boolean>
  /** whether the caller holds a post at the district now */
  isDistrict(now: number): Promise<boolean>
  /** the second signature with what it moves. False: confirmed or another one came in meanwhile, decide again */
  confirm(facts: PoolFacts, id: string, quarterSince: number, change: ValueChange, now: number): Promise<boolean>
  /** once for `asked`. Stranger: neither the caller's own community's, nor anybody there is; unchecked: somebody's identity card nobody has seen (T07) */
  relate(input: {
    giverId: string
    receiverId: string
    relation: string | null
    asked: Asked
    now: number
  }): Promise<'done' | 'stranger' | 'unchecked'>
  /** once for `asked`; stranger as in `relate` */
  list(input: { personId: string; listed: boolean; asked: Asked; now: number }): Promise<'done' | 'died' | 'stranger'>
}

/** The newest twenty, and the one that was asked for however old it is ($6). */
const NEWEST = (table: 'injection' | 'pool_floor') => `
  (select ${table}.* from ${table} where ${table}.tenant_id = me.tenant_id order by proposed_at desc, id desc limit 20)
  union select ${table}.* from ${table} where ${table}.tenant_id = me.tenant_id and ${table}.id = $6`
const POOL = `, top as (
  select top_org_v1(me.tenant_id, person.community_id) as id from me join person on person.tenant_id = me.tenant_id and person.id = me.person_id
)
select (select pool_of_v1(me.tenant_id, top.id) || jsonb_build_object('owner', top.id) from top) || jsonb_build_object(
  'tenantId', me.tenant_id, 'personId', me.person_id,
  'quarterCeiling', (select inject_quarter_minutes from tenant where tenant.id = me.tenant_id),
  'injected', (select coalesce(sum(minutes), 0) from injection where injection.tenant_id = me.tenant_id and confirmed_at >= $4::timestamptz),
  'injections', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'minutes', minutes, 'proposedBy', proposed_by, 'proposedAt', proposed_at,
    'confirmedAt', confirmed_at) order by proposed_at desc, id desc), '[]')
    from (${NEWEST('injection')}) few),
  'floors', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'minutes', minutes, 'proposedBy', proposed_by, 'proposedAt', proposed_at,
    'confirmedAt', confirmed_at) order by proposed_at desc, id desc), '[]')
    from (${NEWEST('pool_floor')}) few),
  'months', (select coalesce(jsonb_agg(folded), '[]') from (
    select month, cause, sum(came)::bigint as came, sum(went)::bigint as went from book_month
    where book_month.tenant_id = me.tenant_id and asset = 'minute' and kind = 'pool' and month >= $5 group by month, cause order by month, cause) folded),
  'served', (select coalesce(sum(case when phase = 'reverse' then -went else came end), 0) from book_month
    where book_month.tenant_id = me.tenant_id and asset = 'minute' and kind = 'earned' and month >= $5 and cause = 'order'),
  'allotments', (select coalesce(jsonb_agg(jsonb_build_object('month', month, 'each', each, 'short', short) order by month desc), '[]')
    from (select * from allotment where allotment.tenant_id = me.tenant_id order by month desc limit 12) few),
  'stopped', 'minute' = any (stopped_v1(me.tenant_id))
) || coalesce((select jsonb_build_object('checkedAt', finished_at, 'promisedFive', promised_five, 'promisedTen', promised_ten) from book_check
  where book_check.tenant_id = me.tenant_id and finished_at is not null order by day desc limit 1),
  jsonb_build_object('checkedAt', null, 'promisedFive', null, 'promisedTen', null)) as found from me`

/** Whether the caller holds a post at the district at the moment `now`. */
export const AT_DISTRICT = (now: string) => `exists (select from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id
  and post.role = 'district_staff' and (post.until is null or post.until > ${now}::timestamptz))`
const IS_DISTRICT = ` select ${AT_DISTRICT('$4')} as found from me`
const PROPOSE = (table: 'injection' | 'pool_floor') => `, made as (
  insert into ${table} (tenant_id, id, minutes, proposed_by, proposed_at)
  select me.tenant_id, $5, $6::bigint, me.person_id, $4::timestamptz from me where ${AT_DISTRICT('$4')} on conflict do nothing returning 1
)
select exists (select from made) or exists (select from ${table} where ${table}.tenant_id = me.tenant_id and ${table}.id = $5) as found from me`

/** Somebody who lives where the caller is community worker; $4 is now, `id` the person. */
const theirs = (id: string) => `exists (select from person join post on post.tenant_id = me.tenant_id and post.person_id = me.person_id
  and post.role = 'community_worker' and post.org_id = person.community_id and (post.until is null or post.until > $4::timestamptz)
  where person.tenant_id = me.tenant_id and person.id = ${id} and person.erased_at is null and person.id <> me.person_id)`
const RELATE = `, there as materialized (
  select me.tenant_id, me.person_id from me where ${theirs('$5')} and ($7::text is null or exists (select from person other
    where other.tenant_id = me.tenant_id and other.id = $6 and other.erased_at is null and other.id <> me.person_id and other.id <> $5))
), known as materialized (
  select there.tenant_id, there.person_id from there where $7::text is null
    or (select count(*) from person where person.tenant_id = there.tenant_id and person.id in ($5, $6) and person.real_name) = 2
), ${onceSql(8, 'exists (select from known)')}, gone as (
  delete from gift_relation using there, once
  where $7::text is null and gift_relation.tenant_id = there.tenant_id and giver_id = $5 and receiver_id = $6
), made as (
  insert into gift_relation (tenant_id, giver_id, receiver_id, relation, verified_by, verified_at)
  select known.tenant_id, $5, $6, $7, known.person_id, $4::timestamptz from known, once where $7::text is not null
  on conflict (tenant_id, giver_id, receiver_id) do update set (relation, verified_by, verified_at) = (excluded.relation, excluded.verified_by, excluded.verified_at)
)
select case when exists (select from known) then 'done' when exists (select from there) then 'unchecked' else 'stranger' end as found from me`
/** Taken off, they are not put on again by a death that turns out a mistake: its estate is locked before the list, as where it is signed. */
const LIST = `, there as materialized (
  select me.tenant_id, me.person_id from me where ${theirs('$5')} and not ($6::boolean and ${diedSql('me.tenant_id', '$5')})
), ${onceSql(7, 'exists (select from there)')}, forgotten as (
  update estate set (listed_by, listed_at) = (null, null) from there, once
  where not $6::boolean and estate.tenant_id = there.tenant_id and estate.person_id = $5 and undone_at is null and settled_at is null returning 1
), gone as (
  delete from listed_elder using there, once, (select count(*) from forgotten) before
  where not $6::boolean and listed_elder.tenant_id = there.tenant_id and listed_elder.person_id = $5
), made as (
  insert into listed_elder (tenant_id, person_id, listed_by, listed_at)
  select there.tenant_id, $5, there.person_id, $4::timestamptz from there, once where $6::boolean on conflict do nothing
)
select case when not ${theirs('$5')} then 'stranger' when exists (select from there) then 'done' else 'died' end as found from me`
const CONFIRM = 'select confirm_injection_v1($1, $2, $3, $4::timestamptz, $5::bigint, $6::timestamptz, $7::jsonb) as found'

type RawProposed = Omit<Proposed, 'proposedAt' | 'confirmedAt'> & Record<'proposedAt' | 'confirmedAt', string | null>
type Raw = Omit<PoolFacts, 'injections' | 'floors' | 'checkedAt'> & {
  injections: RawProposed[]
  floors: RawProposed[]
  checkedAt: string | null
}
const proposed = (one: RawProposed): Proposed => ({
  ...one,
  proposedAt: ms(one.proposedAt),
  confirmedAt: msOrNull(one.confirmedAt)
})

export const poolStore = (run: Run, caller: Caller): PoolStore => ({
  pool: async (since, month, asked) => {
    const found = await askAs<Raw>(run, caller, POOL, [iso(since), month, asked ?? null])
    return {
      ...found,
      injections: found.injections.map(proposed),
      floors: found.floors.map(proposed),
      checkedAt: msOrNull(found.checkedAt)
    }
  },
  isDistrict: (now) => askAs<boolean>(run, caller, IS_DISTRICT, [iso(now)]),
  propose: ({ id, minutes, now }) => askAs<boolean>(run, caller, PROPOSE('injection'), [iso(now), id, minutes]),
  proposeFloor: ({ id, minutes, now }) => askAs<boolean>(run, caller, PROPOSE('pool_floor'), [iso(now), id, minutes]),
  signFloor: async ({ tenantId, personId, owner }, id, now) => {
    try {
      const params = [tenantId, owner, id, personId, iso(now)]
      return (await run<{ found: boolean }>('select sign_floor_v1($1, $2, $3, $4, $5::timestamptz) as found', params))[0]?.found ?? false
    } catch (error) {
      const { constraint, detail } = error as { constraint?: string; detail?: string }
      if (constraint === 'pool_keeps_floor') throw new AppError('FLOOR_TOO_HIGH', { left: Number(detail) })
      throw error
    }
  },
  confirm: async ({ tenantId, personId, injected }, id, since, change, now) => {
    const params = [tenantId, id, personId, iso(since), injected, iso(now), JSON.stringify(packedValue(tenantId, change, now))]
    try {
      return (await run<{ found: boolean }>(CONFIRM, params))[0]?.found ?? false
    } catch (error) {
      const refused = refusalIn(error)
      if (refused instanceof AppError && refused.code === 'BOOKS_STOPPED') throw refused
      if (isRace(error)) return false
      throw refused
    }
  },
  relate: ({ giverId, receiverId, relation, asked, now }) =>
    askAs(run, caller, RELATE, [iso(now), giverId, receiverId, relation, ...onceParams(asked, now)]),
  list: ({ personId, listed, asked, now }) => askAs(run, caller, LIST, [iso(now), personId, listed, ...onceParams(asked, now)])
})

import type { ValueChange } from '@domain/value/facts'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { isRace } from './commit'
import { refusalIn } from './ledger'
import { iso, ms } from './rows'
import type { Caller } from './shapes'
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
  /** the newest twenty */
  injections: Proposed[]
}

/** The pool, and who may change anything about it or about those it is for. */
export interface PoolStore {
  pool(quarterSince: number): Promise<PoolFacts>
  /** the same id again changes nothing. False: the caller holds no post at the district */
  propose(input: { id: string; minutes: number; now: number }): Promise<boolean>
  /** whether the caller holds a post at the district now */
  isDistrict(now: number): Promise<boolean>
  /** the second signature with what it moves. False: confirmed or another one came in meanwhile, decide again */
  confirm(facts: PoolFacts, id: string, quarterSince: number, change: ValueChange, now: number): Promise<boolean>
  /** false: neither the caller's own community's, nor anybody there is */
  relate(input: { giverId: string; receiverId: string; relation: string | null; now: number }): Promise<boolean>
  list(input: { personId: string; listed: boolean; now: number }): Promise<boolean>
}

const POOL = `, top as (
  select top_org_v1(me.tenant_id, person.community_id) as id from me join person on person.tenant_id = me.tenant_id and person.id = me.person_id
)
select (select pool_of_v1(me.tenant_id, top.id) || jsonb_build_object('owner', top.id) from top) || jsonb_build_object(
  'tenantId', me.tenant_id, 'personId', me.person_id,
  'quarterCeiling', (select inject_quarter_minutes from tenant where tenant.id = me.tenant_id),
  'injected', (select coalesce(sum(minutes), 0) from injection where injection.tenant_id = me.tenant_id and confirmed_at >= $4::timestamptz),
  'injections', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'minutes', minutes, 'proposedBy', proposed_by, 'proposedAt', proposed_at,
    'confirmedAt', confirmed_at) order by proposed_at desc, id desc), '[]')
    from (select injection.* from injection where injection.tenant_id = me.tenant_id order by proposed_at desc, id desc limit 20) few)
) as found from me`

const AT_DISTRICT = (now: string) => `exists (select from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id
  and post.role = 'district_staff' and (post.until is null or post.until > ${now}::timestamptz))`
const IS_DISTRICT = ` select ${AT_DISTRICT('$4')} as found from me`
const PROPOSE = `, made as (
  insert into injection (tenant_id, id, minutes, proposed_by, proposed_at)
  select me.tenant_id, $5, $6::bigint, me.person_id, $4::timestamptz from me where ${AT_DISTRICT('$4')} on conflict do nothing returning 1
)
select exists (select from made) or exists (select from injection where injection.tenant_id = me.tenant_id and injection.id = $5) as found from me`

/** Somebody who lives where the caller is community worker; $4 is now, `id` the person. */
const theirs = (id: string) => `exists (select from person join post on post.tenant_id = me.tenant_id and post.person_id = me.person_id
  and post.role = 'community_worker' and post.org_id = person.community_id and (post.until is null or post.until > $4::timestamptz)
  where person.tenant_id = me.tenant_id and person.id = ${id} and person.erased_at is null and person.id <> me.person_id)`
const RELATE = `, gone as (
  delete from gift_relation using me where $7::text is null and gift_relation.tenant_id = me.tenant_id and giver_id = $5 and receiver_id = $6 and ${theirs('$5')}
), made as (
  insert into gift_relation (tenant_id, giver_id, receiver_id, relation, verified_by, verified_at)
  select me.tenant_id, $5, other.id, $7, me.person_id, $4::timestamptz from me
  join person other on other.tenant_id = me.tenant_id and other.id = $6 and other.erased_at is null and other.id <> me.person_id and other.id <> $5
  where $7::text is not null and ${theirs('$5')}
  on conflict (tenant_id, giver_id, receiver_id) do update set (relation, verified_by, verified_at) = (excluded.relation, excluded.verified_by, excluded.verified_at)
  returning 1
)
select ($7::text is null or exists (select from made)) and ${theirs('$5')} as found from me`
const LIST = `, gone as (
  delete from listed_elder using me where not $6::boolean and listed_elder.tenant_id = me.tenant_id and listed_elder.person_id = $5 and ${theirs('$5')}
), made as (
  insert into listed_elder (tenant_id, person_id, listed_by, listed_at)
  select me.tenant_id, $5, me.person_id, $4::timestamptz from me where $6::boolean and ${theirs('$5')} on conflict do nothing
)
select ${theirs('$5')} as found from me`
const CONFIRM = 'select confirm_injection_v1($1, $2, $3, $4::timestamptz, $5::bigint, $6::timestamptz, $7::jsonb) as found'

export const poolStore = (run: Run, caller: Caller): PoolStore => ({
  pool: async (since) => {
    type Raw = Omit<PoolFacts, 'injections'> & {
      injections: (Omit<Proposed, 'proposedAt' | 'confirmedAt'> & Record<'proposedAt' | 'confirmedAt', string | null>)[]
    }
    const found = await askAs<Raw>(run, caller, POOL, [iso(since)])
    const injections = found.injections.map((one) => ({
      ...one,
      proposedAt: ms(one.proposedAt),
      confirmedAt: one.confirmedAt === null ? null : ms(one.confirmedAt)
    }))
    return { ...found, injections }
  },
  isDistrict: (now) => askAs<boolean>(run, caller, IS_DISTRICT, [iso(now)]),
  propose: ({ id, minutes, now }) => askAs<boolean>(run, caller, PROPOSE, [iso(now), id, minutes]),
  confirm: async ({ tenantId, personId, injected }, id, since, change, now) => {
    const params = [tenantId, id, personId, iso(since), injected, iso(now), JSON.stringify(packedValue(tenantId, change, now))]
    try {
      return (await run<{ found: boolean }>(CONFIRM, params))[0]?.found ?? false
    } catch (error) {
      if (isRace(error)) return false
      throw refusalIn(error)
    }
  },
  relate: ({ giverId, receiverId, relation, now }) => askAs<boolean>(run, caller, RELATE, [iso(now), giverId, receiverId, relation]),
  list: ({ personId, listed, now }) => askAs<boolean>(run, caller, LIST, [iso(now), personId, listed])
})

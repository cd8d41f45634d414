import type { Standing } from '@contract/community'
import { refuse } from '@domain/errors'
import { STANDING_RISKS } from '@domain/order/standing'
import { STAFF_ROLES } from '@domain/order/scene'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { iso, ms } from './rows'
import type { Caller } from './shapes'

/** What an organisation signs for; without a unit a community hands to the pool, and a unit asks all its members. */
export interface Signing {
  id: string
  orgId: string
  itemCode: string
  unitId: string | null
  now: number
}

/** 常办直通: signed by whoever may do the step by hand, one at a time for an item, listed and taken back by any colleague. One trip each. */
export interface StandingStore {
  /** what holds at a community or unit, and where it might hand to; refuses NOT_ALLOWED without a post there */
  standing(orgId: string, now: number): Promise<Standing>
  /** in the place of what held for this item; the same id again changes nothing. Refuses what may not be signed. False: a colleague signed for it in the same moment */
  sign(signing: Signing): Promise<boolean>
  /** from now on it does not hold; again changes nothing */
  revoke(input: { orgId: string; id: string; now: number }): Promise<void>
}

/** $4 organisation, $5 now, $6 staff roles: what it is, when the caller may sign for it. */
const PLACE = `, place as (
  select org.kind from me join org on org.tenant_id = me.tenant_id and org.id = $4
  where exists (
    select 1 from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.org_id = $4
      and (post.until is null or post.until > $5::timestamptz)
      and (org.kind = 'community' and post.role = any ($6::text[]) or org.kind = 'unit' and post.role = 'liaison'))
)`
/** What a unit needs before a community may hand to it. */
const READY = `check_in.tenant_id = me.tenant_id and check_in.community_id = $4
  and exists (select 1 from post where post.tenant_id = me.tenant_id and post.org_id = check_in.unit_id and post.role = 'liaison'
    and (post.until is null or post.until > $5::timestamptz))`
const OWN = `signed.tenant_id = me.tenant_id and signed.revoked_at is null
  and (signed.community_id = $4 or signed.community_id is null and signed.unit_id = $4)`

const LIST = `${PLACE}
select jsonb_build_object('kind', (select kind from place), 'signed', (
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', signed.id, 'itemCode', signed.item_code, 'signer', signer.public_name,
    'at', signed.signed_at, 'unitName', case when signed.community_id is not null then unit.name end)) order by signed.signed_at desc, signed.item_code), '[]')
  from standing_hand_over signed
  join person signer on signer.tenant_id = me.tenant_id and signer.id = signed.signer_id
  left join org unit on unit.tenant_id = me.tenant_id and unit.id = signed.unit_id
  where ${OWN}
), 'units', (
  select coalesce(jsonb_agg(jsonb_build_object('id', unit.id, 'name', unit.name) order by unit.name, unit.id), '[]')
  from check_in join org unit on unit.tenant_id = me.tenant_id and unit.id = check_in.unit_id
  where ${READY}
)) as found from me`

const SIGN = `${PLACE}, fit as (
  select place.kind from me, place, item
  where item.tenant_id = me.tenant_id and item.code = $8 and item.body ->> 'kind' = 'service' and item.body ->> 'risk' = any ($10::text[])
), ready as (
  select kind from me, fit
  where $9::text is null or fit.kind = 'community' and exists (select 1 from check_in where check_in.unit_id = $9 and ${READY})
), ended as (
  update standing_hand_over signed set revoked_at = $5::timestamptz, revoked_by = me.person_id from me, ready
  where ${OWN} and signed.item_code = $8 and not exists (select 1 from standing_hand_over same where same.tenant_id = me.tenant_id and same.id = $7)
  returning 1
), added as (
  insert into standing_hand_over (tenant_id, id, item_code, community_id, unit_id, signer_id, signed_at)
  select me.tenant_id, $7, $8, case ready.kind when 'community' then $4 end, case ready.kind when 'unit' then $4 else $9 end, me.person_id, $5::timestamptz
  from me, ready where (select count(*) from ended) >= 0
  on conflict (tenant_id, id) do nothing returning 1
)
select jsonb_build_object('place', (select count(*) from place), 'fit', (select count(*) from fit), 'ready', (select count(*) from ready),
  'added', (select count(*) from added)) as found from me`

const REVOKE = `${PLACE}, ended as (
  update standing_hand_over signed set revoked_at = $5::timestamptz, revoked_by = me.person_id from me, place
  where ${OWN} and signed.id = $7 returning 1
)
select jsonb_build_object('place', (select count(*) from place), 'ended', (select count(*) from ended)) as found from me`

interface Listed extends Omit<Standing, 'kind' | 'signed'> {
  kind: Standing['kind'] | null
  signed: (Omit<Standing['signed'][number], 'at'> & { at: string })[]
}
interface Signed {
  place: number
  fit: number
  ready: number
}
const unlessFaster = async <T>(work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work()
  } catch (error) {
    if (['standing_of_community', 'standing_of_unit'].includes((error as { constraint?: string }).constraint ?? '')) return null
    throw error
  }
}
const notAllowed = () => refuse('NOT_ALLOWED', { who: '这里的工作人员' })

export const standingStore = (run: Run, caller: Caller): StandingStore => ({
  standing: async (orgId, now) => {
    const { kind, signed, units } = await askAs<Listed>(run, caller, LIST, [orgId, iso(now), STAFF_ROLES])
    if (kind === null) return notAllowed()
    return { kind, signed: signed.map((one) => ({ ...one, at: ms(one.at) })), units: kind === 'community' ? units : [] }
  },
  sign: async ({ id, orgId, itemCode, unitId, now }) => {
    const params = [orgId, iso(now), STAFF_ROLES, id, itemCode, unitId, STANDING_RISKS]
    const signed = await unlessFaster(() => askAs<Signed>(run, caller, SIGN, params))
    if (!signed) return false
    const { place, fit, ready } = signed
    if (place === 0) return notAllowed()
    if (fit === 0) return refuse('STANDING_RISK')
    return ready > 0 || refuse('UNIT_NOT_CHECKED_IN')
  },
  revoke: async ({ orgId, id, now }) => {
    const { place } = await askAs<{ place: number }>(run, caller, REVOKE, [orgId, iso(now), STAFF_ROLES, id])
    if (place === 0) return notAllowed()
  }
})

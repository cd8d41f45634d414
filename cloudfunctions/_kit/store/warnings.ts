import type { Page } from '@contract/page'
import { DAY } from '@domain/clock/milliseconds'
import { refuse } from '@domain/errors'
import type { Window } from '@domain/order/order'
import type { WarningLevel, Weather } from '@domain/points/warning'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { placeIn } from './cursor'
import { onceParams, onceSql } from './once'
import { AT_DISTRICT } from './pool'
import { pageFrom } from './redemptions'
import { iso, ms } from './rows'
import type { Asked, Caller, ListInput } from './shapes'

/** A warning of bad weather as it stands. */
export interface KeptWarning extends Window {
  id: string
  level: WarningLevel
  what: Weather
  /** names of the communities; null: the whole district */
  communities: string[] | null
  /** public name of whoever entered it; null for readers who are not of the district */
  enteredBy: string | null
}
/** What the district says of one. */
export interface NewWarning extends Window {
  id: string
  level: WarningLevel
  what: Weather
  /** null: the whole district */
  communityIds: readonly string[] | null
}

/** Warnings of bad weather: everybody of the district reads them, its own staff enter them. One trip each. */
export interface WarningStore {
  /** those that are to come or began within the last two weeks, without what was taken back; what begins last first */
  list(input: ListInput): Promise<Page<KeptWarning>>
  /** once for `asked`. Refuses NOT_ALLOWED without a post at the district. False: one of the communities is none of this district */
  enter(warning: NewWarning, asked: Asked, now: number): Promise<boolean>
  /** taken back; the same again changes nothing. Refuses as `enter`. False: there is no such warning */
  drop(id: string, now: number): Promise<boolean>
}

const SIZE = 21
const SHOWN = 14 * DAY
const LIST = ` select jsonb_build_object('rows', (
  select coalesce(jsonb_agg(jsonb_build_object('id', few.id, 'level', level, 'what', what, 'startAt', starts_at, 'endAt', ends_at,
    'communities', case when community_ids is not null then (
      select jsonb_agg(org.name order by org.id) from org where org.tenant_id = few.tenant_id and org.id = any (community_ids)) end,
    'enteredBy', case when ${AT_DISTRICT('$4')} then (
      select public_name from person where person.tenant_id = few.tenant_id and person.id = entered_by) end
  ) order by starts_at desc, few.id desc), '[]') from (
    select warning.* from weather_warning warning
    where warning.tenant_id = me.tenant_id and dropped_at is null and starts_at > $5::timestamptz and (starts_at, id) < ($6::timestamptz, $7)
    order by starts_at desc, id desc limit ${SIZE}
  ) few
)) as found from me`

const KNOWN = `not exists (select from unnest($8::text[]) wanted (id)
  where not exists (select from org where org.tenant_id = me.tenant_id and org.id = wanted.id and org.kind = 'community'))`
const ENTER = `, ${onceSql(11, `${AT_DISTRICT('$4')} and ${KNOWN}`)}, made as (
  insert into weather_warning (tenant_id, id, level, what, community_ids, starts_at, ends_at, entered_by, entered_at)
  select me.tenant_id, $5, $6, $7, $8::text[], $9::timestamptz, $10::timestamptz, me.person_id, $4::timestamptz from me, once
)
select jsonb_build_object('allowed', ${AT_DISTRICT('$4')}, 'there', ${KNOWN}) as found from me`

const DROP = `, there as (
  select warning.id from me join weather_warning warning on warning.tenant_id = me.tenant_id and warning.id = $5
), dropped as (
  update weather_warning warning set (dropped_by, dropped_at) = (me.person_id, $4::timestamptz)
  from me where warning.tenant_id = me.tenant_id and warning.id = $5 and warning.dropped_at is null and ${AT_DISTRICT('$4')}
)
select jsonb_build_object('allowed', ${AT_DISTRICT('$4')}, 'there', exists (select from there)) as found from me`

type WarningRow = Omit<KeptWarning, 'startAt' | 'endAt'> & Record<'startAt' | 'endAt', string>
const keptOf = (row: WarningRow): KeptWarning => ({ ...row, startAt: ms(row.startAt), endAt: ms(row.endAt) })
const thereFor = ({ allowed, there }: Record<'allowed' | 'there', boolean>): boolean =>
  allowed ? there : refuse('NOT_ALLOWED', { who: '区里的工作人员' })

export const warningStore = (run: Run, caller: Caller): WarningStore => ({
  list: async ({ now, cursor }) => {
    const start = cursor === undefined ? null : placeIn(cursor)
    const params = [iso(now), iso(now - SHOWN), start ? iso(start.at) : 'infinity', start?.id ?? '']
    const { rows } = await askAs<{ rows: WarningRow[] }>(run, caller, LIST, params)
    return pageFrom(rows.map(keptOf), ({ startAt }) => startAt)
  },
  enter: async ({ id, level, what, communityIds, startAt, endAt }, asked, now) => {
    const params = [iso(now), id, level, what, communityIds, iso(startAt), iso(endAt), ...onceParams(asked, now)]
    return thereFor(await askAs(run, caller, ENTER, params))
  },
  drop: async (id, now) => thereFor(await askAs(run, caller, DROP, [iso(now), id]))
})

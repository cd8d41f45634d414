import { MOST_CONSENTS, type Template, type TemplateKind, type Topic } from '@domain/notices/templates'
import { refuse } from '@domain/errors'
import { PLACER_ROLES, STAFF_ROLES } from '@domain/order/scene'
import type { NoticeSettings } from '@domain/notices/quiet'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { cursorOf, placeIn } from './cursor'
import { listedOf, type PageRow } from './page'
import { iso, ms, msOrNull } from './rows'
import type { Asked, Caller, Listed, ListInput } from './shapes'
import { TAKEN } from './words'

/** One notice with its order as a card shows it, and what the reader is to that order now. */
export interface NoticeListed extends Listed {
  id: string
  at: number
  kind: string
  to: string
  about: number | null
  unread: boolean
  /** of the moment it tells of: the round, and by whom this was done; null where the story has nothing of that moment, and of a reminder */
  then: { round: number; doer: { id: string; name: string } | null } | null
  is: { asking: boolean; working: boolean; liaison: boolean }
}

/** What somebody was told, and how they want to be told. */
export interface NoticeStore {
  /** newest first */
  page(input: ListInput): Promise<{ items: NoticeListed[]; next?: string }>
  /** counted to a hundred */
  unread(): Promise<number>
  /** one of the caller's own, or all up to an instant; answers how many are left */
  markRead(input: { id: string | null; upTo: number | null; now: number }): Promise<number>
  /** null where they have said nothing yet */
  settings(): Promise<NoticeSettings | null>
  saveSettings(settings: NoticeSettings): Promise<void>
  /** one more message by each of these templates, once a request; answers what is left. Refuses REQUEST_REUSED. */
  consent(request: Asked, templates: readonly TemplateKind[], now: number): Promise<Partial<Record<TemplateKind, number>>>
}

const SIZE = 20

/** A post now, of one of these kinds, there. */
const holds = (roles: string, orgs: string) => `exists (
  select 1 from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.role = any (${roles}::text[])
    and post.org_id in (${orgs}) and (post.until is null or post.until > $10::timestamptz))`

/** The line of the story that a notice tells of: that of its name, or, where it has another, the first of that moment. */
const MOMENT = `(
  select json_build_object('round', event.round, 'doer', case when event.action = notice.kind and person.id is not null
    then json_build_object('id', person.id, 'name', person.public_name) end)
  from order_event event left join person on person.tenant_id = event.tenant_id and person.id = event.actor_id
  where event.tenant_id = notice.tenant_id and event.order_id = notice.order_id and event.at = notice.at
  order by event.action = notice.kind desc, event.version limit 1)`

const PAGE = `, page as materialized (
  select array_agg(order_id order by at desc, id desc) as ids, json_agg(json_build_object('id', id, 'at', at, 'kind', kind, 'to', "to",
    'about', about, 'unread', read_at is null, 'then', moment, 'is', json_build_object('asking', asking, 'working', working, 'liaison', liaison)
  ) order by at desc, id desc) as notices from (
    select notice.*,
      orders.beneficiary_id = me.person_id or exists (
        select 1 from kin where kin.tenant_id = me.tenant_id and kin.person_id = me.person_id and kin.other_id = orders.beneficiary_id
          and kin.kind = 'agent' and kin.confirmed_at is not null)
        or (orders.placer_id = me.person_id and ${holds('$8', 'orders.community_id, orders.street_id, orders.handler_org_id')}) as asking,
      ${holds('$9', 'orders.community_id, orders.handler_org_id')} as working,
      ${holds(`array['liaison']`, 'orders.target_unit_id')} as liaison,
      ${MOMENT} as moment
    from me
    join notice on notice.tenant_id = me.tenant_id and notice.person_id = me.person_id
    join orders on orders.tenant_id = notice.tenant_id and orders.id = notice.order_id
    where (notice.at, notice.id) < ($4::timestamptz, $5::text)
    order by notice.at desc, notice.id desc limit $6::integer
  ) few
)
select json_build_object('person_id', me.person_id, 'notices', coalesce(page.notices, '[]'),
  'rows', read_cards_v2(me.tenant_id, me.person_id, page.ids, $7::text[])) as found
from me cross join page`

type Noticed = Omit<NoticeListed, keyof Listed | 'at' | 'about'> & { at: string; about: string | null }
interface Found {
  person_id: string
  notices: Noticed[]
  rows: PageRow[]
}

const UNREAD = (besides: string) => `(
  select count(*) from (
    select 1 from notice where notice.tenant_id = me.tenant_id and notice.person_id = me.person_id and read_at is null ${besides} limit 100
  ) few)`

const READ = `, looked as (
  update notice set read_at = $6::timestamptz from me
  where notice.tenant_id = me.tenant_id and notice.person_id = me.person_id and read_at is null
    and (notice.id = $4 or notice.at <= $5::timestamptz)
  returning notice.id
) select ${UNREAD('and notice.id not in (select id from looked)')} as found from me`

const SAVE = `, saved as (
  insert into notice_setting (tenant_id, person_id, quiet_from, quiet_until, muted) select tenant_id, person_id, $4, $5, $6::text[] from me
  on conflict (tenant_id, person_id) do update set (quiet_from, quiet_until, muted) = (excluded.quiet_from, excluded.quiet_until, excluded.muted)
  returning 1
) select (select count(*) from saved) as found from me`

const CONSENT = `, kept as (
  insert into request (tenant_id, person_id, action, request_id, input_hash, at) select tenant_id, person_id, $4, $5, $6, $7::timestamptz from me
  on conflict do nothing returning 1
), counted as (
  insert into consent (tenant_id, person_id, template, remaining)
  select me.tenant_id, me.person_id, template, 1 from me cross join kept cross join unnest($8::text[]) template
  on conflict (tenant_id, person_id, template) do update set remaining = least(consent.remaining + 1, $9::integer) returning template, remaining
)
select jsonb_build_object('hash', (
    select input_hash from request where request.tenant_id = me.tenant_id and request.person_id = me.person_id and action = $4 and request_id = $5),
  'left', coalesce((
    select jsonb_object_agg(template, remaining) from consent where consent.tenant_id = me.tenant_id and consent.person_id = me.person_id), '{}')
    || coalesce((select jsonb_object_agg(template, remaining) from counted), '{}')) as found
from me`

export const noticeStore = (run: Run, caller: Caller): NoticeStore => ({
  page: async ({ cursor, now }) => {
    const start = cursor === undefined ? null : placeIn(cursor)
    const params = [start ? iso(start.at) : 'infinity', start?.id ?? '', SIZE + 1, TAKEN, PLACER_ROLES, STAFF_ROLES, iso(now)]
    const { person_id, notices, rows } = await askAs<Found>(run, caller, PAGE, params)
    const items = notices.slice(0, SIZE).map((one, index) => ({
      ...one,
      ...listedOf(rows[index] as PageRow, person_id, now),
      at: ms(one.at),
      about: msOrNull(one.about)
    }))
    const last = notices.length > SIZE ? items.at(-1) : undefined
    return { items, ...(last ? { next: cursorOf(last) } : {}) }
  },
  unread: async () => Number(await askAs<number>(run, caller, ` select ${UNREAD('')} as found from me`, [])),
  markRead: async ({ id, upTo, now }) =>
    Number(await askAs<number>(run, caller, READ, [id, upTo === null ? '-infinity' : iso(upTo), iso(now)])),
  settings: async () => {
    const select = ` select (select to_json(notice_setting) from notice_setting
where notice_setting.tenant_id = me.tenant_id and notice_setting.person_id = me.person_id) as found from me`
    return settingsOf(await askAs<SettingRow | null>(run, caller, select, []))
  },
  saveSettings: async ({ quiet, muted }) => {
    await askAs(run, caller, SAVE, [quiet?.from ?? null, quiet?.until ?? null, muted])
  },
  consent: async (request, templates, now) => {
    const params = [request.action, request.requestId, request.inputHash, iso(now), templates, MOST_CONSENTS]
    const { hash, left } = await askAs<{ hash: string | null; left: Partial<Record<TemplateKind, number>> }>(run, caller, CONSENT, params)
    return hash !== null && hash !== request.inputHash ? refuse('REQUEST_REUSED') : left
  }
})

export interface SettingRow {
  quiet_from: number | null
  quiet_until: number | null
  muted: Topic[]
}
/** What stands in a row of settings; null where there is none. */
export const settingsOf = (row: SettingRow | null): NoticeSettings | null =>
  row && {
    quiet: row.quiet_from === null || row.quiet_until === null ? null : { from: row.quiet_from, until: row.quiet_until },
    muted: row.muted
  }

/** Of a person: how they are told outside of the app. For a select with `tenant` and `person` in scope; parts of a JSON object. */
export const reachSql = (tenant: string, person: string): string => `
  'left', (select coalesce(jsonb_object_agg(template, remaining), '{}') from consent
    where consent.tenant_id = ${tenant} and consent.person_id = ${person} and remaining > 0),
  'templates', (select coalesce(jsonb_object_agg(kind, jsonb_build_object('id', template_id, 'title', title_key, 'words', words_key, 'time', time_key)), '{}')
    from notice_template where notice_template.tenant_id = ${tenant})`
export interface Reach {
  left: Partial<Record<TemplateKind, number>>
  templates: Partial<Record<TemplateKind, Template>>
}

/** The same with whom WeChat knows them as: for jobs, and never for an answer to anybody. */
export const addresseeSql = (tenant: string, person: string): string => `${reachSql(tenant, person)},
  'account', (select jsonb_build_object('appId', account.app_id, 'openid', account.openid) from account
    join tenant on tenant.id = account.tenant_id and tenant.app_id = account.app_id
    where account.tenant_id = ${tenant} and account.person_id = ${person} order by account.openid limit 1)`
export interface Addressee extends Reach {
  /** null: nobody signed in as this person in this app */
  account: Caller | null
}

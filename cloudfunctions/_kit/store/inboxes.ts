import type { Asset } from '@domain/ledger/account'
import { waitForWord } from '@domain/clock/due'
import { SLA } from '@domain/clock/sla'
import type { SlaClass } from '@domain/menu/item'
import { OWED, OWED_IN, type Owed } from '@domain/order/owed'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import type { List } from './lists'
import { iso } from './rows'
import type { Caller, InboxList, UnitInboxList } from './shapes'
import { INBOX, UNIT_INBOX } from './words'

/** The states a list is about, where there is only one list. */
const STATES = '$7::text[]'
const dueBranch = (column: string, over: boolean, but = '', states = STATES) => {
  const [compare, order] = over ? ['<', 'desc'] : ['>', 'asc']
  return `
  select found.* from me cross join unnest(${states}) wanted (state) cross join lateral (
    select orders.id, orders.due_at as sort from orders
    where orders.tenant_id = me.tenant_id and orders.${column} = $8 and orders.state = wanted.state ${but}
      and (orders.due_at, orders.id) ${compare} ($4::timestamptz, $5::text)
    order by orders.due_at ${order}, orders.id ${order} limit $6::integer
  ) found`
}
/** Parameters of every list of a post: `$7` states, `$8` the organisation, `$9` the roles that may read it, `$10` now. */
export const POST_THERE = `exists (
  select 1 from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.org_id = $8 and post.role = any ($9::text[])
    and (post.until is null or post.until > $10::timestamptz)
)`

/** A closed door, or a tell of safety in the last week. */
const ALARMED = `(clock ->> 'name' = 'door' or alarms ? 'safety' and exists (
  select from order_event where order_event.tenant_id = orders.tenant_id and order_event.order_id = orders.id
    and order_event.facts ? 'safety' and order_event.at > $10::timestamptz - interval '7 days'))`

/** They stand before everything that only has a date, in whatever state the order is. */
const alarmBranch = (but = '') => `
  select found.* from me cross join lateral (
    select orders.id, orders.due_at - interval '100 years' as sort from orders
    where orders.tenant_id = me.tenant_id and orders.handler_org_id = $8 and (clock ->> 'name' = 'door' or alarms ? 'safety') and ${ALARMED} ${but}
      and (orders.due_at, orders.id) > ($4::timestamptz + interval '100 years', $5::text)
    order by orders.due_at, orders.id limit $6::integer
  ) found`

/** What an organisation deals with now, alarms before the orders that wait for a first look; the finished ones newest first. */
export const inboxList = (orgId: string, list: InboxList, staff: readonly string[], nowIso: string): List => ({
  page:
    list === 'placed'
      ? `${alarmBranch()} union all ${dueBranch('handler_org_id', false, `and ${ALARMED} is not true`)}`
      : dueBranch('handler_org_id', list === 'done'),
  newestFirst: list === 'done',
  params: [INBOX[list], orgId, staff, nowIso],
  allowed: POST_THERE
})
export const unitInboxList = (unitId: string, list: UnitInboxList, roles: readonly string[], nowIso: string): List => ({
  page: dueBranch('target_unit_id', list === 'done'),
  newestFirst: list === 'done',
  params: [UNIT_INBOX[list], unitId, roles, nowIso],
  allowed: POST_THERE
})

/** What became due at an instant of its own, once that has come. */
const fromBranch = (column: 'correction_from' | 'absence_from', states: string) => `
  select found.* from me cross join lateral (
    select orders.id, orders.${column} as sort from orders
    where orders.tenant_id = me.tenant_id and orders.handler_org_id = $8 and orders.state = any (${states}) and orders.${column} <= $10::timestamptz
      and (orders.${column}, orders.id) > ($4::timestamptz, $5::text)
    order by orders.${column}, orders.id limit $6::integer
  ) found`
/** Each list of them; `$11` is `servedBefore`. */
const OWED_BRANCH: Record<Owed, (states: string) => string> = {
  alarms: (states) => alarmBranch(`and orders.state = any (${states})`),
  corrections: (states) => fromBranch('correction_from', states),
  absences: (states) => fromBranch('absence_from', states),
  unrated: (states) => dueBranch('handler_org_id', false, 'and orders.served_at <= ($11::jsonb ->> orders.sla)::timestamptz', states)
}
/** The latest instant of serving after which nobody's word is waited for any more, by class. */
const servedBefore = (now: number): string =>
  JSON.stringify(Object.fromEntries((Object.keys(SLA) as SlaClass[]).map((sla) => [sla, iso(now - waitForWord(sla))])))

/** What orders still want of a worker at one organisation, whatever their stage: what has waited longest comes first. */
export const owedList = (orgId: string, list: Owed, staff: readonly string[], now: number): List => ({
  page: OWED_BRANCH[list](STATES),
  newestFirst: false,
  params: [OWED_IN[list], orgId, staff, iso(now), ...(list === 'unrated' ? [servedBefore(now)] : [])],
  allowed: POST_THERE
})

/** More than this many are not counted. */
const COUNTED_TO = 100
const counted = (name: string, rows: string) => `'${name}', (select count(*) from (${rows}) waiting)`
/** Words to this organisation that the caller may answer: never their own. */
const ANSWERS = `
  select from feedback where feedback.tenant_id = me.tenant_id and feedback.org_id = $8 and feedback.answered_at is null
    and feedback.person_id <> me.person_id limit $6::integer`
const COUNT = ` select case when ${POST_THERE} then json_build_object(${[
  ...OWED.map((list) => counted(list, OWED_BRANCH[list](`array(select jsonb_array_elements_text($7::jsonb -> '${list}'))`))),
  counted('feedback', ANSWERS),
  `'stopped', stopped_v1(me.tenant_id)`
].join(', ')}) end as found from me`

/** What waits at one organisation, list by list, how much feedback waits for the caller's answer, and which value stands still in the district (T16). */
export type OwedCounts = Record<Owed | 'feedback', number> & { stopped: Asset[] }

/** How many wait on each of these lists, counted to a hundred; null for whoever has no post there. */
export const owedCounts = (
  run: Run,
  caller: Caller,
  { orgId, now }: { orgId: string; now: number },
  staff: readonly string[]
): Promise<OwedCounts | null> =>
  askAs(run, caller, COUNT, ['-infinity', '', COUNTED_TO, JSON.stringify(OWED_IN), orgId, staff, iso(now), servedBefore(now)])

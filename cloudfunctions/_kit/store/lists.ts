import { PLACER_ROLES, UNPAID_ROLES } from '@domain/order/scene'
import { ANSWERABLE, TASKS } from './words'
import type { TaskList } from './shapes'

/**
 * One list: the rows `(id, sort)` of one page, by keyset on both. Every branch is one index scan of at most `$6` rows that
 * starts behind `(sort, id) = ($4, $5)`; branches are merged afterwards. `me` is the caller; own parameters begin at `$7`.
 */
export interface List {
  page: string
  newestFirst: boolean
  params: readonly unknown[]
  /** who may read it at all, when that is not a matter of the rows themselves */
  allowed?: string
}

/** The caller and the elders they act for. */
const WHOM = `(
  select me.person_id as id
  union
  select kin.other_id from kin where kin.tenant_id = me.tenant_id and kin.person_id = me.person_id and kin.kind = 'agent' and kin.confirmed_at is not null
)`

/** Placing for people of the order's community is the caller's work still: what they placed is read no longer than that. */
const PLACES_STILL = `exists (
  select 1 from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.role = any ($7::text[])
    and post.org_id in (orders.community_id, orders.street_id, orders.handler_org_id) and (post.until is null or post.until > $8::timestamptz))`

const askedBranch = (column: string, whom: string, over: boolean, still = 'true') => `
  select found.* from me cross join lateral ${whom} whom cross join lateral (
    select orders.id, orders.placed_at as sort from orders
    where orders.tenant_id = me.tenant_id and orders.${column} = whom.id and ended_at is ${over ? 'not null' : 'null'} and ${still}
      and (orders.placed_at, orders.id) < ($4::timestamptz, $5::text)
    order by orders.placed_at desc, orders.id desc limit $6::integer
  ) found`

/** As requester, agent or placer. */
export const mineList = (list: 'live' | 'done', nowIso: string): List => ({
  page: `${askedBranch('beneficiary_id', WHOM, list === 'done')} union ${askedBranch('placer_id', '(select me.person_id as id)', list === 'done', PLACES_STILL)}`,
  newestFirst: true,
  params: [PLACER_ROLES, nowIso]
})

/** What a member asks of their seats besides the seat's own state: answerable invitations, unsettled absences, the last round only. */
interface TaskRule {
  join?: string
  /** `$9` are the states of an order whose invitations still can be answered */
  where: string
}
type SeatList = keyof typeof TASKS
const TASK_RULE: Record<SeatList, TaskRule> = {
  invited: {
    join: 'join orders on orders.tenant_id = seat.tenant_id and orders.id = seat.order_id',
    where: 'orders.state = any ($9::text[]) and orders.round = seat.round'
  },
  mine: { where: '(seat.absent_at is null or seat.absence is null)' },
  // asked row by row on the way along the index: as a join it would read every seat of a member who has many
  done: {
    where: `(seat.absent_at is null or seat.absence is not null) and (
      select later.id from seat later
      where later.tenant_id = seat.tenant_id and later.order_id = seat.order_id and later.person_id = seat.person_id
        and later.round > seat.round and later.state = any ($7::text[]) limit 1
    ) is null`
  }
}
const taskBranch = (list: SeatList, states: number) => {
  const [compare, order] = list === 'done' ? ['<', 'desc'] : ['>', 'asc']
  const { join, where } = TASK_RULE[list]
  return `
  select found.* from me cross join unnest($${states}::text[]) wanted (state) cross join lateral (
    select seat.order_id as id, seat.starts_at as sort from seat ${join ?? ''}
    where seat.tenant_id = me.tenant_id and seat.person_id = me.person_id and seat.state = wanted.state and ${where}
      and (seat.starts_at, seat.order_id) ${compare} ($4::timestamptz, $5::text)
    order by seat.starts_at ${order}, seat.order_id ${order} limit $6::integer
  ) found`
}
/** A member's visits: those behind them, or those ahead, both the ones that wait for their yes and the ones they have said yes to. */
export const taskList = (list: TaskList): List =>
  list === 'done'
    ? { page: taskBranch('done', 7), newestFirst: true, params: [TASKS.done] }
    : {
        page: `${taskBranch('mine', 7)} union ${taskBranch('invited', 8)}`,
        newestFirst: false,
        params: [TASKS.mine, TASKS.invited, ANSWERABLE]
      }

/** Open orders whose ring reaches the caller. */
export const poolList = (nowIso: string): List => ({
  page: 'select found.* from me cross join lateral read_pool_v1(me.tenant_id, me.person_id, $4::timestamptz, $5::text, $6::integer, $7::timestamptz) found',
  newestFirst: false,
  params: [nowIso]
})

/** What a community organises, as soon as somebody is sure to hold it, until it is over; the reader need be nobody. */
export const activityList = (communityId: string, nowIso: string): List => ({
  page: `
  select found.* from me cross join lateral (
    select orders.id, orders.starts_at as sort from orders
    where orders.tenant_id = me.tenant_id and orders.community_id = $8::text
      and opener_org_id is not null and state in ('accepted', 'serving')
      and (orders.starts_at, orders.id) > ($4::timestamptz, $5::text) and orders.ends_at > $7::timestamptz
    order by orders.starts_at, orders.id limit $6::integer
  ) found`,
  newestFirst: false,
  params: [nowIso, communityId]
})

/** Of a series one date a month is asked about: none after a word in the last month, nor while an earlier one waits for it. */
const ASKED_ONCE_A_MONTH = `(orders.series_id is null or not exists (
        select 1 from orders other where other.tenant_id = me.tenant_id and other.series_id = orders.series_id and other.id <> orders.id and (
          (other.state = 'closed' and other.ratings <> '[]' and other.closed_at > $8::timestamptz - interval '1 month')
          or (other.state = 'served' and (other.ends_at, other.id) < (orders.ends_at, orders.id) and other.ends_at > orders.ends_at - interval '1 month'))))`

/** Served, and nobody has said a word yet: theirs to say, or an elder's for whom they neither came themselves nor are paid where it is. */
export const ratingList = (nowIso: string): List => ({
  page: `
  select found.* from me cross join lateral ${WHOM} whom cross join lateral (
    select orders.id, orders.ends_at as sort from orders
    where orders.tenant_id = me.tenant_id and orders.beneficiary_id = whom.id and orders.state = 'served'
      and (orders.ends_at, orders.id) > ($4::timestamptz, $5::text)
      and (orders.beneficiary_id = me.person_id or not exists (
        select 1 from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id
          and post.org_id in (orders.community_id, orders.handler_org_id) and post.role <> all ($7::text[])
          and (post.until is null or post.until > $8::timestamptz)))
      and not exists (
        select 1 from seat where seat.tenant_id = me.tenant_id and seat.order_id = orders.id and seat.person_id = me.person_id
          and seat.accepted_at is not null)
      and ${ASKED_ONCE_A_MONTH}
    order by orders.ends_at, orders.id limit $6::integer
  ) found`,
  newestFirst: false,
  params: [UNPAID_ROLES, nowIso]
})

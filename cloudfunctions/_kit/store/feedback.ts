import type { FeedbackForStaff, OwnFeedback } from '@contract/member'
import type { Page } from '@contract/page'
import { dayOf } from '@domain/clock/shanghai'
import { refuse } from '@domain/errors'
import type { FeedbackKind } from '@domain/feedback/feedback'
import { LEVELS, type Level } from '@domain/order/order'
import { STAFF_ROLES } from '@domain/order/scene'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { askAs, refuseUnknown } from './caller'
import { cursorOf, placeIn } from './cursor'
import { accountOf } from './member'
import { iso, ms } from './rows'
import type { Caller, ListInput } from './shapes'

export interface NewFeedback {
  id: string
  kind: FeedbackKind
  words: string
  orderId: string | null
  level: Level
  dueAt: number
  now: number
}

/** 投诉建议: said by one person, answered by the organisation where it lies. Every method is two trips: its words are sealed per district. */
export interface FeedbackStore {
  /** the same id again changes nothing; an order must be one the caller has to do with, or NOT_FOUND. False: too many today. */
  give(feedback: NewFeedback & { maxToday: number }): Promise<boolean>
  /** the caller's own, newest first */
  own(input: ListInput): Promise<Page<OwnFeedback>>
  /** unanswered, by due time; refuses NOT_ALLOWED without a staff post there */
  waiting(input: ListInput & { orgId: string }): Promise<Page<FeedbackForStaff>>
  /** once, by staff of where it lies and never by whoever said it; the same request again is the same answer. False: there is none to answer. */
  answer(input: { id: string; words: string; requestId: string; now: number }): Promise<boolean>
}

const SIZE = 20

const GIVE = `, counted as (
  insert into usage (tenant_id, person_id, what, day, count)
  select tenant_id, person_id, 'feedback', $11::date, 1 from me
  on conflict (tenant_id, person_id, what, day) do update set count = usage.count + 1 returning count
), given as (
  insert into feedback (tenant_id, id, person_id, kind, order_id, level, org_id, words, at, due_at)
  select me.tenant_id, $4, me.person_id, $5, $6, $7, case $8::integer when 0 then community.id else community.parent_id end, $9, $10::timestamptz, $12::timestamptz
  from me
  join person on person.tenant_id = me.tenant_id and person.id = me.person_id
  join org community on community.tenant_id = person.tenant_id and community.id = person.community_id
  where (select count from counted) <= $13::integer and ($6::text is null or exists (
    select 1 from orders where orders.tenant_id = me.tenant_id and orders.id = $6 and me.person_id in (orders.beneficiary_id, orders.agent_id, orders.placer_id)
    union all
    select 1 from seat where seat.tenant_id = me.tenant_id and seat.order_id = $6 and seat.person_id = me.person_id))
  on conflict do nothing returning 1
)
select jsonb_build_object('count', (select count from counted), 'given', (select count(*) from given),
  'there', exists (select 1 from feedback where feedback.tenant_id = me.tenant_id and feedback.id = $4)) as found from me`

const OWN = `
select (select coalesce(jsonb_agg(page), '[]') from (
  select feedback.id, feedback.kind, feedback.words, feedback.at, feedback.due_at, feedback.answer, feedback.answered_at, org.name as org
  from feedback join org on org.tenant_id = feedback.tenant_id and org.id = feedback.org_id
  where feedback.tenant_id = me.tenant_id and feedback.person_id = me.person_id and (feedback.at, feedback.id) < ($4::timestamptz, $5)
  order by feedback.at desc, feedback.id desc limit $6::integer
) page) as found from me`

const WAITING = `
select jsonb_build_object('allowed', exists (
  select 1 from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.org_id = $7 and post.role = any ($8::text[])
    and (post.until is null or post.until > $9::timestamptz)
), 'rows', (
  select coalesce(jsonb_agg(page), '[]') from (
    select feedback.id, feedback.kind, feedback.words, feedback.at, feedback.due_at, feedback.order_id, giver.public_name as giver
    from feedback join person giver on giver.tenant_id = feedback.tenant_id and giver.id = feedback.person_id
    where feedback.tenant_id = me.tenant_id and feedback.org_id = $7 and feedback.answered_at is null
      and (feedback.due_at, feedback.id) > ($4::timestamptz, $5)
    order by feedback.due_at, feedback.id limit $6::integer
  ) page
)) as found from me`

const ANSWER = `, answered as (
  update feedback set (answer, answered_by, answered_at, answer_request) = ($5, me.person_id, $6::timestamptz, $7) from me
  where feedback.tenant_id = me.tenant_id and feedback.id = $4 and feedback.answered_at is null and feedback.person_id <> me.person_id
    and exists (
      select 1 from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.org_id = feedback.org_id
        and post.role = any ($8::text[]) and (post.until is null or post.until > $6::timestamptz))
  returning 1
)
select (select count(*) from answered) + (
  select count(*) from feedback where feedback.tenant_id = me.tenant_id and feedback.id = $4 and feedback.answered_by = me.person_id
    and feedback.answer_request = $7
) as found from me`

interface OwnRow {
  id: string
  kind: FeedbackKind
  words: string
  at: string
  due_at: string
  answer: string | null
  answered_at: string | null
  org: string
}
interface WaitingRow extends Pick<OwnRow, 'id' | 'kind' | 'words' | 'at' | 'due_at'> {
  order_id: string | null
  giver: string
}

/** A page of twenty from twenty-one rows, with where it goes on. */
const pageFrom = <R extends { id: string }, T>(rows: readonly R[], sort: (row: R) => string, shown: (row: R) => T): Page<T> => {
  const last = rows.length > SIZE ? rows[SIZE - 1] : undefined
  return { items: rows.slice(0, SIZE).map(shown), ...(last ? { next: cursorOf({ at: ms(sort(last)), id: last.id }) } : {}) }
}

export const feedbackStore = (run: Run, keys: Keys, caller: Caller): FeedbackStore => {
  const lock = async () => keys.of(((await accountOf(run, caller)) ?? refuseUnknown(caller)).tenantId)
  return {
    give: async ({ id, kind, words, orderId, level, dueAt, now, maxToday }) => {
      const sealed = (await lock()).seal('feedback', id, 'words', words)
      const ups = LEVELS.indexOf(level)
      const params = [id, kind, orderId, level, ups, sealed, iso(now), dayOf(now), iso(dueAt), maxToday]
      const { count, given, there } = await askAs<{ count: number; given: number; there: boolean }>(run, caller, GIVE, params)
      if (given > 0 || there) return true
      return count > maxToday ? false : refuse('NOT_FOUND')
    },
    own: async ({ cursor }) => {
      const opened = await lock()
      const start = cursor === undefined ? null : placeIn(cursor)
      const rows = await askAs<OwnRow[]>(run, caller, OWN, [start ? iso(start.at) : 'infinity', start?.id ?? '', SIZE + 1])
      return pageFrom(
        rows,
        (row) => row.at,
        (row) => ({
          id: row.id,
          kind: row.kind,
          words: opened.open('feedback', row.id, 'words', row.words),
          at: ms(row.at),
          dueAt: ms(row.due_at),
          orgName: row.org,
          ...(row.answer === null || row.answered_at === null
            ? {}
            : { answer: opened.open('feedback', row.id, 'answer', row.answer), answeredAt: ms(row.answered_at) })
        })
      )
    },
    waiting: async ({ orgId, cursor, now }) => {
      const opened = await lock()
      const start = cursor === undefined ? null : placeIn(cursor)
      const params = [start ? iso(start.at) : '-infinity', start?.id ?? '', SIZE + 1, orgId, STAFF_ROLES, iso(now)]
      const { allowed, rows } = await askAs<{ allowed: boolean; rows: WaitingRow[] }>(run, caller, WAITING, params)
      if (!allowed) return refuse('NOT_ALLOWED', { who: '这里的工作人员' })
      return pageFrom(
        rows,
        (row) => row.due_at,
        ({ id, kind, words, at, due_at, order_id, giver }) => ({
          id,
          kind,
          words: opened.open('feedback', id, 'words', words),
          at: ms(at),
          dueAt: ms(due_at),
          giver,
          ...(order_id === null ? {} : { orderId: order_id })
        })
      )
    },
    answer: async ({ id, words, requestId, now }) => {
      const sealed = (await lock()).seal('feedback', id, 'answer', words)
      return Number(await askAs<number>(run, caller, ANSWER, [id, sealed, iso(now), requestId, STAFF_ROLES])) > 0
    }
  }
}

/** Unanswered in time, of every district, the longest first. */
export const overdueFeedback = async (run: Run, now: number, limit: number): Promise<OverdueFeedback[]> =>
  run(
    `select tenant_id as "tenantId", id, kind, level from feedback
where answered_at is null and due_at <= $1::timestamptz and level <> $3 order by due_at, tenant_id, id limit $2`,
    [iso(now), limit, LEVELS.at(-1)]
  )
export interface OverdueFeedback {
  tenantId: string
  id: string
  kind: FeedbackKind
  level: Level
}

/** To the organisation above, with a new promise; false when it was answered or moved in the same moment. */
export const raiseFeedback = async (run: Run, tenantId: string, id: string, from: Level, to: Level, dueAt: number): Promise<boolean> =>
  (
    await run(
      `update feedback set (level, due_at, org_id) = ($4, $5::timestamptz, org.parent_id) from org
where feedback.tenant_id = $1 and feedback.id = $2 and feedback.level = $3 and feedback.answered_at is null
  and org.tenant_id = feedback.tenant_id and org.id = feedback.org_id and org.parent_id is not null returning 1`,
      [tenantId, id, from, to, iso(dueAt)]
    )
  ).length > 0

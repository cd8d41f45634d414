import type { UnitCount } from '@contract/review'
import { refuse } from '@domain/errors'
import { STAFF_ROLES } from '@domain/order/scene'
import type { RulePack } from '@domain/points/rule'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { askAs } from './caller'
import { cursorOf, placeIn } from './cursor'
import { appealOf, factOf, FOUND_FALSE, type KeptAppeal, type KeptFact } from './facts'
import { iso, ms, type Row } from './rows'
import type { Caller, ListInput } from './shapes'
import { knownEditions, versionsIn, type PublishedRow } from './versions'

/** One fact of a list, with its appeal opened, and the names around it. */
export interface Listed {
  fact: KeptFact
  appeal: KeptAppeal | null
  /** public name of whom it is about, and of who proposed it */
  person: string
  proposer: string | null
}
export interface FactPage {
  personId: string
  items: Listed[]
  rules: readonly RulePack[]
  next?: string
}
/** A year as the books have it. */
export interface YearRow {
  points: number
  minutes: number
  offences: string[]
}

/** Lists of facts and years: one's own, and those of staff and liaisons. */
export interface ReviewStore {
  /** deductions of the caller that came to something, newest first */
  own(input: ListInput): Promise<FactPage>
  /** at an organisation and beneath it, never about the caller or their family, what has waited longest first; refuses NOT_ALLOWED without a staff post there */
  waiting(input: ListInput & { orgId: string; list: 'proposed' | 'owed' }): Promise<FactPage>
  /** good words and adopted proposals that were awarded there and beneath it and have not fallen since, of others, newest first; refuses as `waiting` */
  paid(input: ListInput & { orgId: string }): Promise<FactPage>
  /** open appeals that lie there, by due time; refuses as `waiting` */
  appeals(input: ListInput & { orgId: string }): Promise<FactPage>
  year(from: number, to: number): Promise<YearRow>
  /** members of a unit in the order of their ids, never of what they did; refuses NOT_ALLOWED without the liaison post there */
  unitYear(
    input: ListInput & { unitId: string; from: number; to: number }
  ): Promise<{ items: (YearRow & { id: string; publicName: string })[]; next?: string }>
  /** proven visits of a unit's members to orders that it took on, none that was found never to have been; refuses as `unitYear` */
  unitCount(input: { unitId: string; from: number; to: number; now: number }): Promise<Omit<UnitCount, 'year'>>
  /** words as they lie in the database */
  seal(tenantId: string, appealId: string, field: 'words' | 'answer', text: string): string
}

const SIZE = 20
const ONE = `jsonb_build_object('fact', to_jsonb(fact), 'appeal', (select to_jsonb(appeal) from appeal where appeal.tenant_id = fact.tenant_id and appeal.fact_id = fact.id),
  'person', (select public_name from person where person.tenant_id = fact.tenant_id and person.id = fact.person_id),
  'proposer', (select public_name from person where person.tenant_id = fact.tenant_id and person.id = fact.proposed_by))`
const AT_ORG = `exists (select from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.org_id = $8
  and post.role = any ($9::text[]) and (post.until is null or post.until > $10::timestamptz))`
const listed = (page: string, allowed: string, sort: string) => `, page as (${page})
select jsonb_build_object('tenantId', me.tenant_id, 'personId', me.person_id, 'allowed', ${allowed}, 'rules', published_rules_v1(me.tenant_id, $7::jsonb),
  'rows', (select coalesce(jsonb_agg(jsonb_build_object('one', one, 'sort', sort, 'id', id) order by sort ${sort}, id ${sort}), '[]') from page)) as found from me`
const OWN = listed(
  `select ${ONE} as one, fact.recorded_at as sort, fact.id from me join point_fact fact on fact.tenant_id = me.tenant_id and fact.person_id = me.person_id
  where fact.kind in ('withdrawal', 'absence', 'offence') and (fact.recorded_at, fact.id) < ($4::timestamptz, $5)
    and (case when fact.outcome is null then fact.kind <> 'withdrawal' and fact.state <> 'proposed' and fact.appeal_until is not null
      else (fact.outcome ->> 'counts')::boolean end)
  order by fact.recorded_at desc, fact.id desc limit $6::integer`,
  'true',
  'desc'
)
const WAITS = { proposed: `fact.state = 'proposed'`, owed: 'fact.owed is not null and fact.owed_done_at is null' } as const
/** never about the reader or their family: they hear of it when it is known to whom it is about */
const ANOTHERS = `fact.person_id <> me.person_id and not exists (select from kin where kin.tenant_id = me.tenant_id
  and ((kin.person_id = me.person_id and kin.other_id = fact.person_id) or (kin.person_id = fact.person_id and kin.other_id = me.person_id)))`
const waiting = (list: keyof typeof WAITS) =>
  listed(
    `select ${ONE} as one, fact.recorded_at as sort, fact.id from me join point_fact fact on fact.tenant_id = me.tenant_id
    and fact.org_id = any (orgs_below_v1(me.tenant_id, $8))
  where (fact.recorded_at, fact.id) > ($4::timestamptz, $5) and ${WAITS[list]} and ${ANOTHERS}
  order by fact.recorded_at, fact.id limit $6::integer`,
    AT_ORG,
    'asc'
  )
/** what fell with its visit, or after a correction, is not there to be taken back once more */
const STILL_PAID = `exists (select from jsonb_array_elements(fact.outcome -> 'lines') paid where (paid ->> 'points')::integer > 0
  and not exists (select from value_line back where back.tenant_id = fact.tenant_id and back.account_id = 'point/earned/' || fact.person_id
    and back.transfer_id = (paid ->> 'cause') || '/reverse'))`
const PAID = listed(
  `select ${ONE} as one, fact.recorded_at as sort, fact.id from me join point_fact fact on fact.tenant_id = me.tenant_id
    and fact.org_id = any (orgs_below_v1(me.tenant_id, $8))
  where (fact.recorded_at, fact.id) < ($4::timestamptz, $5) and fact.kind in ('praise', 'proposal') and fact.state = 'posted'
    and (fact.outcome ->> 'points')::integer > 0 and ${STILL_PAID} and ${ANOTHERS}
  order by fact.recorded_at desc, fact.id desc limit $6::integer`,
  AT_ORG,
  'desc'
)
const APPEALS = listed(
  `select ${ONE} as one, appeal.due_at as sort, appeal.id from me join appeal on appeal.tenant_id = me.tenant_id and appeal.org_id = $8 and appeal.settled_at is null
  join point_fact fact on fact.tenant_id = me.tenant_id and fact.id = appeal.fact_id
  where (appeal.due_at, appeal.id) > ($4::timestamptz, $5) order by appeal.due_at, appeal.id limit $6::integer`,
  AT_ORG,
  'asc'
)
const YEAR = ' select year_of_v1(me.tenant_id, me.person_id, $4::timestamptz, $5::timestamptz) as found from me'
const UNIT_YEAR = `, page as (
  select person.id, person.public_name from me join volunteer on volunteer.tenant_id = me.tenant_id and volunteer.unit_id = $6
  join person on person.tenant_id = me.tenant_id and person.id = volunteer.person_id
  where person.id > $7 order by person.id limit ${SIZE + 1}
)
select jsonb_build_object('allowed', exists (select from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.org_id = $6
    and post.role = 'liaison' and (post.until is null or post.until > $8::timestamptz)),
  'rows', (select coalesce(jsonb_agg(year_of_v1(me.tenant_id, page.id, $4::timestamptz, $5::timestamptz)::jsonb
    || jsonb_build_object('id', page.id, 'publicName', page.public_name) order by page.id), '[]') from page)) as found from me`

const UNIT_COUNT = ` select jsonb_build_object('allowed', exists (select from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.org_id = $6
    and post.role = 'liaison' and (post.until is null or post.until > $7::timestamptz)),
  'orders', counted.orders, 'people', counted.people, 'hours', counted.hours) as found
from me cross join lateral (
  select count(distinct seat.order_id) as orders, count(distinct seat.person_id) as people, coalesce(sum(seat.proven_minutes), 0) / 60 as hours
  from volunteer
  join seat on seat.tenant_id = me.tenant_id and seat.person_id = volunteer.person_id and seat.left_at is not null and seat.proven_minutes > 0 and not seat.duty
    and seat.arrived_at >= $4::timestamptz and seat.arrived_at < $5::timestamptz and not ${FOUND_FALSE}
  join orders on orders.tenant_id = me.tenant_id and orders.id = seat.order_id and orders.target_unit_id = $6
  where volunteer.tenant_id = me.tenant_id and volunteer.unit_id = $6
) counted`

interface Found {
  tenantId: string
  personId: string
  allowed: boolean
  rules: PublishedRow[]
  rows: { one: { fact: Row; appeal: Row | null; person: string; proposer: string | null }; sort: string; id: string }[]
}

export const reviewStore = (run: Run, keys: Keys, caller: Caller): ReviewStore => {
  const page = async (sql: string, { cursor }: ListInput, from: string, more: readonly unknown[]): Promise<FactPage> => {
    const start = cursor === undefined ? null : placeIn(cursor)
    const params = [start ? iso(start.at) : from, start?.id ?? '', SIZE + 1, JSON.stringify(knownEditions()), ...more]
    const found = await askAs<Found>(run, caller, sql, params)
    if (!found.allowed) return refuse('NOT_ALLOWED', { who: '这里的工作人员' })
    const lock = keys.of(found.tenantId)
    const opened = (appeal: KeptAppeal): KeptAppeal => ({
      ...appeal,
      words: lock.open('appeal', appeal.id, 'words', appeal.words),
      answer: appeal.answer === null ? null : lock.open('appeal', appeal.id, 'answer', appeal.answer)
    })
    const rows = found.rows.slice(0, SIZE)
    const last = found.rows.length > SIZE ? rows.at(-1) : undefined
    return {
      personId: found.personId,
      rules: versionsIn(found.rules),
      items: rows.map(({ one: { fact, appeal, person, proposer } }) => ({
        fact: factOf(fact),
        appeal: appeal && opened(appealOf(appeal)),
        person,
        proposer
      })),
      ...(last ? { next: cursorOf({ at: ms(last.sort), id: last.id }) } : {})
    }
  }
  return {
    own: (input) => page(OWN, input, 'infinity', []),
    waiting: (input) => page(waiting(input.list), input, '-infinity', [input.orgId, STAFF_ROLES, iso(input.now)]),
    paid: (input) => page(PAID, input, 'infinity', [input.orgId, STAFF_ROLES, iso(input.now)]),
    appeals: (input) => page(APPEALS, input, '-infinity', [input.orgId, STAFF_ROLES, iso(input.now)]),
    year: (from, to) => askAs<YearRow>(run, caller, YEAR, [iso(from), iso(to)]),
    unitYear: async ({ unitId, from, to, now, cursor }) => {
      const after = cursor === undefined ? '' : placeIn(cursor).id
      const params = [iso(from), iso(to), unitId, after, iso(now)]
      const { allowed, rows } = await askAs<{ allowed: boolean; rows: (YearRow & { id: string; publicName: string })[] }>(
        run,
        caller,
        UNIT_YEAR,
        params
      )
      if (!allowed) return refuse('NOT_ALLOWED', { who: '本单位的联络员' })
      const items = rows.slice(0, SIZE)
      const last = rows.length > SIZE ? items.at(-1) : undefined
      return { items, ...(last ? { next: cursorOf({ at: 0, id: last.id }) } : {}) }
    },
    unitCount: async ({ unitId, from, to, now }) => {
      const { allowed, ...counted } = await askAs<Omit<UnitCount, 'year'> & { allowed: boolean }>(run, caller, UNIT_COUNT, [
        iso(from),
        iso(to),
        unitId,
        iso(now)
      ])
      return allowed ? counted : refuse('NOT_ALLOWED', { who: '本单位的联络员' })
    },
    seal: (tenantId, appealId, field, text) => keys.of(tenantId).seal('appeal', appealId, field, text)
  }
}

import type { Level } from '@domain/order/order'
import { STAFF_ROLES } from '@domain/order/scene'
import type { Fact, FactKind } from '@domain/points/fact'
import type { FactBooks, Outcome } from '@domain/value/posted'
import type { ValueChange } from '@domain/value/facts'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { askAs } from './caller'
import { isRace } from './commit'
import { fillPool, refusalIn } from './ledger'
import { iso, objectOf, rowOf, type Row } from './rows'
import type { Caller } from './shapes'
import { knownEditions, versionsIn, type PublishedRow } from './versions'
import { packedValue } from './wallet'

export type FactState = 'proposed' | 'waiting' | 'appealed' | 'posted' | 'dropped' | 'reversed'
/** A fact as it is kept; instants are epoch milliseconds. */
export interface KeptFact {
  id: string
  kind: FactKind
  personId: string
  orderId: string | null
  orgId: string
  body: Fact
  at: number
  state: FactState
  version: number
  postAt: number | null
  review: 'pending' | 'shown' | 'hidden' | null
  reviewOwner: string | null
  proposedBy: string | null
  proposedOrg: string | null
  confirmedBy: string | null
  confirmedOrg: string | null
  recordedAt: number
  appealUntil: number | null
  outcome: Outcome | null
  postedAt: number | null
  owed: 'talk' | 'hand_over' | null
  owedBy: string | null
  owedDoneAt: number | null
  /** as long as this keeps whom it is about from accepting */
  suspendsUntil: number | null
}
/** An appeal as it is kept; words and answer are sealed under its id. */
export interface KeptAppeal {
  factId: string
  id: string
  personId: string
  level: Level
  orgId: string
  words: string
  at: number
  dueAt: number
  takenBy: string | null
  takenAt: number | null
  upheld: boolean | null
  answer: string | null
  settledBy: string | null
  settledAt: number | null
}
/** One fact with its books, for whoever decides. */
export interface FactRead {
  fact: KeptFact
  appeal: KeptAppeal | null
  /** what the appeal has put aside, as long as nothing has ended it */
  held: number | null
  books: FactBooks
  seatId: string | null
  /** low rates of this person that were found to be true before, by what they were about */
  upheldAbout: Record<string, number>
  /** where an appeal against it begins: the organisation above the community */
  above: { orgId: string; level: Level }
}

/** What a decision makes of a fact and around it, written whole or not at all. */
export interface FactChange {
  fact: Partial<KeptFact>
  value?: ValueChange
  appeal?: Partial<KeptAppeal>
}

interface ReadRow {
  fact: Row
  appeal: Row | null
  held: number | null
  visit: { provenMinutes: number; duty: boolean; seatId: string } | null
  fraud: boolean
  upheldAbout: Record<string, number>
  above: FactRead['above']
  books: Omit<FactBooks, 'rules' | 'visit' | 'fraud' | 'stopped' | 'waits'>
  rules: PublishedRow[]
}
const NOT_OURS = new Set(['tenant_id'])
export const factOf = (row: Row): KeptFact => objectOf<KeptFact>(row, NOT_OURS)
export const appealOf = (row: Row): KeptAppeal => objectOf<KeptAppeal>(row, NOT_OURS)

export const factRead = ({ fact, appeal, held, visit, fraud, upheldAbout, above, books, rules }: ReadRow): FactRead => ({
  fact: factOf(fact),
  appeal: appeal && appealOf(appeal),
  held,
  upheldAbout,
  above,
  seatId: visit?.seatId ?? null,
  // books that stand still refuse the write: the fact is looked at again later
  books: {
    ...books,
    stopped: [],
    waits: [],
    rules: versionsIn(rules),
    visit: visit && { provenMinutes: visit.provenMinutes, duty: visit.duty },
    fraud
  }
})

const READ = 'select read_fact_v1($1, $2, $3::timestamptz, $4::jsonb) as found'
/** One fact with its books, by the system. */
export const readFact = async (run: Run, tenantId: string, id: string, now: number): Promise<FactRead | null> => {
  const [row] = await run<{ found: ReadRow | null }>(READ, [tenantId, id, iso(now), JSON.stringify(knownEditions())])
  return row?.found ? factRead(row.found) : null
}

const packed = (tenantId: string, { fact }: FactRead, change: FactChange, now: number): Row => ({
  fact: rowOf(change.fact),
  ...(change.value ? packedValue(tenantId, change.value, now, fact.orderId) : {}),
  ...(change.appeal ? { appeal: { ...rowOf(change.appeal), tenant_id: tenantId, fact_id: fact.id } } : {})
})

/** Writes what was decided about a fact as it was read. False: it, a limit or a balance has moved meanwhile, decide again. */
export const decideFact = async (run: Run, tenantId: string, read: FactRead, change: FactChange, now: number): Promise<boolean> => {
  const params = [tenantId, read.fact.id, read.fact.version, JSON.stringify(packed(tenantId, read, change, now))]
  try {
    const [row] = await run<{ done: boolean }>('select decide_fact_v2($1, $2, $3::integer, $4::jsonb) as done', params)
    return row?.done ?? false
  } catch (error) {
    const refused = refusalIn(error)
    if (isRace(error) || isShort(refused) || (await fillPool(run, tenantId, change.value?.transfers ?? [], refused))) return false
    throw refused
  }
}
const isShort = (error: unknown): boolean =>
  (error as { code?: string }).code === 'VALUE_SHORT' && !String((error as { params?: Row }).params?.account).includes('/pool/')

/** One fact read by somebody, and whether they may have a say in it at the organisation where they act. */
export interface FactSeen extends FactRead {
  tenantId: string
  personId: string
  mayReview: boolean
}

/** Facts for whom they are about, and for the staff who look at them. */
export interface FactStore {
  /** null: no such fact in this district */
  read(id: string, now: number, atOrg?: string): Promise<FactSeen | null>
  /** whether the caller may bring a fact about this person, or whoever sat there, at `atOrg`; false too when there is no such order or seat */
  mayRecord(about: { personId?: string; orderId?: string; seatId?: string }, atOrg: string, now: number): Promise<boolean>
  /** a new fact by staff at `atOrg`; the same id again changes nothing. False: they may not, about this person */
  record(fact: NewFact, atOrg: string, now: number): Promise<boolean>
  /** as `decideFact` */
  decide(seen: FactSeen, change: FactChange, now: number): Promise<boolean>
  /** one visit of an order: of a person, on a seat, or of whoever came; and whether `about` is family there. Null: there was none */
  visitOf(of: { orderId: string; personId?: string; seatId?: string; about?: string }): Promise<VisitKnown | null>
  /** proven visits of one person to another in a month (`2026-11`) */
  visitsTo(personId: string, householdId: string, from: number, to: number): Promise<number>
  /** dangers of a kind reported since then */
  hazards(category: string, since: number): Promise<Fact[]>
}
export type NewFact = Pick<KeptFact, 'id' | 'kind' | 'personId' | 'orderId' | 'body' | 'at' | 'state' | 'postAt'>

/** One proven visit, with the order around it. */
export interface VisitKnown {
  personId: string
  round: number
  arrivedAt: number
  servedAt: number
  provenMinutes: number
  duty: boolean
  closed: boolean
  /** who placed it for them, and whether that was their work: as a worker, or holding a post then where the order was or at the unit that came */
  placedBy: string | null
  placedOnDuty: boolean
  beneficiaryId: string | null
  family: boolean
  /** the transfer of this person's first award, if it came from this order */
  first: string | null
}

const SEEN = ` select jsonb_build_object('tenantId', me.tenant_id, 'personId', me.person_id, 'read', read_fact_v1(me.tenant_id, $4, $5::timestamptz, $6::jsonb),
  'mayReview', coalesce((select may_review_v1(me.tenant_id, me.person_id, $7, fact.org_id, fact.person_id, $5::timestamptz, $8::text[])
    from point_fact fact where fact.tenant_id = me.tenant_id and fact.id = $4 and $7::text is not null), false)) as found from me`

const RECORD = `, about as (
  select person.id, coalesce(orders.community_id, person.community_id) as org_id from me
  join person on person.tenant_id = me.tenant_id and person.id = $6 and person.erased_at is null
  left join orders on orders.tenant_id = me.tenant_id and orders.id = $7
  where $7::text is null or orders.id is not null
), made as (
  insert into point_fact (tenant_id, id, kind, person_id, order_id, org_id, body, at, state, post_at, proposed_by, proposed_org, recorded_at)
  select me.tenant_id, $4, $5, about.id, $7, about.org_id, $8::jsonb, $9::timestamptz, $10, $11::timestamptz, me.person_id, $12, $13::timestamptz
  from me, about where may_review_v1(me.tenant_id, me.person_id, $12, about.org_id, about.id, $13::timestamptz, $14::text[])
  on conflict (tenant_id, id) do nothing returning 1
)
select coalesce((select may_review_v1(me.tenant_id, me.person_id, $12, about.org_id, about.id, $13::timestamptz, $14::text[]) from about), false)
  as found from me`

const MAY = ` select coalesce((
  select may_review_v1(me.tenant_id, me.person_id, $4, coalesce(orders.community_id, person.community_id), person.id, $5::timestamptz, $6::text[])
  from person left join orders on orders.tenant_id = me.tenant_id and orders.id = $8
  where person.tenant_id = me.tenant_id and person.erased_at is null and ($8::text is null or orders.id is not null)
    and person.id = coalesce($7::text, (select seat.person_id from seat where seat.tenant_id = me.tenant_id and seat.order_id = $8 and seat.id = $9))
), false) as found from me`

const VISIT = ` select (
  select jsonb_build_object('personId', seat.person_id, 'round', seat.round, 'arrivedAt', (extract(epoch from seat.arrived_at) * 1000)::bigint,
    'servedAt', (extract(epoch from coalesce(orders.served_at, seat.left_at, seat.arrived_at)) * 1000)::bigint,
    'provenMinutes', seat.proven_minutes, 'duty', seat.duty, 'closed', orders.closed_at is not null or seat.round < orders.round,
    'placedBy', coalesce(orders.agent_id, orders.placer_id),
    'placedOnDuty', orders.agent_id is null or exists (select from post where post.tenant_id = me.tenant_id and post.person_id = orders.agent_id
      and post.org_id in (orders.community_id, orders.target_unit_id, orders.last_unit_id)
      and post.since <= orders.placed_at and (post.until is null or post.until > orders.placed_at)),
    'beneficiaryId', orders.beneficiary_id,
    'family', exists (select from kin where kin.tenant_id = me.tenant_id and kind = 'family' and $6::text in (kin.person_id, kin.other_id)
      and orders.beneficiary_id in (kin.person_id, kin.other_id)),
    'first', (select transfer_id from value_line where value_line.tenant_id = me.tenant_id and value_line.order_id = orders.id
      and account_id = 'point/earned/' || seat.person_id and transfer_id like 'first/%' and transfer_id not like '%/reverse' limit 1))
  from seat join orders on orders.tenant_id = me.tenant_id and orders.id = seat.order_id
  where seat.tenant_id = me.tenant_id and seat.order_id = $5 and ($4::text is null or seat.person_id = $4)
    and ($7::text is null or seat.id = $7) and seat.arrived_at is not null
  order by seat.round desc limit 1
) as found from me`
const VISITS_TO = ` select (select count(*) from orders join seat on seat.tenant_id = orders.tenant_id and seat.order_id = orders.id
  where orders.tenant_id = me.tenant_id and orders.beneficiary_id = $5 and seat.person_id = $4 and seat.proven_minutes > 0
    and seat.arrived_at >= $6::timestamptz and seat.arrived_at < $7::timestamptz) as found from me`
const HAZARDS = ` select (select coalesce(jsonb_agg(body), '[]') from point_fact where point_fact.tenant_id = me.tenant_id and kind = 'hazard'
  and point_fact.at >= $5::timestamptz and body -> 'place' ->> 'category' = $4 and (body ->> 'upheld')::boolean) as found from me`

export const factStore = (run: Run, caller: Caller): FactStore => ({
  read: async (id, now, atOrg) => {
    const found = await askAs<{ tenantId: string; personId: string; mayReview: boolean; read: ReadRow | null }>(run, caller, SEEN, [
      id,
      iso(now),
      JSON.stringify(knownEditions()),
      atOrg ?? null,
      STAFF_ROLES
    ])
    const { read, ...who } = found
    return read && { ...factRead(read), ...who }
  },
  record: ({ id, kind, personId, orderId, body, at, state, postAt }, atOrg, now) =>
    askAs<boolean>(run, caller, RECORD, [
      id,
      kind,
      personId,
      orderId,
      JSON.stringify(body),
      iso(at),
      state,
      postAt === null ? null : iso(postAt),
      atOrg,
      iso(now),
      STAFF_ROLES
    ]),
  mayRecord: ({ personId, orderId, seatId }, atOrg, now) =>
    askAs<boolean>(run, caller, MAY, [atOrg, iso(now), STAFF_ROLES, personId ?? null, orderId ?? null, seatId ?? null]),
  decide: (seen, change, now) => decideFact(run, seen.tenantId, seen, change, now),
  visitOf: ({ orderId, personId, seatId, about }) =>
    askAs<VisitKnown | null>(run, caller, VISIT, [personId ?? null, orderId, about ?? null, seatId ?? null]),
  visitsTo: async (personId, householdId, from, to) =>
    Number(await askAs<number>(run, caller, VISITS_TO, [personId, householdId, iso(from), iso(to)])),
  hazards: (category, since) => askAs<Fact[]>(run, caller, HAZARDS, [category, iso(since)])
})

/** Facts whose time has come, of every district, the longest first. */
export const dueFacts = (run: Run, now: number, limit: number): Promise<{ tenantId: string; id: string }[]> =>
  run(
    `select tenant_id as "tenantId", id from point_fact where state = 'waiting' and post_at <= $1::timestamptz order by post_at, tenant_id, id limit $2`,
    [iso(now), limit]
  )
/** One that broke is looked at again later. */
export const setFactAside = async (run: Run, tenantId: string, id: string, until: number): Promise<void> => {
  await run(`update point_fact set post_at = $3::timestamptz where tenant_id = $1 and id = $2 and state = 'waiting'`, [
    tenantId,
    id,
    iso(until)
  ])
}

/** Appeals that nobody took up, or answered, in time, of every district. */
export const overdueAppeals = (run: Run, now: number, limit: number): Promise<OverdueAppeal[]> =>
  run(
    `select tenant_id as "tenantId", fact_id as "factId", level, taken_at is not null as taken from appeal
where settled_at is null and due_at <= $1::timestamptz and level <> 'district' order by due_at, tenant_id, fact_id limit $2`,
    [iso(now), limit]
  )
export interface OverdueAppeal {
  tenantId: string
  factId: string
  level: Level
  taken: boolean
}
/** To the organisation above, where somebody else takes it up; false when it was taken up, answered or moved in the same moment. */
export const raiseAppeal = async (
  run: Run,
  { tenantId, factId, level, taken }: OverdueAppeal,
  to: { level: Level; dueAt: number },
  now: number
): Promise<boolean> => {
  const params = [tenantId, factId, level, taken, to.level, iso(to.dueAt), iso(now)]
  const [row] = await run<{ done: boolean }>('select raise_appeal_v1($1, $2, $3, $4, $5, $6::timestamptz, $7::timestamptz) as done', params)
  return row?.done ?? false
}

/** Written words that count once they have been checked, opened for the checker; those of an author who may still be asked about come first. */
export interface UnreadWords {
  tenantId: string
  id: string
  author: Caller | null
  open: () => string
}
export const unreadWords = async (run: Run, keys: Keys, since: number, limit: number): Promise<UnreadWords[]> => {
  const rows = await run<{
    tenant_id: string
    id: string
    order_id: string
    review_owner: string
    sealed: string
    app_id: string | null
    openid: string | null
  }>(
    `select fact.tenant_id, fact.id, fact.order_id, fact.review_owner, words.sealed, author.app_id, author.openid from point_fact fact
join orders on orders.tenant_id = fact.tenant_id and orders.id = fact.order_id
join order_private words on words.tenant_id = fact.tenant_id and words.order_id = fact.order_id and words.field = 'rating' and words.owner = fact.review_owner
left join lateral (select app_id, openid from account where account.tenant_id = fact.tenant_id and account.person_id = orders.beneficiary_id
  order by app_id, openid limit 1) author on true
where fact.review = 'pending' and fact.recorded_at > $1::timestamptz order by fact.recorded_at, fact.tenant_id, fact.id limit $2`,
    [iso(since), limit]
  )
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    id: row.id,
    author: row.app_id !== null && row.openid !== null ? { appId: row.app_id, openid: row.openid } : null,
    open: () => keys.of(row.tenant_id).open('order_private', row.order_id, `rating/${row.review_owner}`, row.sealed)
  }))
}
/** What the checker said; false when the words have been said otherwise meanwhile. */
export const judgeWords = async (run: Run, tenantId: string, id: string, verdict: 'shown' | 'hidden'): Promise<boolean> =>
  (
    await run(
      `update point_fact set review = $3, version = version + 1 where tenant_id = $1 and id = $2 and review = 'pending' returning 1`,
      [tenantId, id, verdict]
    )
  ).length > 0

import { STAFF_ROLES } from '@domain/order/scene'
import type { Fact } from '@domain/points/fact'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { decideFact, factRead, FOUND_FALSE, type FactChange, type FactRead, type KeptFact, type ReadRow } from './facts'
import { iso } from './rows'
import type { Caller } from './shapes'
import { knownEditions } from './versions'

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
  /**
   * a new fact by staff at `atOrg`; the same id again changes nothing. Stranger: they may not, about this person; moved: written down at the same
   * moment by somebody else, or not what was `seen` any more, look again
   */
  record(fact: NewFact, atOrg: string, now: number, seen?: HazardsSeen): Promise<'kept' | 'moved' | 'stranger'>
  /** as `decideFact` */
  decide(seen: FactSeen, change: FactChange, now: number): Promise<boolean>
  /** one visit of an order: of a person, on a seat, or of whoever came; and whether `about` is family there. Null: there was none */
  visitOf(of: { orderId: string; personId?: string; seatId?: string; about?: string }): Promise<VisitKnown | null>
  /** proven visits of one person to another in a month (`2026-11`), without those that were found never to have been */
  visitsTo(personId: string, householdId: string, from: number, to: number): Promise<number>
  /** upheld dangers that were reported from then to then, as far as they are written down */
  hazards(from: number, to: number): Promise<{ id: string; body: Fact }[]>
}
/** The upheld dangers that a new one was compared with: they must be the same when it is written. */
export interface HazardsSeen {
  from: number
  to: number
  ids: readonly string[]
}
export type NewFact = Pick<KeptFact, 'id' | 'kind' | 'personId' | 'orderId' | 'body' | 'at' | 'state' | 'postAt'>

/** One proven visit, with the order around it. */
export interface VisitKnown {
  personId: string
  round: number
  arrivedAt: number
  servedAt: number
  /** 0 too where it was found never to have been */
  provenMinutes: number
  duty: boolean
  closed: boolean
  /** who placed it for them, and whether that was their work: as a worker, or holding a post then where the order was or at the unit that came */
  placedBy: string | null
  placedOnDuty: boolean
  /** of the item on the menu; null: the order had none */
  category: string | null
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
    and hazards_stand_v1(me.tenant_id, $15::jsonb)
  on conflict (tenant_id, id) do nothing returning 1
)
select case when not coalesce((select may_review_v1(me.tenant_id, me.person_id, $12, about.org_id, about.id, $13::timestamptz, $14::text[]) from about), false)
    then 'stranger'
  when exists (select from made) or exists (select from point_fact where point_fact.tenant_id = me.tenant_id and point_fact.id = $4) then 'kept'
  else 'moved' end as found from me`

const MAY = ` select coalesce((
  select may_review_v1(me.tenant_id, me.person_id, $4, coalesce(orders.community_id, person.community_id), person.id, $5::timestamptz, $6::text[])
  from person left join orders on orders.tenant_id = me.tenant_id and orders.id = $8
  where person.tenant_id = me.tenant_id and person.erased_at is null and ($8::text is null or orders.id is not null)
    and person.id = coalesce($7::text, (select seat.person_id from seat where seat.tenant_id = me.tenant_id and seat.order_id = $8 and seat.id = $9))
), false) as found from me`

const VISIT = ` select (
  select jsonb_build_object('personId', seat.person_id, 'round', seat.round, 'arrivedAt', (extract(epoch from seat.arrived_at) * 1000)::bigint,
    'servedAt', (extract(epoch from coalesce(orders.served_at, seat.left_at, seat.arrived_at)) * 1000)::bigint,
    'provenMinutes', proof.minutes, 'duty', seat.duty, 'closed', orders.closed_at is not null or seat.round < orders.round,
    'placedBy', coalesce(orders.agent_id, orders.placer_id),
    'placedOnDuty', orders.agent_id is null or exists (select from post where post.tenant_id = me.tenant_id and post.person_id = orders.agent_id
      and post.org_id in (orders.community_id, orders.target_unit_id, orders.last_unit_id)
      and post.since <= orders.placed_at and (post.until is null or post.until > orders.placed_at)),
    'category', (select body ->> 'category' from item where item.tenant_id = me.tenant_id and item.code = orders.item_code),
    'beneficiaryId', orders.beneficiary_id,
    'family', exists (select from kin where kin.tenant_id = me.tenant_id and kind = 'family' and $6::text in (kin.person_id, kin.other_id)
      and orders.beneficiary_id in (kin.person_id, kin.other_id)),
    'first', (select transfer_id from value_line where value_line.tenant_id = me.tenant_id and value_line.order_id = orders.id
      and account_id = 'point/earned/' || seat.person_id and transfer_id like 'first/%' and transfer_id not like '%/reverse' limit 1))
  from seat join orders on orders.tenant_id = me.tenant_id and orders.id = seat.order_id
  cross join lateral (select case when ${FOUND_FALSE} then 0 else seat.proven_minutes end as minutes) proof
  where seat.tenant_id = me.tenant_id and seat.order_id = $5 and ($4::text is null or seat.person_id = $4)
    and ($7::text is null or seat.id = $7) and seat.arrived_at is not null
  order by seat.round desc, proof.minutes desc limit 1
) as found from me`
const VISITS_TO = ` select (select count(*) from orders join seat on seat.tenant_id = orders.tenant_id and seat.order_id = orders.id
  where orders.tenant_id = me.tenant_id and orders.beneficiary_id = $5 and seat.person_id = $4 and seat.proven_minutes > 0
    and seat.arrived_at >= $6::timestamptz and seat.arrived_at < $7::timestamptz and not ${FOUND_FALSE}) as found from me`
const HAZARDS = ` select (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'body', body)), '[]') from point_fact where point_fact.tenant_id = me.tenant_id and kind = 'hazard'
  and point_fact.at >= $4::timestamptz and point_fact.at <= $5::timestamptz and (body ->> 'upheld')::boolean) as found from me`

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
  record: ({ id, kind, personId, orderId, body, at, state, postAt }, atOrg, now, seen) =>
    askAs<'kept' | 'moved' | 'stranger'>(run, caller, RECORD, [
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
      STAFF_ROLES,
      seen ? JSON.stringify({ ids: seen.ids, from: iso(seen.from), to: iso(seen.to) }) : null
    ]),
  mayRecord: ({ personId, orderId, seatId }, atOrg, now) =>
    askAs<boolean>(run, caller, MAY, [atOrg, iso(now), STAFF_ROLES, personId ?? null, orderId ?? null, seatId ?? null]),
  decide: (seen, change, now) => decideFact(run, seen.tenantId, seen, change, now),
  visitOf: ({ orderId, personId, seatId, about }) =>
    askAs<VisitKnown | null>(run, caller, VISIT, [personId ?? null, orderId, about ?? null, seatId ?? null]),
  visitsTo: async (personId, householdId, from, to) =>
    Number(await askAs<number>(run, caller, VISITS_TO, [personId, householdId, iso(from), iso(to)])),
  hazards: (from, to) => askAs<{ id: string; body: Fact }[]>(run, caller, HAZARDS, [iso(from), iso(to)])
})

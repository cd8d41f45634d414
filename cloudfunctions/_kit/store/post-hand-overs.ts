import { dayOf } from '@domain/clock/shanghai'
import { STAFF_ROLES, type Role } from '@domain/order/scene'
import type { Answerer, HandOver, HandOverOutcome } from '@domain/people/hand-over'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { askAs, refuseUnknown } from './caller'
import { accountOf } from './member'
import { iso, msOrNull } from './rows'
import type { Caller } from './shapes'

/** A hand-over as its rules need it, and who asks. */
export interface Seen {
  one: HandOver
  who: Answerer
}
export interface Offer {
  id: string
  role: Role
  orgId: string
  name: string
  phone: string
  /** the successor must have shown the identity card */
  checked: boolean
  now: number
  maxToday: number
}
/** What became of an offer, and if nothing did, why: `count` names tried today, the post held, one open already, somebody known. */
export interface Offered {
  offered: boolean
  count: number
  held: boolean
  open: boolean
  known: boolean
  /** and a worker has seen their card */
  proven: boolean
}

/** Posts that go from one to another (0058). */
export interface PostHandOverStore {
  /** open ones that are the caller's, for the caller, or at an organisation of a staff post of theirs or below it; the oldest twenty. One trip */
  open(now: number): Promise<(Seen & { id: string; orgName: string; fromName: string; toName: string })[]>
  /** one of those, or one that has ended; null: none the caller has a word in. One trip */
  read(id: string, now: number): Promise<Seen | null>
  /** to whoever has this name and phone and an account; the same id again changes nothing. Two trips */
  offer(offer: Offer): Promise<Offered>
  /** what was decided on what was seen; `done` moves the post. False: it is not as it was seen, or the post is gone. One trip */
  settle(input: { id: string; outcome: HandOverOutcome; seen: HandOver; now: number }): Promise<boolean>
}

/** $4 now, $5 staff roles: organisations at which the caller counts as a colleague. */
const MINE = `, mine as (
  select org.id from me
  join post on post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.role = any ($5::text[])
    and (post.until is null or post.until > $4::timestamptz)
  join org on org.tenant_id = me.tenant_id and (org.id = post.org_id or org.parent_id = post.org_id)
)`
const SEEN = `'role', one.role, 'fromId', one.from_id, 'toId', one.to_id, 'agreedAt', one.agreed_at, 'outcome', one.outcome,
  'endedBy', one.ended_by, 'who', me.person_id, 'colleague', one.org_id in (select id from mine)`

/** Whoever gives it has it still. */
export const HELD = (one: string): string => `exists (select from post giving where giving.tenant_id = ${one}.tenant_id
  and (giving.person_id, giving.role, giving.org_id) = (${one}.from_id, ${one}.role, ${one}.org_id) and (giving.until is null or giving.until > $4::timestamptz))`

const OPEN = `${MINE}, few as (
  select * from (
    select post_hand_over.* from me join post_hand_over on post_hand_over.tenant_id = me.tenant_id and from_id = me.person_id and ended_at is null
    union
    select post_hand_over.* from me join post_hand_over on post_hand_over.tenant_id = me.tenant_id and to_id = me.person_id and ended_at is null
    union
    select post_hand_over.* from me join mine on true
    join post_hand_over on post_hand_over.tenant_id = me.tenant_id and org_id = mine.id and ended_at is null
  ) every where ${HELD('every')} order by asked_at, id limit 20
)
select (select coalesce(jsonb_agg(jsonb_build_object('id', one.id, 'orgName', org.name, 'fromName', giver.public_name, 'toName', taker.public_name,
  ${SEEN}) order by one.asked_at, one.id), '[]')
  from few one
  join org on org.tenant_id = one.tenant_id and org.id = one.org_id
  join person giver on giver.tenant_id = one.tenant_id and giver.id = one.from_id
  join person taker on taker.tenant_id = one.tenant_id and taker.id = one.to_id) as found from me`

const READ = `${MINE}
select (select jsonb_build_object(${SEEN}) from post_hand_over one where one.tenant_id = me.tenant_id and one.id = $6
  and (me.person_id in (one.from_id, one.to_id) or one.org_id in (select id from mine))) as found from me`

/** $4 now, $5 name, $6 phone, $7 day, $8 most a day, $9 id, $10 role, $11 organisation, $12 whether the card must have been seen. */
const OFFER = `, counted as (
  insert into usage (tenant_id, person_id, what, day, count) select tenant_id, person_id, 'hand_over', $7::date, 1 from me
  on conflict (tenant_id, person_id, what, day) do update set count = usage.count + 1 returning count
), held as (
  select post.tenant_id, post.person_id from me join post on (post.tenant_id, post.person_id, post.role, post.org_id) = (me.tenant_id, me.person_id, $10, $11)
  where post.until is null or post.until > $4::timestamptz
), hit as (
  select person.id, person.real_name from held
  join person_private private on private.tenant_id = held.tenant_id and private.phone_hash = $6 and private.name_hash = $5
  join person on person.tenant_id = private.tenant_id and person.id = private.person_id
  where person.has_app and person.erased_at is null and person.id <> held.person_id and (select count from counted) <= $8::integer
), offered as (
  insert into post_hand_over (tenant_id, id, role, org_id, from_id, to_id, asked_at)
  select held.tenant_id, $9, $10, $11, held.person_id, hit.id, $4::timestamptz from held cross join hit
  where (select count(*) from hit) = 1 and (hit.real_name or not $12::boolean)
  on conflict do nothing returning 1
)
select jsonb_build_object('count', (select count from counted), 'held', exists (select from held), 'known', (select count(*) = 1 from hit), 'proven', exists (select from hit where real_name),
  'offered', exists (select from offered) or exists (select from post_hand_over where tenant_id = me.tenant_id and id = $9),
  'open', exists (select from post_hand_over where (tenant_id, from_id, role, org_id) = (me.tenant_id, me.person_id, $10, $11) and ended_at is null)
) as found from me`

/** $4 now, $5 id, $6 outcome, $7 whether the successor had agreed. */
const SETTLE = `, settled as (
  update post_hand_over set agreed_at = case when $6 in ('agreed', 'done') then coalesce(agreed_at, $4::timestamptz) else agreed_at end,
    ended_at = case when $6 <> 'agreed' then $4::timestamptz end, ended_by = case when $6 <> 'agreed' then me.person_id end,
    outcome = case when $6 <> 'agreed' then $6 end
  from me
  where post_hand_over.tenant_id = me.tenant_id and post_hand_over.id = $5 and ended_at is null and (agreed_at is not null) = $7::boolean
    and ($6 <> 'done' or ${HELD('post_hand_over')})
  returning post_hand_over.*
), held as (
  select post.until from settled join post on (post.tenant_id, post.person_id, post.role, post.org_id) = (settled.tenant_id, from_id, settled.role, settled.org_id)
), gone as (
  update post set until = $4::timestamptz from settled
  where settled.outcome = 'done' and (post.tenant_id, post.person_id, post.role, post.org_id) = (settled.tenant_id, from_id, settled.role, settled.org_id)
), come as (
  insert into post (tenant_id, person_id, role, org_id, since, until)
  select tenant_id, to_id, role, org_id, $4::timestamptz, held.until from settled cross join held where outcome = 'done'
  on conflict (tenant_id, person_id, role, org_id) do update set until = excluded.until where post.until is not null and (excluded.until is null or post.until < excluded.until)
)
select (select count(*) from settled) as found from me`

interface SeenRow {
  role: Role
  fromId: string
  toId: string
  agreedAt: string | null
  outcome: string | null
  endedBy: string | null
  who: string
  colleague: boolean
}
const seenOf = ({ role, fromId, toId, agreedAt, outcome, endedBy, who, colleague }: SeenRow): Seen => ({
  one: { role, fromId, toId, agreedAt: msOrNull(agreedAt), ended: outcome && endedBy ? { outcome, byId: endedBy } : null },
  who: { id: who, colleague }
})

export const postHandOverStore = (run: Run, keys: Keys, caller: Caller): PostHandOverStore => ({
  open: async (now) => {
    const rows = await askAs<(SeenRow & Record<'id' | 'orgName' | 'fromName' | 'toName', string>)[]>(run, caller, OPEN, [
      iso(now),
      STAFF_ROLES
    ])
    return rows.map((row) => ({ ...seenOf(row), id: row.id, orgName: row.orgName, fromName: row.fromName, toName: row.toName }))
  },
  read: async (id, now) => {
    const row = await askAs<SeenRow | null>(run, caller, READ, [iso(now), STAFF_ROLES, id])
    return row && seenOf(row)
  },
  offer: async ({ id, role, orgId, name, phone, checked, now, maxToday }) => {
    const { tenantId } = (await accountOf(run, caller)) ?? refuseUnknown(caller)
    const lock = keys.of(tenantId)
    return askAs<Offered>(run, caller, OFFER, [iso(now), lock.hash(name), lock.hash(phone), dayOf(now), maxToday, id, role, orgId, checked])
  },
  settle: async ({ id, outcome, seen, now }) =>
    Number(await askAs<number>(run, caller, SETTLE, [iso(now), id, outcome, seen.agreedAt !== null])) > 0
})

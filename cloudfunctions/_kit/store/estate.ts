import type { EstateView } from '@contract/timebank'
import type { Page } from '@contract/page'
import { AppError } from '@domain/errors'
import type { GiftRelation } from '@domain/timebank/give'
import type { ValueChange } from '@domain/value/facts'
import type { EstateFacts } from '@domain/value/estate'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { isRace } from './commit'
import { cursorOf, placeIn } from './cursor'
import { fillPool, refusalIn } from './ledger'
import { iso, ms, msOrNull } from './rows'
import { onceParams, onceSql } from './once'
import type { Asked, Caller } from './shapes'
import { packedValue } from './wallet'

/** An estate as a worker of the community, or staff above it, decides about it. */
export interface EstateRow extends Omit<EstateFacts, 'confirmedBy'> {
  tenantId: string
  /** the caller, and whether they are community worker there, or staff of the street or district above */
  me: string
  works: boolean
  above: boolean
  confirmedBy: string | null
  undone: boolean
  settled: boolean
  /** null: nobody, or nobody yet */
  settledBy: string | null
  chosenBy: string | null
  chosenAt: number | null
  heirId: string | null
  /** of the heir that was chosen, or that is asked about */
  relation: GiftRelation | null
}
/** Deaths and what becomes of the minutes, of people who live where the caller is community worker. */
export interface EstateStore {
  /** the newest first; null: the caller does not work there */
  list(input: { orgId: string; cursor?: string; now: number }): Promise<Page<EstateView> | null>
  /** null: none the caller may see. `heirId`: whose accounts and relation are asked about besides */
  one(id: string, now: number, heirId?: string): Promise<EstateRow | null>
  /** first signature; the same id again changes nothing. `taken`: there is another one of this person */
  record(input: { id: string; personId: string; diedOn: string; until: string; now: number }): Promise<'done' | 'taken' | 'stranger'>
  /** each false when somebody was faster. `until`: the last day for a choice, from this signature on */
  confirm(id: string, until: string, now: number): Promise<boolean>
  undo(id: string, now: number): Promise<boolean>
  /** once for `asked` */
  choose(id: string, heirId: string | null, asked: Asked, now: number): Promise<boolean>
  /** for the choice that `estate` has, and no other */
  settle(estate: EstateRow, change: ValueChange, now: number): Promise<boolean>
}

/** $4 is now. */
const WORKS_IN = (community: string) => `exists (select from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id
  and post.role = 'community_worker' and post.org_id = ${community} and (post.until is null or post.until > $4::timestamptz))`
const IS_ABOVE = `exists (select from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id
  and post.role in ('street_staff', 'district_staff') and (post.until is null or post.until > $4::timestamptz)
  and person.community_id = any (orgs_below_v1(me.tenant_id, post.org_id)))`
/** Whether two of the community have signed that somebody died. */
export const diedSql = (tenant: string, person: string) =>
  `exists (select from estate where estate.tenant_id = ${tenant} and estate.person_id = ${person} and confirmed_at is not null and undone_at is null)`
const name = (id: string) => `(select public_name from person named where named.tenant_id = estate.tenant_id and named.id = ${id})`
const stands = (
  kind: string
) => `(select jsonb_build_object('owned', coalesce(sum(posted), 0), 'free', coalesce(sum(posted - held), 0)) from ledger_account
  where ledger_account.tenant_id = estate.tenant_id and ledger_account.id = 'minute/${kind}/' || estate.person_id)`

const SIZE = 20
const LIST = `, page as (
  select estate.*, person.public_name from me
  join person on person.tenant_id = me.tenant_id and person.community_id = $5
  join estate on estate.tenant_id = person.tenant_id and estate.person_id = person.id and estate.undone_at is null
  where ${WORKS_IN('$5')} and (estate.recorded_at, estate.id) < ($6::timestamptz, $7)
  order by estate.recorded_at desc, estate.id desc limit ${SIZE + 1}
)
select case when ${WORKS_IN('$5')} then coalesce((select jsonb_agg(jsonb_build_object(
  'id', estate.id, 'personId', estate.person_id, 'publicName', estate.public_name, 'diedOn', estate.died_on, 'until', estate.until,
  'recorded', jsonb_build_object('by', ${name('recorded_by')}, 'at', recorded_at, 'mine', recorded_by = me.person_id),
  'confirmed', case when confirmed_at is not null then jsonb_build_object('by', ${name('confirmed_by')}, 'at', confirmed_at, 'mine', confirmed_by = me.person_id) end,
  'choice', case when chosen_at is not null then jsonb_build_object('by', ${name('chosen_by')}, 'at', chosen_at, 'mine', chosen_by = me.person_id,
    'heirId', heir_id, 'heirName', ${name('heir_id')}) end,
  'settledAt', settled_at, 'earned', ${stands('earned')}, 'gifted', ${stands('gifted')},
  'family', (select coalesce(jsonb_agg(jsonb_build_object('personId', receiver.id, 'publicName', receiver.public_name, 'relation', relation) order by receiver.id), '[]')
    from gift_relation join person receiver on receiver.tenant_id = gift_relation.tenant_id and receiver.id = receiver_id and receiver.erased_at is null
    where gift_relation.tenant_id = estate.tenant_id and giver_id = estate.person_id)
) order by estate.recorded_at desc, estate.id desc) from page estate), '[]') end as found from me`

type Signed<S> = S extends { at: number } ? Omit<S, 'at'> & { at: string } : S
type Raw = { [K in keyof EstateView]: Signed<NonNullable<EstateView[K]>> | Extract<EstateView[K], null> } & { settledAt: string | null }
const signed = <S extends { at: string }>(one: S) => ({ ...one, at: ms(one.at) })
const viewOf = (raw: Raw): EstateView => ({
  ...raw,
  recorded: signed(raw.recorded),
  confirmed: raw.confirmed && signed(raw.confirmed),
  choice: raw.choice && signed(raw.choice),
  settledAt: msOrNull(raw.settledAt)
})

export const BALANCES = (
  ...people: string[]
) => `(select coalesce(jsonb_object_agg(account.id, jsonb_build_object('posted', posted, 'held', held)), '{}')
  from unnest(array[${people.join(', ')}]) one (id) cross join unnest(array['minute/earned/', 'minute/gifted/']) kind (name)
  join ledger_account account on account.tenant_id = estate.tenant_id and account.id = kind.name || one.id)`
const ONE = ` select (select jsonb_build_object(
  'tenantId', estate.tenant_id, 'me', me.person_id, 'works', ${WORKS_IN('person.community_id')}, 'above', ${IS_ABOVE}, 'id', estate.id, 'personId', estate.person_id, 'until', estate.until,
  'recordedBy', recorded_by, 'confirmedBy', confirmed_by, 'undone', undone_at is not null, 'settled', settled_at is not null,
  'settledBy', settled_by, 'chosenBy', chosen_by, 'chosenAt', chosen_at, 'heirId', heir_id, 'poolOwner', top_org_v1(estate.tenant_id, person.community_id),
  'relation', (select relation from gift_relation where gift_relation.tenant_id = estate.tenant_id and giver_id = estate.person_id
    and receiver_id = coalesce($6::text, heir_id)),
  'balances', ${BALANCES('estate.person_id', 'coalesce($6::text, heir_id)')},
  'tallies', (select coalesce(jsonb_agg(jsonb_build_object('personId', tally.person_id, 'key', key, 'amount', amount)), '[]') from tally
    where tally.tenant_id = estate.tenant_id and tally.person_id = coalesce($6::text, heir_id) and period = 'life')
) from estate join person on person.tenant_id = estate.tenant_id and person.id = estate.person_id
where estate.tenant_id = me.tenant_id and estate.id = $5 and (${WORKS_IN('person.community_id')} or ${IS_ABOVE})) as found from me`

const RECORD = `, meant as (
  select person.id from me join person on person.tenant_id = me.tenant_id and person.id = $6 and person.erased_at is null and person.id <> me.person_id
  where ${WORKS_IN('person.community_id')}
), made as (
  insert into estate (tenant_id, id, person_id, died_on, until, recorded_by, recorded_at)
  select me.tenant_id, $5, meant.id, $7::date, $8, me.person_id, $4::timestamptz from me cross join meant on conflict do nothing returning 1
)
select case when not exists (select from meant) then 'stranger'
  when exists (select from made) or exists (select from estate where estate.tenant_id = me.tenant_id and estate.id = $5) then 'done'
  else 'taken' end as found from me`
/** With the second signature nothing goes out any more, and nobody is on a list any more; who had listed them is remembered. */
const CONFIRM = `, there as materialized (
  select estate.tenant_id, estate.id, estate.person_id, me.person_id as by from me join estate on estate.tenant_id = me.tenant_id and estate.id = $5
  where confirmed_at is null and undone_at is null and recorded_by <> me.person_id for update of estate
), off as (
  delete from listed_elder using there where listed_elder.tenant_id = there.tenant_id and listed_elder.person_id = there.person_id
  returning listed_by, listed_at
), signed as (
  update estate set (confirmed_by, confirmed_at, until, listed_by, listed_at) = (there.by, $4::timestamptz, $6, off.listed_by, off.listed_at)
  from there left join off on true where estate.tenant_id = there.tenant_id and estate.id = there.id
)
select exists (select from there) as found from me`
/** Who was on the list is on it again as before, unless somebody took them off meanwhile. */
const UNDO = `, undone as (
  update estate set undone_by = me.person_id, undone_at = $4::timestamptz from me
  where estate.tenant_id = me.tenant_id and estate.id = $5 and undone_at is null and settled_at is null
  returning estate.tenant_id, estate.person_id, estate.listed_by, estate.listed_at
), again as (
  insert into listed_elder (tenant_id, person_id, listed_by, listed_at)
  select undone.tenant_id, undone.person_id, undone.listed_by, undone.listed_at from undone
  join person on person.tenant_id = undone.tenant_id and person.id = undone.person_id and person.erased_at is null
  where undone.listed_by is not null on conflict do nothing
)
select exists (select from undone) as found from me`
/** Locked before it is looked at: a request is only kept where its choice is written. */
const CHOOSE = `, there as materialized (
  select estate.tenant_id, estate.id from me join estate on estate.tenant_id = me.tenant_id and estate.id = $5
  where confirmed_at is not null and undone_at is null and settled_at is null for update of estate
), ${onceSql(7, 'exists (select from there)')}, chosen as (
  update estate set heir_id = $6, chosen_by = me.person_id, chosen_at = $4::timestamptz from me, there, once
  where estate.tenant_id = there.tenant_id and estate.id = there.id
)
select exists (select from there) as found from me`

export type Chosen<E> = Omit<E, 'chosenAt'> & { chosenAt: string | null }
export const chosen = <E extends { chosenAt: string | null }>(one: E) => ({ ...one, chosenAt: msOrNull(one.chosenAt) })

export const estateStore = (run: Run, caller: Caller): EstateStore => ({
  list: async ({ orgId, cursor, now }) => {
    const start = cursor === undefined ? null : placeIn(cursor)
    const params = [iso(now), orgId, start ? iso(start.at) : 'infinity', start?.id ?? '']
    const rows = await askAs<Raw[] | null>(run, caller, LIST, params)
    if (rows === null) return null
    const items = rows.slice(0, SIZE).map(viewOf)
    const last = rows.length > SIZE ? items.at(-1) : undefined
    return { items, ...(last ? { next: cursorOf({ at: last.recorded.at, id: last.id }) } : {}) }
  },
  one: async (id, now, heirId) => {
    const found = await askAs<Chosen<EstateRow> | null>(run, caller, ONE, [iso(now), id, heirId ?? null])
    return found && chosen(found)
  },
  record: ({ id, personId, diedOn, until, now }) => askAs(run, caller, RECORD, [iso(now), id, personId, diedOn, until]),
  confirm: (id, until, now) => askAs<boolean>(run, caller, CONFIRM, [iso(now), id, until]),
  undo: (id, now) => askAs<boolean>(run, caller, UNDO, [iso(now), id]),
  choose: (id, heirId, asked, now) => askAs<boolean>(run, caller, CHOOSE, [iso(now), id, heirId, ...onceParams(asked, now)]),
  settle: (estate, change, now) => settleEstate(run, estate, estate.me, change, now)
})

const SETTLE = 'select settle_estate_v2($1, $2, $3, $4, $5::timestamptz, $6::timestamptz, $7::jsonb) as found'
/** The decision with what it moves, once. False: somebody was faster, or a balance has moved: decide again. */
export const settleEstate = async (
  run: Run,
  { tenantId, id, heirId, chosenAt }: Pick<EstateRow, 'tenantId' | 'id' | 'heirId' | 'chosenAt'>,
  by: string | null,
  change: ValueChange,
  now: number
): Promise<boolean> => {
  const shown = [heirId, chosenAt === null ? null : iso(chosenAt)]
  const params = [tenantId, id, by, ...shown, iso(now), JSON.stringify(packedValue(tenantId, change, now))]
  try {
    return (await run<{ found: boolean }>(SETTLE, params))[0]?.found ?? false
  } catch (error) {
    const refused = refusalIn(error)
    if (refused instanceof AppError && refused.code === 'BOOKS_STOPPED') throw refused
    if (isRace(error) || (await fillPool(run, tenantId, change.transfers, refused))) return false
    throw refused
  }
}

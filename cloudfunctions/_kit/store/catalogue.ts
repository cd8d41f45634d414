import type { Page } from '@contract/page'
import { refuse } from '@domain/errors'
import type { Good } from '@domain/redemption/good'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { placeIn } from './cursor'
import { goodOf, type PicturedGood } from './goods'
import { onceParams, onceSql } from './once'
import { AT_DISTRICT } from './pool'
import { pageFrom } from './redemptions'
import { iso, ms, type Row } from './rows'
import type { Asked, Caller, ListInput } from './shapes'

/** What a good says, as the district writes it down. */
export type GoodTerms = Pick<Good, 'merchantId' | 'title' | 'about' | 'pickUp' | 'points' | 'limit' | 'holdDays' | 'fromAt' | 'untilAt'> & {
  picture: string | null
}
/** A good as whoever keeps the catalogue needs it. */
export interface KeptGood extends PicturedGood {
  merchantName: string
  attended: boolean
  content: 'pending' | 'shown' | 'hidden'
  /** how many are kept for people now */
  held: number
  addedAt: number
}
export interface Merchant {
  id: string
  name: string
  attended: boolean
}
/** `same`: this very request did it before; `moved`: it is not what was read any more, or is not there. */
export type Kept = 'done' | 'same' | 'moved'

/** The catalogue, kept by the district: every method refuses NOT_ALLOWED without a post there. One trip each. */
export interface CatalogueStore {
  merchants(input: ListInput): Promise<Page<Merchant>>
  /** the newest first */
  goods(input: ListInput & { list: 'offered' | 'withdrawn' }): Promise<Page<KeptGood>>
  good(id: string, now: number): Promise<KeptGood | null>
  /** the same id again adds nothing. False: there is no such merchant */
  add(good: GoodTerms & { id: string; stock: number; requestId: string; now: number }): Promise<boolean>
  /** for new redemptions only; what changed is checked again before others read it */
  change(good: GoodTerms & { id: string; version: number; requestId: string; now: number }): Promise<Kept>
  /** more or fewer; the same `moveId` again changes nothing. Answers what is left, null when it is fewer than there are */
  restock(input: { id: string; moveId: string; by: number; now: number }): Promise<number | null>
  /** off the shelf or on it again, once for `asked`; `callOff`: what is kept for people goes back to them too. False: there is no such good */
  offer(input: { id: string; offered: boolean; callOff: boolean; asked: Asked; now: number }): Promise<boolean>
}

const SIZE = 21
const ATTENDED = (org: string, now: string) => `exists (select from post where post.tenant_id = me.tenant_id and post.org_id = ${org}
  and post.role = 'merchant' and (post.until is null or post.until > ${now}::timestamptz))`
const MERCHANTS = `
select jsonb_build_object('allowed', ${AT_DISTRICT('$4')}, 'rows', (
  select coalesce(jsonb_agg(jsonb_build_object('id', few.id, 'name', few.name, 'attended', ${ATTENDED('few.id', '$4')}) order by few.id), '[]')
  from (select id, name from org where org.tenant_id = me.tenant_id and kind = 'merchant' and id > $5 order by id limit ${SIZE}) few
)) as found from me`

const KEPT = (
  now: string
) => `to_jsonb(one) || jsonb_build_object('merchant_name', merchant.name, 'attended', ${ATTENDED('one.merchant_id', now)},
  'held', (select count(*) from redemption kept where kept.tenant_id = one.tenant_id and kept.good_id = one.id and kept.state = 'held'))`
const MERCHANT = 'join org merchant on merchant.tenant_id = one.tenant_id and merchant.id = one.merchant_id'
const GOODS = `
select jsonb_build_object('allowed', ${AT_DISTRICT('$4')}, 'rows', (
  select coalesce(jsonb_agg(${KEPT('$4')} order by one.added_at desc, one.id desc), '[]') from (
    select good.* from good where good.tenant_id = me.tenant_id and (good.withdrawn_at is null) = $5::boolean
      and (good.added_at, good.id) < ($6::timestamptz, $7) order by good.added_at desc, good.id desc limit ${SIZE}
  ) one ${MERCHANT}
)) as found from me`
const GOOD = `
select jsonb_build_object('allowed', ${AT_DISTRICT('$4')}, 'good', (
  select ${KEPT('$4')} from good one ${MERCHANT} where one.tenant_id = me.tenant_id and one.id = $5
)) as found from me`

/** What is written down of a good, after the five parameters of whoever writes: $4 now, $5 id, $6 request, $7 merchant. */
const SAID = '$8, $9, $10, $11, $12::integer, $13::integer, $14, $15::integer, $16::timestamptz, $17::timestamptz'
const COLUMNS = 'title, about, pick_up, picture, points, most, period, hold_days, from_at, until_at'
const ADD = `, made as (
  insert into good (tenant_id, id, merchant_id, ${COLUMNS}, stock, added_at, changed_by, changed_at, changed_request)
  select me.tenant_id, $5, merchant.id, ${SAID}, $18::integer, $4::timestamptz, me.person_id, $4::timestamptz, $6
  from me join org merchant on merchant.tenant_id = me.tenant_id and merchant.id = $7 and merchant.kind = 'merchant'
  where ${AT_DISTRICT('$4')} on conflict do nothing returning tenant_id, id, stock
), stocked as (
  insert into stock_move (tenant_id, id, good_id, pieces, moved_by, at)
  select made.tenant_id, made.id, made.id, made.stock, me.person_id, $4::timestamptz from made, me returning 1
)
select jsonb_build_object('allowed', ${AT_DISTRICT('$4')}, 'there', exists (
  select from org where org.tenant_id = me.tenant_id and org.id = $7 and org.kind = 'merchant')) as found from me`

const CHANGE = `, seen as materialized (
  select good.* from me join good on good.tenant_id = me.tenant_id and good.id = $5
), changed as (
  update good set (merchant_id, ${COLUMNS}, version, content, changed_by, changed_at, changed_request) = (merchant.id, ${SAID}, good.version + 1,
    case when (good.title, good.about, good.pick_up) = ($8, $9, $10) and good.picture is not distinct from $11 then good.content else 'pending' end,
    me.person_id, $4::timestamptz, $6)
  from me join org merchant on merchant.tenant_id = me.tenant_id and merchant.id = $7 and merchant.kind = 'merchant'
  where good.tenant_id = me.tenant_id and good.id = $5 and good.version = $18::integer and ${AT_DISTRICT('$4')} returning 1
), gone as (
  insert into gone_file (tenant_id, file_id, gone_at) select seen.tenant_id, seen.picture, $4::timestamptz from seen, changed
  where seen.picture <> coalesce($11, '') on conflict do nothing
)
select jsonb_build_object('allowed', ${AT_DISTRICT('$4')}, 'changed', exists (select from changed),
  'same', exists (select from seen where changed_request = $6 and changed_by = me.person_id)) as found from me`

const RESTOCK = `, moved as (
  insert into stock_move (tenant_id, id, good_id, pieces, moved_by, at)
  select me.tenant_id, $6, good.id, $7::integer, me.person_id, $4::timestamptz
  from me join good on good.tenant_id = me.tenant_id and good.id = $5 where ${AT_DISTRICT('$4')} on conflict do nothing returning tenant_id, good_id, pieces
), stocked as (
  update good set stock = good.stock + moved.pieces from moved where good.tenant_id = moved.tenant_id and good.id = moved.good_id returning good.stock
)
select jsonb_build_object('allowed', ${AT_DISTRICT('$4')}, 'stock', coalesce((select stock from stocked), (
  select stock from good where good.tenant_id = me.tenant_id and good.id = $5))) as found from me`

const OFFER = `, there as materialized (
  select good.tenant_id, good.id from me join good on good.tenant_id = me.tenant_id and good.id = $5 where ${AT_DISTRICT('$4')}
), ${onceSql(8, 'exists (select from there)')}, shelved as (
  update good set withdrawn_at = case when $6::boolean then null else coalesce(good.withdrawn_at, $4::timestamptz) end from there, once
  where good.tenant_id = there.tenant_id and good.id = there.id returning good.tenant_id, good.id
), back as (
  update redemption set (until_at, called_off) = (least(redemption.until_at, $4::timestamptz), true) from shelved
  where $7::boolean and redemption.tenant_id = shelved.tenant_id and redemption.good_id = shelved.id and redemption.state = 'held' returning 1
)
select jsonb_build_object('allowed', ${AT_DISTRICT('$4')}, 'there', exists (select from there)) as found from me`

const ofTheDistrict = <T extends { allowed: boolean }>(found: T): T =>
  found.allowed ? found : refuse('NOT_ALLOWED', { who: '区里的工作人员' })
const keptOf = (row: Row): KeptGood => {
  const { merchant_name, attended, held, content, added_at, ...good } = row as Row & Record<'most' | 'period', never>
  return {
    ...goodOf(good),
    merchantName: String(merchant_name),
    attended: attended === true,
    held: Number(held),
    content: content as KeptGood['content'],
    addedAt: ms(added_at)
  }
}
const said = ({ title, about, pickUp, picture, points, limit, holdDays, fromAt, untilAt }: GoodTerms) => [
  ...[title, about, pickUp, picture, points, limit?.most ?? null, limit?.period ?? null, holdDays],
  ...[iso(fromAt), untilAt === null ? null : iso(untilAt)]
]
interface Listed<T> {
  allowed: boolean
  rows: T[]
}

export const catalogueStore = (run: Run, caller: Caller): CatalogueStore => ({
  merchants: async ({ cursor, now }) => {
    const start = cursor === undefined ? '' : placeIn(cursor).id
    return pageFrom(ofTheDistrict(await askAs<Listed<Merchant>>(run, caller, MERCHANTS, [iso(now), start])).rows, () => 0)
  },
  goods: async ({ list, cursor, now }) => {
    const start = cursor === undefined ? null : placeIn(cursor)
    const params = [iso(now), list === 'offered', start ? iso(start.at) : 'infinity', start?.id ?? '']
    const { rows } = ofTheDistrict(await askAs<Listed<Row>>(run, caller, GOODS, params))
    return pageFrom(rows.map(keptOf), ({ addedAt }) => addedAt)
  },
  good: async (id, now) => {
    const { good } = ofTheDistrict(await askAs<{ allowed: boolean; good: Row | null }>(run, caller, GOOD, [iso(now), id]))
    return good && keptOf(good)
  },
  add: async ({ id, merchantId, stock, requestId, now, ...terms }) => {
    const params = [iso(now), id, requestId, merchantId, ...said({ merchantId, ...terms }), stock]
    return ofTheDistrict(await askAs<{ allowed: boolean; there: boolean }>(run, caller, ADD, params)).there
  },
  change: async ({ id, merchantId, version, requestId, now, ...terms }) => {
    const params = [iso(now), id, requestId, merchantId, ...said({ merchantId, ...terms }), version]
    const { changed, same } = ofTheDistrict(await askAs<{ allowed: boolean; changed: boolean; same: boolean }>(run, caller, CHANGE, params))
    return changed ? 'done' : same ? 'same' : 'moved'
  },
  restock: async ({ id, moveId, by, now }) => {
    try {
      const { stock } = ofTheDistrict(
        await askAs<{ allowed: boolean; stock: number | null }>(run, caller, RESTOCK, [iso(now), id, moveId, by])
      )
      return stock ?? refuse('GOOD_GONE')
    } catch (error) {
      if ((error as { constraint?: string }).constraint === 'good_stock_is_there') return null
      throw error
    }
  },
  offer: async ({ id, offered, callOff, asked, now }) => {
    const params = [iso(now), id, offered, callOff, ...onceParams(asked, now)]
    return ofTheDistrict(await askAs<{ allowed: boolean; there: boolean }>(run, caller, OFFER, params)).there
  }
})

import type { Good, Limit } from '@domain/redemption/good'
import type { Purse, Shelf } from '@domain/redemption/offer'
import { BEGUN } from '@domain/redemption/perform'
import type { Redemption } from '@domain/redemption/redemption'
import { PERIODS } from '@domain/points/rule'
import { periodStart } from '@domain/redemption/good'
import { POINT_DUES } from '@domain/value/counts'
import { iso, objectOf, type Row } from './rows'

/** A good with its picture, a file id; links are made for whoever may see it. */
export type PicturedGood = Good & { picture: string | null }
export interface PicturedShelf extends Shelf {
  good: PicturedGood
}
/** A redemption with what stands around it in a list. */
export interface Fetched extends Redemption {
  merchantName: string
  picture: string | null
  codeNumber: number
}

type GoodRow = Row & { most: number | null; period: Limit['period'] | null }
const NOT_OF_A_GOOD = new Set([
  'tenant_id',
  'most',
  'period',
  'content',
  'content_tried_at',
  'added_at',
  'changed_by',
  'changed_at',
  'changed_request'
])
export const goodOf = (row: GoodRow): PicturedGood => ({
  ...objectOf<Omit<PicturedGood, 'limit'>>(row, NOT_OF_A_GOOD),
  limit: row.most === null || row.period === null ? null : { most: row.most, period: row.period }
})

const NOT_OF_A_REDEMPTION = new Set(['tenant_id', 'code_number', 'code_hash'])
export const redemptionOf = (row: Row): Redemption => objectOf<Redemption>(row, NOT_OF_A_REDEMPTION)

export interface FetchedRow {
  redemption: Row & { code_number: number }
  merchant: string
  picture: string | null
}
export const fetchedOf = ({ redemption, merchant, picture }: FetchedRow): Fetched => ({
  ...redemptionOf(redemption),
  merchantName: merchant,
  picture,
  codeNumber: redemption.code_number
})
/** What a list shows of a row `one` of redemption. */
export const FETCHED = `jsonb_build_object('redemption', to_jsonb(one), 'merchant', merchant.name, 'picture', good.picture)`
export const AROUND = `join org merchant on merchant.tenant_id = one.tenant_id and merchant.id = one.merchant_id
  join good on good.tenant_id = one.tenant_id and good.id = one.good_id`

/** When each period that `now` lies in began: what a limit is counted from, whichever it is. */
export const startsAt = (now: number): string =>
  JSON.stringify(Object.fromEntries(PERIODS.map((period) => [period, iso(periodStart(period, now))])))

/** A good `one` as a person of `me` finds it on the shelf. `$now` is the moment, `$starts` what `startsAt` says, `$counts` what of a limit is used up. */
export const shelfOf = (
  now: string,
  starts: string,
  counts: string
): string => `jsonb_build_object('good', to_jsonb(one), 'merchantName', merchant.name,
  'attended', exists (select from post where post.tenant_id = one.tenant_id and post.org_id = one.merchant_id and post.role = 'merchant'
    and (post.until is null or post.until > ${now}::timestamptz)),
  'taken', case when one.most is null then 0 else (
    select count(*) from redemption taken where taken.tenant_id = me.tenant_id and taken.person_id = me.person_id and taken.good_id = one.id
      and taken.state = any (${counts}::text[]) and taken.at >= (${starts}::jsonb ->> one.period)::timestamptz) end)`
/** Whatever was given back does not count. */
export const COUNTS: readonly Redemption['state'][] = ['held', 'picked_up']

export interface ShelfRow extends Omit<Shelf, 'good'> {
  good: GoodRow
}
export const pictured = ({ good, ...shelf }: ShelfRow): PicturedShelf => ({ ...shelf, good: goodOf(good) })

/** What the caller may spend and has begun. */
export const purseOf = (starts: string): string => `jsonb_build_object('personId', me.person_id,
  'free', coalesce((select posted - held from ledger_account account where account.tenant_id = me.tenant_id and account.id = 'point/earned/' || me.person_id), 0),
  'dues', coalesce((select amount from tally where tally.tenant_id = me.tenant_id and tally.person_id = me.person_id and tally.period = 'life' and tally.key = '${POINT_DUES}'), 0),
  'begun', coalesce((select amount from tally where tally.tenant_id = me.tenant_id and tally.person_id = me.person_id and tally.period = 'life' and tally.key = '${BEGUN}'), 0),
  'closed', exists (select from estate where estate.tenant_id = me.tenant_id and estate.person_id = me.person_id and confirmed_at is not null and undone_at is null),
  'today', (select count(*) from redemption begun where begun.tenant_id = me.tenant_id and begun.person_id = me.person_id
    and begun.at >= (${starts}::jsonb ->> 'day')::timestamptz))`
export type PurseFacts = Purse & { begun: number }

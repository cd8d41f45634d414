import type { Page } from '@contract/page'
import { dayOf } from '@domain/clock/shanghai'
import { refuse } from '@domain/errors'
import type { Sheet } from '@domain/redemption/sheet'
import type { ValueChange } from '@domain/value/facts'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { isRace } from './commit'
import { atMerchant, notOfTheShop } from './counter'
import { placeIn } from './cursor'
import { refusalIn } from './ledger'
import { AT_DISTRICT } from './pool'
import { pageFrom } from './redemptions'
import { iso, ms, objectOf, type Row } from './rows'
import type { Caller, ListInput } from './shapes'
import { packedValue } from './wallet'

/** A sheet with the name of its merchant; its id is merchant and day, for the order of a list. */
export type NamedSheet = Sheet & { id: string; merchantName: string }
/** One piece on a sheet. */
export interface Handed {
  id: string
  title: string
  points: number
  at: number
}
/** A sheet and whoever is about to sign it. */
export interface Signing {
  tenantId: string
  personId: string
  atMerchant: boolean
  atDistrict: boolean
  sheet: NamedSheet | null
}

/** What merchants handed over by day, and how it is settled. One trip each. */
export interface SheetStore {
  /** of one merchant, the newest first; refuses NOT_ALLOWED without the post there */
  own(input: ListInput & { orgId: string }): Promise<Page<NamedSheet>>
  /** what stands on one, the earliest first; refuses as `own`. The district may look too */
  handed(input: ListInput & { orgId: string; day: string }): Promise<Page<Handed>>
  /** of every merchant, what the district has not settled, the oldest first; refuses NOT_ALLOWED without a post there */
  unsettled(input: ListInput): Promise<Page<NamedSheet>>
  signing(input: { orgId: string; day: string; now: number }): Promise<Signing>
  /** false: it has been agreed to before */
  agree(sheet: Sheet, now: number): Promise<boolean>
  /** false: it has been settled before, or the books moved: decide again */
  settle(signing: Signing, sheet: Sheet, value: ValueChange, now: number): Promise<boolean>
}

const SIZE = 21
const NAMED = `to_jsonb(one) || jsonb_build_object('merchant_name', merchant.name)`
const MERCHANT = 'join org merchant on merchant.tenant_id = one.tenant_id and merchant.id = one.merchant_id'
const OWN = `
select jsonb_build_object('allowed', ${atMerchant('$4', '$5')}, 'rows', (
  select coalesce(jsonb_agg(${NAMED} order by one.day desc), '[]') from (
    select day_sheet.* from day_sheet where day_sheet.tenant_id = me.tenant_id and merchant_id = $4 and day < $6::date order by day desc limit ${SIZE}
  ) one ${MERCHANT}
)) as found from me`
const UNSETTLED = `
select jsonb_build_object('allowed', ${AT_DISTRICT('$4')}, 'rows', (
  select coalesce(jsonb_agg(${NAMED} order by one.day, one.merchant_id), '[]') from (
    select day_sheet.* from day_sheet where day_sheet.tenant_id = me.tenant_id and settled_at is null and (day, merchant_id) > ($5::date, $6)
    order by day, merchant_id limit ${SIZE}
  ) one ${MERCHANT}
)) as found from me`
const HANDED = `
select jsonb_build_object('allowed', ${atMerchant('$4', '$5')} or ${AT_DISTRICT('$5')}, 'rows', (
  select coalesce(jsonb_agg(page), '[]') from (
    select id, title, points, ended_at as at from redemption one
    where one.tenant_id = me.tenant_id and one.merchant_id = $4 and one.day = $6::date and one.state = 'picked_up'
      and (one.ended_at, one.id) > ($7::timestamptz, $8) order by one.ended_at, one.id limit ${SIZE}
  ) page
)) as found from me`
const SIGNING = `
select jsonb_build_object('tenantId', me.tenant_id, 'personId', me.person_id, 'atMerchant', ${atMerchant('$4', '$5')}, 'atDistrict', ${AT_DISTRICT('$5')},
  'sheet', (select ${NAMED} from day_sheet one ${MERCHANT} where one.tenant_id = me.tenant_id and one.merchant_id = $4 and one.day = $6::date)
) as found from me`
const AGREE = `, agreed as (
  update day_sheet set (agreed_by, agreed_at) = (me.person_id, $5::timestamptz) from me
  where day_sheet.tenant_id = me.tenant_id and merchant_id = $4 and day = $6::date and agreed_at is null and ${atMerchant('$4', '$5')} returning 1
)
select exists (select from agreed) as found from me`
const SETTLE = 'select settle_sheet_v1($1, $2, $3::date, $4, $5::timestamptz, $6::jsonb) as found'

const sheetOf = (row: Row): NamedSheet => {
  const sheet = objectOf<Omit<NamedSheet, 'id'>>(row, new Set(['tenant_id']))
  return { ...sheet, id: sheet.merchantId }
}
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00+08:00`)
interface Listed<T> {
  allowed: boolean
  rows: T[]
}

export const sheetStore = (run: Run, caller: Caller): SheetStore => ({
  own: async ({ orgId, cursor, now }) => {
    const before = cursor === undefined ? 'infinity' : dayOf(placeIn(cursor).at)
    const { allowed, rows } = await askAs<Listed<Row>>(run, caller, OWN, [orgId, iso(now), before])
    return allowed ? pageFrom(rows.map(sheetOf), ({ day }) => noonOf(day)) : notOfTheShop()
  },
  unsettled: async ({ cursor, now }) => {
    const start = cursor === undefined ? null : placeIn(cursor)
    const params = [iso(now), start ? dayOf(start.at) : '-infinity', start?.id ?? '']
    const { allowed, rows } = await askAs<Listed<Row>>(run, caller, UNSETTLED, params)
    return allowed ? pageFrom(rows.map(sheetOf), ({ day }) => noonOf(day)) : refuse('NOT_ALLOWED', { who: '区里的工作人员' })
  },
  handed: async ({ orgId, day, cursor, now }) => {
    const start = cursor === undefined ? null : placeIn(cursor)
    const params = [orgId, iso(now), day, start ? iso(start.at) : '-infinity', start?.id ?? '']
    const { allowed, rows } = await askAs<Listed<Omit<Handed, 'at'> & { at: string }>>(run, caller, HANDED, params)
    if (!allowed) return notOfTheShop()
    return pageFrom(
      rows.map((row) => ({ ...row, at: ms(row.at) })),
      ({ at }) => at
    )
  },
  signing: async ({ orgId, day, now }) => {
    const found = await askAs<Omit<Signing, 'sheet'> & { sheet: Row | null }>(run, caller, SIGNING, [orgId, iso(now), day])
    return { ...found, sheet: found.sheet && sheetOf(found.sheet) }
  },
  agree: ({ merchantId, day }, now) => askAs<boolean>(run, caller, AGREE, [merchantId, iso(now), day]),
  settle: async ({ tenantId, personId }, { merchantId, day }, value, now) => {
    try {
      const params = [tenantId, merchantId, day, personId, iso(now), JSON.stringify(packedValue(tenantId, value, now))]
      return (await run<{ found: boolean }>(SETTLE, params))[0]?.found ?? false
    } catch (error) {
      if (isRace(error)) return false
      throw refusalIn(error)
    }
  }
})

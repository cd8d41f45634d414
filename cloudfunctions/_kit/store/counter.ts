import type { Page } from '@contract/page'
import { refuse } from '@domain/errors'
import type { Redemption } from '@domain/redemption/redemption'
import type { Run } from '../../../database/query'
import { MOST_TRIES, TRIES_WITHIN } from '../tries'
import { askAs } from './caller'
import { placeIn } from './cursor'
import { redemptionOf } from './goods'
import { pageFrom } from './redemptions'
import { iso, ms, type Row } from './rows'
import type { Caller, ListInput } from './shapes'

/** What a code at a counter is for. */
export interface Tried {
  tenantId: string
  personId: string
  /** too many wrong codes in the last ten minutes: nothing was looked for */
  locked: boolean
  redemption: Redemption | null
  /** whose it is and where it is to be fetched, in public names */
  redeemer: string | null
  merchantName: string | null
  picture: string | null
}
/** One piece that will be fetched here; whose it is nobody needs to know before. */
export interface Expected {
  id: string
  title: string
  points: number
  at: number
  untilAt: number
}

/** What whoever holds the post at a merchant may do. One trip each; refuses NOT_ALLOWED without the post. */
export interface CounterStore {
  /** looks a code up by its hash; a wrong one is counted in the same statement */
  tryCode(input: { merchantId: string; hash: string; now: number }): Promise<Tried>
  /** what is kept for people, by when they come at the latest */
  expected(input: ListInput & { orgId: string }): Promise<Page<Expected>>
}

const MERCHANT = 'merchant'
export const notOfTheShop = (): never => refuse('NOT_ALLOWED', { who: '店里的人' })
/** Whether the caller holds the post at `org` at the moment `now`. */
export const atMerchant = (org: string, now: string): string => `exists (select from post where post.tenant_id = me.tenant_id
  and post.person_id = me.person_id and post.org_id = ${org} and post.role = '${MERCHANT}' and (post.until is null or post.until > ${now}::timestamptz))`

const TRY = `, tried as materialized (
  select try_code_v1(me.tenant_id, me.person_id, $4, '${MERCHANT}', $5, $6::timestamptz, $7::timestamptz, ${MOST_TRIES}) as found from me
)
select jsonb_build_object('tenantId', me.tenant_id, 'personId', me.person_id, 'tried', tried.found,
  'redeemer', (select public_name from person where person.tenant_id = me.tenant_id and person.id = tried.found -> 'redemption' ->> 'person_id'),
  'merchantName', (select name from org where org.tenant_id = me.tenant_id and org.id = tried.found -> 'redemption' ->> 'merchant_id'),
  'picture', (select picture from good where good.tenant_id = me.tenant_id and good.id = tried.found -> 'redemption' ->> 'good_id')
) as found from me cross join tried`
interface TryRow extends Omit<Tried, 'redemption' | 'locked'> {
  tried: { wrong: number; redemption: Row | null } | null
}

const EXPECTED = `
select jsonb_build_object('allowed', ${atMerchant('$4', '$5')}, 'rows', (
  select coalesce(jsonb_agg(page), '[]') from (
    select id, title, points, at, until_at as "untilAt" from redemption one
    where one.tenant_id = me.tenant_id and one.merchant_id = $4 and one.state = 'held' and one.until_at > $5::timestamptz
      and (one.until_at, one.id) > ($6::timestamptz, $7) order by one.until_at, one.id limit $8::integer
  ) page
)) as found from me`

export const counterStore = (run: Run, caller: Caller): CounterStore => ({
  tryCode: async ({ merchantId, hash, now }) => {
    const { tried, ...found } = await askAs<TryRow>(run, caller, TRY, [merchantId, hash, iso(now), iso(now - TRIES_WITHIN)])
    if (tried === null) return notOfTheShop()
    return { ...found, locked: tried.wrong >= MOST_TRIES, redemption: tried.redemption && redemptionOf(tried.redemption) }
  },
  expected: async ({ orgId, cursor, now }) => {
    const start = cursor === undefined ? null : placeIn(cursor)
    type Raw = Omit<Expected, 'at' | 'untilAt'> & Record<'at' | 'untilAt', string>
    const params = [orgId, iso(now), start ? iso(start.at) : '-infinity', start?.id ?? '', 21]
    const { allowed, rows } = await askAs<{ allowed: boolean; rows: Raw[] }>(run, caller, EXPECTED, params)
    if (!allowed) return notOfTheShop()
    return pageFrom(
      rows.map((row) => ({ ...row, at: ms(row.at), untilAt: ms(row.untilAt) })),
      ({ untilAt }) => untilAt
    )
  }
})

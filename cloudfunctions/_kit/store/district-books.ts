import type { BooksView } from '@contract/timebank'
import type { Asset } from '@domain/ledger/account'
import { totalsOf } from '@domain/ledger/totals'
import type { Run } from '../../../database/query'
import { foldSums } from './book-checks'
import { askAs } from './caller'
import { iso, ms, msOrNull } from './rows'
import type { Caller } from './shapes'

/** One asset that stands still, as those who may let it go decide about it. */
export interface StopFacts {
  clearedAt: number | null
  proposedBy: string | null
  proposedAt: number | null
}

/** The books as those of the district see them. The caller's post is checked before. */
export interface BooksStore {
  /** the newest look, what stands still, and totals from folded numbers. Two trips */
  view(): Promise<BooksView>
  /** whose they are, who asks, and what stands still of one asset; null: nothing */
  stop(asset: Asset): Promise<{ tenantId: string; personId: string; stop: StopFacts | null }>
  /** first signature. False: somebody has signed meanwhile, or it is not right any more */
  proposeReopen(asset: Asset, now: number): Promise<boolean>
  /** second signature, by another, under the first of `proposedAt`: it moves again. False: as above */
  reopen(asset: Asset, proposedAt: number, now: number): Promise<boolean>
}

const VIEW = ` select jsonb_build_object('tenantId', me.tenant_id,
  'check', (select jsonb_build_object('at', finished_at, 'entries', entries) from book_check
    where book_check.tenant_id = me.tenant_id and finished_at is not null order by day desc limit 1),
  'stops', (select coalesce(jsonb_agg(jsonb_build_object('asset', asset, 'foundAt', found_at, 'faults', faults, 'clearedAt', cleared_at,
    'proposedAt', proposed_at, 'mine', proposed_by is not distinct from me.person_id) order by asset), '[]')
    from book_stop where book_stop.tenant_id = me.tenant_id and reopened_at is null),
  'waiting', (select count(*) from value_wait where value_wait.tenant_id = me.tenant_id),
  'held', (select coalesce(jsonb_object_agg(asset, amount), '{}') from (
    select split_part(account_id, '/', 1) as asset, sum(amount)::bigint as amount from open_hold where open_hold.tenant_id = me.tenant_id group by 1) kept)
) as found from me`
const STOP = ` select jsonb_build_object('tenantId', me.tenant_id, 'personId', me.person_id, 'stop', (
  select jsonb_build_object('clearedAt', cleared_at, 'proposedBy', proposed_by, 'proposedAt', proposed_at) from book_stop
  where book_stop.tenant_id = me.tenant_id and asset = $4 and reopened_at is null)) as found from me`
const PROPOSE = `, signed as (
  update book_stop set proposed_by = me.person_id, proposed_at = $5::timestamptz from me
  where book_stop.tenant_id = me.tenant_id and asset = $4 and reopened_at is null and cleared_at is not null and proposed_by is null returning 1
) select exists (select from signed) as found from me`
const REOPEN = `, signed as (
  update book_stop set reopened_by = me.person_id, reopened_at = $5::timestamptz from me
  where book_stop.tenant_id = me.tenant_id and asset = $4 and reopened_at is null and cleared_at is not null and proposed_by <> me.person_id
    and proposed_at = $6::timestamptz returning 1
) select exists (select from signed) as found from me`

interface Raw {
  tenantId: string
  check: { at: string; entries: number } | null
  stops: (Record<'foundAt', string> &
    Record<'clearedAt' | 'proposedAt', string | null> & { asset: Asset; faults: string[]; mine: boolean })[]
  waiting: number
  held: Partial<Record<Asset, number>>
}
type RawStop = Record<'clearedAt' | 'proposedAt' | 'proposedBy', string | null>

export const booksStore = (run: Run, caller: Caller): BooksStore => ({
  view: async () => {
    const { tenantId, check, stops, waiting, held } = await askAs<Raw>(run, caller, VIEW, [])
    return {
      checkedAt: msOrNull(check?.at ?? null),
      entries: check?.entries ?? 0,
      stops: stops.map((one) => ({
        ...one,
        foundAt: ms(one.foundAt),
        clearedAt: msOrNull(one.clearedAt),
        proposedAt: msOrNull(one.proposedAt)
      })),
      waiting,
      totals: totalsOf(await foldSums(run, tenantId)).map((totals) => ({ ...totals, held: held[totals.asset] ?? 0 }))
    }
  },
  stop: async (asset) => {
    const { stop, ...whose } = await askAs<{ tenantId: string; personId: string; stop: RawStop | null }>(run, caller, STOP, [asset])
    return { ...whose, stop: stop && { ...stop, clearedAt: msOrNull(stop.clearedAt), proposedAt: msOrNull(stop.proposedAt) } }
  },
  proposeReopen: (asset, now) => askAs<boolean>(run, caller, PROPOSE, [asset, iso(now)]),
  reopen: (asset, proposedAt, now) => askAs<boolean>(run, caller, REOPEN, [asset, iso(now), iso(proposedAt)])
})

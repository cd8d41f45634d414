import type { Page } from '@contract/page'
import { refuse } from '@domain/errors'
import type { RedemptionChange } from '@domain/redemption/perform'
import type { Redemption } from '@domain/redemption/redemption'
import { REDEMPTION_ROWS } from '@domain/redemption/rows'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { isRace } from './commit'
import { amountIn, cursorOf, placeIn } from './cursor'
import {
  AROUND,
  COUNTS,
  FETCHED,
  fetchedOf,
  pictured,
  purseOf,
  redemptionOf,
  shelfOf,
  startsAt,
  type Fetched,
  type FetchedRow,
  type PicturedShelf,
  type PurseFacts,
  type ShelfRow
} from './goods'
import { refusalIn } from './ledger'
import { iso, rowOf, type Row } from './rows'
import type { Caller, ListInput } from './shapes'
import { packedValue } from './wallet'

/** One good and whoever looks at it; `done` is what the redemption that was asked about has become. */
export interface Offer {
  tenantId: string
  purse: PurseFacts
  shelf: PicturedShelf | null
  done: Redemption | null
}
/** The code of a new redemption: its number in the series, and the hash it is found by. */
export interface NewCode {
  number: number
  hash: string
}
/** `again`: somebody was faster, decide again; `code`: another one waits under this very code, take the next number. */
export type Written = 'done' | 'again' | 'code'

/** What a person may read and do of the shop. One trip each. */
export interface RedemptionStore {
  /** on offer now, the cheapest first */
  shop(input: ListInput): Promise<Page<PicturedShelf> & { purse: PurseFacts }>
  offer(input: { goodId: string; redemptionId: string | null; now: number }): Promise<Offer>
  /** the caller's own: what waits by when it must be fetched, what is over the newest first */
  mine(input: { list: 'waiting' | 'over'; cursor?: string }): Promise<Page<Fetched>>
  /** one of the caller's own, with the tenant whose keys make its code */
  one(id: string): Promise<{ tenantId: string; fetched: Fetched | null }>
  /** the checked write; refuses as the ledger does */
  commit(tenantId: string, change: RedemptionChange, code: NewCode | null, terms: number | null, now: number): Promise<Written>
}

const SIZE = 20
const ON_OFFER = `one.withdrawn_at is null and one.content = 'shown' and one.from_at <= $7::timestamptz and (one.until_at is null or one.until_at > $7::timestamptz)`
const SHOP = `, page as materialized (
  select one.* from me join good one on one.tenant_id = me.tenant_id
  where ${ON_OFFER} and (one.points, one.id) > ($4::integer, $5) order by one.points, one.id limit $6::integer
)
select jsonb_build_object('purse', ${purseOf('$8')}, 'rows', (
  select coalesce(jsonb_agg(${shelfOf('$7', '$8', '$9')} order by one.points, one.id), '[]')
  from page one join org merchant on merchant.tenant_id = one.tenant_id and merchant.id = one.merchant_id
)) as found from me`

const OFFER = `
select jsonb_build_object('tenantId', me.tenant_id, 'purse', ${purseOf('$7')}, 'shelf', (
  select ${shelfOf('$6', '$7', '$8')} from good one
  join org merchant on merchant.tenant_id = one.tenant_id and merchant.id = one.merchant_id
  where one.tenant_id = me.tenant_id and one.id = $4 and one.content = 'shown'
), 'done', (select to_jsonb(one) from redemption one where one.tenant_id = me.tenant_id and one.id = $5 and one.person_id = me.person_id)) as found from me`

const listSql = (where: string, sort: string, order: 'asc' | 'desc'): string => `
select (select coalesce(jsonb_agg(${FETCHED} order by one.${sort} ${order}, one.id ${order}), '[]') from (
  select redemption.* from redemption where redemption.tenant_id = me.tenant_id and redemption.person_id = me.person_id and ${where}
    and (redemption.${sort}, redemption.id) ${order === 'asc' ? '>' : '<'} ($4::timestamptz, $5)
  order by redemption.${sort} ${order}, redemption.id ${order} limit $6::integer
) one ${AROUND}) as found from me`
const LISTS = {
  waiting: { sql: listSql(`redemption.state = 'held'`, 'until_at', 'asc'), sort: 'untilAt', first: '-infinity' },
  over: { sql: listSql(`redemption.state <> 'held'`, 'ended_at', 'desc'), sort: 'endedAt', first: 'infinity' }
} as const

const ONE = `
select jsonb_build_object('tenantId', me.tenant_id, 'row', (
  select ${FETCHED} from redemption one ${AROUND} where one.tenant_id = me.tenant_id and one.id = $4 and one.person_id = me.person_id
)) as found from me`

/** A page of twenty from twenty-one rows, with where it goes on. */
export const pageFrom = <T extends { id: string }>(rows: readonly T[], at: (row: T) => number): Page<T> => {
  const last = rows.length > SIZE ? rows[SIZE - 1] : undefined
  return { items: rows.slice(0, SIZE), ...(last ? { next: cursorOf({ at: at(last), id: last.id }) } : {}) }
}

/** The change as `commit_redemption_v1` takes it. */
const packed = (tenantId: string, change: RedemptionChange, code: NewCode | null, terms: number | null, now: number): Row => ({
  redemption: {
    ...rowOf(change.redemption),
    tenant_id: tenantId,
    code_number: code?.number ?? 0,
    code_hash: code?.hash ?? ''
  },
  from: change.from,
  stock: change.stock,
  terms,
  sheet: REDEMPTION_ROWS.some(({ to, sheet }) => to === change.redemption.state && sheet),
  ...packedValue(tenantId, change.value, now)
})

const COMMIT = 'select commit_redemption_v1($1, $2::jsonb) as found'
/** What the write found to be otherwise than it was read; points that somebody spent meanwhile are that too. */
const MOVED = ['redemption_moved', 'sheet_closed', 'ledger_account_keeps_floor']
const isMoved = (error: unknown): boolean => isRace(error) || MOVED.includes((error as { constraint?: string }).constraint ?? '')

/** Writes one step of a redemption, by a person or by the clock. */
export const commitRedemption = async (
  run: Run,
  tenantId: string,
  change: RedemptionChange,
  code: NewCode | null,
  terms: number | null,
  now: number
): Promise<Written> => {
  try {
    const [row] = await run<{ found: boolean }>(COMMIT, [tenantId, JSON.stringify(packed(tenantId, change, code, terms, now))])
    return row?.found ? 'done' : 'again'
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    if (constraint === 'redemption_code_is_one') return 'code'
    if (constraint === 'redemption_handed_once') return refuse('REQUEST_REUSED')
    if (isMoved(error)) return 'again'
    throw refusalIn(error)
  }
}

export const redemptionStore = (run: Run, caller: Caller): RedemptionStore => ({
  shop: async ({ cursor, now }) => {
    const start = cursor === undefined ? { at: 0, id: '' } : placeIn(cursor)
    const params = [amountIn(start), start.id, SIZE + 1, iso(now), startsAt(now), COUNTS]
    const { purse, rows } = await askAs<{ purse: PurseFacts; rows: ShelfRow[] }>(run, caller, SHOP, params)
    const shelves = rows.map((row) => ({ id: String(row.good.id), shelf: pictured(row) }))
    const { items, next } = pageFrom(shelves, ({ shelf }) => shelf.good.points)
    return { purse, items: items.map(({ shelf }) => shelf), ...(next ? { next } : {}) }
  },
  offer: async ({ goodId, redemptionId, now }) => {
    type Found = Omit<Offer, 'shelf' | 'done'> & { shelf: ShelfRow | null; done: Row | null }
    const found = await askAs<Found>(run, caller, OFFER, [goodId, redemptionId, iso(now), startsAt(now), COUNTS])
    if (found.purse.personId === null) return refuse('NOT_REGISTERED')
    return { ...found, shelf: found.shelf && pictured(found.shelf), done: found.done && redemptionOf(found.done) }
  },
  mine: async ({ list, cursor }) => {
    const { sql, sort, first } = LISTS[list]
    const start = cursor === undefined ? null : placeIn(cursor)
    const rows = await askAs<FetchedRow[]>(run, caller, sql, [start ? iso(start.at) : first, start?.id ?? '', SIZE + 1])
    return pageFrom(rows.map(fetchedOf), (one) => one[sort] ?? 0)
  },
  one: async (id) => {
    const { tenantId, row } = await askAs<{ tenantId: string; row: FetchedRow | null }>(run, caller, ONE, [id])
    return { tenantId, fetched: row && fetchedOf(row) }
  },
  commit: (...write) => commitRedemption(run, ...write)
})

/** What nobody fetched in time, of every district where points move, the longest first. */
export const dueRedemptions = (run: Run, now: number, limit: number, after?: DueRedemption): Promise<DueRedemption[]> =>
  run(
    `select tenant_id as "tenantId", id as "redemptionId", until_at as "untilAt" from redemption
where state = 'held' and until_at <= $1::timestamptz and (until_at, tenant_id, id) > ($3::timestamptz, $4, $5) and not exists (
  select from book_stop where book_stop.tenant_id = redemption.tenant_id and asset = 'point' and reopened_at is null
) order by until_at, tenant_id, id limit $2`,
    [iso(now), limit, after ? iso(after.untilAt) : '-infinity', after?.tenantId ?? '', after?.redemptionId ?? '']
  )
export interface DueRedemption {
  tenantId: string
  redemptionId: string
  untilAt: number
}

/** One redemption, for the clock. */
export const redemptionFor = async (run: Run, tenantId: string, id: string): Promise<Redemption | null> => {
  const [row] = await run<{ found: Row }>('select to_jsonb(redemption) as found from redemption where tenant_id = $1 and id = $2', [
    tenantId,
    id
  ])
  return row ? redemptionOf(row.found) : null
}

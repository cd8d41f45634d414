import { MINUTE } from '@domain/clock/milliseconds'
import type { Window } from '@domain/order/order'
import type { Fact } from '@domain/points/fact'
import { serviceVisit } from '@domain/value/visit'
import type { Run } from '../../../database/query'
import { IS_LIE } from './facts'
import { iso } from './rows'

const PAGE = 2000
const CLOSINGS = `with page as (
  select at, order_id, version, round from order_event
  where tenant_id = $1 and "to" = 'closed' and "from" <> 'closed' and (at, order_id, version) > ($2::timestamptz, $3::text, $4::integer) and at < $5::timestamptz
  order by at, order_id, version limit ${PAGE}
)
select page.at, page.order_id, page.version, page.round, orders.item_code, orders.slots, orders.sla, orders.community_id, seat.person_id, seat.leader,
  seat.proven_minutes, seat.arrived_at, seat.starts_at, (seat.lecture ->> 'attendees')::integer as attendees,
  case when seat.organiser_by is not null then (
    select count(*)::integer from seat other where other.tenant_id = $1 and other.order_id = page.order_id and other.round = page.round
      and other.organiser_by is not null and other.n <= seat.n
  ) end as organiser
from page
join orders on orders.tenant_id = $1 and orders.id = page.order_id
left join seat on seat.tenant_id = $1 and seat.order_id = page.order_id and seat.round = page.round
  and seat.state = 'left' and seat.arrived_at is not null and not seat.duty
order by page.at, page.order_id, page.version, seat.n`

interface ClosingRow extends Record<string, unknown> {
  at: number
  order_id: string
  version: number
  round: number
  item_code: string
  slots: number
  sla: string
  community_id: string
  person_id: string | null
  leader: boolean
  proven_minutes: number
  arrived_at: number
  starts_at: number
  attendees: number | null
  organiser: number | null
}
type ItemRow = { code: string; minutes: number; coefficient: number }

/** Who has had an award for a first service before that stood then: it is not their first any more. */
const MET = `select distinct split_part(account_id, '/', 3) as person_id from value_line first
where tenant_id = $1 and transfer_id like 'first/%' and line is not null and at < $2::timestamptz and not exists (
  select from value_line back where back.tenant_id = $1 and back.account_id = first.account_id
    and back.transfer_id = first.transfer_id || '/reverse' and back.at < $2::timestamptz
)`

const FACTS = `select id, posted_at as at, body from point_fact
where tenant_id = $1 and posted_at is not null and state = 'posted' and (posted_at, id) > ($2::timestamptz, $3::text) and posted_at < $4::timestamptz
order by posted_at, id limit ${PAGE}`
type FactRow = { id: string; at: number; body: Fact }

/** Visits that were found to be false: nobody has earned by them. */
const FALSE = `select order_id, person_id, (body ->> 'round')::integer as round from point_fact lie where tenant_id = $1 and ${IS_LIE}`
type FalseRow = { order_id: string; person_id: string; round: number }
const visitNamed = (orderId: string, round: number, personId: string): string => `${orderId}/${round}/${personId}`

/** Warnings of bad weather that stand, of every community; a district enters few. */
const WARNINGS = `select community_ids, starts_at, ends_at from weather_warning
where tenant_id = $1 and dropped_at is null and starts_at < $2::timestamptz order by starts_at`
type WarningRow = { community_ids: string[] | null; starts_at: number; ends_at: number }
/** Those that stood where a visit was, in its minutes. */
const around = (warnings: readonly WarningRow[], { community_id, arrived_at, proven_minutes }: ClosingRow): Window[] =>
  warnings
    .filter(({ starts_at, ends_at }) => starts_at < arrived_at + proven_minutes * MINUTE && ends_at > arrived_at)
    .filter(({ community_ids }) => community_ids?.includes(community_id) ?? true)
    .map(({ starts_at, ends_at }) => ({ startAt: starts_at, endAt: ends_at }))

/** Everything besides visits that was decided up to an instant, read a page at a time and only as far as it is asked for. */
const factsUpTo = (run: Run, tenantId: string, from: number, until: number): ((to: number) => Promise<Fact[]>) => {
  let rows: FactRow[] = []
  let seen = 0
  let after: Pick<FactRow, 'id' | 'at'> | null = { at: from, id: '' }
  return async (to) => {
    const found: Fact[] = []
    for (;;) {
      for (let next = rows[seen]; next; next = rows[(seen += 1)]) {
        if (next.at > to) return found
        found.push(next.body)
      }
      if (after === null) return found
      seen = 0
      rows = await run<FactRow>(FACTS, [tenantId, iso(after.at), after.id, iso(until)])
      after = rows.length < PAGE ? null : (rows.at(-1) ?? null)
      if (rows.length === 0) return found
    }
  }
}

/**
 * What the rules were asked about from one instant to another, in the order in which it was decided, a page at a time: every visit of every
 * closing, and what was decided between them. Keyset along both, so that a year of a city needs no more memory than two pages.
 */
export async function* pastFacts(run: Run, tenantId: string, from: number, until: number): AsyncGenerator<Fact[]> {
  const items = new Map(
    (
      await run<ItemRow>(
        `select code, (body ->> 'minutes')::integer as minutes, (body ->> 'coefficient')::float8 as coefficient from item where tenant_id = $1`,
        [tenantId]
      )
    ).map(({ code, ...item }) => [code, item])
  )
  const others = factsUpTo(run, tenantId, from, until)
  const met = new Set((await run<{ person_id: string }>(MET, [tenantId, iso(from)])).map((row) => row.person_id))
  const found = await run<FalseRow>(FALSE, [tenantId])
  const wasNone = new Set(found.map((one) => visitNamed(one.order_id, one.round, one.person_id)))
  const warnings = await run<WarningRow>(WARNINGS, [tenantId, iso(until)])
  const visitOf = (row: ClosingRow): Fact[] => {
    const item = items.get(row.item_code)
    if (row.person_id === null || !item || wasNone.has(visitNamed(row.order_id, row.round, row.person_id))) return []
    return [
      serviceVisit({
        personId: row.person_id,
        orderId: row.order_id,
        round: row.round,
        correction: 0,
        duty: false,
        item,
        slots: row.slots,
        startAt: row.starts_at,
        arrivedAt: row.arrived_at,
        provenMinutes: row.proven_minutes,
        leader: row.leader,
        organiser: row.organiser,
        lecture: row.attendees === null ? null : { attendees: row.attendees, by: 'head_count' },
        urgent: row.sla === 'S1',
        warnings: around(warnings, row),
        // which of the visits from here on is a first one, the rules that are tried say themselves
        firsts: met.has(row.person_id) ? 1 : 0
      })
    ]
  }
  for (let after: Pick<ClosingRow, 'at' | 'order_id' | 'version'> | undefined = { at: from, order_id: '', version: 0 }; after;) {
    const rows: ClosingRow[] = await run<ClosingRow>(CLOSINGS, [tenantId, iso(after.at), after.order_id, after.version, iso(until)])
    const last = rows.at(-1)
    const page: Fact[] = []
    for (const row of rows) page.push(...(await others(row.at)), ...visitOf(row))
    if (!last) page.push(...(await others(until)))
    yield page
    after = last
  }
}

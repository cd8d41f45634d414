import type { Pool } from 'pg'
import { monthsLater } from '@domain/clock/month'
import { accountOf, issuer, type AccountId } from '@domain/ledger/account'
import { poolFor, purseOf, spreadOver } from '@domain/ledger/pool'
import type { Transfer } from '@domain/ledger/transfer'
import type { ValueChange } from '@domain/value/facts'
import { allotmentsOf, atOnce } from '@domain/value/month'
import { postTransfers } from '../../cloudfunctions/_kit/store/ledger'
import { moveValue } from '../../cloudfunctions/_kit/store/wallet'
import { migrate } from '../../database/migrate'
import { connectTo } from '../../database/open'
import { query, type Run } from '../../database/query'
import { measured, type Measure } from './measure'
import { straight } from './straight'

const TENANT = 'books'
const PEOPLE = 10_000
const AT = Date.parse('2026-11-23T09:00:00+08:00')
const SECONDS = 4
const WARMING = 1
const ROUNDS = 5
/** Of the same SQL sent straight by pgbench in the same run; and of that figure, when everything is paid by one pool. */
const SHARE = 0.8
const P99 = 15
const BATCH = 100
const BATCHED = 15_000

const earned = (n: number): AccountId => accountOf('minute', 'earned', `p${n % PEOPLE}`)
const anybody = () => Math.floor(Math.random() * PEOPLE)
let posts = 0
let months = 0
const pays = (from: AccountId, to: AccountId, id = `bench/${(posts += 1)}`): Transfer => ({
  id,
  phase: 'direct',
  from,
  lines: [{ account: to, amount: 1 }],
  at: AT
})
const betweenPeople = () => {
  const from = anybody()
  return [pays(earned(from), earned(from + 1 + Math.floor(Math.random() * (PEOPLE - 1))))]
}
const fromThePool = () => {
  const id = `bench/${(posts += 1)}`
  return [pays(poolFor('district', id), earned(anybody()), id)]
}
/** A month's allotment as the job writes it: a hundred at a time with their reasons, each hundred from the purse. */
const allotment = (): ValueChange => {
  months += 1
  const first = (months * BATCH) % PEOPLE
  const at = Date.parse(`${monthsLater('2026-12-01', months)}T00:00:00+08:00`)
  const elders = Array.from({ length: BATCH }, (_, n) => ({
    personId: `p${first + n}`,
    free: 0,
    listed: true,
    returned: false,
    paid: false
  }))
  return atOnce(allotmentsOf(elders, 1, 'district', at)).map(({ whole }) => whole)[0]!
}

/** Ten thousand people with minutes of their own, and one pool that never runs dry. */
const prepare = async (pool: Pool): Promise<void> => {
  await migrate(pool)
  await query(pool, `insert into tenant (id, name, app_id) values ('${TENANT}', 'books', 'books')`)
  await query(pool, `insert into org (tenant_id, id, kind, name) values ('${TENANT}', 'district', 'district', 'district')`)
  await query(
    pool,
    `insert into person (tenant_id, id, public_name) select '${TENANT}', 'p' || n, n from generate_series(0, ${PEOPLE - 1}) n`
  )
  const run: Run = (sql, params) => query(pool, sql, params)
  await postTransfers(run, TENANT, [
    { id: 'inject', phase: 'direct', from: issuer('minute'), lines: spreadOver('district', 6_400_000_000), at: AT },
    { id: 'promised', phase: 'direct', from: issuer('minute'), lines: [{ account: purseOf('district'), amount: 6_400_000_000 }], at: AT }
  ])
  for (let first = 0; first < PEOPLE; first += 500) {
    const lines = Array.from({ length: 500 }, (_, n) => ({ account: earned(first + n), amount: 1_000_000 }))
    await postTransfers(run, TENANT, [{ id: `given/${first}`, phase: 'direct', from: issuer('minute'), lines, at: AT }])
  }
  await query(pool, 'vacuum analyze')
  await query(pool, 'checkpoint')
}

interface Ran {
  perSecond: number
  each: number[]
}

/** So many callers, each sending one statement after the other for a few seconds. */
const through = async (atOnce: number, send: () => Promise<unknown>): Promise<Ran> => {
  const each: number[] = []
  const until = performance.now() + SECONDS * 1000
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let began = performance.now(); began < until; began = performance.now()) {
        await send()
        each.push(performance.now() - began)
      }
    })
  )
  return { perSecond: each.length / SECONDS, each }
}

/** The very statement that the store sends for `betweenPeople`, with other people each time. */
const SCRIPT = `\\set one random(0, ${PEOPLE - 1})
\\set other (:one + random(1, ${PEOPLE - 1})) % ${PEOPLE}
\\set cause random(1, 9000000000000000)
select post_transfers_v1('${TENANT}',
  '[{"id":"straight/:cause","line":1,"phase":"direct","of":null,"at":"${new Date(AT).toISOString()}","from_id":"minute/earned/p:one","to_id":"minute/earned/p:other","amount":1}]'::jsonb);
`
/** Of several rounds, turn by turn, the middle one: others may use the machine for a while. */
const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN
const p99 = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.99)] ?? NaN

/** Posts a second through the store against the same SQL sent by pgbench, turn by turn in one run; all from one pool; a hundred a statement. */
export const benchLedger = async (pool: Pool, url: string): Promise<Measure[]> => {
  await prepare(pool)
  const wide = connectTo(url, 32)
  const narrow = connectTo(url, 8)
  const on =
    (one: Pool): Run =>
    (sql, params) =>
      query(one, sql, params)
  const posting = (one: Pool, next: () => Transfer[]) => () => postTransfers(on(one), TENANT, next())
  const rates: Record<string, number[]> = {}
  const each: Record<string, number[]> = {}
  const keep = (name: string, { perSecond, each: samples }: Ran) => {
    rates[name] = [...(rates[name] ?? []), perSecond]
    each[name] = [...(each[name] ?? []), ...samples]
  }
  for (let round = 0; round < WARMING + ROUNDS; round += 1) {
    // as the server's own autovacuum does within a minute: until then connections keep plans that they made for empty tables
    if (round === WARMING) await query(pool, 'analyze')
    const ran: [string, Ran][] = [
      ['8', await through(8, posting(narrow, betweenPeople))],
      ['straight 8', { perSecond: await straight(url, SCRIPT, 8, { seconds: SECONDS }), each: [] }],
      ['32', await through(32, posting(wide, betweenPeople))],
      ['straight 32', { perSecond: await straight(url, SCRIPT, 32, { seconds: SECONDS }), each: [] }],
      ['pool', await through(32, posting(wide, fromThePool))],
      [
        'batch',
        await through(
          4,
          posting(narrow, () => [...allotment().transfers])
        )
      ],
      ['month', await through(4, () => moveValue(on(narrow), TENANT, allotment(), AT))]
    ]
    if (round >= WARMING) for (const [name, one] of ran) keep(name, one)
  }
  await Promise.all([wide.end(), narrow.end()])
  const rate = (name: string) => median(rates[name] ?? [])
  const line = (title: string, name: string, against: string | null, more: (note: string) => string | null): Measure => {
    const share = against === null ? 1 : rate(name) / rate(against)
    const note = `${rate(name).toFixed(0)} a second, p99 ${p99(each[name] ?? []).toFixed(1)} ms${against === null ? '' : `, ${(100 * share).toFixed(0)} % of ${rate(against).toFixed(0)} (${against})`}`
    return measured(title, each[name] ?? [], null, { note, wrong: share < SHARE ? `under ${100 * SHARE} %` : more(note) })
  }
  const transfers = rate('batch') * BATCH
  return [
    line('a payment, 8 at once', '8', 'straight 8', () => (p99(each['8'] ?? []) > P99 ? `p99 over ${P99} ms` : null)),
    line('a payment, 32 at once', '32', 'straight 32', () => null),
    line('everything from one pool, 32 at once', 'pool', '32', () => null),
    line(`${BATCH} transfers a statement, 4 at once`, 'batch', null, () =>
      transfers < BATCHED ? `${transfers.toFixed(0)} transfers a second, under ${BATCHED}` : null
    ),
    line(`${BATCH} allotments with their reasons, 4 at once`, 'month', null, () => null)
  ]
}

import pg, { type Pool } from 'pg'
import { accountOf, issuer } from '@domain/ledger/account'
import { MINUTE } from '@domain/clock/milliseconds'
import { migrate, markDatabase } from '../../database/migrate'
import { connectTo, sharePool } from '../../database/open'
import { query } from '../../database/query'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { foundTown } from '../town/found'
import { TENANT } from '../town/places'
import { inWords, straight } from './straight'
import { measured, type Measure } from './measure'

const AT_ONCE = [8, 32] as const
/** Orders that each side closes in a round. */
const EACH = Number(process.env.EACH ?? 320)
const ROUNDS = 4
/** Rounds before those: a process that has run for a minute is what people meet, not one that still compiles itself. */
const WARMING = 3
const SHARE = 0.8
/** Transfers of one closing: points and minutes for each of three. */
const LEAST = 6
const HELPERS = ['chen', 'lin', 'crowd-0'] as const

type Doors = typeof import('../stories/doors')
interface Sent {
  sql: string
  params: unknown[]
}

/** An order at whose end three people are paid, told by the doors up to the last word. */
const served = async (doors: Doors): Promise<{ orderId: string; event: object }> => {
  const { call, clock, viewed, step, haircut } = doors
  const { crowdCame } = await import('../stories/crowd')
  const { codeNow } = await import('../stories/steps')
  await crowdCame()
  const lines = [{ account: accountOf('minute', 'earned', 'li'), amount: 500 }]
  const { cellar } = await import('../../cloudfunctions/_kit/cellar')
  await cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([{ id: 'given', phase: 'direct', from: issuer('minute'), lines, at: clock.now }])
  const placed = viewed((await call('li', 'order.place', haircut({ words: '' }))).orders[0]!)
  let order = viewed(await call('wang', 'order.perform', step(placed, 'refer_pool', { slots: HELPERS.length })))
  for (const who of HELPERS) order = viewed(await call(who, 'order.perform', step(order, 'accept', { riskRead: true, insured: true })))
  clock.now = placed.windows[0]!.startAt
  for (const action of ['arrive', 'leave'] as const) {
    for (const who of HELPERS) {
      await call(who, 'order.perform', step(order, action, { code: await codeNow(order) }))
      clock.now += MINUTE
    }
    clock.now += 40 * MINUTE
  }
  const seen = await call('li', 'order.get', { orderId: order.id })
  const input = step(seen, 'rate', { outcome: 'solved', satisfaction: 'good' })
  return { orderId: order.id, event: { action: 'rating.give', requestId: 'bench-rate', input } }
}

/** So many orders of the same kind, each of people of their own: the rows of the first, with every id in them told apart. */
const copies = async (pool: Pool, names: string, count: number): Promise<void> => {
  const tables = [
    'person',
    'account',
    'volunteer',
    'listed_elder',
    'address',
    'orders',
    'order_event',
    'seat',
    'ledger_account',
    'transfer',
    'entry',
    'value_line'
  ]
  for (const table of tables) {
    const [columns] = await query<{ into: string; from: string }>(
      pool,
      `select string_agg(quote_ident(column_name), ', ') as into, string_agg('fresh.' || quote_ident(column_name), ', ') as from
       from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'`,
      [table]
    )
    await query(
      pool,
      // offset 0: found once, not once a copy
      `insert into ${table} (${columns?.into}) select ${columns?.from}
       from (select one.* from ${table} one where to_jsonb(one)::text ~ '${names}' and to_jsonb(one)::text !~ '"given"' offset 0) one, generate_series(1, ${count}) copy_no,
       lateral jsonb_populate_record(null::${table}, regexp_replace(to_jsonb(one)::text, '${names}', '\\1_' || copy_no, 'g')::jsonb) fresh`
    )
  }
  await query(pool, 'vacuum analyze')
  await query(pool, 'checkpoint')
}

/** What the door sends when the first of them is closed. */
const recorded = async (close: () => Promise<void>): Promise<Sent[]> => {
  const sent: Sent[] = []
  const own = pg.Client.prototype.query as (...args: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    if (Array.isArray(args[1])) sent.push({ sql: String(args[0]), params: args[1] })
    return own.apply(this, args)
  } as typeof pg.Client.prototype.query
  await close()
  pg.Client.prototype.query = own as typeof pg.Client.prototype.query
  return sent
}

/** Closing an order at whose end three people are paid: read and written by the door, against the same two statements sent straight. */
export const benchClosing = async (_pool: Pool, url: string): Promise<Measure[]> => {
  const admin = connectTo(url, 1)
  await query(admin, 'drop database if exists bench_closing')
  await query(admin, 'create database bench_closing')
  await admin.end()
  const own = Object.assign(new URL(url), { pathname: '/bench_closing' }).href
  const pool = connectTo(own, Math.max(...AT_ONCE))
  sharePool(pool)
  const doors = await import('../stories/doors')
  await migrate(pool)
  await markDatabase(pool, 'demo')
  await foundTown(pool, openKeys(process.env.LINLI_MASTER_KEY ?? '').of(TENANT.id), doors.MONDAY)
  const { orderId, event } = await served(doors)
  const names = `\\m(li|${HELPERS.join('|')}|${orderId})\\M`
  const told = (text: string, n: number | string) =>
    text.replaceAll(new RegExp(`\\b(li|${HELPERS.join('|')}|${orderId})\\b`, 'g'), `$1_${n}`)
  const orders = EACH * AT_ONCE.length * 2 * (WARMING + ROUNDS)
  await copies(pool, names, orders + 1)
  let next = 1
  const close = async (n: number): Promise<void> => {
    const answer = await doors.doors.rating(JSON.parse(told(JSON.stringify(event), n)), doors.contextOf(`li_${n}`))
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  }
  const statements = await recorded(() => close(next++))
  const first = next - 1
  const script = `\\set i :i + 1\n\\set order_no :from + :client_id * :times + :i - 1\n${statements
    .map(({ sql, params }) => inWords(sql, params).replaceAll(new RegExp(`_${first}\\b`, 'g'), '_:order_no'))
    .join(';\n')};\n`
  const [moved] = await query<{ transfers: number; minutes: number; told: number; events: number }>(
    pool,
    `select (select count(distinct id) from transfer
        where phase <> 'hold' and (id like '%${orderId}\\_${first}/%' or id like 'first/%\\_${first}/%')) as transfers,
      (select count(*) from transfer where phase = 'post' and to_id like 'minute/earned/%' and id like '%${orderId}\\_${first}/%') as minutes,
      (select count(*) from outbox where order_id = '${orderId}_${first}') as told,
      (select count(*) from order_event where order_id = '${orderId}_${first}' and action = 'rate') as events`
  )
  const written =
    moved &&
    Number(moved.transfers) >= LEAST &&
    Number(moved.minutes) === HELPERS.length &&
    Number(moved.told) > 0 &&
    Number(moved.events) === 1
  const rates: Record<string, number[]> = {}
  const each: Record<string, number[]> = {}
  for (let round = 0; round < WARMING + ROUNDS; round += 1) {
    for (const atOnce of AT_ONCE) {
      const from = next
      const samples: number[] = []
      const began = performance.now()
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          while (next < from + EACH) {
            const start = performance.now()
            await close(next++)
            samples.push(performance.now() - start)
          }
        })
      )
      const rate = (1000 * EACH) / (performance.now() - began)
      const times = EACH / atOnce
      const by = await straight(own, script, atOnce, { times, variables: { i: 0, from: next, times } })
      next += EACH
      if (round < WARMING) continue
      for (const [name, value] of [
        [`${atOnce}`, rate],
        [`straight ${atOnce}`, by]
      ] as const)
        rates[name] = [...(rates[name] ?? []), value]
      each[atOnce] = [...(each[atOnce] ?? []), ...samples]
    }
  }
  sharePool(undefined)
  await pool.end()
  const median = (list: number[] = []) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN
  return AT_ONCE.map((atOnce) => {
    const [mine, theirs] = [median(rates[atOnce]), median(rates[`straight ${atOnce}`])]
    const p99 = [...(each[atOnce] ?? [])].sort((a, b) => a - b)[Math.floor((each[atOnce]?.length ?? 0) * 0.99)]
    const note = `${mine.toFixed(0)} a second, p99 ${p99?.toFixed(1)} ms, ${statements.length} trips, ${moved?.transfers} transfers, told ${moved?.told}, ${((100 * mine) / theirs).toFixed(0)} % of ${theirs.toFixed(0)} (pgbench)`
    const wrong =
      statements.length > 2
        ? 'more than two trips'
        : !written
          ? 'not all of it was written'
          : mine / theirs < SHARE
            ? `under ${100 * SHARE} %`
            : null
    return measured(`closing with three people, ${atOnce} at once`, each[atOnce] ?? [], null, { note, wrong })
  })
}

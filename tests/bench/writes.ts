import path from 'node:path'
import pg, { type Pool } from 'pg'
import { DAY, HOUR } from '@domain/clock/milliseconds'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { migrate, markDatabase } from '../../database/migrate'
import { connectTo, sharePool } from '../../database/open'
import { query } from '../../database/query'
import { foundTown, openToVisitors } from '../town/found'
import { TENANT } from '../town/places'
import { AT_ONCE, forkHost, KEY } from './host'
import { measured, type Measure } from './measure'

const ROOT = path.resolve(__dirname, '../..')
/** Rounds before the measured ones: a server that has run for a minute is what people meet, not one that still compiles itself. */
const WARMING = 5
const ROUNDS = 13
const PER_ROUND = 300
/** Of the same SQL sent straight by `pg` in the same run. */
const SHARE = 0.7

interface Sent {
  sql: string
  params: unknown[]
}

/** A copy of a database, made by the server itself. */
const copyOf = async (admin: Pool, url: string, from: string, to: string): Promise<string> => {
  await query(admin, `create database ${to} template ${from}`)
  const copy = new URL(url)
  copy.pathname = `/${to}`
  return copy.href
}

/** A town with one order that Li placed, copied until there is one for every write. */
const prepare = async (pool: Pool, main: Main): Promise<string[]> => {
  await migrate(pool)
  await markDatabase(pool, 'demo')
  const now = Date.now()
  await foundTown(pool, openKeys(KEY).of(TENANT.id), now)
  await openToVisitors(pool)
  sharePool(pool)
  const [address] = await query<{ id: string }>(pool, "select id from address where person_id = 'li' limit 1")
  const startAt = now + 2 * DAY
  const input = {
    beneficiaryId: 'li',
    itemCode: 'B08',
    windows: [{ startAt, endAt: startAt + 2 * HOUR }],
    where: { addressId: address?.id },
    witness: { kind: 'beneficiary' }
  }
  const placed = (await main({ action: 'order.place', input, requestId: 'bench-place' }, contextOf('li'))) as {
    value: { orders: { orderId: string }[] }
  }
  const first = placed.value.orders[0]?.orderId ?? ''
  const columns = async (table: string, skipped: string) =>
    (
      await query<{ names: string }>(
        pool,
        `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as names from information_schema.columns where table_name = $1 and column_name <> all (string_to_array($2, ','))`,
        [table, skipped]
      )
    )[0]?.names ?? ''
  const count = ROUNDS * PER_ROUND
  const orders = await columns('orders', 'tenant_id,id')
  await query(
    pool,
    `insert into orders (tenant_id, id, ${orders}) select tenant_id, 'B' || n, ${orders} from orders, generate_series(0, ${count - 1}) n where id = $1`,
    [first]
  )
  const events = await columns('order_event', 'tenant_id,order_id')
  await query(
    pool,
    `insert into order_event (tenant_id, order_id, ${events}) select tenant_id, 'B' || n, ${events} from order_event, generate_series(0, ${count - 1}) n where order_id = $1`,
    [first]
  )
  await query(pool, 'analyze')
  return Array.from({ length: count }, (_, n) => `B${n}`)
}

type Main = (event: unknown, context: unknown) => Promise<unknown>
const contextOf = (who: string) => ({ environment: JSON.stringify({ WX_APPID: TENANT.appId, WX_OPENID: `demo:${who}` }) })
/** The write of the measurement: Wang hands an order to a unit. */
const eventOf = (orderId: string) => ({
  action: 'order.perform',
  requestId: `bench-${orderId}`,
  input: { orderId, action: 'refer_unit', round: 1, termsVersion: 1, input: { unitId: 'power' } }
})

/** Every statement that one call sends, in order. */
const record = async (pool: Pool, main: Main, orderIds: readonly string[]): Promise<Sent[][]> => {
  let sent: Sent[] = []
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>
  Object.assign(pool, {
    connect: async () => {
      const client = await connect()
      return new Proxy(client, {
        get: (target, key) =>
          key === 'query'
            ? (sql: string, params: unknown[]) => {
                sent.push({ sql, params })
                return target.query(sql, params)
              }
            : typeof target[key as keyof pg.PoolClient] === 'function'
              ? (target[key as keyof pg.PoolClient] as () => unknown).bind(target)
              : target[key as keyof pg.PoolClient]
      })
    }
  })
  sharePool(pool)
  const all: Sent[][] = []
  for (const orderId of orderIds) {
    sent = []
    const answer = (await main(eventOf(orderId), contextOf('wang'))) as { ok: boolean }
    if (!answer.ok) throw new Error(`the recorded call was refused: ${JSON.stringify(answer)}`)
    all.push(sent)
  }
  return all
}

/** Eight at once over a list; answers milliseconds of each and of all. */
const race = async <T>(jobs: readonly T[], work: (job: T) => Promise<void>): Promise<{ each: number[]; all: number }> => {
  const each: number[] = []
  let next = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
        const began = performance.now()
        await work(job)
        each.push(performance.now() - began)
      }
    })
  )
  return { each, all: performance.now() - started }
}

/** `order.perform` through the host, and the very same SQL sent straight by `pg`, turn by turn in one run. */
export const benchWrites = async (_pool: Pool, url: string): Promise<Measure[]> => {
  Object.assign(process.env, { LINLI_MASTER_KEY: KEY })
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the deployed bundle, as the host loads it
  const { main } = require(path.join(ROOT, 'dist/cloudfunctions/order/index.js')) as { main: Main }
  const admin = connectTo(url, 1)
  await query(admin, 'create database bench_base')
  const baseUrl = Object.assign(new URL(url), { pathname: '/bench_base' }).href
  const base = connectTo(baseUrl, 1)
  const orderIds = await prepare(base, main)
  await base.end()
  const [recordUrl, straightUrl, hostUrl] = [
    await copyOf(admin, url, 'bench_base', 'bench_record'),
    await copyOf(admin, url, 'bench_base', 'bench_straight'),
    await copyOf(admin, url, 'bench_base', 'bench_host')
  ]
  const recordPool = connectTo(recordUrl, 1)
  const statements = await record(recordPool, main, orderIds)
  sharePool(undefined)
  await recordPool.end()

  const host = await forkHost(hostUrl, TENANT.appId)
  const wang = await host.tokenOf('demo:wang')
  const straight = new pg.Pool({ connectionString: straightUrl, max: AT_ONCE })
  const perSecond = { host: [] as number[], straight: [] as number[] }
  const each = { host: [] as number[], straight: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const ids = orderIds.slice(round * PER_ROUND, (round + 1) * PER_ROUND)
    const through = await race(ids, async (id) => void (await host.post(wang, eventOf(id))))
    const sent = await race(statements.slice(round * PER_ROUND, (round + 1) * PER_ROUND), async (list) => {
      const client = await straight.connect()
      for (const { sql, params } of list) await client.query(sql, params)
      client.release()
    })
    if (round < WARMING) continue
    each.host.push(...through.each)
    each.straight.push(...sent.each)
    perSecond.host.push((1000 * PER_ROUND) / through.all)
    perSecond.straight.push((1000 * PER_ROUND) / sent.all)
  }
  await host.stop()
  await straight.end()
  await admin.end()
  const rate = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
  const share = rate(perSecond.host) / rate(perSecond.straight)
  const p99 = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.99)]?.toFixed(1)
  const trips = Math.max(...statements.map((list) => list.length))
  const note = `${rate(perSecond.host).toFixed(0)} a second, p99 ${p99(each.host)} ms, ${trips} trips, ${(100 * share).toFixed(0)} % of straight`
  return [
    measured('order.perform through the host, 8 at once', each.host, null, {
      note,
      wrong: share < SHARE ? `under ${100 * SHARE} % of the same SQL` : null
    }),
    measured('the same SQL sent straight by pg', each.straight, null, {
      note: `${rate(perSecond.straight).toFixed(0)} a second, p99 ${p99(each.straight)} ms`
    })
  ]
}

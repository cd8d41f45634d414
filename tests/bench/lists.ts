import type { Pool } from 'pg'
import { DAY } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import { OWED } from '@domain/order/owed'
import { markDatabase } from '../../database/migrate'
import { query } from '../../database/query'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import type { ListPage } from '../../cloudfunctions/_kit/store/shapes'
import type { Store } from '../../cloudfunctions/_kit/store/store'
import type { Stores } from '../../cloudfunctions/_kit/store/stores'
import { forkHost } from './host'
import { NOW, SIZE, TENANT } from './million'
import { measured, type Measure } from './measure'

/** The promise of every list page, in the database, at a million orders. */
const AT_MOST_MS = 10
/** The same through the host. */
const THROUGH_HOST_MS = 30
const SAMPLES = 200
/** Pages before them that are not counted: the engine compiles, the connection plans. */
const WARMING = 40

interface Subject {
  name: string
  /** somebody to whom the list answers something; hot ones every fourth time */
  who: (n: number) => string
  page: (store: Store, n: number, cursor: string | undefined, stores: Stores) => Promise<ListPage>
  /** the same list as a call through the host */
  call: (n: number) => { action: string; input: object }
}
const next = (cursor?: string) => (cursor === undefined ? { now: NOW } : { now: NOW, cursor })
const resident = (n: number) => (n % 4 === 0 ? 'p100000' : `p${50_000 + ((n * 7919) % 150_000)}`)
// whose order waits for a word now: the loader gives the newest orders away in the same stride
const asking = (n: number) => `p${50_000 + (((81_600 + n) * 7919) % 150_000)}`
const member = (n: number) => (n % 4 === 0 ? 'p500' : `p${501 + ((n * 37) % 27_000)}`)
const worker = (n: number) => `p${30_000 + (n % SIZE.communities)}`
const liaison = (n: number) => `p${(n * 37) % SIZE.units}`
const c = (n: number) => `c${n % SIZE.communities}`
/** One of the seven days ahead. */
const day = (n: number) => dayStart(NOW) + (n % 7) * DAY
const u = (n: number) => `u${(n * 37) % SIZE.units}`

const mine = (list: 'live' | 'done', name: string, who: Subject['who']): Subject => ({
  name,
  who,
  page: (store, _n, cursor) => store.mine({ list, ...next(cursor) }),
  call: () => ({ action: 'order.mine', input: { list } })
})
const SUBJECTS: readonly Subject[] = [
  mine('live', 'mine, live', asking),
  mine('done', 'mine, done', resident),
  mine('done', 'mine, done, of an agent', (n) => `p${40_000 + n}`),
  mine('done', 'mine, done, of a worker with 20,000', () => 'p30000'),
  ...(['ahead', 'done'] as const).map((list): Subject => ({
    name: `tasks, ${list}`,
    who: member,
    page: (store, _n, cursor) => store.tasks({ list, ...next(cursor) }),
    call: () => ({ action: 'order.tasks', input: { list } })
  })),
  {
    name: 'pool',
    who: member,
    page: (store, _n, cursor) => store.pool(next(cursor)),
    call: () => ({ action: 'order.pool', input: {} })
  },
  {
    name: 'activities',
    who: resident,
    page: (_store, n, cursor, stores) => stores.activities(TENANT.appId, { communityId: c(n), ...next(cursor) }),
    call: (n) => ({ action: 'order.activities', input: { communityId: c(n) } })
  },
  {
    name: 'rating waiting',
    who: asking,
    page: (store, _n, cursor) => store.ratingWaiting(next(cursor)),
    call: () => ({ action: 'rating.waiting', input: {} })
  },
  ...(['placed', 'handed', 'running', 'served', 'done'] as const).map((list): Subject => ({
    name: `inbox, ${list}`,
    who: worker,
    page: (store, n, cursor) => store.inbox({ list, orgId: c(n), ...next(cursor) }),
    call: (n) => ({ action: 'community.inbox', input: { list, orgId: c(n) } })
  })),
  ...OWED.map((list): Subject => ({
    name: `owed, ${list}`,
    who: worker,
    page: (store, n, cursor) => store.owed({ list, orgId: c(n), ...next(cursor) }),
    call: (n) => ({ action: 'community.owed', input: { list, orgId: c(n) } })
  })),
  {
    name: 'a day of a unit',
    who: liaison,
    page: (store, n, cursor) => store.unitDay({ unitId: u(n), from: day(n), ...next(cursor) }),
    call: (n) => ({ action: 'community.unitDay', input: { unitId: u(n), at: day(n) } })
  },
  ...(['referred', 'open', 'running', 'done'] as const).map((list): Subject => ({
    name: `unit inbox, ${list}`,
    who: liaison,
    page: (store, n, cursor) => store.unitInbox({ list, unitId: u(n), ...next(cursor) }),
    call: (n) => ({ action: 'community.unitInbox', input: { list, unitId: u(n) } })
  }))
]

const KEYS = openKeys('a master key that is only for measuring')

/** How often a table with a million rows was read from end to end so far, inside functions too. */
const endToEnd = async (pool: Pool): Promise<number> => {
  await query(pool, 'select pg_stat_force_next_flush()')
  const [row] = await query<{ n: string }>(
    pool,
    "select sum(seq_scan) as n from pg_stat_user_tables where relname in ('orders', 'seat', 'person', 'account', 'order_event')"
  )
  return Number(row?.n)
}

/** Every list at a million orders: first pages and the pages behind them, of ordinary people and of those who have far more. */
export const benchLists = async (pool: Pool, url: string): Promise<Measure[]> => {
  const stores = openStores(pool, KEYS)
  const measures: Measure[] = []
  for (const subject of SUBJECTS) {
    const before = await endToEnd(pool)
    const times: number[] = []
    let rows = 0
    let cursor: string | undefined
    for (let n = -WARMING; n < SAMPLES; n += 1) {
      const person = Math.floor((n + WARMING) / 4)
      const started = performance.now()
      const page = await subject.page(stores.forCaller({ appId: TENANT.appId, openid: subject.who(person) }), person, cursor, stores)
      if (n >= 0) times.push(performance.now() - started)
      if (n >= 0) rows += page.items.length
      // four pages of one person, then the next one
      cursor = (n + WARMING) % 4 === 3 ? undefined : page.next
    }
    const scans = (await endToEnd(pool)) - before
    const wrong = scans > 0 ? 'a large table was read from end to end' : rows === 0 ? 'nothing was listed' : null
    measures.push(measured(subject.name, times, AT_MOST_MS, { note: `${(rows / SAMPLES).toFixed(1)} rows a page`, wrong }))
  }
  return [...measures, ...(await benchReads(pool)), ...(await benchCalls(pool, url))]
}

/** First pages as somebody's phone asks for them: token, door, page, cards, answer. */
const benchCalls = async (pool: Pool, url: string): Promise<Measure[]> => {
  await markDatabase(pool, 'demo')
  const host = await forkHost(url, TENANT.appId)
  const measures: Measure[] = []
  for (const { name, who, call } of SUBJECTS) {
    const times: number[] = []
    for (let n = 0; n < SAMPLES / 4; n += 1) {
      const token = await host.tokenOf(who(n))
      const started = performance.now()
      await host.post(token, call(n))
      times.push(performance.now() - started)
    }
    measures.push(measured(`${name}, through the host`, times, THROUGH_HOST_MS))
  }
  await host.stop()
  return measures
}

/** What is no list of cards but is read as often: one order whole, timers that are due, members to ask. */
const benchReads = async (pool: Pool): Promise<Measure[]> => {
  const stores = openStores(pool, KEYS)
  const orderId = (n: number) => `O${String(SIZE.orders - 1 - ((n * 53) % SIZE.live)).padStart(7, '0')}`
  const READS: [string, (n: number) => Promise<unknown>][] = [
    ['select 1, to compare with', () => query(pool, 'select 1')],
    [
      'one order with its scene',
      (n) => stores.forCaller({ appId: TENANT.appId, openid: worker(n) }).load({ orderId: orderId(n), now: NOW })
    ],
    ['members to ask', (n) => stores.forCaller({ appId: TENANT.appId, openid: liaison(n) }).askable(orderId(n), NOW)],
    ['where it may go', (n) => stores.forCaller({ appId: TENANT.appId, openid: worker(n) }).targets(orderId(n), NOW)],
    ['what is owed, counted', (n) => stores.forCaller({ appId: TENANT.appId, openid: worker(n) }).owedCounts({ orgId: c(n), now: NOW })],
    [
      'the week of a unit',
      (n) => stores.forCaller({ appId: TENANT.appId, openid: liaison(n) }).unitWeek({ unitId: u(n), from: dayStart(NOW), now: NOW })
    ],
    ['timers due', () => stores.dueTimers(NOW, 50)]
  ]
  const measures: Measure[] = []
  for (const [name, read] of READS) {
    const times: number[] = []
    for (let n = 0; n < SAMPLES; n += 1) {
      const started = performance.now()
      await read(n)
      times.push(performance.now() - started)
    }
    measures.push(measured(name, times, null))
  }
  return measures
}

import type { Pool } from 'pg'
import { STAFF_ROLES } from '@domain/order/scene'
import { query } from '../../database/query'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { ME } from '../../cloudfunctions/_kit/store/caller'
import { inboxList, mineList, poolList, ratingList, taskList, unitInboxList, type List } from '../../cloudfunctions/_kit/store/lists'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { pageQuery } from '../../cloudfunctions/_kit/store/page'
import { iso } from '../../cloudfunctions/_kit/store/rows'
import type { ListPage } from '../../cloudfunctions/_kit/store/shapes'
import type { Store } from '../../cloudfunctions/_kit/store/store'
import { NOW, SIZE, TENANT } from './million'
import { measured, type Measure } from './measure'

/** The promise of every list page, in the database, at a million orders. */
const AT_MOST_MS = 10
const SAMPLES = 200

interface Subject {
  name: string
  /** somebody to whom the list answers something; hot ones every fourth time */
  who: (n: number) => string
  list: (n: number) => List
  page: (store: Store, n: number, cursor?: string) => Promise<ListPage>
}
const next = (cursor?: string) => (cursor === undefined ? { now: NOW } : { now: NOW, cursor })
const resident = (n: number) => (n % 4 === 0 ? 'p100000' : `p${50_000 + ((n * 7919) % 150_000)}`)
// whose order waits for a word now: the loader gives the newest orders away in the same stride
const asking = (n: number) => `p${50_000 + (((81_600 + n) * 7919) % 150_000)}`
const member = (n: number) => (n % 4 === 0 ? 'p500' : `p${501 + ((n * 37) % 27_000)}`)
const worker = (n: number) => `p${30_000 + (n % SIZE.communities)}`
const liaison = (n: number) => `p${(n * 37) % SIZE.units}`
const c = (n: number) => `c${n % SIZE.communities}`
const u = (n: number) => `u${(n * 37) % SIZE.units}`

const mine = (list: 'live' | 'done', name: string, who: Subject['who']): Subject => ({
  name,
  who,
  list: () => mineList(list),
  page: (store, _n, cursor) => store.mine({ list, ...next(cursor) })
})
const SUBJECTS: readonly Subject[] = [
  mine('live', 'mine, live', asking),
  mine('done', 'mine, done', resident),
  mine('done', 'mine, done, of an agent', (n) => `p${40_000 + n}`),
  mine('done', 'mine, done, of a worker with 20,000', () => 'p30000'),
  ...(['ahead', 'done'] as const).map((list): Subject => ({
    name: `tasks, ${list}`,
    who: member,
    list: () => taskList(list),
    page: (store, _n, cursor) => store.tasks({ list, ...next(cursor) })
  })),
  { name: 'pool', who: member, list: () => poolList(iso(NOW)), page: (store, _n, cursor) => store.pool(next(cursor)) },
  { name: 'rating waiting', who: asking, list: () => ratingList(), page: (store, _n, cursor) => store.ratingWaiting(next(cursor)) },
  ...(['placed', 'handed', 'running', 'served', 'done'] as const).map((list): Subject => ({
    name: `inbox, ${list}`,
    who: worker,
    list: (n) => inboxList(c(n), list, STAFF_ROLES, iso(NOW)),
    page: (store, n, cursor) => store.inbox({ list, orgId: c(n), ...next(cursor) })
  })),
  ...(['referred', 'open', 'running', 'done'] as const).map((list): Subject => ({
    name: `unit inbox, ${list}`,
    who: liaison,
    list: (n) => unitInboxList(u(n), list, ['liaison'], iso(NOW)),
    page: (store, n, cursor) => store.unitInbox({ list, unitId: u(n), ...next(cursor) })
  }))
]

const KEYS = openKeys('a master key that is only for measuring')

/** Tables that must never be read from end to end. */
const LARGE = /Seq Scan on (orders|seat|person|account|order_event)\b/

const planOf = async (pool: Pool, subject: Subject, n: number, cursor?: string): Promise<string> => {
  const { sql, params } = pageQuery(subject.list(n), cursor)
  const lines = await query<{ 'QUERY PLAN': string }>(pool, `explain ${ME}${sql}`, [TENANT.appId, subject.who(n), null, ...params])
  return lines.map((line) => line['QUERY PLAN']).join('\n')
}

/** Every list at a million orders: first pages and the pages behind them, of ordinary people and of those who have far more. */
export const benchLists = async (pool: Pool): Promise<Measure[]> => {
  const stores = openStores(pool, KEYS)
  const measures: Measure[] = []
  for (const subject of SUBJECTS) {
    const times: number[] = []
    let rows = 0
    let cursor: string | undefined
    for (let n = 0; n < SAMPLES; n += 1) {
      const person = Math.floor(n / 4)
      const started = performance.now()
      const page = await subject.page(stores.forCaller({ appId: TENANT.appId, openid: subject.who(person) }), person, cursor)
      times.push(performance.now() - started)
      rows += page.items.length
      // four pages of one person, then the next one
      cursor = n % 4 === 3 ? undefined : page.next
    }
    const plan = await planOf(pool, subject, 4)
    const wrong = LARGE.exec(plan)?.[0] ?? (rows === 0 ? 'nothing was listed' : null)
    measures.push(measured(subject.name, times, AT_MOST_MS, { note: `${(rows / SAMPLES).toFixed(1)} rows a page`, wrong }))
  }
  measures.push(...(await benchReads(pool)))
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

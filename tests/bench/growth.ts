import type { Pool } from 'pg'
import { randomUUID } from 'node:crypto'
import { accountOf, type AccountId } from '@domain/ledger/account'
import type { Transfer } from '@domain/ledger/transfer'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { postTransfers } from '../../cloudfunctions/_kit/store/ledger'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { migrate } from '../../database/migrate'
import { connectTo } from '../../database/open'
import { query, type Run } from '../../database/query'
import { measured, type Measure } from './measure'

const TENANT = 'books'
/** Entries of every account; accounts of the small books and of those that are ten times as large. */
const DEEP = 100
const SMALL = Number(process.env.ACCOUNTS ?? 10_000)
const LARGE = SMALL * 10
const AT = Date.parse('2026-11-23T09:00:00+08:00')
const AT_ONCE = 8
const SECONDS = 4
const ROUNDS = 5
const FLAT = 1.2
const PAGE_MS = 50
const SAMPLES = 300

/** Books as years would have left them: neighbours pay each other; everything but the hashes, which nobody looks at here, is as the writer makes it. */
const LOAD = (accounts: number): string[] => [
  `insert into tenant (id, name, app_id) values ('${TENANT}', 'books', 'books')`,
  `insert into person (tenant_id, id, public_name) select '${TENANT}', 'p' || n, n from generate_series(0, ${accounts - 1}) n`,
  `insert into account (app_id, openid, tenant_id, person_id) select 'books', 'p' || n, '${TENANT}', 'p' || n from generate_series(0, ${accounts - 1}) n`,
  `insert into ledger_account (tenant_id, id, posted, seq, head)
   select '${TENANT}', 'minute/earned/p' || n, 1000000 + case when n % 2 = 0 then -${DEEP} else ${DEEP} end, ${DEEP}, sha256(n::text::bytea) from generate_series(0, ${accounts - 1}) n`,
  'alter table transfer drop constraint transfer_pkey',
  'alter table entry drop constraint entry_pkey',
  'alter table value_line drop constraint value_line_pkey',
  // every line stands beside its entry: nothing to look up
  'alter table value_line disable trigger value_line_is_placed',
  // in the order of time, so that one account's entries lie far apart
  `create temporary table paid as select seq, pair * 2 as payer, 'order/' || md5(seq || '/' || pair) || '/r1/award' as id, timestamptz '${new Date(AT).toISOString()}' - (${DEEP} - seq) * interval '1 day' as at
   from generate_series(1, ${DEEP}) seq, generate_series(0, ${accounts / 2 - 1}) pair`,
  `insert into transfer select '${TENANT}', id, 1, 'direct', null, 'minute/earned/p' || payer, 'minute/earned/p' || payer + 1, 1, at from paid`,
  `insert into entry select '${TENANT}', 'minute/earned/p' || payer + side, seq, id, 'direct', null, side * 2 - 1, 0, at, 'sha256', sha256((id || side)::bytea) from paid, generate_series(0, 1) side`,
  `insert into value_line select '${TENANT}', 'minute/earned/p' || payer + side, id, null, '["到账 1 分钟"]', null, at from paid, generate_series(0, 1) side`,
  'drop table paid',
  'alter table transfer add constraint transfer_pkey primary key (tenant_id, id, line)',
  'alter table entry add constraint entry_pkey primary key (tenant_id, account_id, seq)',
  'alter table value_line add constraint value_line_pkey primary key (tenant_id, account_id, transfer_id)',
  'alter table value_line enable trigger value_line_is_placed',
  'vacuum analyze',
  'checkpoint'
]

const load = async (url: string, name: string, accounts: number): Promise<Pool> => {
  const admin = connectTo(url, 1)
  await query(admin, `drop database if exists ${name}`)
  await query(admin, `create database ${name}`)
  await query(admin, `alter system set max_wal_size = '16GB'`)
  await query(admin, 'select pg_reload_conf()')
  await admin.end()
  const own = Object.assign(new URL(url), { pathname: `/${name}` })
  own.searchParams.set('options', '-c maintenance_work_mem=1GB -c work_mem=256MB')
  const loading = connectTo(own.href, 1)
  await migrate(loading)
  for (const sql of LOAD(accounts)) await query(loading, sql)
  await loading.end()
  own.searchParams.delete('options')
  return connectTo(own.href, AT_ONCE)
}

interface Way {
  name: string
  transfers: (id: string, payer: AccountId, payee: AccountId) => Transfer[]
}
/** How minutes move: at once, or put aside first and paid at the end. */
const WAYS: Way[] = [
  { name: 'a payment', transfers: (id, from, account) => [{ id, phase: 'direct', from, lines: [{ account, amount: 1 }], at: AT }] },
  {
    name: 'a hold and its end',
    transfers: (id, from, account) => [
      { id, phase: 'hold', from, amount: 1, at: AT },
      { id: `${id}/end`, phase: 'post', of: id, lines: [{ account, amount: 1 }], at: AT }
    ]
  }
]

const earnedOf = (n: number) => accountOf('minute', 'earned', `p${n}`)

/** Between anybody, each under a name that falls anywhere among those there are. Answers how many a second. */
const pay = async (run: Run, accounts: number, { transfers }: Way): Promise<number> => {
  let done = 0
  const until = performance.now() + SECONDS * 1000
  const anybody = () => Math.floor(Math.random() * accounts)
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (; performance.now() < until; done += 1) {
        const from = anybody()
        const to = (from + 1 + Math.floor(Math.random() * (accounts - 1))) % accounts
        const name = `order/${randomUUID()}/r1/award`
        for (const transfer of transfers(name, earnedOf(from), earnedOf(to))) await postTransfers(run, TENANT, [transfer])
      }
    })
  )
  return done / SECONDS
}

/** Statements of anybody, with their reasons: the newest page, one far behind it, and the one of a month. */
const pages = async (pool: Pool): Promise<Measure[]> => {
  const stores = openStores(pool, openKeys('a master key that is only for measuring'))
  const walletOf = (n: number) => stores.forCaller({ appId: 'books', openid: `p${(n * 7919) % LARGE}` }).wallet
  const ask = async (n: number, more: { month?: string; cursor?: string }): Promise<{ took: number; next?: string }> => {
    const began = performance.now()
    const page = await walletOf(n).statement({ account: 'minute/earned', ...more })
    const took = performance.now() - began
    // what was just paid here has no reasons; everything else has
    if (page.items.every(({ why }) => why.length === 0)) throw new Error('a page without reasons')
    return { took, ...(page.next ? { next: page.next } : {}) }
  }
  const samples: Record<string, number[]> = { newest: [], 'four pages on': [], 'of a month': [] }
  for (let n = 0; n < SAMPLES; n += 1) {
    let page = await ask(n, {})
    samples.newest?.push(page.took)
    for (let deep = 0; deep < 3 && page.next; deep += 1) page = await ask(n, { cursor: page.next })
    samples['four pages on']?.push(page.took)
    samples['of a month']?.push((await ask(n + SAMPLES, { month: '2026-09' })).took)
  }
  return Object.entries(samples).map(([name, list]) =>
    measured(`a statement page, ${name}`, list, PAGE_MS, { note: `${LARGE * DEEP} entries` })
  )
}

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN

/** One way in books of a million entries and in books ten times as large, turn by turn. */
const compare = async (books: { small: Pool; large: Pool }, way: Way): Promise<Measure> => {
  const rates = { small: [] as number[], large: [] as number[] }
  const on =
    (pool: Pool): Run =>
    (sql, params) =>
      query(pool, sql, params)
  for (let round = 0; round <= ROUNDS; round += 1) {
    const small = await pay(on(books.small), SMALL, way)
    const large = await pay(on(books.large), LARGE, way)
    if (round > 0) {
      rates.small.push(small)
      rates.large.push(large)
    }
  }
  const [small, large] = [median(rates.small), median(rates.large)]
  const note = `${small.toFixed(0)} a second at ${SMALL * DEEP} entries, ${large.toFixed(0)} at ${LARGE * DEEP}: each costs ${(small / large).toFixed(2)} times as much`
  const cost = rates.large.map((rate) => (1000 * AT_ONCE) / rate)
  return measured(`${way.name} in books ten times as large`, cost, null, {
    note,
    wrong: small / large > FLAT ? `more than ${FLAT} times` : null
  })
}

/** The same payments in small and in large books, and pages of statements in the large ones. */
export const benchGrowth = async (_pool: Pool, url: string): Promise<Measure[]> => {
  const books = { small: await load(url, 'bench_small', SMALL), large: await load(url, 'bench_large', LARGE) }
  const compared: Measure[] = []
  for (const way of WAYS) compared.push(await compare(books, way))
  const statements = await pages(books.large)
  await Promise.all([books.small.end(), books.large.end()])
  return [...compared, ...statements]
}

import type { Pool } from 'pg'
import { DAY } from '@domain/clock/milliseconds'
import { DEFAULT_PACK } from '@domain/points/pack/packs'
import type { RulePack } from '@domain/points/rule'
import { COUNTER_EXAMPLES, OUT_OF_REACH, reach } from '@domain/points/simulate/examples'
import type { Report } from '@domain/points/simulate/report'
import { runOf } from '@domain/points/simulate/run'
import { simulate, simulation } from '@domain/points/simulate/simulate'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { migrate } from '../../database/migrate'
import { connectTo } from '../../database/open'
import { query } from '../../database/query'
import { chanceOf } from '../town/chance'
import { measured, type Measure } from './measure'
import { loadMillion, NOW, TENANT } from './million'
import { pastYear } from './past-year'

const ORDERS = 250_000
const AT_MOST_MS = 10_000
const ROUNDS = 3
/** So far back lie 250,000 closings of the million. */
const PAST = 434 * DAY
/** Which of the counter-examples has things nobody can reach. */
const DEAR = 3

/** Somebody proposes a lower day. */
const DRAFT: RulePack = {
  ...DEFAULT_PACK,
  version: 'draft',
  rows: DEFAULT_PACK.rows.map((row) => (row.code === 'R01' ? { ...row, caps: [{ period: 'day', points: 30 }] } : row))
}

const noteOf = ({ before, after, secondSignature }: Report): string =>
  [
    `issued ${before.issued} → ${after.issued}`,
    `top 1 % ${(100 * before.topShare).toFixed(1)} → ${(100 * after.topShare).toFixed(1)} %`,
    `Gini ${before.gini.toFixed(3)} → ${after.gini.toFixed(3)}`,
    `cut ${(100 * after.cutShare).toFixed(1)} %`,
    `${secondSignature.length} reasons to sign twice`
  ].join(', ')

/** Who has a post in the district that the million lies in. */
const OF_THE_DISTRICT = 'p29000'
/** What the doors leave behind when an order is closed: its event, of so many orders. */
const CLOSINGS = `insert into order_event (tenant_id, order_id, version, action, round, by, actor_id, "from", "to", at, facts)
  select tenant_id, id, 8, 'rate', 1, 'beneficiary', beneficiary_id, 'served', 'closed', closed_at, '{}' from orders
  where state = 'closed' and closed_at > timestamptz '${new Date(NOW - PAST).toISOString()}'`

/** The same from the database on: 250,000 closings of a million orders read page by page and judged twice, as the district's tap does it. */
const fromTheDatabase = async (url: string): Promise<Measure> => {
  const admin = connectTo(url, 1)
  await query(admin, 'drop database if exists bench_simulate')
  await query(admin, 'create database bench_simulate')
  await admin.end()
  const pool = connectTo(Object.assign(new URL(url), { pathname: '/bench_simulate' }).href)
  await migrate(pool)
  await loadMillion(pool)
  await query(pool, CLOSINGS)
  await query(
    pool,
    `insert into post (tenant_id, person_id, role, org_id) values ('${TENANT.id}', '${OF_THE_DISTRICT}', 'district_staff', 'district')`
  )
  await query(pool, 'vacuum analyze')
  await query(pool, 'checkpoint')
  const { rulebook } = openStores(pool, openKeys('a master key that is only for measuring')).forCaller({
    appId: TENANT.appId,
    openid: OF_THE_DISTRICT
  })
  const book = await rulebook.book(NOW)
  const times: number[] = []
  let facts = 0
  let issued = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now()
    const { add, report } = simulation(DEFAULT_PACK, DRAFT)
    facts = 0
    for await (const page of rulebook.past(book, NOW - PAST, NOW)) {
      page.forEach(add)
      facts += page.length
    }
    issued = report().after.issued
    times.push(performance.now() - started)
  }
  await pool.end()
  const note = `${facts} visits among 1,000,000 orders, ${issued} points, read and judged`
  return measured('250,000 orders from the database', times, AT_MOST_MS, {
    note,
    wrong: facts < ORDERS || issued === 0 ? 'too few' : null
  })
}

/** A draft beside the rules in force over a year of 250,000 orders (at most 10 s), from memory and from the database, and the five counter-examples over the same year. */
export const benchSimulate = async (_pool: Pool, url: string): Promise<Measure[]> => {
  const facts = pastYear(ORDERS, chanceOf('a year of 250,000 orders'))
  const timed = (pack: RulePack): { took: number; seconds: string; report: Report } => {
    const [started, before] = [performance.now(), process.cpuUsage()]
    const report = simulate(DEFAULT_PACK, pack, facts)
    const { user, system } = process.cpuUsage(before)
    return { took: performance.now() - started, seconds: ((user + system) / 1e6).toFixed(1), report }
  }
  const rounds = Array.from({ length: ROUNDS }, () => timed(DRAFT))
  const [first] = rounds
  const dear = runOf(COUNTER_EXAMPLES[DEAR] as RulePack)
  facts.forEach(dear.add)
  const share = (100 * reach(dear.totals().perPerson, OUT_OF_REACH)).toFixed(1)
  return [
    await fromTheDatabase(url),
    measured(
      '250,000 orders, a day of 40 → 30',
      rounds.map(({ took }) => took),
      AT_MOST_MS,
      {
        note: `${facts.length} facts, ${first?.seconds} s of processor; ${first ? noteOf(first.report) : ''}`,
        wrong: first && first.report.after.issued < first.report.before.issued ? null : 'a lower cap gave no fewer points'
      }
    ),
    ...COUNTER_EXAMPLES.map((pack, index) => {
      const { took, report } = timed(pack)
      const reached = index === DEAR ? `, ${share} % ever reach ${OUT_OF_REACH}` : ''
      return measured(pack.version, [took], AT_MOST_MS, { note: noteOf(report) + reached })
    })
  ]
}

import path from 'node:path'
import type { Pool } from 'pg'
import { migrate } from '../database/migrate'
import { connectTo } from '../database/open'
import { query } from '../database/query'
import { benchClosing } from '../tests/bench/closing'
import { benchGrowth } from '../tests/bench/growth'
import { benchKilled } from '../tests/bench/killed'
import { benchFront } from '../tests/bench/front'
import { benchLedger } from '../tests/bench/ledger'
import { benchLists } from '../tests/bench/lists'
import { isKept, lineOf, measured, type Measure } from '../tests/bench/measure'
import { loadMillion } from '../tests/bench/million'
import { benchSimulate } from '../tests/bench/simulate'
import { benchSimulation } from '../tests/bench/simulation'
import { benchVerify } from '../tests/bench/verify'
import { benchWrites } from '../tests/bench/writes'
import { buildFunctions, moduleTime } from './build-functions'
import { startPostgres } from './postgres'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** A million orders on a PostgreSQL of its own, then every list. */
const lists = async (pool: Pool, url: string): Promise<Measure[]> => {
  const started = Date.now()
  await migrate(pool)
  await loadMillion(pool)
  await query(pool, 'vacuum analyze')
  // what the loading left to be written to disk would be written while others are measured
  await query(pool, 'checkpoint')
  say(`1,000,000 orders loaded in ${Math.round((Date.now() - started) / 1000)} s`)
  return benchLists(pool, url)
}

/** How long each function's bundle takes to load in a fresh process: the median of nine, at most 60 ms. */
const modules = async (): Promise<Measure[]> =>
  (await buildFunctions()).map((folder) => measured(`${path.basename(folder)} loads`, [moduleTime(folder)], 60))

/** What is measured, by name: `npm run bench`, or `npm run bench -- lists`. Each part gets an empty database. */
const PARTS: Record<string, (pool: Pool, url: string) => Promise<Measure[]>> = {
  modules,
  writes: benchWrites,
  ledger: benchLedger,
  closing: benchClosing,
  growth: benchGrowth,
  killed: benchKilled,
  lists,
  simulate: benchSimulate,
  verify: benchVerify,
  simulation: benchSimulation,
  front: benchFront
}

const main = async (): Promise<void> => {
  const wanted = process.argv.slice(2)
  const cluster = await startPostgres()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      cluster.stop()
      process.exit(1)
    })
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue
      say(`\n=== ${name}`)
      const pool = connectTo(cluster.url)
      const measures = await part(pool, cluster.url)
      await pool.end()
      for (const measure of measures) say(lineOf(measure))
      if (!measures.every(isKept)) process.exitCode = 1
    }
  } finally {
    cluster.stop()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})

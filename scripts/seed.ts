import path from 'node:path'
import type { Pool } from 'pg'
import { DAY } from '@domain/clock/milliseconds'
import { openKeys } from '../cloudfunctions/_kit/seal'
import { openStores } from '../cloudfunctions/_kit/store/open'
import { markDatabase } from '../database/migrate'
import { connectTo } from '../database/open'
import { query } from '../database/query'
import { filesIn } from '../host/files/store'
import { chanceOf } from '../tests/town/chance'
import { foundTown, openToVisitors, progressOf } from '../tests/town/found'
import { TENANT } from '../tests/town/places'
import { catchUp, replay } from '../tests/town/replay'
import { TownShop } from '../tests/town/shop'
import { liveYear } from '../tests/town/year'

/** The last seeding was interrupted: half a year would be a lie, and a story is never deleted. */
export class SeedUnfinished extends Error {
  constructor() {
    super('上次演示数据没有装完：请删除数据目录（或清空数据库）后重新启动')
  }
}

/** What the demo is made with: the host's master key, and the moment up to which the town has lived (epoch ms). */
export interface Seeding {
  masterKey?: string
  now?: number
  /** where the host keeps its data: the pictures of the shop go there */
  dataDir?: string
}

/**
 * Fills an empty, migrated database with the demo district: sixty people and the three hundred orders of their last year, every
 * step decided and written as the doors do it. False when the demo is there already. Throws WrongMark for a
 * database of real people, SeedUnfinished after an interruption.
 */
export const seedDemo = async (
  pool: Pool,
  { masterKey = process.env.LINLI_MASTER_KEY ?? '', now = Date.now(), dataDir = process.env.DATA_DIR ?? 'data' }: Seeding = {}
): Promise<boolean> => {
  await markDatabase(pool, 'demo')
  const progress = await progressOf(pool)
  if (progress === 'open') return false
  if (progress === 'unfinished') throw new SeedUnfinished()
  const keys = openKeys(masterKey)
  const stores = openStores(pool, keys)
  await foundTown(pool, keys.of(TENANT.id), now)
  const { world } = liveYear(now)
  const archive = { stores, keys, count: () => query(pool, 'analyze'), putFile: filesIn(path.join(dataDir, 'files')).put }
  await replay(archive, world, new TownShop(archive, chanceOf('兑换'), now - 365 * DAY, now))
  await catchUp(archive, world, now)
  await openToVisitors(pool)
  return true
}

/** `npm run seed`: the server of DATABASE_URL, with LINLI_MASTER_KEY. The embedded database is seeded by `npm start`. */
const main = async (): Promise<void> => {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL names the PostgreSQL server to seed; the embedded database is seeded by npm start')
  const pool = connectTo(url)
  const started = Date.now()
  const seeded = await seedDemo(pool)
  await pool.end()
  const seconds = Math.round((Date.now() - started) / 1000)
  process.stdout.write(seeded ? `the demo district has lived its year (${seconds} s)\n` : 'nothing to do: the demo district is there\n')
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === __filename)
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg, { type Pool } from 'pg'
import { lockFolder } from './lock'
import { readNumbersExactly } from './numbers'

/** An open embedded database: one pool of one connection, and how to close it with its lock. */
export interface Embedded {
  pool: Pool
  close: () => Promise<void>
}

/** Wraps a running PGlite as a `pg` pool: one connection, so that nobody queries outside somebody's transaction. */
export const poolOf = (database: PGlite): Pool => {
  readNumbersExactly()
  return new pg.Pool({
    ...createPgConfig(database),
    max: 1,
    connectionTimeoutMillis: 60_000,
    idleTimeoutMillis: 0
  } as unknown as pg.PoolConfig)
}

/** What autovacuum does on a server and nobody does in here: rows are counted, or the planner looks for one order among all of its district. */
const TIDY = 'vacuum (analyze)'
const HOUR = 60 * 60_000

/** Tidies up every hour, beside the calls; a round that fails is made up for by the next. */
const tidyHourly = (pool: Pool): NodeJS.Timeout => setInterval(() => void pool.query(TIDY).catch(() => undefined), HOUR).unref()

/**
 * PostgreSQL inside this process, in a folder on disk. Refuses a folder that another living process has open.
 * It does not fsync: what was acknowledged survives the end of the process, not a loss of power.
 */
export const openEmbedded = async (folder: string): Promise<Embedded> => {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  const database = await PGlite.create(path.join(folder, 'postgres')).catch((error: unknown) => {
    unlock()
    throw error
  })
  const pool = poolOf(database)
  const tidying = tidyHourly(pool)
  return {
    pool,
    close: async () => {
      clearInterval(tidying)
      await pool.end()
      await database.close()
      unlock()
    }
  }
}

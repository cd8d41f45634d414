import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg, { type Pool } from 'pg'
import { lockFolder } from './lock'
import { readNumbersExactly } from './numbers'
import { query } from './query'

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

/** Tidies up every so often, beside the calls; a round that fails is made up for by the next. */
const tidyEvery = (milliseconds: number, pool: Pool): NodeJS.Timeout =>
  setInterval(() => void query(pool, TIDY).catch(() => undefined), milliseconds).unref()

/**
 * PostgreSQL inside this process, in a folder on disk. Refuses a folder that another living process has open.
 * It does not fsync: what was acknowledged survives the end of the process, not a loss of power. It is tidied up every `tidied` milliseconds.
 */
export const openEmbedded = async (folder: string, tidied = HOUR): Promise<Embedded> => {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  const database = await PGlite.create(path.join(folder, 'postgres')).catch((error: unknown) => {
    unlock()
    throw error
  })
  const pool = poolOf(database)
  const tidying = tidyEvery(tidied, pool)
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

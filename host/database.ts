import path from 'node:path'
import type { Pool } from 'pg'
import { openEmbedded } from '../database/embedded'
import { markDatabase, migrate } from '../database/migrate'
import { connectTo, sharePool } from '../database/open'
import type { Settings } from './settings'

const CONNECTIONS = 16

/** The one open database of this process. */
export interface Database {
  pool: Pool
  close: () => Promise<void>
}

const serverDatabase = (url: string): Database => {
  const pool = connectTo(url, CONNECTIONS)
  return { pool, close: () => pool.end() }
}

/**
 * Opens the database, brings it to the newest schema, marks it for this mode and puts its pool where the functions look.
 * Throws with a kind sentence when it is somebody else's: FolderLocked, or WrongMark for a demo on real people's data and the other way round.
 */
export const openDatabase = async ({ databaseUrl, dataDir, mode }: Settings): Promise<Database> => {
  const opened = databaseUrl ? serverDatabase(databaseUrl) : await openEmbedded(path.join(dataDir, 'database'))
  try {
    await migrate(opened.pool)
    await markDatabase(opened.pool, mode)
  } catch (error) {
    await opened.close()
    throw error
  }
  sharePool(opened.pool)
  return {
    pool: opened.pool,
    close: () => {
      sharePool(undefined)
      return opened.close()
    }
  }
}

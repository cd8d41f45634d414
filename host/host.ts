import path from 'node:path'
import type { AddressInfo } from 'node:net'
import type { Pool } from 'pg'
import { openEmbedded } from '../database/embedded'
import { markDatabase, migrate } from '../database/migrate'
import { connectTo, sharePool } from '../database/open'
import { filesIn } from './files'
import { loadFunctions, type Functions } from './functions'
import { listenForSdk } from './sdk/listener'
import { weChatOf } from './sdk/wechat'
import { serverOf } from './server'
import type { Settings } from './settings'
import { readTriggers, runTimers } from './timers'
import { tokensOf } from './tokens'

const POOL_OF_A_SERVER = 16

/** A running host and how it ends: no new calls, those under way finish, then the database closes. */
export interface Host {
  url: string
  functions: Functions
  close: () => Promise<void>
}

/** Opens the one database of this process, migrated and marked for this mode. Throws with a kind sentence when it is somebody else's. */
export const openDatabase = async (settings: Settings): Promise<{ pool: Pool; close: () => Promise<void> }> => {
  const opened = settings.databaseUrl ? serverDatabase(settings.databaseUrl) : await openEmbedded(path.join(settings.dataDir, 'database'))
  try {
    await migrate(opened.pool)
    await markDatabase(opened.pool, settings.mode)
  } catch (error) {
    await opened.close()
    throw error
  }
  sharePool(opened.pool)
  return opened
}
const serverDatabase = (url: string) => {
  const pool = connectTo(url, POOL_OF_A_SERVER)
  return { pool, close: () => pool.end() }
}

/** Starts everything around the functions on an open database. `triggersFile` is the file CloudBase is deployed with. */
export const startHost = async (
  settings: Settings,
  database: { pool: Pool; close: () => Promise<void> },
  triggersFile: string
): Promise<Host> => {
  Object.assign(process.env, { LINLI_MASTER_KEY: settings.masterKey })
  let origin = ''
  const files = filesIn(path.join(settings.dataDir, 'files'), settings.masterKey, () => origin)
  let functions: Functions | undefined
  const sdk = await listenForSdk({
    files,
    functions: () => functions ?? loadFunctions(settings.functions),
    weChat: weChatOf(settings.weChat)
  })
  functions = loadFunctions(settings.functions)
  const server = await serverOf({ settings, pool: database.pool, functions, tokens: tokensOf(settings.masterKey), files })
  await server.listen({ host: settings.host, port: settings.port })
  origin = `http://${settings.host}:${(server.server.address() as AddressInfo).port}`
  const stopTimers = runTimers(readTriggers(triggersFile), functions, server.log)
  return {
    url: origin,
    functions,
    close: async () => {
      await server.close()
      await stopTimers()
      await sdk.close()
      sharePool(undefined)
      await database.close()
    }
  }
}

import path from 'node:path'
import type { AddressInfo } from 'node:net'
import type { Database } from './database'
import { readDeployment } from './deployment'
import { linksSignedBy } from './files/links'
import { filesIn } from './files/store'
import { loadFunctions } from './functions'
import { tokensOf } from './people/tokens'
import { listenForSdk } from './sdk/listener'
import { weChatOf } from './sdk/wechat'
import { serverOf } from './server'
import type { Settings } from './settings'
import { runTimers } from './timers'

/** How long the calls under way may take when the host is told to end. */
const GRACE = 10_000

/** A running host and how it ends: no new calls, those under way finish, then the database closes. */
export interface Host {
  url: string
  /** calls under way have ten seconds; true when all of them finished */
  close: () => Promise<boolean>
}

/** Whether `work` was done in time. */
const inTime = async (milliseconds: number, work: Promise<unknown>): Promise<boolean> => {
  let clock: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    clock = setTimeout(() => resolve(false), milliseconds)
  })
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(clock))
}

/** Where people find a host that listens on every address of its machine. */
const localUrl = (host: string, port: number): string => `http://${['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host}:${port}`

/** Starts everything around the functions on an open database. The functions find their keys where the cloud would put them. */
export const startHost = async (settings: Settings, database: Database): Promise<Host> => {
  Object.assign(process.env, { LINLI_MASTER_KEY: settings.masterKey })
  let origin = settings.publicUrl ?? ''
  const deployment = readDeployment(settings.deployment, settings.rules)
  const files = filesIn(path.join(settings.dataDir, 'files'))
  const links = linksSignedBy(settings.masterKey, () => origin)
  const functions = loadFunctions(settings.functions, deployment)
  const sdk = await listenForSdk({ files, links, functions, weChat: weChatOf(settings.weChat) })
  Object.assign(process.env, sdk.environment)
  const tokens = tokensOf(settings.masterKey, settings.appId)
  const server = await serverOf({ settings, deployment, pool: database.pool, functions, tokens, files, links, origin: () => origin })
  await server.listen({ host: settings.host, port: settings.port })
  const url = localUrl(settings.host, (server.server.address() as AddressInfo).port)
  origin ||= url
  const stopTimers = runTimers(deployment.triggers, functions, server.log)
  return {
    url,
    close: async () => {
      const finished = await inTime(GRACE, Promise.all([server.close(), stopTimers()]))
      await sdk.close()
      return (await inTime(GRACE / 2, database.close())) && finished
    }
  }
}

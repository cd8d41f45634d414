import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Pool } from 'pg'
import type { Database } from '../../host/database'
import { startHost } from '../../host/host'
import { tokensOf, type Person, type Tokens } from '../../host/people/tokens'
import { readSettings, type Settings } from '../../host/settings'
import { bundleFunction } from '../../scripts/build-functions'

const ROOT = path.resolve(__dirname, '../..')

/** A running host of the tests, on functions that were bundled like the real ones. */
export interface House {
  url: string
  settings: Settings
  tokens: Tokens
  folder: string
  tokenOf: (person: Partial<Person>) => Promise<string>
  call: (name: string, event: unknown, token?: string) => Promise<{ status: number; body: Answer }>
  close: () => Promise<boolean>
}
export interface Answer {
  ok: boolean
  value?: unknown
  error?: { code: string; message: string }
}

/** Bundles the fixtures where `node_modules` is found from, once a test file. */
export const buildFixtures = async (): Promise<string> => {
  const out = path.join(ROOT, 'dist', `host-fixtures-${process.pid}`)
  for (const name of ['echo', 'jobs']) {
    mkdirSync(path.join(out, name), { recursive: true })
    await bundleFunction(path.join(__dirname, 'fixtures', name, 'index.ts'), path.join(out, name), name)
  }
  return out
}

/** Settings as `npm start` reads them, with the fixtures instead of the functions and a short time limit. */
export const settingsFor = (functions: string, folder: string, env: NodeJS.ProcessEnv): Settings => {
  const deployment = path.join(folder, 'cloudbaserc.json')
  writeFileSync(
    deployment,
    JSON.stringify({
      functionDefaultConfig: { memorySize: 256, timeout: 3 },
      functions: [{ name: 'jobs', triggers: [{ name: 'tick', type: 'timer', config: '0 * * * * * *' }] }]
    })
  )
  return { ...readSettings({ PORT: '0', DATA_DIR: folder, ...env }, ROOT), functions, deployment }
}

const answerOf = async (response: Response) => ({ status: response.status, body: (await response.json()) as Answer })

/** Starts a host over a pool that is already open; `env` is what its operator would set. */
export const openHouse = async (pool: Pool, functions: string, env: NodeJS.ProcessEnv, change: Partial<Settings> = {}): Promise<House> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-host-'))
  const settings = { ...settingsFor(functions, folder, { LOG_LEVEL: 'silent', ...env }), ...change }
  // a process has one host; a second one in a test gives the SDK's address back when it closes
  const { TCB_CONTEXT_CNFG } = process.env
  const database: Database = { pool, close: async () => undefined }
  const host = await startHost(settings, database)
  const tokens = tokensOf(settings.masterKey, settings.appId)
  return {
    url: host.url,
    settings,
    tokens,
    folder,
    tokenOf: (person) => tokens.issue({ appId: settings.appId, openid: 'li', epoch: 0, ...person }),
    call: async (name, event, token) =>
      answerOf(
        await fetch(`${host.url}/call/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
          body: typeof event === 'string' ? event : JSON.stringify(event)
        })
      ),
    close: async () => {
      const finished = await host.close()
      if (TCB_CONTEXT_CNFG) process.env.TCB_CONTEXT_CNFG = TCB_CONTEXT_CNFG
      rmSync(folder, { recursive: true, force: true })
      return finished
    }
  }
}

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { tokensOf } from '../../host/people/tokens'
import { openWire } from './wire'

const ROOT = path.resolve(__dirname, '../..')
export const KEY = 'the bench has a master key of its own'
/** Calls under way at the same time. */
export const AT_ONCE = 8

/** A host in a process of its own, and whoever asks it over kept connections. */
export interface BenchHost {
  tokenOf: (openid: string) => Promise<string>
  /** one call; answers the text of the answer, which must be a yes */
  post: (token: string, event: { action: string }) => Promise<string>
  stop: () => Promise<void>
}

/** Starts the host of the built functions on a database, for the people of one app. */
export const forkHost = async (databaseUrl: string, appId: string): Promise<BenchHost> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-bench-'))
  const host = fork(path.join(ROOT, 'tests/host/process.ts'), [path.join(ROOT, 'dist/cloudfunctions'), folder], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: databaseUrl, LINLI_MODE: 'demo', LINLI_MASTER_KEY: KEY, LOG_LEVEL: 'silent' }
  })
  const [{ url }] = (await once(host, 'message')) as [{ url: string }]
  const wire = openWire(url)
  const tokens = tokensOf(KEY, appId)
  return {
    tokenOf: (openid) => tokens.issue({ appId, openid, epoch: 0 }),
    post: async (token, event) => {
      const text = await wire.post(`/call/${event.action.split('.')[0]}`, token, JSON.stringify(event))
      if (!text.startsWith('{"ok":true')) throw new Error(text.slice(0, 300))
      return text
    },
    stop: async () => {
      wire.close()
      host.kill('SIGTERM')
      await once(host, 'exit')
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

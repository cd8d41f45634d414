import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Deployment } from './deployment'
import { Refused } from './refusals'

/** Who calls, as this host knows it: what CloudBase would put into the context. Without an openid: somebody of this app who has not signed in; `browser`: at one that a phone has signed in. */
export interface Identity {
  appId: string
  openid?: string
  epoch?: number
  browser?: true
}
type Main = (event: unknown, context: unknown) => Promise<unknown>

/** The built functions by name, called the way CloudBase calls them. */
export interface Functions {
  names: readonly string[]
  /** refuses TOO_SLOW after the function's time limit; what it was doing goes on and is safe to repeat */
  call: (name: string, event: unknown, identity: Identity | null) => Promise<unknown>
  tick: (name: string, trigger: string, at: Date) => Promise<unknown>
}

const environmentOf = (identity: Identity | null): Record<string, string> => ({
  ...(identity?.appId ? { WX_APPID: identity.appId } : {}),
  ...(identity?.openid ? { WX_OPENID: identity.openid } : {}),
  ...(identity?.openid && identity.epoch !== undefined ? { LINLI_EPOCH: String(identity.epoch) } : {}),
  ...(identity?.openid && identity.browser ? { LINLI_BROWSER: '1' } : {})
})

/** Answers as `work` does, or refuses when that takes longer than the limit. */
const within = async <T>(seconds: number, work: Promise<T>): Promise<T> => {
  let clock: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new Refused('TOO_SLOW')), seconds * 1000)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(clock))
}

const readMain = (folder: string, name: string): Main => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a deployed bundle is CommonJS, found by its path
  const { main } = require(path.join(folder, name, 'index.js')) as { main?: Main }
  if (!main) throw new Error(`the bundle ${name} has no main`)
  return main
}

/** Loads every bundle of a folder by its path: the very files that are deployed. This host knows their names, never what they do. */
export const loadFunctions = (folder: string, { limitsOf }: Pick<Deployment, 'limitsOf'>): Functions => {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const loaded = new Map(entries.map(({ name }) => [name, readMain(folder, name)]))
  const run = (name: string, event: unknown, environment: Record<string, string>) => {
    const main = loaded.get(name)
    if (!main) throw new Refused('UNKNOWN_FUNCTION')
    const { memoryMegabytes, seconds } = limitsOf(name)
    const context = {
      function_name: name,
      function_version: '$LATEST',
      namespace: 'linli',
      request_id: randomUUID(),
      memory_limit_in_mb: memoryMegabytes,
      time_limit_in_ms: seconds * 1000,
      environment: JSON.stringify({ TCB_ENV: 'linli', ...environment })
    }
    return within(seconds, main(event, context))
  }
  return {
    names: [...loaded.keys()],
    call: async (name, event, identity) => run(name, event, environmentOf(identity)),
    tick: async (name, trigger, at) =>
      run(name, { Type: 'Timer', TriggerName: trigger, Time: at.toISOString(), Message: '' }, { TRIGGER_SRC: 'timer' })
  }
}

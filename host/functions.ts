import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'

/** Who calls, as this host knows it from a token: what CloudBase would put into the context. */
export interface Identity {
  appId: string
  openid?: string
  epoch?: number
}
type Main = (event: unknown, context: unknown) => Promise<unknown>

/** The built functions by name, called the way CloudBase calls them. */
export interface Functions {
  names: readonly string[]
  call: (name: string, event: unknown, identity: Identity | null) => Promise<unknown>
  tick: (name: string, trigger: string, at: Date) => Promise<unknown>
}

const contextOf = (name: string, environment: Record<string, string>) => ({
  function_name: name,
  function_version: '$LATEST',
  namespace: 'linli',
  request_id: randomUUID(),
  memory_limit_in_mb: 256,
  time_limit_in_ms: 20_000,
  environment: JSON.stringify({ TCB_ENV: 'linli', ...environment })
})
const environmentOf = (identity: Identity | null): Record<string, string> => ({
  ...(identity ? { WX_APPID: identity.appId } : {}),
  ...(identity?.openid ? { WX_OPENID: identity.openid } : {}),
  ...(identity?.openid && identity.epoch !== undefined ? { LINLI_EPOCH: String(identity.epoch) } : {})
})

/** Loads every bundle of a folder by its path: the very files that are deployed. This host knows their names, never what they do. */
export const loadFunctions = (folder: string): Functions => {
  const loaded = new Map<string, Main>()
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a deployed bundle is CommonJS, found by its path
    loaded.set(entry.name, (require(path.join(folder, entry.name, 'index.js')) as { main: Main }).main)
  }
  const run = (name: string, event: unknown, environment: Record<string, string>) => {
    const main = loaded.get(name)
    if (!main) throw new RangeError(`no function ${name}`)
    return main(event, contextOf(name, environment))
  }
  return {
    names: [...loaded.keys()],
    call: (name, event, identity) => run(name, event, environmentOf(identity)),
    tick: (name, trigger, at) =>
      run(name, { Type: 'Timer', TriggerName: trigger, Time: at.toISOString(), Message: '' }, { TRIGGER_SRC: 'timer' })
  }
}

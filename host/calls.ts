import type { FastifyInstance } from 'fastify'
import { DEMO_APP } from './demo'
import type { Functions } from './functions'
import { Refused } from './refusals'
import type { Settings } from './settings'
import type { Tokens } from './tokens'

const outcomeOf = (answer: unknown): string => {
  const { ok, error } = (answer ?? {}) as { ok?: boolean; error?: { code?: string } }
  return ok ? 'ok' : (error?.code ?? 'unreadable')
}

/**
 * `POST /call/<function>` with an event, as CloudBase's `callFunction`. Whoever has no token calls as nobody of this app:
 * the functions decide what may be read so. The log knows function, action, outcome and time, and no person.
 */
export const callRoutes = (
  server: FastifyInstance,
  { functions, tokens, settings }: { functions: Functions; tokens: Tokens; settings: Settings }
): void => {
  const nobody = { appId: settings.mode === 'demo' ? DEMO_APP : (settings.weChat?.appId ?? '') }
  server.post<{ Params: { name: string } }>('/call/:name', async (request) => {
    const { name } = request.params
    if (!functions.names.includes(name)) throw new Refused('UNKNOWN_FUNCTION')
    const started = performance.now()
    const identity = (await tokens.read(request.headers.authorization)) ?? nobody
    const answer = await functions.call(name, request.body, identity)
    const action: unknown = (request.body as { action?: unknown } | null)?.action
    request.log.info({
      function: name,
      action: typeof action === 'string' ? action.slice(0, 40) : undefined,
      outcome: outcomeOf(answer),
      ms: Math.round(performance.now() - started)
    })
    return answer
  })
}

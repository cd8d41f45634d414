import type { FastifyInstance } from 'fastify'
import type { Deployment } from './deployment'
import type { Functions } from './functions'
import { actionOf, outcomeOf } from './logging'
import type { Tokens } from './people/tokens'
import { Refused } from './refusals'

interface Parts {
  functions: Functions
  deployment: Pick<Deployment, 'mayBeCalled'>
  tokens: Tokens
  appId: string
}

/**
 * `POST /call/<function>` with an event, as CloudBase's `callFunction`. Whoever has no token calls as nobody of this app:
 * the functions decide what may be read so. The log knows function, action, outcome and time, and no person.
 */
export const callRoutes = (server: FastifyInstance, { functions, deployment, tokens, appId }: Parts): void => {
  server.post<{ Params: { name: string } }>('/call/:name', async (request) => {
    const { name } = request.params
    if (!functions.names.includes(name)) throw new Refused('UNKNOWN_FUNCTION')
    if (!deployment.mayBeCalled(name)) throw new Refused('NOT_ALLOWED')
    const started = performance.now()
    const identity = (await tokens.read(request.headers.authorization)) ?? { appId }
    const answer = await functions.call(name, request.body, identity)
    const ms = Math.round(performance.now() - started)
    request.log.info({ function: name, action: actionOf(request.body), outcome: outcomeOf(answer), ms })
    return answer
  })
}

import path from 'node:path'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import limit from '@fastify/rate-limit'
import fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { Pool } from 'pg'
import { callRoutes } from './calls'
import type { Deployment } from './deployment'
import { closeWithAnswer } from './drain'
import type { Links } from './files/links'
import { pictureRoutes } from './files/pictures'
import type { Files } from './files/store'
import type { Functions } from './functions'
import { headersFor } from './headers'
import { healthRoute } from './health'
import { placeOf } from './logging'
import { browserRoutes } from './people/browsers'
import { demoRoutes } from './people/demo'
import { signInRoutes } from './people/sign-in'
import type { Tokens } from './people/tokens'
import { REFUSALS, Refused, refusalBody, type HostRefusal } from './refusals'
import type { Settings } from './settings'
import { siteRoutes } from './site'
import { verifyRoute } from './verify'

const BODY_BYTES = 128 * 1024
/** Time to send a whole request; a slow telephone with a photo stays below it. */
const REQUEST_PATIENCE = 60_000

/** The menu is 20 KB, and 4 KB on the way; what fits into a few packets is not worth the work. Pages have their compressed twins already. */
const COMPRESSION = { threshold: 4 * 1024, brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } }

/** The library's own errors in our words; whatever else broke is INTERNAL and goes to the log. */
const codeOf = (error: { statusCode?: number }): HostRefusal => {
  if (error instanceof Refused) return error.code
  if (error.statusCode === 413) return 'BODY_TOO_LARGE'
  if (error.statusCode === 429) return 'TOO_FAST'
  return error.statusCode && error.statusCode < 500 ? 'BODY_UNREADABLE' : 'INTERNAL'
}

const optionsOf = ({ proxies, logLevel }: Settings): FastifyServerOptions => ({
  bodyLimit: BODY_BYTES,
  requestTimeout: REQUEST_PATIENCE,
  onProtoPoisoning: 'error',
  onConstructorPoisoning: 'error',
  trustProxy: proxies ?? false,
  forceCloseConnections: 'idle' as const,
  // the library's own lines carry addresses and urls; ours name no person
  logController: new LogController({ disableRequestLogging: true }),
  logger: { level: logLevel, base: null }
})

/** Every answer that is not a function's has one code and one sentence, and never what broke inside. */
const refuseInOurWords = (server: FastifyInstance): void => {
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const code = codeOf(error)
    if (code === 'INTERNAL') request.log.error(placeOf(error), 'a call broke')
    // the rest of a body that is too large is read and thrown away, or the sender would never see the sentence
    if (code === 'BODY_TOO_LARGE') reply.removeHeader('connection')
    return reply.code(REFUSALS[code].status).send(refusalBody(code))
  })
  server.setNotFoundHandler((_request, reply) => reply.code(404).send(refusalBody('NO_SUCH_PAGE')))
}

/** Works it out at the first request: only then is the port known. */
const onceAsked = <T>(work: () => T): (() => T) => {
  let known: { value: T } | undefined
  return () => (known ??= { value: work() }).value
}

export interface ServerParts {
  settings: Settings
  deployment: Deployment
  pool: Pool
  functions: Functions
  tokens: Tokens
  files: Files
  links: Links
  origin: () => string
}

/** The public face: calls, sign-in, files, pages and health. Logs name no person and carry no body. */
export const serverOf = async (parts: ServerParts): Promise<FastifyInstance> => {
  const { settings, deployment, pool, functions, tokens, files, links, origin } = parts
  const server = fastify(optionsOf(settings))
  const headers = onceAsked(() => headersFor(path.join(settings.site, 'index.html'), origin()))
  server.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(headers())) if (!reply.hasHeader(name)) reply.header(name, value)
  })
  closeWithAnswer(server)
  refuseInOurWords(server)
  await server.register(limit, {
    max: settings.callsPerMinute,
    timeWindow: '1 minute',
    // the demo on one's own machine is also what the tests and the bench run against
    allowList: ({ ip }) => settings.mode === 'demo' && !settings.proxies && (ip === '127.0.0.1' || ip === '::1')
  })
  await server.register(compress, COMPRESSION)
  healthRoute(server, pool, settings)
  callRoutes(server, { functions, deployment, tokens, appId: settings.appId })
  signInRoutes(server, { pool, tokens, weChat: settings.weChat })
  if (settings.mode === 'demo') demoRoutes(server, { pool, tokens })
  else browserRoutes(server, { pool, tokens, appId: settings.appId })
  await pictureRoutes(server, { pool, files, links, tokens })
  verifyRoute(server, settings.verifyPage)
  await siteRoutes(server, settings.site)
  return server
}

import limit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { callRoutes } from './calls'
import { demoRoutes } from './demo'
import type { Files } from './files'
import type { Functions } from './functions'
import { REFUSALS, Refused, refusalBody, type HostRefusal } from './refusals'
import type { Settings } from './settings'
import { signInRoutes } from './sign-in'
import { siteRoutes } from './site'
import type { Tokens } from './tokens'
import { uploadRoutes } from './uploads'
import { query } from '../database/query'

const BODY = 128 * 1024
const PER_MINUTE = 600

/** Everything a browser may not do with our pages. Taro's styles are inline; scripts are ours alone. */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY'
}

/** The library's own errors in our words; whatever else broke is INTERNAL and goes to the log. */
const codeOf = (error: { statusCode?: number; code?: string }): HostRefusal => {
  if (error instanceof Refused) return error.code
  if (error.statusCode === 413) return 'BODY_TOO_LARGE'
  if (error.statusCode === 429) return 'TOO_FAST'
  return error.statusCode && error.statusCode < 500 ? 'BODY_UNREADABLE' : 'INTERNAL'
}

export interface ServerParts {
  settings: Settings
  pool: Pool
  functions: Functions
  tokens: Tokens
  files: Files
}

/** The public face: calls, sign-in, files, pages and health. Logs name no person and carry no body. */
export const serverOf = async ({ settings, pool, functions, tokens, files }: ServerParts): Promise<FastifyInstance> => {
  const server = fastify({
    bodyLimit: BODY,
    disableRequestLogging: true,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    trustProxy: false,
    forceCloseConnections: 'idle' as const,
    logger: { level: process.env.LOG_LEVEL ?? 'info', base: null }
  })
  server.addHook('onSend', async (_request, reply) => {
    reply.headers(HEADERS)
  })
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const code = codeOf(error)
    if (code === 'INTERNAL') request.log.error({ name: error.name, at: error.stack?.split('\n').slice(1, 6) }, 'a call broke')
    return reply.code(REFUSALS[code].status).send(refusalBody(code))
  })
  server.setNotFoundHandler((_request, reply) => reply.code(404).send(refusalBody('NOT_FOUND')))
  await server.register(limit, {
    max: PER_MINUTE,
    timeWindow: '1 minute',
    allowList: (request) => settings.mode === 'demo' && request.ip === '127.0.0.1'
  })

  server.get('/health', async () => ({
    ok: (await query(pool, 'select 1')).length === 1,
    mode: settings.mode,
    database: settings.databaseUrl ? 'postgresql' : 'embedded'
  }))
  callRoutes(server, { functions, tokens, settings })
  signInRoutes(server, { pool, tokens, weChat: settings.weChat })
  if (settings.mode === 'demo') demoRoutes(server, { pool, tokens })
  await uploadRoutes(server, { files, tokens })
  await siteRoutes(server, settings.site)
  return server
}

import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { query } from '../database/query'
import type { Settings } from './settings'

/** `GET /health`: 200 when the database answers, 503 when it does not; which kind, which mode, which version. */
export const healthRoute = (server: FastifyInstance, pool: Pool, { databaseUrl, mode, version }: Settings): void => {
  server.get('/health', { config: { rateLimit: false } }, async (_request, reply) => {
    const ok = await query(pool, 'select 1').then(
      () => true,
      () => false
    )
    return reply.code(ok ? 200 : 503).send({ ok, database: databaseUrl ? 'postgresql' : 'embedded', mode, version })
  })
}

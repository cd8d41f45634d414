import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { query } from '../../database/query'
import { Refused } from '../refusals'
import { DEMO_APP } from '../settings'
import { epochOf } from './accounts'
import type { Tokens } from './tokens'

interface DemoRow {
  person_id: string
  name: string
  role: string
  note: string
  large_print: boolean
}

/** Choosing a person instead of signing in. Registered only by a host in demo mode on a database that was born for the demo. */
export const demoRoutes = (server: FastifyInstance, { pool, tokens }: { pool: Pool; tokens: Tokens }): void => {
  const people = () => query<DemoRow>(pool, 'select person_id, name, role, note, large_print from demo_person order by position')

  server.get('/demo/people', async () =>
    (await people()).map((row) => ({
      personId: row.person_id,
      name: row.name,
      role: row.role,
      note: row.note,
      largePrint: row.large_print
    }))
  )

  server.post<{ Body: { personId?: unknown } | null }>('/demo/sign-in', async ({ body }) => {
    const chosen = (await people()).find((row) => row.person_id === body?.personId)
    if (!chosen) throw new Refused('DEMO_ONLY')
    const openid = `demo:${chosen.person_id}`
    return { token: await tokens.issue({ appId: DEMO_APP, openid, epoch: await epochOf(pool, DEMO_APP, openid) }) }
  })
}

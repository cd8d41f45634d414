import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { query } from '../../database/query'
import { Refused } from '../refusals'
import { browserName } from './browser-name'
import type { Tokens } from './tokens'

/** Seconds in which somebody takes out a phone and finds the page. */
const LIFE = 120
/** Seconds in which a browser comes for its answer. */
const FETCHED_WITHIN = 60
/** Digits that a ticket of the last days has are drawn again. */
const DRAWS = 5

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
/** The same for the same account at every host, and nothing else can be read from it: by it a window knows whether somebody comes back. */
const accountOf = (appId: string, openid: string): string => hashOf(`account ${appId} ${openid}`)
const dateAt = (milliseconds: number): string => new Date(milliseconds).toISOString()

const MAKE = `insert into browser_ticket (secret_hash, app_id, digits, browser, at, until_at)
values ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz) on conflict (app_id, digits) do nothing returning digits`

/** Writes a new ticket down; answers its digits. */
const make = async (pool: Pool, appId: string, secret: string, browser: string): Promise<string> => {
  const now = Date.now()
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const digits = String(randomInt(1e8)).padStart(8, '0')
    const [made] = await query(pool, MAKE, [hashOf(secret), appId, digits, browser, dateAt(now), dateAt(now + LIFE * 1000)])
    if (made) return digits
  }
  throw new Error('no digits are free')
}

/** $3 now. An answer is kept a little longer than the question: it may come in its last second. */
const LOOK = `select agreed from browser_ticket
where secret_hash = $1 and app_id = $2 and coalesce(answered_at + interval '${FETCHED_WITHIN} seconds', until_at) > $3::timestamptz`
const FETCH = `update browser_ticket set fetched_at = $3::timestamptz
where secret_hash = $1 and app_id = $2 and agreed and fetched_at is null returning openid, epoch`

/**
 * A browser is signed in by a phone (decision 24). `POST /sign-in/browser` → `{ digits, secret }`: the digits for everybody to read, the secret for
 * this browser alone. `POST /sign-in/browser/answer { secret }` → `{ waiting: true }`, and once, after the phone has agreed, `{ token, account }`.
 * Nothing is remembered here: a ticket of one host is answered and fetched at any other.
 */
export const browserRoutes = (server: FastifyInstance, { pool, tokens, appId }: { pool: Pool; tokens: Tokens; appId: string }): void => {
  server.post('/sign-in/browser', { config: { rateLimit: { max: 60 } } }, async ({ headers }) => {
    if (appId === '') throw new Refused('SIGN_IN_FAILED')
    const secret = randomBytes(32).toString('base64url')
    return { digits: await make(pool, appId, secret, browserName(headers['user-agent'])), secret }
  })

  server.post<{ Body: { secret?: unknown } | null }>('/sign-in/browser/answer', async ({ body }) => {
    const asked = [hashOf(typeof body?.secret === 'string' ? body.secret : ''), appId, dateAt(Date.now())]
    const [ticket] = await query<{ agreed: boolean | null }>(pool, LOOK, asked)
    if (!ticket) throw new Refused('TICKET_OVER')
    if (ticket.agreed === null) return { waiting: true }
    if (!ticket.agreed) throw new Refused('TICKET_REFUSED')
    const [person] = await query<{ openid: string; epoch: number }>(pool, FETCH, asked)
    if (!person) throw new Refused('TICKET_OVER')
    return { token: await tokens.issue({ appId, ...person, browser: true }), account: accountOf(appId, person.openid) }
  })
}

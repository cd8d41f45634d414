import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { query } from '../database/query'
import { Refused } from './refusals'
import type { Settings } from './settings'
import type { Tokens } from './tokens'

const PATIENCE = 5_000

/** Trades the code of `wx.login` for an openid at WeChat. Refuses when WeChat does, or does not answer in five seconds. */
const openidOf = async ({ appId, secret, api }: NonNullable<Settings['weChat']>, code: string): Promise<string> => {
  const asked = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
  const answer = await fetch(`${api}/sns/jscode2session?${asked.toString()}`, { signal: AbortSignal.timeout(PATIENCE) })
    .then((response) => response.json() as Promise<{ openid?: string }>)
    .catch(() => ({ openid: undefined }))
  if (!answer.openid) throw new Refused('SIGN_IN_FAILED')
  return answer.openid
}

/** The revocation epoch of an account, 0 before there is one. */
const epochOf = async (pool: Pool, appId: string, openid: string): Promise<number> =>
  (await query<{ epoch: number }>(pool, 'select epoch from account where app_id = $1 and openid = $2', [appId, openid]))[0]?.epoch ?? 0

/** `POST /sign-in { code }`: people of WeChat, on one's own server. In WeChat's cloud nobody comes by here. */
export const signInRoutes = (
  server: FastifyInstance,
  { pool, tokens, weChat }: { pool: Pool; tokens: Tokens; weChat: Settings['weChat'] }
): void => {
  server.post<{ Body: { code?: unknown } | null }>('/sign-in', { config: { rateLimit: { max: 10 } } }, async ({ body }) => {
    const code = body?.code
    if (!weChat || typeof code !== 'string' || code === '' || code.length > 200) throw new Refused('SIGN_IN_FAILED')
    const openid = await openidOf(weChat, code)
    return { token: await tokens.issue({ appId: weChat.appId, openid, epoch: await epochOf(pool, weChat.appId, openid) }) }
  })
}

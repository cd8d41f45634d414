import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { Refused } from '../refusals'
import type { WeChatKeys } from '../settings'
import { epochOf } from './accounts'
import type { Tokens } from './tokens'

const PATIENCE = 5_000

/** Trades the code of `wx.login` for an openid at WeChat. Refuses when WeChat does, or does not answer in five seconds. */
const openidOf = async ({ appId, secret, api }: WeChatKeys, code: string): Promise<string> => {
  const asked = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
  const answer = await fetch(`${api}/sns/jscode2session?${asked.toString()}`, { signal: AbortSignal.timeout(PATIENCE) })
    .then((response) => response.json() as Promise<{ openid?: unknown }>)
    .catch((): { openid?: unknown } => ({}))
  if (typeof answer.openid !== 'string' || answer.openid === '') throw new Refused('SIGN_IN_FAILED')
  return answer.openid
}

/** `POST /sign-in { code }` → `{ token }`: people of WeChat, on one's own server. In WeChat's cloud nobody comes by here. */
export const signInRoutes = (
  server: FastifyInstance,
  { pool, tokens, weChat }: { pool: Pool; tokens: Tokens; weChat: WeChatKeys | null }
): void => {
  server.post<{ Body: { code?: unknown } | null }>('/sign-in', { config: { rateLimit: { max: 60 } } }, async ({ body }) => {
    const code = body?.code
    if (!weChat || typeof code !== 'string' || code === '' || code.length > 200) throw new Refused('SIGN_IN_FAILED')
    const openid = await openidOf(weChat, code)
    return { token: await tokens.issue({ appId: weChat.appId, openid, epoch: await epochOf(pool, weChat.appId, openid) }) }
  })
}

import type { WeChatKeys } from '../settings'

/** One call of WeChat's open API by its name in the SDK; answers WeChat's own body. */
export type WeChatApi = (name: string, data: object) => Promise<Record<string, unknown>>

const PATIENCE = 10_000
/** Seconds before its end at which an access token counts as old. */
const MARGIN = 300
const PATHS: Record<string, string> = {
  'security.msgSecCheck': '/wxa/msg_sec_check',
  'security.mediaCheckAsync': '/wxa/media_check_async',
  'phonenumber.getPhoneNumber': '/wxa/business/getuserphonenumber',
  'subscribeMessage.send': '/cgi-bin/message/subscribe/send'
}
/** the access token was taken back before its time */
const TOKEN_GONE = new Set<unknown>([40001, 40014, 42001])

/** Without WeChat's keys nothing may pretend to be checked or sent. */
const unavailable: WeChatApi = (name) => Promise.resolve({ errcode: -1, errmsg: `${name} needs WX_APP_ID and WX_APP_SECRET` })

const post = async (url: string, data: object): Promise<Record<string, unknown>> => {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(data), signal: AbortSignal.timeout(PATIENCE) })
  return (await answer.json()) as Record<string, unknown>
}

/** Answers the access token, fetched once for everybody who asks while it is good. */
const accessTokens = ({ appId, secret, api }: WeChatKeys) => {
  let kept: { token: Promise<string>; until: number } | undefined
  const fetched = async (): Promise<string> => {
    const answer = await post(`${api}/cgi-bin/stable_token`, { grant_type: 'client_credential', appid: appId, secret })
    if (typeof answer.access_token !== 'string') throw new Error('WeChat gave no access token')
    if (kept) kept.until = Date.now() + (Number(answer.expires_in) - MARGIN) * 1000
    return answer.access_token
  }
  const forget = () => {
    kept = undefined
  }
  return {
    forget,
    current: async (): Promise<string> => {
      if (!kept || Date.now() >= kept.until) {
        kept = { token: Promise.resolve(''), until: Infinity }
        kept.token = fetched()
      }
      return kept.token.catch((error: unknown) => {
        forget()
        throw error
      })
    }
  }
}

/** Calls WeChat for real; when the access token was taken back, once more with a new one. */
const real = (keys: WeChatKeys): WeChatApi => {
  const tokens = accessTokens(keys)
  const call = async (path: string, data: object) => post(`${keys.api}${path}?access_token=${await tokens.current()}`, data)
  return async (name, data) => {
    const path = Object.hasOwn(PATHS, name) ? PATHS[name] : undefined
    if (!path) return { errcode: -1, errmsg: `${name} is not used here` }
    const answer = await call(path, data)
    if (!TOKEN_GONE.has(answer.errcode)) return answer
    tokens.forget()
    return call(path, data)
  }
}

/** WeChat where its keys are configured, otherwise a clear no. */
export const weChatOf = (keys: WeChatKeys | null): WeChatApi => (keys ? real(keys) : unavailable)

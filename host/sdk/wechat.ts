import type { Settings } from '../settings'

/** One call of WeChat's open API by its name in the SDK; answers WeChat's own body. */
export type WeChatApi = (name: string, data: object) => Promise<Record<string, unknown>>

const PATIENCE = 10_000
const PATHS: Record<string, string> = {
  'security.msgSecCheck': '/wxa/msg_sec_check',
  'security.mediaCheckAsync': '/wxa/media_check_async',
  'phonenumber.getPhoneNumber': '/wxa/business/getuserphonenumber',
  'subscribeMessage.send': '/cgi-bin/message/subscribe/send'
}

/** Without WeChat's keys nothing may pretend to be checked or sent. */
const unavailable: WeChatApi = (name) => Promise.resolve({ errcode: -1, errmsg: `${name} needs WX_APP_ID and WX_APP_SECRET` })

/** Calls WeChat for real; the access token is fetched when it is missing or old. */
const real = ({ appId, secret, api }: NonNullable<Settings['weChat']>): WeChatApi => {
  let token = { text: '', until: 0 }
  const json = async (url: string, init: RequestInit = {}) =>
    (await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE) })).json() as Promise<Record<string, unknown>>
  const accessToken = async (): Promise<string> => {
    if (Date.now() < token.until) return token.text
    const answer = await json(`${api}/cgi-bin/stable_token`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret })
    })
    if (typeof answer.access_token !== 'string') throw new Error('WeChat gave no access token')
    token = { text: answer.access_token, until: Date.now() + (Number(answer.expires_in) - 300) * 1000 }
    return token.text
  }
  return async (name, data) => {
    const path = PATHS[name]
    if (!path) return { errcode: -1, errmsg: `${name} is not used here` }
    return json(`${api}${path}?access_token=${await accessToken()}`, { method: 'POST', body: JSON.stringify(data) })
  }
}

/** WeChat where its keys are configured, otherwise a clear no. */
export const weChatOf = (weChat: Settings['weChat']): WeChatApi => (weChat ? real(weChat) : unavailable)

import Taro from '@tarojs/taro'
import type { CallAction, CallAnswer, CallEvent, Input, Output } from '@contract'
import { useSession } from '@/stores/session'
import { answeredAhead } from './ahead'
import { Refusal } from './refusal'

const IS_H5 = process.env.TARO_ENV === 'h5'
/** H5 lives at the host; a mini-program calls one only when it was built for local development. */
export const byHttp = IS_H5 || LINLI_HOST !== ''
export const hostUrl = (path: string): string => (IS_H5 ? path : `${LINLI_HOST}${path}`)

const OFFLINE = () => new Refusal('OFFLINE', '网络不通，请稍后再试')
/** Only who has written something is told that it is still there. */
const KEPT = '网络不通，写好的内容还在，请稍后再试'

/** One request to the host, with the token when there is one. Throws Refusal OFFLINE when nothing answered. */
export const request = async <T>(method: 'GET' | 'POST', path: string, data?: unknown): Promise<{ status: number; body: T }> => {
  const { token } = useSession.getState()
  const header = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const answer = await Taro.request({ url: hostUrl(path), method, data, header }).catch(() => {
    throw OFFLINE()
  })
  return { status: answer.statusCode, body: answer.data as T }
}

const overHttp = async (name: string, event: CallEvent): Promise<CallAnswer> =>
  (await answeredAhead(useSession.getState().token, event)) ?? (await request<CallAnswer>('POST', `/call/${name}`, event)).body

const overCloud = async (name: string, event: CallEvent): Promise<CallAnswer> => {
  const answer = await Taro.cloud.callFunction({ name, data: event }).catch(() => {
    throw OFFLINE()
  })
  return answer.result as CallAnswer
}

/**
 * The only way to the server: one action of the contract, typed both ways. Throws Refusal with the sentence to show.
 * `requestId` is the same for every retry of one intent, so that nothing happens twice.
 */
export const call = async <A extends CallAction>(action: A, input: Input<A>, requestId?: string): Promise<Output<A>> => {
  const name = action.slice(0, action.indexOf('.'))
  const event: CallEvent = { action, input, ...(requestId ? { requestId } : {}) }
  const answer = await (byHttp ? overHttp(name, event) : overCloud(name, event)).catch((error: unknown) => {
    throw requestId && error instanceof Refusal && error.code === 'OFFLINE' ? new Refusal('OFFLINE', KEPT) : error
  })
  if (answer?.ok) return answer.value as Output<A>
  const { code = 'OFFLINE', message = requestId ? KEPT : OFFLINE().message, fresh } = answer?.error ?? {}
  if (code === 'NOT_SIGNED_IN') useSession.getState().signOut()
  throw new Refusal(code, message, fresh)
}

/** WeChat's cloud is opened once, where it is used. */
export const openCloud = (): void => {
  if (!byHttp) Taro.cloud.init()
}

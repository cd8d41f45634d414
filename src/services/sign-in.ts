import Taro from '@tarojs/taro'
import { useDrafts, type Before } from '@/stores/drafts'
import { usePreferences } from '@/stores/preferences'
import { useSession } from '@/stores/session'
import { byHttp, request } from './cloud'
import { Refusal } from './refusal'
import { recallMenu } from './kept-menu'
import { followWeChat } from './print-size'
import { queries } from './remote'

/** Somebody a visitor of the demo may be. */
export interface DemoPerson {
  personId: string
  name: string
  role: string
  note: string
  largePrint: boolean
}

/** The people of the demo district, or null where people sign in for real. */
export const demoPeople = async (): Promise<DemoPerson[] | null> => {
  if (!byHttp) return null
  const { status, body } = await request<DemoPerson[]>('GET', '/demo/people')
  return status === 200 ? body : null
}

/** What the host says to somebody who wants to come in; throws Refusal with its sentence. */
export const askHost = async <T>(path: string, data: unknown): Promise<T> => {
  const { status, body } = await request<T & { error?: { code: string; message: string } }>('POST', path, data)
  if (status !== 200) throw new Refusal(body.error?.code ?? 'INTERNAL', body.error?.message ?? '登录没有成功，请再试一次')
  return body
}

/** Begins as whoever this token is: of whoever was here before nothing is left. */
export const begin = (token: string, who?: string): void => {
  queries.clear()
  recallMenu()
  usePreferences.getState().forget()
  followWeChat()
  useSession.getState().signIn(token, who)
}
/** Begins at a computer as whoever holds this account; nothing that another typed is kept. Answers who was here before. */
export const beginAs = (token: string, account: string): Before => {
  const before = useDrafts.getState().takeOver(account)
  begin(token)
  return before
}
const enter = async (path: string, data: unknown, who?: string): Promise<void> =>
  begin((await askHost<{ token: string }>(path, data)).token, who)

/** Becomes a person of the demo, in their print size. */
export const signInAs = async ({ personId, largePrint }: DemoPerson): Promise<void> => {
  await enter('/demo/sign-in', { personId }, personId)
  if (largePrint) usePreferences.getState().follow({ largePrint })
}

/** Trades WeChat's code for a token at a host; in WeChat's cloud there is nothing to do. */
export const signInByWeChat = async (): Promise<void> => {
  if (!byHttp) return
  const { code } = await Taro.login()
  await enter('/sign-in', { code })
}

/** Somebody leaves this phone or computer to others: what they had begun, with phones and doors in it, goes with them. */
export const signOut = (): void => {
  queries.clear()
  useDrafts.getState().forget()
  useSession.getState().signOut()
}

/** Whether there is somebody to ask about: with a host, whoever signed in; in WeChat's cloud, always. */
export const useKnown = (): boolean => {
  const { token } = useSession()
  return !byHttp || token !== ''
}

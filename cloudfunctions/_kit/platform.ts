import type { Template } from '@domain/notices/templates'
import type { Message } from '@domain/notices/words'
import { cloud, WeChatRefusal } from './cloudbase'
import { report } from './log'

/**
 * What became of a subscription message. `taken` is WeChat's word that it will deliver, not somebody's that they have it; `no consent`: there is
 * none left at WeChat; `busy`: not sent, may be tried again; `refused`: not sent, and would not be next time; `unknown`: no answer came.
 */
export type Sent = 'taken' | 'no consent' | 'busy' | 'refused' | 'unknown'

/** One message to one person, by a template they have agreed to. */
export interface Outgoing {
  openid: string
  template: Template
  fields: Message
  /** what a tap on it opens */
  page: string
}

/** What the functions ask of WeChat and of the file store; `platform` answers with the real SDK, tests with what they need. */
export interface Platform {
  /** the telephone number behind a code of WeChat's button, or null when the code is not good */
  phoneOf(code: string): Promise<string | null>
  /** links to files, good for ten minutes, in the order of the ids; a file that is gone has none */
  linksOf(fileIds: readonly string[]): Promise<string[]>
  /** takes a file out of the store; false when it could not be done now */
  removePhoto(fileId: string): Promise<boolean>
  /** WeChat's check of words (at most 2,500 characters); null when it could not be asked now */
  wordsAreFine(text: string, openid: string): Promise<boolean | null>
  /** has WeChat look at a photo; the trace id under which it will answer, or null when it could not be asked now */
  askAboutPhoto(fileId: string, openid: string): Promise<string | null>
  sendMessage(message: Outgoing): Promise<Sent>
}

/** The scene of a comment, in WeChat's list of scenes. */
const COMMENT = 2
/** A picture, in WeChat's list of media. */
const PICTURE = 2

/** A service that does not answer is a fact, not a bug of ours: written down, and null for whoever asked. */
const orNull = async <T>(action: string, ask: () => Promise<T>): Promise<T | null> => {
  try {
    return await ask()
  } catch (error) {
    report({ door: 'platform', action }, error)
    return null
  }
}

/** WeChat's codes: the person has taken their consent back or used it up. */
const NO_CONSENT = [43101]
/** The system is busy, called too often, or the key of the app is just being changed. */
const BUSY = [-1, 40001, 40014, 42001, 45009, 45011]
const sentOf = (error: unknown): Sent => {
  report({ door: 'platform', action: 'sendMessage' }, error)
  if (!(error instanceof WeChatRefusal)) return 'unknown'
  return NO_CONSENT.includes(error.code) ? 'no consent' : BUSY.includes(error.code) ? 'busy' : 'refused'
}

/** CloudBase and WeChat's open API through the real SDK. */
export const platform: Platform = {
  phoneOf: (code) =>
    orNull('phoneOf', async () => {
      const { phoneInfo, phone_info: info = phoneInfo } = await cloud.openApi('phonenumber.getPhoneNumber', { code })
      const { purePhoneNumber } = (info ?? {}) as { purePhoneNumber?: string }
      return purePhoneNumber ?? null
    }),
  linksOf: async (fileIds) => {
    const links = await Promise.all(fileIds.map((fileId) => orNull('linksOf', () => cloud.linkTo(fileId))))
    return links.filter((link) => link !== null)
  },
  removePhoto: async (fileId) => (await orNull('removePhoto', async () => (await cloud.removeFile(fileId), true))) ?? false,
  wordsAreFine: (content, openid) =>
    orNull('wordsAreFine', async () => {
      const { result } = await cloud.openApi('security.msgSecCheck', { version: 2, scene: COMMENT, openid, content })
      return (result as { suggest?: string } | undefined)?.suggest === 'pass'
    }),
  askAboutPhoto: (fileId, openid) =>
    orNull('askAboutPhoto', async () => {
      const photo = { version: 2, scene: COMMENT, openid, media_type: PICTURE, media_url: await cloud.linkTo(fileId) }
      const { traceId, trace_id: trace = traceId } = await cloud.openApi('security.mediaCheckAsync', photo)
      return typeof trace === 'string' ? trace : null
    }),
  sendMessage: async ({ openid, template, fields, page }) => {
    const data = { [template.title]: fields.title, [template.words]: fields.words, [template.time]: fields.time }
    const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]))
    try {
      await cloud.openApi('subscribeMessage.send', { touser: openid, template_id: template.id, page, lang: 'zh_CN', data: values })
      return 'taken'
    } catch (error) {
      return sentOf(error)
    }
  }
}

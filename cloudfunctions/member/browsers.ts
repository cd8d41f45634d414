import type { Input } from '@contract'
import type { AskingBrowser } from '@contract/member'
import { refuse } from '@domain/errors'
import { browserDigits } from '@domain/people/browser'
import type { Call } from '../_kit/call'
import { isForeign } from '../_kit/foreign'
import type { TriedBrowser } from '../_kit/store/browsers'

/** A browser that a phone has signed in says nothing about browsers: its twelve hours would never end. */
const byPhone = ({ caller }: Call): void => {
  if (caller.browser) refuse('NOT_ALLOWED', { who: '本人在手机的微信里' })
}

/** The digits of a code. */
const digitsOf = (call: Call, code: string): string => {
  byPhone(call)
  return browserDigits(code) ?? refuse(isForeign(code) ? 'CODE_FOREIGN' : 'CODE_WRONG')
}

/** What the digits name. Refuses CODE_LOCKED, and CODE_WRONG (counted). */
const known = ({ locked, ticket }: TriedBrowser) => (locked ? refuse('CODE_LOCKED') : (ticket ?? refuse('CODE_WRONG')))

/** Before anybody says yes: which browser asks, and since when. */
export const askingBrowser = async (call: Call, { code }: Input<'member.askingBrowser'>): Promise<AskingBrowser> => {
  const digits = digitsOf(call, code)
  const { browser, at, waits } = known(await call.store.browsers.look({ digits, now: call.now }))
  return waits ? { digits, browser, at } : refuse('BROWSER_OVER')
}

/** Signed in as whoever says so, or not theirs; a browser gets one answer. Of one request sent twice at once both are answered alike. */
export const answerBrowser = async (call: Call, { code, agree }: Input<'member.answerBrowser'>): Promise<Record<string, never>> => {
  const { store, asked, now } = call
  const { answered, ...tried } = await store.browsers.answer({ digits: digitsOf(call, code), agree, asked, now })
  known(tried)
  return answered || (await store.wasDone(asked)) ? {} : refuse('BROWSER_OVER')
}

/** Whatever was signed in as the caller until now is out: a computer that somebody forgot, or never stood before. */
export const endBrowsers = async (call: Call): Promise<Record<string, never>> => {
  byPhone(call)
  await call.store.browsers.end(call.asked, call.now)
  return {}
}

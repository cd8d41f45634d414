import type { CallAnswer, CallEvent } from '@contract'
import { keyOf } from '../ahead/asked'

/** An answer that has waited longer is asked for again: milliseconds. */
const YOUNG = 5_000

/**
 * What the page has asked for before the app was there (`src/ahead`), to whoever asks the very same, once. Undefined, and the question
 * is asked as always, when there is no such answer, when it has become old, and when it was a refusal.
 */
export const answeredAhead = async (token: string, event: CallEvent): Promise<CallAnswer | undefined> => {
  if (process.env.TARO_ENV === 'weapp') return undefined
  const key = keyOf(token, event)
  const asked = window.linliAsked?.[key]
  if (!asked) return undefined
  delete window.linliAsked?.[key]
  if (asked.at !== undefined && Date.now() - asked.at > YOUNG) return undefined
  const answer = await asked.answer
  return answer?.ok ? answer : undefined
}

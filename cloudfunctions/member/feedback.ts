import type { Input } from '@contract'
import { refuse } from '@domain/errors'
import { beginningOf } from '@domain/feedback/feedback'
import { workingCalendar } from '../_kit/calendar'
import type { Call } from '../_kit/call'
import { FEEDBACK_A_DAY } from '../_kit/quota'
import { idOf } from '../_kit/request'

/** Takes a complaint or a suggestion to whoever must answer it. Answers until when that is promised. */
export const giveFeedback = async (call: Call, input: Input<'member.giveFeedback'>): Promise<{ id: string; dueAt: number }> => {
  const { store, now, caller, requestId } = call
  const { kind, words, orderId = null } = input
  const id = idOf('F', caller.appId, caller.openid, requestId)
  const begins = beginningOf(kind, now, workingCalendar)
  const given = await store.feedback.give({ id, kind, words: words.trim(), orderId, ...begins, now, maxToday: FEEDBACK_A_DAY })
  return given ? { id, dueAt: begins.dueAt } : refuse('TOO_MANY')
}

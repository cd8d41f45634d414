import { nextLevelOf } from '@domain/feedback/feedback'
import type { Visit } from '../_kit/call'
import { workingCalendar } from '../_kit/calendar'

const BATCH = 100

/** What nobody answered in time goes one level up by itself, with a new promise. Answers how many did. */
export const raiseOverdueFeedback = async ({ stores, now }: Visit): Promise<number> => {
  let raised = 0
  for (const { tenantId, id, kind, level } of await stores.overdueFeedback(now, BATCH)) {
    const next = nextLevelOf(kind, level, now, workingCalendar)
    if (next && (await stores.forSystem(tenantId).raiseFeedback(id, level, next.level, next.dueAt))) raised += 1
  }
  return raised
}

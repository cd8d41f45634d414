import { nextLevelOf } from '@domain/feedback/feedback'
import type { Visit } from '../_kit/call'
import { workingCalendar } from '../_kit/calendar'
import { oneByOne } from './one-by-one'

const BATCH = 100

/** What nobody answered in time goes one level up by itself, with a new promise. Answers how many did. */
export const raiseOverdueFeedback = async ({ stores, now }: Visit): Promise<number> =>
  oneByOne('raised', await stores.overdueFeedback(now, BATCH), async ({ tenantId, id, kind, level }) => {
    const next = nextLevelOf(kind, level, now, workingCalendar)
    return next !== null && stores.forSystem(tenantId).raiseFeedback(id, level, next.level, next.dueAt)
  })

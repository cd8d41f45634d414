import { NOTICES } from '@domain/notices/rows'
import { REMINDERS, remindersDue } from '@domain/notices/reminders'
import { windowOf } from '@domain/order/seats'
import type { Visit } from '../_kit/call'
import { oneByOne } from './one-by-one'

const BATCH = 200

/** Whoever is reminded, by the table. */
const sidesOf = (kind: string): string[] => NOTICES.filter(({ event }) => event === kind).map(({ to }) => to)

/**
 * Visits that come near: both sides are reminded a day and two hours before, once for each time agreed on. What is not reminded any more (somebody
 * said yes only just now) is noted all the same, so that nobody looks at it every minute. Answers how many reminders were made.
 */
export const remindOfVisits = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>): Promise<number> => {
  let made = 0
  for (const { kind, before, until } of REMINDERS) {
    const due = await stores.dueReminders({ kind, from: now + until, until: now + before }, BATCH)
    made += await oneByOne('reminded', due, async ({ tenantId, orderId }) => {
      const store = stores.forSystem(tenantId)
      const { order } = await store.load({ orderId, now })
      if (!order) return 0
      const one = { kind, orderId, round: order.round, startsAt: windowOf(order).startAt }
      const sides: (string | null)[] = remindersDue(order, now).includes(kind) ? sidesOf(kind) : [null]
      const lines = await store.notices.remind(
        sides.map((to) => ({ ...one, to })),
        now
      )
      return sides[0] === null ? 0 : lines
    })
  }
  return made
}

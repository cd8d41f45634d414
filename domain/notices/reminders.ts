import { HOUR } from '../clock/milliseconds'
import type { NoticeKind } from '../order/change'
import type { Order } from '../order/order'
import { lacking, seatsIn, windowOf } from '../order/seats'

export type ReminderKind = Extract<NoticeKind, 'remind_day' | 'remind_soon'>

/** How long before a visit (milliseconds) its two reminders are due, and until when the first is of any use (domain.md §5). */
export const REMINDERS: readonly { kind: ReminderKind; before: number; until: number }[] = [
  { kind: 'remind_day', before: 24 * HOUR, until: 3 * HOUR },
  { kind: 'remind_soon', before: 2 * HOUR, until: 0 }
]

/**
 * The reminders of this order that are due now: of the time agreed on, once as many come as it takes and one of them had said yes
 * before the reminder's moment; whoever says yes later has just read the time.
 */
export const remindersDue = (order: Order, now: number): ReminderKind[] => {
  if (order.windowIndex === null || !['open', 'accepted'].includes(order.state) || lacking(order) > 0) return []
  const { startAt } = windowOf(order)
  const since = seatsIn(order, 'accepted').map(({ acceptedAt }) => acceptedAt ?? Infinity)
  return REMINDERS.filter(
    ({ before, until }) => now >= startAt - before && now < startAt - until && since.some((acceptedAt) => acceptedAt <= startAt - before)
  ).map(({ kind }) => kind)
}

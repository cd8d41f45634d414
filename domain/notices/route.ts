import type { Order } from '../order/order'
import { windowOf } from '../order/seats'
import { quietEnd, type NoticeSettings } from './quiet'
import { isOfFact } from './facts'
import type { NoticeRow } from './rows'
import { TOPICS, type TemplateKind } from './templates'

/** What becomes of a message: tried with these templates in turn, later, or not at all. The list in the app has it in any case. */
export type Route = { way: 'send'; by: TemplateKind[] } | { way: 'wait'; until: number } | { way: 'list' }

/** What is known of whom it is for. */
export interface Reachable {
  settings: NoticeSettings
  /** consents left, by template; without one nothing is sent */
  left: Partial<Record<TemplateKind, number>>
  /** they have looked at it in the app already */
  read: boolean
}

/** A closed door, a tell of safety, and whatever happens to an order that cannot wait (S1); what the books make of it afterwards can. */
export const isAlarm = ({ urgency, event }: Pick<NoticeRow, 'urgency' | 'event'>, { sla }: Pick<Order, 'sla'>): boolean =>
  urgency === 'alarm' || (urgency === 'message' && sla === 'S1' && !isOfFact(event))

/** An alarm goes by whatever template somebody has agreed to, at any hour, muted or not; everything else by its own, in its time. */
export const routeOf = (row: NoticeRow, order: Order, { settings, left, read }: Reachable, now: number): Route => {
  if (row.urgency === 'list' || read) return { way: 'list' }
  const alarm = isAlarm(row, order)
  if (!alarm && settings.muted.includes(row.topic)) return { way: 'list' }
  const by = [row.topic, ...(alarm ? TOPICS.filter((topic) => topic !== row.topic) : [])].filter((kind) => (left[kind] ?? 0) > 0)
  if (by.length === 0) return { way: 'list' }
  const until = alarm ? null : quietEnd(now, settings)
  const tooLate = until !== null && row.beforeVisit === true && windowOf(order).startAt <= until
  return until === null || tooLate ? { way: 'send', by } : { way: 'wait', until }
}

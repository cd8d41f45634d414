import type { WorkingCalendar } from '../clock/calendar'
import { dueAt } from '../clock/due'
import { SLA } from '../clock/sla'
import type { SlaClass } from '../menu/item'
import { LEVELS, type Level } from '../order/order'

/** 投诉建议: what somebody says to the organisation, beside any order. */
export type FeedbackKind = 'suggestion' | 'complaint'

/** Who answers first and by when. A complaint never lies with whom it may be about: somebody else takes it (SLA P2 换人受理). */
const ROWS: Record<FeedbackKind, { level: Level; sla: SlaClass; words: string }> = {
  suggestion: { level: 'community', sla: 'P1', words: '建议' },
  complaint: { level: 'street', sla: 'P2', words: '投诉' }
}
export const FEEDBACK_KINDS = Object.keys(ROWS) as FeedbackKind[]

/** Where new feedback begins, and when its answer is due (epoch ms). */
export const beginningOf = (kind: FeedbackKind, now: number, calendar: WorkingCalendar): { level: Level; dueAt: number } => ({
  level: ROWS[kind].level,
  dueAt: dueAt(SLA[ROWS[kind].sla].finish, now, calendar)
})

/** One level up and the same promise again; null at the top, where it stays and stays red (red line 16). */
export const nextLevelOf = (
  kind: FeedbackKind,
  level: Level,
  now: number,
  calendar: WorkingCalendar
): { level: Level; dueAt: number } | null => {
  const above = LEVELS[LEVELS.indexOf(level) + 1]
  return above ? { level: above, dueAt: dueAt(SLA[ROWS[kind].sla].finish, now, calendar) } : null
}

/** What people call it, and what they are promised. */
export const wordsOfKind = (kind: FeedbackKind): string => ROWS[kind].words
export const promiseOf = (kind: FeedbackKind): string => SLA[ROWS[kind].sla].words.finish

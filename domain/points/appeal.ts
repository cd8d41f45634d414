import { DAY } from '../clock/milliseconds'
import { dueAt } from '../clock/due'
import type { WorkingCalendar } from '../clock/calendar'
import { SLA } from '../clock/sla'
import { refuse } from '../errors'
import { LEVELS, type Level } from '../order/order'

/** Days in which whom a deduction is about may appeal, from when it could first be known. */
const DAYS_TO_APPEAL = 7
export const appealUntil = (knownAt: number): number => knownAt + DAYS_TO_APPEAL * DAY

/** By when somebody must have taken an appeal up (P3: one working day). It never lies with the community whose word it may be about. */
export const takenUpDue = (now: number, calendar: WorkingCalendar): number => dueAt(SLA.P3.accept, now, calendar)
/** By when an appeal that was taken up is answered: seven days from the day it was made. */
export const answerDue = (madeAt: number, calendar: WorkingCalendar): number => dueAt(SLA.P3.finish, madeAt, calendar)

/** One level up with the same promise again; null at the top, where it stays and stays red (red line 16). */
export const appealRises = (
  level: Level,
  taken: boolean,
  now: number,
  calendar: WorkingCalendar
): { level: Level; dueAt: number } | null => {
  const above = LEVELS[LEVELS.indexOf(level) + 1]
  return above ? { level: above, dueAt: dueAt(taken ? SLA.P3.finish : SLA.P3.accept, now, calendar) } : null
}

/** A deduction as an appeal finds it. */
export interface Appealable {
  state: string
  appealUntil: number | null
  appealed: boolean
}
/** Refuses APPEAL_LATE and ONCE_ONLY; whoever appeals in time is always heard. */
export const mayAppeal = ({ state, appealUntil: until, appealed }: Appealable, now: number): void => {
  if (appealed) refuse('ONCE_ONLY')
  if (until === null || now > until || (state !== 'waiting' && state !== 'posted')) refuse('APPEAL_LATE')
}

/** Who has had a part in a deduction does not settle the appeal against it. Refuses OWN_PROPOSAL. */
export const maySettle = (who: string, parts: readonly (string | null)[]): void => {
  if (parts.includes(who)) refuse('OWN_PROPOSAL')
}

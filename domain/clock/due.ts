import { invariant } from '../errors'
import type { SlaClass } from '../menu/item'
import type { Clock, Window } from '../order/order'
import type { WorkingCalendar } from './calendar'
import { DAY, HOUR, MINUTE } from './milliseconds'
import { dayOf, dayStart } from './shanghai'
import { SLA, type Span } from './sla'

/** No promise is longer than this: a calendar without workdays is a bug, not a wait for ever. */
const HORIZON_DAYS = 400

/** The first day from `midnight` on that satisfies, as its midnight. */
const nextWorkday = (midnight: number, calendar: WorkingCalendar): number => {
  for (let day = midnight; day < midnight + HORIZON_DAYS * DAY; day += DAY) if (calendar.isWorkday(dayOf(day))) return day
  invariant(false, 'a working calendar has workdays')
}

/** Minutes that count only while the office is open. */
const afterWorkingMinutes = (amount: number, from: number, calendar: WorkingCalendar): number => {
  let left = amount * MINUTE
  for (let day = nextWorkday(dayStart(from), calendar); ; day = nextWorkday(day + DAY, calendar)) {
    const opens = Math.max(from, day + calendar.opensAt * MINUTE)
    const open = Math.max(0, day + calendar.closesAt * MINUTE - opens)
    if (left <= open) return opens + left
    left -= open
  }
}

/** Whole workdays after today; the last one ends when the office closes. */
const afterWorkdays = (amount: number, from: number, calendar: WorkingCalendar): number => {
  let day = dayStart(from)
  for (let gone = 0; gone < amount; gone += 1) day = nextWorkday(day + DAY, calendar)
  return day + calendar.closesAt * MINUTE
}

const ENDS: Record<Span['unit'], (amount: number, from: number, calendar: WorkingCalendar) => number> = {
  minute: (amount, from) => from + amount * MINUTE,
  day: (amount, from) => from + amount * DAY,
  workingMinute: afterWorkingMinutes,
  workingDay: afterWorkdays
}

/** When a span that starts at `from` (epoch ms) is over. The day of the start is never one of its working days. */
export const dueAt = (span: Span, from: number, calendar: WorkingCalendar): number => ENDS[span.unit](span.amount, from, calendar)

/** Workdays after the day of `from` up to and with the day of `to`; 0 when `to` is not later. Adds up over adjoining stretches. */
export const workdaysBetween = (from: number, to: number, calendar: WorkingCalendar): number => {
  let count = 0
  for (let day = dayStart(from) + DAY; day <= to; day += DAY) if (calendar.isWorkday(dayOf(day))) count += 1
  return count
}

const SHORTEST_TAKE_UP = 30 * MINUTE
/** The last moment at which a helper can still get ready for a window. */
const GET_READY = 2 * HOUR

type Due = (sla: SlaClass, now: number, window: Window | null, calendar: WorkingCalendar) => number

/**
 * How each clock is read:
 * accept, dispatch, finish and followUp are the class's own span (a class without a dispatch span uses its accept span);
 * takeUp ends at the earlier of the class's start limit and two hours before the window, but never within half an hour;
 * start ends with the window, for a person stands at the door until then;
 * door is S1's own start, whatever the class: an elder who does not open may be lying on the floor.
 */
const DUE: Record<Clock['name'], Due> = {
  accept: (sla, now, _window, calendar) => dueAt(SLA[sla].accept, now, calendar),
  dispatch: (sla, now, _window, calendar) => dueAt(SLA[sla].dispatch ?? SLA[sla].accept, now, calendar),
  takeUp: (sla, now, window, calendar) => {
    const limit = SLA[sla].start
    const classLimit = limit ? dueAt(limit, now, calendar) : window ? Infinity : dueAt(SLA[sla].finish, now, calendar)
    return Math.max(now + SHORTEST_TAKE_UP, Math.min(classLimit, window ? window.startAt - GET_READY : Infinity))
  },
  start: (sla, now, window, calendar) => window?.endAt ?? dueAt(SLA[sla].start ?? SLA[sla].finish, now, calendar),
  finish: (sla, now, _window, calendar) => dueAt(SLA[sla].finish, now, calendar),
  followUp: (sla, now, _window, calendar) => dueAt(SLA[sla].followUp, now, calendar),
  door: (_sla, now, _window, calendar) => dueAt(SLA.S1.start ?? SLA.S1.finish, now, calendar)
}

/** A clock that starts now. `window` is the agreed one, or the first that was offered; `null` when there is none. */
export const clockFor = (name: Clock['name'], sla: SlaClass, now: number, window: Window | null, calendar: WorkingCalendar): Clock => ({
  name,
  startedAt: now,
  dueAt: DUE[name](sla, now, window, calendar)
})

const LONGEST_WAIT = 72 * HOUR
const NATURAL: Partial<Record<Span['unit'], number>> = { minute: MINUTE, day: DAY }
/** How long after serving the community waits for the resident's word: 72 hours or the class's follow-up (natural time), whichever is shorter. */
export const waitForWord = (sla: SlaClass): number => {
  const { amount, unit } = SLA[sla].followUp
  return Math.min(LONGEST_WAIT, amount * (NATURAL[unit] ?? LONGEST_WAIT))
}

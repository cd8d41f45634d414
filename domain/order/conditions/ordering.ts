import { DAY, HOUR, MINUTE } from '../../clock/milliseconds'
import { dueAt, waitForWord } from '../../clock/due'
import type { Order, Window } from '../order'
import { LEVELS, RINGS } from '../order'
import { ratedNow } from '../rated'
import { no, type Check, type Condition, type Refusal, type Situation } from '../rule'
import { pausedDaysWith } from '../effects/pausing'
import { lastEnd, roundSeats, seatsIn } from '../seats'
import { SENDS_ON, type StepInputs } from '../step'

const MAX_WINDOW = 12 * HOUR
const HORIZON = 60 * DAY

/** One to three windows ahead of us, inside sixty days, each at most twelve hours. */
export const windowsFit = (windows: readonly Window[] | undefined, now: number): Refusal | null => {
  const fits = (window: Window) =>
    window.endAt > window.startAt &&
    window.endAt - window.startAt <= MAX_WINDOW &&
    window.endAt > now + 15 * MINUTE &&
    window.startAt <= now + HORIZON
  return windows && windows.length >= 1 && windows.length <= 3 && windows.every(fits) ? null : no('WINDOW_INVALID')
}
/** Windows may be left out where the old ones are moved on by themselves. */
export const windowsFitIfGiven = <I extends { windows?: Window[] }>({ now }: Situation, input: I): Refusal | null =>
  input.windows ? windowsFit(input.windows, now) : null

/** From when the community may find out by itself what the resident does not say. */
export const verifyFrom = (order: Order): number => (order.servedAt ?? 0) + waitForWord(order.sla)

export const mayVerifyNow: Condition = ({ order, now }) => (now >= verifyFrom(order) ? null : no('TOO_EARLY', { when: '等点单人几天' }))

export const within =
  (since: 'servedAt' | 'closedAt' | 'endedAt', days: number): Condition =>
  ({ order, now }) =>
    order[since] !== null && now <= (order[since] ?? 0) + days * DAY ? null : no('TOO_LATE')

/** Returned before the dispatch is due and within two working days; the earlier one ends the right. */
export const mayReturnStill: Condition = ({ order, scene, now, relation }) => {
  if (relation === 'system' || !order.clock) return null
  const limit = Math.min(order.clock.dueAt, dueAt({ amount: 2, unit: 'workingDay' }, order.clock.startedAt, scene.calendar))
  return now <= limit ? null : no('RETURN_TOO_LATE')
}

export const notObjected: Condition = ({ order }) => (order.objected ? no('ONCE_ONLY') : null)
/** People raise only what can rise; the clock goes on calling at the top, where nothing turns it off (red line 16). */
export const belowTop: Condition = ({ order, relation }) =>
  relation !== 'system' && order.level === LEVELS[LEVELS.length - 1] ? no('TOO_LATE') : null
export const ringLeft: Condition = ({ order, relation }) =>
  relation === 'system' && order.ring === RINGS[RINGS.length - 1] ? no('TOO_LATE') : null
export const targetIsUnit: Condition = ({ order }) => (order.target === 'unit' ? null : no('NOT_ALLOWED', { who: '接单单位' }))
export const unitServed: Condition = ({ order }) =>
  order.target === 'unit' && roundSeats(order).length > 0 ? null : no('NOT_ALLOWED', { who: '社区' })
export const notAppraised: Condition = ({ order }) => (order.appraisal ? no('ONCE_ONLY') : null)

/** After a third change of time only the handler changes it. */
export const reschedulesLeft: Condition = ({ order, relation }) =>
  order.reschedules >= 3 && relation !== 'handler' ? no('RESCHEDULES_USED_UP') : null

/** S1 is never paused; all pauses together stay within ten working days. */
export const notUrgent: Condition = ({ order }) => (order.sla === 'S1' ? no('URGENT_NOT_PAUSED') : null)
export const pauseFits: Check<'pause'> = ({ order, scene, now }, input) => {
  if (input.resume) return order.pause && order.pause.untilAt > now ? null : no('TOO_LATE')
  if (!input.reason?.trim()) return no('REASON_NEEDED')
  if (input.untilAt === undefined || input.untilAt <= now) return no('WINDOW_INVALID')
  return pausedDaysWith(order, now, input.untilAt, scene.calendar) <= 10 ? null : no('PAUSE_TOO_LONG')
}

/** Unrated: seven days after serving. Rated: once more, within fifteen days of the first word. */
export const mayAmend: Condition = ({ order, now }) => {
  const said = ratedNow(order)
  const [first] = said
  if (!first) return order.servedAt !== null && now <= order.servedAt + 7 * DAY ? null : no('TOO_LATE')
  if (said.length > 1) return no('ONCE_ONLY')
  return now <= first.at + 15 * DAY ? null : no('TOO_LATE')
}
export const notReviewed: Condition = ({ seat }) => (seat?.reviewedAt ? no('ONCE_ONLY') : null)

/** Nobody came: two days after the last window, already a level up, the requester asked once, no seat accepted. */
export const lostHope: Condition = ({ order, now }) =>
  now >= lastEnd(order) + 2 * DAY && order.escalations > 0 && order.askedNewTime && seatsIn(order, 'accepted', 'unanswered').length === 0
    ? null
    : no('TOO_EARLY', { when: '时间都过去两天' })

export const reasonGiven = (_: Situation, input: { reason?: string }): Refusal | null => (input.reason?.trim() ? null : no('REASON_NEEDED'))
export const wordsGiven = (_: Situation, input: { words?: string }): Refusal | null => (input.words?.trim() ? null : no('REASON_NEEDED'))

/** Whoever is sent on reads where to. */
export const whereToGiven = (_: Situation, { reason, elsewhere }: StepInputs['decline']): Refusal | null =>
  SENDS_ON.includes(reason) && !elsewhere?.trim() ? no('ELSEWHERE_NEEDED') : null

/** An item outside the community's published duty list cannot be kept by it (red line 12); free text is judged by the item it is given. */
export const onDutyList: Condition = ({ order, scene }) => {
  const code = order.itemCode ?? scene.item?.code
  return code === undefined || scene.dutyItems.includes(code) ? null : no('NOT_DUTY')
}

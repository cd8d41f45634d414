import { DAY, HOUR } from '../clock/milliseconds'
import type { Order } from './order'
import { lastEnd, seatsIn, windowOf } from './seats'
import type { Step } from './step'

/** One thing the system does by itself when its time has come (orders.md §4). `at` is null where it does not watch. */
interface Timer {
  name: string
  at: (order: Order) => number | null
  step: (order: Order) => Step
  /** what it fires once for; the running clock when nothing is said */
  once?: (order: Order) => string
  /** people are on their way or there: a pause stops paper, never them */
  onSite?: true
}

/** A timer's step with the key that keeps it from firing twice. */
export interface Due {
  key: string
  at: number
  step: Step
}

const inState = (order: Order, ...states: Order['state'][]) => states.includes(order.state)
const nobodyComing = (order: Order) => seatsIn(order, 'accepted', 'unanswered').length === 0
const halfTime = (order: Order) => (order.clock ? order.clock.startedAt + (order.clock.dueAt - order.clock.startedAt) / 2 : null)
const atTheDoor = (order: Order) => order.clock?.name === 'door'
const escalate = (reason: string): Step => ({ action: 'escalate', input: { reason } })

/** Why the system gives an order back for a unit where nobody can hand it out any more. */
export const NOBODY_DISPATCHES = '单位现在没有联络员'

/** All of them. No other code may act without a person. */
export const TIMERS: readonly Timer[] = [
  {
    name: 'dispatch overdue',
    at: (order) => (inState(order, 'referred') ? (order.clock?.dueAt ?? null) : null),
    step: () => ({ action: 'return', input: { reason: '单位没有在时限内下单' } })
  },
  {
    name: 'overdue',
    at: (order) => (inState(order, 'placed', 'open', 'accepted', 'served') && !atTheDoor(order) ? (order.clock?.dueAt ?? null) : null),
    step: () => escalate('超过时限')
  },
  {
    name: 'door',
    at: (order) => (inState(order, 'open', 'accepted') && atTheDoor(order) ? (order.clock?.dueAt ?? null) : null),
    step: () => escalate('没人应门，两小时没有消息'),
    onSite: true
  },
  {
    name: 'take-up half',
    at: (order) =>
      inState(order, 'open') && order.ring !== 'district' && (halfTime(order) ?? 0) < lastEnd(order) ? halfTime(order) : null,
    step: () => ({ action: 'widen', input: {} })
  },
  {
    name: 'window starts',
    at: (order) =>
      inState(order, 'open') && !nobodyComing(order) && seatsIn(order, 'accepted', 'unanswered').length >= order.minPeople
        ? windowOf(order).startAt
        : null,
    step: () => ({ action: 'proceed', input: {} }),
    onSite: true
  },
  {
    name: 'forgot to sign out',
    at: (order) => (inState(order, 'serving') ? windowOf(order).endAt + 12 * HOUR : null),
    step: (order): Step => {
      const seat = seatsIn(order, 'arrived')[0]
      return seat ? { action: 'end_visit', input: { seatId: seat.id } } : { action: 'finish', input: {} }
    },
    // seat by seat
    once: (order) => `${order.round} ${seatsIn(order, 'arrived').length}`,
    onSite: true
  },
  {
    name: 'windows past',
    at: (order) =>
      inState(order, 'placed', 'referred', 'open') && nobodyComing(order) && order.escalations === 0 ? lastEnd(order) + DAY : null,
    step: () => escalate('约定的时间都过去了，还没有人来')
  },
  {
    name: 'nobody found',
    at: (order) =>
      inState(order, 'placed', 'referred', 'open') && nobodyComing(order) && order.escalations > 0 && order.askedNewTime
        ? lastEnd(order) + 2 * DAY
        : null,
    step: () => ({ action: 'expire', input: {} })
  }
]

const keyOf = ({ name, once }: Timer, order: Order): string => `${name} ${once ? once(order) : (order.clock?.startedAt ?? 0)}`

const notBefore = ({ onSite }: Timer, order: Order) => (onSite ? 0 : (order.pause?.untilAt ?? 0))

/** Every timer of this order that has not fired, earliest first. A pause moves those behind its end that nobody on site waits for. */
export const timersOf = (order: Order): Due[] =>
  TIMERS.flatMap((timer) => {
    const at = timer.at(order)
    const key = keyOf(timer, order)
    return at === null || order.fired.includes(key) ? [] : [{ key, at: Math.max(at, notBefore(timer, order)), step: timer.step(order) }]
  }).sort((a, b) => a.at - b.at)

/** When the system must look at this order next, or null; stored beside the order so that one index finds all that is due. */
export const nextTimerAt = (order: Order): number | null => timersOf(order)[0]?.at ?? null

/** The first timer that is due at `now`, if any. */
export const dueTimer = (order: Order, now: number): Due | null => {
  const first = timersOf(order)[0]
  return first && first.at <= now ? first : null
}

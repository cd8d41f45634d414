import type { Order } from '../order'
import type { Scene } from '../scene'
import type { SecretField } from '../change'
import { againOf } from './again'
import type { ClockView, OrderView } from './shapes'
import type { Viewer } from './viewers'
import { soonFor } from '../available'
import { liveAlarms } from '../alarms'
import { deadlineOf, lightNow } from '../deadline'
import { mayIntroduce, strangersTo } from '../introduction'
import { lectureFor } from '../lecture'
import { LEAST_MINUTES } from '../least'
import { organisersFor } from '../organiser'
import { isUnsettled } from '../owed'
import { lacking, ownSeat, taken } from '../seats'
import { strangeness } from '../stranger'
import { ANSWER_WORDS, CLOCK_WORDS } from '../words'
import { isSameDay } from '../same-day'

type Optional = { [K in keyof OrderView]-?: undefined extends OrderView[K] ? K : never }[keyof OrderView]
type Plain = Exclude<Optional, 'words' | 'photos' | 'declineWords'>

/** One field, who may read it, in which states (absent: all), and where it comes from. */
interface FieldRow<K extends Plain> {
  field: K
  viewers: readonly Viewer[]
  states?: readonly Order['state'][]
  from: (order: Order, scene: Scene) => OrderView[K]
}
const field = <K extends Plain>(row: FieldRow<K>): FieldRow<Plain> => row as unknown as FieldRow<Plain>

const INSIDE: readonly Viewer[] = ['helper', 'liaison', 'requester', 'handler']
const NEAR: readonly Viewer[] = ['invitee', 'helper', 'requester', 'handler']
const ASKING: readonly Viewer[] = ['requester', 'handler']

/** A list that has something in it; an empty one is left out of the answer. */
const someOf = <T>(all: T[]): T[] | undefined => (all.length > 0 ? all : undefined)

const isForMe = ({ beneficiaryId }: Order, { actor }: Scene): boolean => beneficiaryId !== null && beneficiaryId === actor.person?.id

const clockOf = (order: Order, now: number): ClockView | undefined => {
  const dueAt = deadlineOf(order)
  return order.clock && dueAt !== null ? { words: CLOCK_WORDS[order.clock.name], dueAt, light: lightNow(order, now) ?? 'green' } : undefined
}

/** Nobody has said yes before it: what runs until then is only the time of an answer. */
const UNANSWERED: readonly Order['state'][] = ['placed', 'referred', 'open']

/** What whoever asked reads of the clock: never that there is time enough, for that would read as a promise that somebody comes. */
const answerClock = (order: Order, now: number): ClockView | undefined => {
  const clock = clockOf(order, now)
  if (!clock) return undefined
  const { light, dueAt } = clock
  if (!UNANSWERED.includes(order.state) || order.clock?.name === 'door') return light === 'green' ? undefined : clock
  return { words: ANSWER_WORDS, dueAt, ...(light === 'red' ? { light } : {}) }
}

/** Left, long enough to count, and not as somebody who is paid for it: points and minutes come when it is closed (row 24, `timers` of served). */
const settlesFor = (order: Order, { actor }: Scene): OrderView['settles'] => {
  const seat = ownSeat(order, actor.person?.id)
  if (seat?.state !== 'left' || seat.duty || seat.provenMinutes < LEAST_MINUTES) return undefined
  return order.state === 'served' && order.clock ? { by: order.clock.dueAt } : {}
}

/** field × relation × state: what is not granted here is not in the answer (orders.md §5). */
export const FIELDS: readonly FieldRow<Plain>[] = [
  field({ field: 'building', viewers: [...NEAR, 'witness'], from: (order) => order.building ?? undefined }),
  field({ field: 'surname', viewers: [...NEAR, 'witness'], from: (order) => order.surname ?? undefined }),
  field({ field: 'handlerLine', viewers: [...NEAR, 'liaison'], from: (order) => order.handlerLine ?? undefined }),
  // somebody's own words: whoever is only asked reads them when they have been checked, the pool never (red line 11)
  field({ field: 'place', viewers: ['helper', ...ASKING], from: (order) => order.place ?? undefined }),
  field({
    field: 'place',
    viewers: ['invitee', 'liaison', 'witness'],
    from: (order) => (order.content === 'shown' ? (order.place ?? undefined) : undefined)
  }),
  field({ field: 'beneficiaryName', viewers: ['helper', ...ASKING], from: (_order, scene) => scene.beneficiary?.publicName }),
  field({ field: 'beneficiaryId', viewers: ['requester'], from: (order) => order.beneficiaryId ?? undefined }),
  field({ field: 'content', viewers: ['helper', ...ASKING], from: ({ content }) => (content === 'shown' ? undefined : content) }),
  field({ field: 'itemCode', viewers: INSIDE, from: (order) => order.itemCode ?? undefined }),
  field({ field: 'freeText', viewers: ASKING, from: (order) => (order.itemCode === null ? true : undefined) }),
  field({ field: 'communityName', viewers: INSIDE, from: (order, scene) => scene.names[order.communityId] }),
  field({ field: 'target', viewers: INSIDE, from: (order) => order.target ?? undefined }),
  field({ field: 'targetWords', viewers: INSIDE, from: (order, scene) => targetWords(order, scene) }),
  field({ field: 'level', viewers: ['liaison', ...ASKING], from: (order) => order.level }),
  // whoever also works on it reads the clock itself: the row beneath comes after this one
  field({ field: 'clock', viewers: ['requester'], from: (order, { now }) => answerClock(order, now) }),
  field({ field: 'clock', viewers: ['liaison', 'handler'], from: (order, { now }) => clockOf(order, now) }),
  field({
    field: 'atClosedDoor',
    viewers: ['helper'],
    from: (order, { actor }) =>
      order.clock?.name === 'door' && ownSeat(order, actor.person?.id)?.state === 'unanswered' ? true : undefined
  }),
  field({
    field: 'pause',
    viewers: INSIDE,
    from: (order, scene) => (order.pause && order.pause.untilAt > scene.now ? { ...order.pause, reason: '' } : undefined)
  }),
  field({ field: 'witness', viewers: ['helper', 'witness', ...ASKING], from: (order) => order.witness }),
  field({ field: 'seriesId', viewers: INSIDE, from: (order) => order.seriesId ?? undefined }),
  field({ field: 'declineReason', viewers: ASKING, states: ['declined'], from: (order) => order.declineReason ?? undefined }),
  field({ field: 'ratings', viewers: ASKING, from: (order) => (order.ratings.length > 0 ? order.ratings : undefined) }),
  field({
    field: 'verification',
    viewers: ASKING,
    states: ['closed'],
    from: (order) => order.verification.find(({ round }) => round === order.round)
  }),
  field({
    field: 'corrections',
    viewers: ['helper', 'witness', ...ASKING],
    from: (order) =>
      order.corrections.map(({ id, seatId, arrivedAt, leftAt, confirmedAt }) => ({
        id,
        seatId,
        arrivedAt,
        leftAt,
        confirmed: confirmedAt !== null
      }))
  }),
  field({
    field: 'absences',
    viewers: ['handler'],
    from: ({ seats }, { people }) =>
      someOf(
        seats
          .filter(isUnsettled)
          .map(({ id, personId, absentAt }) => ({ seatId: id, name: people[personId]?.publicName ?? '志愿者', at: absentAt ?? 0 }))
      )
  }),
  field({
    field: 'lacking',
    viewers: ['helper', 'requester'],
    states: ['open'],
    from: (order) => (taken(order) > 0 && lacking(order) > 0 ? { needed: order.minPeople, more: lacking(order) } : undefined)
  }),
  field({
    field: 'soon',
    viewers: ['helper', 'requester', 'handler'],
    from: (order, scene) => someOf(soonFor(order, scene))
  }),
  field({ field: 'settles', viewers: ['helper'], states: ['serving', 'served'], from: settlesFor }),
  field({
    field: 'nudgedAt',
    viewers: ['requester', 'handler', 'liaison'],
    states: ['placed', 'referred', 'open'],
    from: (_, scene) => scene.nudgedAt ?? undefined
  }),
  field({ field: 'sameDay', viewers: ['handler'], from: (order) => (isSameDay(order) ? true : undefined) }),
  field({
    field: 'forMe',
    viewers: ['requester'],
    from: (order, scene) => (isForMe(order, scene) ? true : undefined)
  }),
  field({
    field: 'reserved',
    viewers: ['requester'],
    states: ['placed', 'referred', 'open', 'accepted', 'serving', 'served'],
    from: (order, scene) => (isForMe(order, scene) && order.round === 1 && scene.heldMinutes > 0 ? scene.heldMinutes : undefined)
  }),
  field({
    field: 'nobodyPays',
    viewers: ['requester'],
    states: ['placed', 'referred', 'open', 'accepted', 'serving', 'served'],
    from: (order, scene) =>
      isForMe(order, scene) && order.round === 1 && scene.item?.timeCredit && scene.heldMinutes === 0 ? true : undefined
  }),
  field({ field: 'again', viewers: ['requester'], states: ['closed', 'cancelled', 'expired'], from: againOf }),
  field({
    field: 'strangers',
    viewers: ['handler'],
    states: ['open'],
    from: (order, scene) => (mayIntroduce(order, scene) ? someOf(strangersTo(order, scene)) : undefined)
  }),
  field({
    field: 'unintroduced',
    viewers: ['passer'],
    states: ['open'],
    from: (order, scene) => strangeness(order, scene) ?? undefined
  }),
  field({ field: 'organisers', viewers: ['helper'], from: organisersFor }),
  field({ field: 'lecture', viewers: ['witness', ...ASKING], from: lectureFor }),
  field({ field: 'alarms', viewers: ['handler'], from: (order) => someOf(liveAlarms(order)) })
]

/** Sealed words: who may have them opened. `blind` waits until both sides have spoken or the seven days are over. */
export const SEALED: readonly { field: SecretField; viewers: readonly Viewer[]; checkedOnly?: boolean }[] = [
  { field: 'words', viewers: ['helper', ...ASKING], checkedOnly: true },
  { field: 'photos', viewers: ['helper', ...ASKING], checkedOnly: true },
  { field: 'reason', viewers: ASKING },
  { field: 'pause', viewers: INSIDE },
  { field: 'remaining', viewers: ['helper', ...ASKING] },
  { field: 'correction', viewers: ['helper', ...ASKING] },
  { field: 'verification', viewers: ['handler'] },
  { field: 'absence', viewers: ['handler'] },
  { field: 'rating', viewers: ASKING }
]

/** Where it went, in words. */
export const targetWords = (order: Order, scene: Scene): string | undefined => {
  if (order.target === 'unit') return scene.names[order.targetUnitId ?? ''] ?? '单位'
  if (order.target === 'pool') return '大家来接'
  return order.target === 'self' ? '社区自己办' : undefined
}

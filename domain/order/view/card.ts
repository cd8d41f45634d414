import { liveAlarms } from '../alarms'
import { deadlineOf, lightNow } from '../deadline'
import type { Order } from '../order'
import type { Scene } from '../scene'
import { isSameDay } from '../same-day'
import { ownSeat, seatsIn, taken, windowOf } from '../seats'
import { targetWords } from './fields'
import { readsSeat } from './names'
import type { OrderCard } from './shapes'
import { earnsOf, titleOf, wordsOfState } from './view'
import { isInside, type Viewer } from './viewers'

/**
 * One row of a list, made for the viewer whom the list is for. The list's own query has already decided that they may
 * see it; the same columns as `viewOf` decide how much.
 */
export const cardOf = (order: Order, scene: Scene, viewers: readonly Viewer[]): OrderCard => {
  const near = viewers.some((viewer) => viewer === 'invitee' || viewer === 'helper' || viewer === 'requester' || viewer === 'handler')
  const inside = isInside(viewers)
  const steps = viewers.some((viewer) => viewer === 'handler' || viewer === 'liaison')
  const clocked = viewers.some((viewer) => viewer === 'liaison' || viewer === 'handler' || viewer === 'requester')
  const mine = ownSeat(order, scene.actor.person?.id)
  const names = seatsIn(order, 'accepted', 'arrived', 'left', 'unanswered')
    .filter((seat) => readsSeat(viewers, seat, order, scene))
    .map((seat) => scene.people[seat.personId]?.publicName ?? '志愿者')
  const target = targetWords(order, scene)
  const dueAt = deadlineOf(order)
  return {
    id: order.id,
    state: order.state,
    stateWords: wordsOfState(order, scene, viewers),
    title: titleOf(scene, inside),
    gridName: scene.names[order.gridId] ?? '',
    round: order.round,
    window: windowOf(order),
    ...(order.windowIndex === null && order.windows.length > 1 ? { times: order.windows.length } : {}),
    minutes: scene.item?.minutes ?? 60,
    slots: order.slots,
    taken: taken(order),
    earns: earnsOf(order, scene),
    risk: order.risk,
    placedAt: order.placedAt,
    ...(near && order.building ? { building: order.building } : {}),
    ...(near && order.surname ? { surname: order.surname } : {}),
    ...(viewers.includes('requester') && order.beneficiaryId !== scene.actor.person?.id ? { forOther: true as const } : {}),
    ...(inside && target ? { targetWords: target } : {}),
    ...(inside && names.length > 0 ? { helperNames: names } : {}),
    ...(clocked ? { level: order.level } : {}),
    ...(clocked && dueAt !== null ? { dueAt, light: lightNow(order, scene.now) ?? 'green' } : {}),
    ...(order.pause && order.pause.untilAt > scene.now ? { paused: true } : {}),
    ...(viewers.includes('handler') && order.itemCode !== null ? { itemCode: order.itemCode } : {}),
    ...(steps ? { termsVersion: order.termsVersion } : {}),
    ...(viewers.includes('handler') && liveAlarms(order).length > 0 ? { alarms: liveAlarms(order) } : {}),
    ...(viewers.includes('handler') && isSameDay(order) ? { sameDay: true as const } : {}),
    ...(scene.nudgedAt && steps && waits(order) ? { nudged: true as const } : {}),
    ...(mine ? { mySeat: mine.state } : {}),
    ...(inside && unsolved(order) ? { unsolved: unsolved(order) } : {})
  }
}
const waits = ({ state }: Order): boolean => state === 'placed' || state === 'referred' || state === 'open'
/** The last word, while it says that something is left. */
const unsolved = ({ ratings }: Order) => {
  const outcome = ratings.at(-1)?.outcome
  return outcome === 'solved' || outcome === 'unneeded' ? undefined : outcome
}

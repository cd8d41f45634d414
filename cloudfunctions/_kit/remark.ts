import type { Input, Performed } from '@contract'
import { refuse } from '@domain/errors'
import { DAY, MINUTE } from '@domain/clock/milliseconds'
import type { Change } from '@domain/order/change'
import { sayLecture } from '@domain/order/lecture'
import type { Order } from '@domain/order/order'
import { nameOrganiser } from '@domain/order/organiser'
import type { Scene } from '@domain/order/scene'
import { askToBeIntroduced, introductionOf } from '@domain/order/stranger'
import { maySee } from '@domain/order/permission'
import { proposeWindows } from '@domain/order/propose'
import { mayNudge } from '@domain/order/view/viewers'
import { untilDecided } from './again'
import type { Call } from './call'
import { withFresh } from './decide'
import { inputHash, seenBefore, versionOf } from './request'
import { sceneOf } from './scene'
import { show, type Sight } from './show'

/** A second tap within this time is the same tap: the network was slow, nobody is in a hurry twice. */
const SAME_TAP = 10 * MINUTE

const nudge = async (call: Call, orderId: string): Promise<Performed> => {
  const loaded = await call.store.load({ orderId, now: call.now })
  const order = loaded.order ?? refuse('NOT_FOUND')
  const scene = sceneOf(loaded.scene)
  if (!maySee(order, scene)) return refuse('NOT_FOUND')
  if (!mayNudge(order, scene)) return refuse('NOT_ALLOWED', { who: '点单人' })
  const isSameTap = loaded.nudgedAt !== null && call.now - loaded.nudgedAt < SAME_TAP
  if (!isSameTap && !(await call.store.nudge(orderId, call.now, call.now - DAY))) return refuse('TOO_EARLY', { when: '一天' })
  return { orderId, version: order.version, view: show(call.store, { ...loaded, order, scene }) }
}

/** Decides; a refusal of an outdated screen takes along how it is now. */
const freshly = <T>(call: Call, sight: Sight, decide: () => T): T => {
  try {
    return decide()
  } catch (error) {
    throw withFresh(error, () => show(call.store, sight))
  }
}

const introduce = async (call: Call, orderId: string, seatId: string): Promise<Performed> => {
  const loaded = await call.store.load({ orderId, now: call.now })
  const order = loaded.order ?? refuse('NOT_FOUND')
  const scene = sceneOf(loaded.scene)
  const made = freshly(call, { ...loaded, order, scene }, () => introductionOf(order, seatId, scene))
  if (made) {
    await call.store.introduce({ ...made, orderId, seatId, now: call.now })
    scene.beneficiary?.introducedIds.push(made.volunteerId)
  }
  return { orderId, version: order.version, view: show(call.store, { ...loaded, order, scene }) }
}

/** Something that a pure decision makes of the order, written once a request; null: it is so already. */
const decided = (call: Call, orderId: string, input: unknown, decide: (order: Order, scene: Scene) => Change | null): Promise<Performed> =>
  untilDecided(async () => {
    const request = { action: 'order.remark', requestId: call.requestId, inputHash: inputHash(input) }
    const loaded = await call.store.load({ orderId, now: call.now, request })
    const order = loaded.order ?? refuse('NOT_FOUND')
    const scene = sceneOf(loaded.scene)
    const seen = seenBefore(loaded.request, request.inputHash)
    if (seen) return { orderId, version: seen.version, view: show(call.store, { ...loaded, order, scene }) }
    const change = freshly(call, { ...loaded, order, scene }, () => decide(order, scene))
    if (!change) return { orderId, version: order.version, view: show(call.store, { ...loaded, order, scene }) }
    const version = versionOf(await call.store.commit({ loaded, change, now: call.now, request }))
    return version === null ? null : { orderId, version, view: show(call.store, { ...loaded, order: change.order, scene }) }
  })

/**
 * What people say that is not a row of the table: 催一催, once in 24 hours; that somebody has been introduced, or would be; another time that a
 * helper could come; who helps to organise; who taught, and how many came.
 */
export const remarkFor = (call: Call, input: Input<'order.remark'>): Promise<Performed> => {
  if (input.kind === 'nudge') return nudge(call, input.orderId)
  if (input.kind === 'introduce') return introduce(call, input.orderId, input.seatId)
  return decided(call, input.orderId, input, (order, scene) => {
    if (input.kind === 'meet') return askToBeIntroduced(order, scene)
    if (input.kind === 'organise') return nameOrganiser(order, input, scene)
    if (input.kind === 'lecture') return sayLecture(order, input, scene)
    return proposeWindows(order, input.windows, scene)
  })
}

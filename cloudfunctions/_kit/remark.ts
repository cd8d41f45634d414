import type { Input, Performed } from '@contract'
import { refuse } from '@domain/errors'
import { DAY, MINUTE } from '@domain/clock/milliseconds'
import type { Window } from '@domain/order/order'
import { mayIntroduce, strangersTo } from '@domain/order/introduction'
import { maySee } from '@domain/order/permission'
import { relationsOf } from '@domain/order/relations'
import { proposeWindows } from '@domain/order/propose'
import { mayNudge } from '@domain/order/view/viewers'
import { untilDecided } from './again'
import type { Call } from './call'
import { inputHash, seenBefore, versionOf } from './request'
import { sceneOf } from './scene'
import { show } from './show'

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

/** Said once for two people: whoever is no stranger any more stays none, however often it is said. */
const introduce = async (call: Call, orderId: string, seatId: string): Promise<Performed> => {
  const loaded = await call.store.load({ orderId, now: call.now })
  const order = loaded.order ?? refuse('NOT_FOUND')
  const scene = sceneOf(loaded.scene)
  if (!maySee(order, scene)) return refuse('NOT_FOUND')
  if (!relationsOf(order, scene).includes('handler')) return refuse('NOT_ALLOWED', { who: '社区经办人' })
  // somebody has said yes meanwhile, or it is over
  if (!mayIntroduce(order, scene)) return refuse('CHANGED')
  const { personId: volunteerId } = order.seats.find(({ id }) => id === seatId) ?? refuse('CHANGED')
  const { beneficiary } = scene
  if (beneficiary && strangersTo(order, scene).some((stranger) => stranger.seatId === seatId)) {
    await call.store.introduce({ orderId, beneficiaryId: beneficiary.id, volunteerId, seatId, now: call.now })
    beneficiary.introducedIds.push(volunteerId)
  }
  return { orderId, version: order.version, view: show(call.store, { ...loaded, order, scene }) }
}

const propose = (call: Call, orderId: string, windows: Window[], input: unknown): Promise<Performed> =>
  untilDecided(async () => {
    const request = { action: 'order.remark', requestId: call.requestId, inputHash: inputHash(input) }
    const loaded = await call.store.load({ orderId, now: call.now, request })
    const order = loaded.order ?? refuse('NOT_FOUND')
    const scene = sceneOf(loaded.scene)
    const seen = seenBefore(loaded.request, request.inputHash)
    if (seen) return { orderId, version: seen.version, view: show(call.store, { ...loaded, order, scene }) }
    const change = proposeWindows(order, windows, scene)
    const version = versionOf(await call.store.commit({ loaded, change, now: call.now, request }))
    return version === null ? null : { orderId, version, view: show(call.store, { ...loaded, order: change.order, scene }) }
  })

/** What people say that is not a row of the table: 催一催, once in 24 hours; that somebody has been introduced; another time that a helper could come. */
export const remarkFor = (call: Call, input: Input<'order.remark'>): Promise<Performed> => {
  if (input.kind === 'nudge') return nudge(call, input.orderId)
  return input.kind === 'introduce' ? introduce(call, input.orderId, input.seatId) : propose(call, input.orderId, input.windows, input)
}

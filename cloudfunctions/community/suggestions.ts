import { suggest, type Suggestions } from '@domain/dispatch/suggest'
import { refuse } from '@domain/errors'
import { permittedOn } from './permitted'
import { sceneOf } from '../_kit/scene'
import type { Call } from '../_kit/call'

/** Whom a liaison or handler may ask, with the reasons in words; the same order of members for everybody who looks. */
export const suggestionsFor = async (call: Call, orderId: string): Promise<Suggestions> => {
  const { loaded, candidates } = await call.store.askable(orderId, call.now)
  const order = loaded.order ?? refuse('NOT_FOUND')
  const scene = sceneOf(loaded.scene)
  permittedOn(order, scene, ['dispatcher', 'handler'])
  const windows = order.windowIndex === null ? order.windows : order.windows.slice(order.windowIndex, order.windowIndex + 1)
  return suggest({ now: call.now, risk: order.risk, windows }, scene.item, candidates)
}

import { refuse } from '@domain/errors'
import type { Order } from '@domain/order/order'
import { maySee } from '@domain/order/permission'
import type { Scene } from '@domain/order/scene'
import type { Call } from './call'
import { sceneOf } from './scene'
import type { Loaded } from './store/shapes'

/** One order that the caller may know of, with everything around it. One trip; NOT_FOUND for everybody else's. */
export const sightOf = async (call: Call, orderId: string): Promise<{ order: Order; scene: Scene; loaded: Loaded }> => {
  const loaded = await call.store.load({ orderId, now: call.now })
  const order = loaded.order ?? refuse('NOT_FOUND')
  const scene = sceneOf(loaded.scene)
  return maySee(order, scene) ? { order, scene, loaded } : refuse('NOT_FOUND')
}

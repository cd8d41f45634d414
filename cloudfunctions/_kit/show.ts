import type { OrderEvent, Secret } from '@domain/order/change'
import type { Order } from '@domain/order/order'
import type { Scene } from '@domain/order/scene'
import type { OrderView } from '@domain/order/view/shapes'
import { sealedFor, viewOf } from '@domain/order/view/view'
import { viewersOf } from '@domain/order/view/viewers'
import type { Sealed } from './store/shapes'
import type { Store } from './store/store'

/** One order with all that was read around it, and what a step has just added. */
export interface Sight {
  order: Order
  scene: Scene
  events: readonly OrderEvent[]
  sealed: readonly Sealed[]
  /** sealed by the step itself, not yet read back */
  secrets?: readonly Secret[]
}

/** The order as its viewer may read it, or null when there is nothing for them to see. Opens only the words that the kitchen allows. */
export const show = (store: Pick<Store, 'open'>, { order, scene, events, sealed, secrets = [] }: Sight): OrderView | null => {
  if (viewersOf(order, scene).length === 0) return null
  const allowed = sealedFor(order, scene)
  const opened = store.open(
    order.id,
    sealed.filter((one) => allowed.includes(one.field))
  )
  return viewOf(order, scene, events, [...opened, ...secrets.filter((one) => allowed.includes(one.field))])
}

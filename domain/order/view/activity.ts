import type { Order, Window } from '../order'
import type { Scene } from '../scene'
import { windowOf } from '../seats'
import { titleOf } from './view'

/** Something that a community organises, as anybody may know it: never who asked, holds it or comes. */
export interface Activity {
  id: string
  title: string
  window: Window
  gridName: string
  /** where it is, once the words were checked */
  place?: string
}

/** One settled activity; its list has already decided that it is one. */
export const activityOf = (order: Order, scene: Scene): Activity => ({
  id: order.id,
  title: titleOf(scene, false),
  window: windowOf(order),
  gridName: scene.names[order.gridId] ?? '',
  ...(order.content === 'shown' && order.place ? { place: order.place } : {})
})

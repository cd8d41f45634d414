import type { Page } from '@contract/page'
import type { Order } from '@domain/order/order'
import type { Scene } from '@domain/order/scene'
import { cardOf } from '@domain/order/view/card'
import type { OrderCard } from '@domain/order/view/shapes'
import type { Viewer } from '@domain/order/view/viewers'
import { sceneOf } from './scene'
import type { Listed, ListPage } from './store/shapes'

/** A page of orders, each made into what the reader of this list may see of it. */
export const pageFor = <T>({ items, next }: ListPage, shown: (order: Order, scene: Scene, listed: Listed) => T): Page<T> => ({
  items: items.map((listed) => shown(listed.order, sceneOf(listed.scene), listed)),
  ...(next === undefined ? {} : { next })
})

/** A page of cards, each as this list's reader may see it. */
export const cardsFor = (page: ListPage, viewers: (listed: Listed) => readonly Viewer[]): Page<OrderCard> =>
  pageFor(page, (order, scene, listed) => cardOf(order, scene, viewers(listed)))

import type { Page } from '@contract'
import { cardOf } from '@domain/order/view/card'
import type { OrderCard } from '@domain/order/view/shapes'
import type { Viewer } from '@domain/order/view/viewers'
import { sceneOf } from './scene'
import type { Listed, ListPage } from './store/shapes'

/** A page of cards, each as this list's reader may see it. */
export const cardsFor = (page: ListPage, viewers: (listed: Listed) => readonly Viewer[]): Page<OrderCard> => ({
  items: page.items.map((listed) => cardOf(listed.order, sceneOf(listed.scene), viewers(listed))),
  ...(page.next === undefined ? {} : { next: page.next })
})

import type { Front } from '@contract/order'
import type { Page } from '@contract/page'
import type { OrderCard } from '@domain/order/view/shapes'
import type { Section } from './sections'

/** The page of this section that came with the first look, if it did: then it need not be asked for. */
export const knownPage = ({ lists }: Pick<Front, 'lists'>, { read, input }: Section): Page<OrderCard> | undefined =>
  lists.find((list) => list.read === read && JSON.stringify(list.input) === JSON.stringify(input))?.page

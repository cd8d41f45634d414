import { windowWords } from '@domain/clock/shanghai'
import type { OrderCard } from '@domain/order/view/shapes'

/** An order as its card showed it: a step on one that has changed meanwhile is refused. */
export const shownAs = ({ id, round, termsVersion = 0 }: OrderCard) => ({ orderId: id, round, termsVersion })

/** When and where, so that orders of one kind can be told apart. */
export const noteOf = ({ window, gridName, building, surname }: OrderCard): string =>
  [windowWords(window, Date.now()), gridName, building, surname && `${surname}家`].filter((words) => !!words).join(' · ')

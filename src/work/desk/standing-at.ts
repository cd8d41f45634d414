import type { OrderCard } from '@domain/order/view/shapes'

type Row = Pick<OrderCard, 'id'>
/** Where the keyboard stands: on an order, and on which row that was when it was last seen. */
export interface At {
  index: number
  id?: string
}
/** On the first row, whichever order that is. */
export const START: At = { index: 0 }

/** The row of that order, wherever it has moved to; when it has gone, the one that took its place. 0 in an empty list. */
export const standsAt = (cards: readonly Row[], { index, id }: At): number => {
  const found = id === undefined ? -1 : cards.findIndex((card) => card.id === id)
  return found >= 0 ? found : Math.max(0, Math.min(index, cards.length - 1))
}

/** All that are shown, or none of them when all were; what a filter hides stays as it is. */
export const allOrNone = (selected: readonly string[], cards: readonly Row[]): string[] => {
  const shown = cards.map(({ id }) => id)
  const hidden = selected.filter((id) => !shown.includes(id))
  return shown.every((id) => selected.includes(id)) ? hidden : [...hidden, ...shown]
}

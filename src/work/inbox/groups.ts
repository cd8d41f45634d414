import type { UsualPlace } from '@contract'
import type { OrderCard } from '@domain/order/view/shapes'

/** Orders of one item that usually go to one place. */
export interface Group {
  itemCode: string
  title: string
  place: UsualPlace
  cards: OrderCard[]
}

/** Comes round again, or its item is not known: a person looks before it goes on. */
const needsALook = ({ itemCode, round, unsolved }: OrderCard) => itemCode === undefined || round > 1 || unsolved !== undefined

/** Where this order usually goes; undefined when somebody has to look first, or no usual place is known. */
export const usualFor = (card: OrderCard, usual: Record<string, UsualPlace>): UsualPlace | undefined =>
  needsALook(card) ? undefined : usual[card.itemCode ?? '']

/** What may go together: two or more of one item with one usual place, in the order of the list. */
export const groupsOf = (cards: readonly OrderCard[], usual: Record<string, UsualPlace>): Group[] => {
  const groups = new Map<string, Group>()
  for (const card of cards) {
    const place = usualFor(card, usual)
    if (!place || card.itemCode === undefined) continue
    const group = groups.get(card.itemCode) ?? { itemCode: card.itemCode, title: card.title, place, cards: [] }
    group.cards.push(card)
    groups.set(card.itemCode, group)
  }
  return [...groups.values()].filter(({ cards: alike }) => alike.length > 1)
}

/** The items of these cards, each once: what is asked about. */
export const itemsOf = (cards: readonly OrderCard[]): string[] => [...new Set(cards.flatMap(({ itemCode }) => itemCode ?? []))].slice(0, 20)

import type { UsualPlace } from '@contract/community'
import type { OrderCard } from '@domain/order/view/shapes'

/** Orders of one item that usually go to one place. */
export interface Group {
  itemCode: string
  title: string
  place: UsualPlace
  cards: OrderCard[]
}

/** Is somewhere else by now, comes round again, or its item is not known: a person looks before it goes on. */
const needsALook = ({ state, itemCode, round, unsolved }: OrderCard) =>
  state !== 'placed' || itemCode === undefined || round > 1 || unsolved !== undefined

/** What is done with an order that goes there, as a button says it: a unit is handed it, everybody is asked. */
export const goesTo = ({ unitId, name }: UsualPlace): string => (unitId ? `交给${name}` : '请大家来接')

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

import type { UsualPlace } from '@contract/community'
import type { OrderCard } from '@domain/order/view/shapes'
import { usualFor } from '../inbox/groups'

/** Orders that go to one place in one call. */
export interface Going {
  place: UsualPlace
  cards: OrderCard[]
}
/** `community.referMany` takes so many at once. */
const AT_ONCE = 20

/** Those with a usual place, by place, at most twenty together; what a person has to look at first is left out and stays selected. */
export const byPlace = (cards: readonly OrderCard[], usual: Record<string, UsualPlace>): Going[] => {
  const places: Going[] = []
  for (const card of cards) {
    const place = usualFor(card, usual)
    if (!place) continue
    const open = places.find((one) => one.place.unitId === place.unitId && one.cards.length < AT_ONCE)
    if (open) open.cards.push(card)
    else places.push({ place, cards: [card] })
  }
  return places
}

import type { Input } from '@contract'
import type { FirstList } from '@contract/order'
import type { Page } from '@contract/page'
import type { OrderCard } from '@domain/order/view/shapes'
import type { Call } from './call'
import { cardsFor } from './cards'
import { taskViewers } from './task-viewers'

/** Lists that stand open on somebody's first screen; each is also an action of its own. */
type Lists = { [A in FirstList['read']]: (input: Input<A>, call: Call) => Promise<Page<OrderCard>> }

/** One page of each, with as much on every card as its reader may know. */
export const LISTS: Lists = {
  'community.inbox': async (input, { store, now }) => cardsFor(await store.inbox({ ...input, now }), () => ['handler']),
  'community.unitInbox': async (input, { store, now }) => cardsFor(await store.unitInbox({ ...input, now }), () => ['liaison']),
  'order.mine': async (input, { store, now }) => cardsFor(await store.mine({ ...input, now }), () => ['requester']),
  'order.tasks': async (input, { store, now }) => cardsFor(await store.tasks({ ...input, now }), taskViewers)
}

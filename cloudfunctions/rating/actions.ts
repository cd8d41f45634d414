import { cardsFor } from '../_kit/cards'
import type { Rows } from '../_kit/call'
import { performFor } from '../_kit/perform'
import { schemas } from './schemas'

/** Everything the function `rating` lets through: a thin door on the one path of every step. */
export const actions: Rows<'rating'> = {
  waiting: {
    who: 'person',
    schema: schemas.waiting,
    does: async (input, { store, now }) => cardsFor(await store.ratingWaiting({ ...input, now }), () => ['requester'])
  },
  give: { who: 'person', writes: true, schema: schemas.give, does: (input, call) => performFor(call, 'rating.give', input) }
}

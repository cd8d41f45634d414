import { cardsFor } from '../_kit/cards'
import type { Rows } from '../_kit/call'
import { schemas } from './schemas'
import { suggestionsFor } from './suggestions'
import { targetsFor } from './targets'

/** Everything the function `community` lets through. */
export const actions: Rows<'community'> = {
  inbox: {
    who: 'person',
    schema: schemas.inbox,
    does: async (input, { store, now }) => cardsFor(await store.inbox({ ...input, now }), () => ['handler'])
  },
  targets: { who: 'person', schema: schemas.targets, does: ({ orderId }, call) => targetsFor(call, orderId) },
  unitInbox: {
    who: 'person',
    schema: schemas.unitInbox,
    does: async (input, { store, now }) => cardsFor(await store.unitInbox({ ...input, now }), () => ['liaison'])
  },
  suggest: { who: 'person', schema: schemas.suggest, does: ({ orderId }, call) => suggestionsFor(call, orderId) }
}

import { createDoor } from '../_kit/door'
import { actions } from './actions'

/** The function `community`: the inboxes of handlers and liaisons, and whom an order may be handed to. */
export const main = createDoor({ name: 'community', actions, clock: Date.now })

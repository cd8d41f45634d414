import { createDoor } from '../_kit/door'
import { actions } from './actions'

/** The function `timebank`: minutes of mutual help, whose they are and what may be done with them. */
export const main = createDoor({ name: 'timebank', actions, clock: Date.now })

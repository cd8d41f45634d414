import { createDoor } from '../_kit/door'
import { actions } from './actions'

/** The function `rating`: what waits for a word, and the word itself. */
export const main = createDoor({ name: 'rating', actions, clock: Date.now })

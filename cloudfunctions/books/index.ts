import { createDoor } from '../_kit/door'
import { actions } from './actions'

/** The function `books`: what a district publishes of its books, what somebody takes along of theirs, and the keys of their phones. */
export const main = createDoor({ name: 'books', actions, clock: Date.now })

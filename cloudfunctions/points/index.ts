import { createDoor } from '../_kit/door'
import { actions } from './actions'

/** The function `points`: what somebody has, why each of it is there, and the rules in force. */
export const main = createDoor({ name: 'points', actions, clock: Date.now })

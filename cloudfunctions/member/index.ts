import { createDoor } from '../_kit/door'
import { actions } from './actions'

/** The function `member`: who is asking, where they live, and whom a worker may place for. */
export const main = createDoor({ name: 'member', actions, clock: Date.now })

import { createDoor } from '../_kit/door'
import { actions } from './actions'

/** The function `order`: the menu, placing, every step, one order and the lists of it. */
export const main = createDoor({ name: 'order', actions, clock: Date.now })

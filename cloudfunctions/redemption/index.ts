import { createDoor } from '../_kit/door'
import { actions } from './actions'

/** The function `redemption`: what points are good for, from the shelf to the merchant's counter and the settled day. */
export const main = createDoor({ name: 'redemption', actions, clock: Date.now })

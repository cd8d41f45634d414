import { createDoor } from '../_kit/door'
import { actions } from './actions'

/** The function `jobs`: what the clock does; nobody but the platform’s timer may call it. */
export const main = createDoor({ name: 'jobs', actions, clock: Date.now })

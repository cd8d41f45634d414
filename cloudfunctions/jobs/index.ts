import { createDoor } from '../_kit/door'
import { actions } from './actions'

/** The function `jobs`: what the clock does, and what WeChat answers later; nobody but the platform’s timer and WeChat’s own servers may call it. */
export const main = createDoor({ name: 'jobs', actions, clock: Date.now })

import { nothing } from '../_kit/schemas/pieces'

/** What goes into each job: nothing, for the clock has nothing to say but that it is time. */
export const schemas = { tick: nothing }

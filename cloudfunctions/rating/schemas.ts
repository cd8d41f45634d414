import * as z from 'zod/mini'
import type { Checked } from '../_kit/schemas/later'
import { cursor } from '../_kit/schemas/pieces'
import { stepCall } from '../_kit/schemas/steps'

/** What goes into each action of `rating`. */
export const schemas = {
  waiting: z.strictObject({ cursor }),
  give: stepCall(['rate', 'amend_rating', 'review', 'appraise', 'verify'])
}
export type RatingInputs = { [A in keyof typeof schemas]: Checked<(typeof schemas)[A]> }

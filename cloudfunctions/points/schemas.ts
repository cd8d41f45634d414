import * as z from 'zod/mini'
import { cursor, month, nothing } from '../_kit/schemas/pieces'

/** What goes into each action of `points`. */
export const schemas = {
  balance: nothing,
  statement: z.strictObject({ month: z.optional(month), cursor }),
  rules: nothing
}
export type PointsInputs = { [A in keyof typeof schemas]: z.infer<(typeof schemas)[A]> }

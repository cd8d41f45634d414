import * as z from 'zod/mini'
import { cursor, id, written } from '../_kit/schemas/pieces'

const orderId = z.strictObject({ orderId: id })

/** What goes into each action of `community`. */
export const schemas = {
  inbox: z.strictObject({ cursor, orgId: id, list: z.enum(['placed', 'handed', 'running', 'served', 'done']) }),
  targets: orderId,
  unitInbox: z.strictObject({ cursor, unitId: id, list: z.enum(['referred', 'open', 'running', 'done']) }),
  suggest: orderId,
  feedback: z.strictObject({ cursor, orgId: id }),
  answerFeedback: z.strictObject({ id, words: written(500) })
}
export type CommunityInputs = { [A in keyof typeof schemas]: z.infer<(typeof schemas)[A]> }

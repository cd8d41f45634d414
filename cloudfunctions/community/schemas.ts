import { OWED } from '@domain/order/owed'
import * as z from 'zod/mini'
import { count, cursor, id, instant, written } from '../_kit/schemas/pieces'

const orderId = z.strictObject({ orderId: id })
/** Orders as their list showed them. */
const shown = z.array(z.strictObject({ orderId: id, round: count(1, 99), termsVersion: count(0, 99_999) }))

/** What goes into each action of `community`. */
export const schemas = {
  inbox: z.strictObject({ cursor, orgId: id, list: z.enum(['placed', 'handed', 'running', 'served', 'done']) }),
  usual: z.strictObject({ orgId: id }),
  referMany: z.strictObject({ orders: shown.check(z.minLength(1), z.maxLength(20)), unitId: z.optional(id) }),
  targets: orderId,
  unitInbox: z.strictObject({ cursor, unitId: id, list: z.enum(['referred', 'open', 'running', 'done']) }),
  owed: z.strictObject({ cursor, orgId: id, list: z.enum(OWED) }),
  unitDay: z.strictObject({ cursor, unitId: id, at: instant }),
  unitWeek: z.strictObject({ unitId: id, at: instant }),
  suggest: orderId,
  standing: z.strictObject({ orgId: id }),
  sign: z.strictObject({ orgId: id, itemCode: id, unitId: z.optional(id) }),
  revoke: z.strictObject({ orgId: id, id }),
  feedback: z.strictObject({ cursor, orgId: id }),
  answerFeedback: z.strictObject({ id, words: written(500) })
}
export type CommunityInputs = { [A in keyof typeof schemas]: z.infer<(typeof schemas)[A]> }

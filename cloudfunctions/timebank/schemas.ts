import { GIFT_RELATIONS } from '@domain/timebank/give'
import * as z from 'zod/mini'
import { count, cursor, id, month, nothing } from '../_kit/schemas/pieces'

const minutes = count(1, 1_000_000_000)

/** What goes into each action of `timebank`. */
export const schemas = {
  balance: nothing,
  statement: z.strictObject({ account: z.enum(['earned', 'gifted', 'allotment']), month: z.optional(month), cursor }),
  useOwn: z.strictObject({ use: z.boolean() }),
  give: z.strictObject({ personId: id, minutes }),
  donate: z.strictObject({ minutes }),
  pool: nothing,
  propose: z.strictObject({ minutes }),
  confirm: z.strictObject({ id }),
  relate: z.strictObject({ giverId: id, receiverId: id, relation: z.nullable(z.enum(GIFT_RELATIONS)) }),
  list: z.strictObject({ personId: id, listed: z.boolean() })
}
export type TimebankInputs = { [A in keyof typeof schemas]: z.infer<(typeof schemas)[A]> }

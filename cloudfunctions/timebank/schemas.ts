import { ASSETS } from '@domain/ledger/account'
import { GIFT_RELATIONS } from '@domain/timebank/give'
import * as z from 'zod/mini'
import { count, cursor, day, id, instant, month, nothing } from '../_kit/schemas/pieces'

const minutes = count(1, 1_000_000_000)
const asset = z.enum(ASSETS)

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
  list: z.strictObject({ personId: id, listed: z.boolean() }),
  proposeFloor: z.strictObject({ minutes: count(0, 1_000_000_000) }),
  confirmFloor: z.strictObject({ id }),
  books: nothing,
  checkBooks: nothing,
  proposeReopen: z.strictObject({ asset }),
  confirmReopen: z.strictObject({ asset, proposedAt: instant }),
  estates: z.strictObject({ orgId: id, cursor }),
  recordDeath: z.strictObject({ personId: id, diedOn: day }),
  confirmDeath: z.strictObject({ id }),
  undoDeath: z.strictObject({ id }),
  chooseEstate: z.strictObject({ id, heirId: z.nullable(id) }),
  settleEstate: z.strictObject({ id, heirId: z.nullable(id), chosenAt: instant }),
  listed: z.strictObject({ orgId: id, cursor }),
  relations: z.strictObject({ orgId: id, cursor })
}
export type TimebankInputs = { [A in keyof typeof schemas]: z.infer<(typeof schemas)[A]> }

import * as z from 'zod/mini'
import { hex, month, nothing } from '../_kit/schemas/pieces'

/** What goes into each action of `books`. */
export const schemas = {
  notice: nothing,
  statement: nothing,
  paper: z.strictObject({ month: z.optional(month) }),
  devices: nothing,
  addDevice: z.strictObject({ publicKey: hex(32), signature: hex(64) }),
  endDevice: z.strictObject({ id: hex(16) })
}
export type BooksInputs = { [A in keyof typeof schemas]: z.infer<(typeof schemas)[A]> }

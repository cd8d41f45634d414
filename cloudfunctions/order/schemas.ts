import { MOST_ATTENDEES } from '@domain/order/seat'
import type { Action } from '@domain/order/step'
import * as z from 'zod/mini'
import { later, type Checked } from '../_kit/schemas/later'
import { cursor, id, nothing, windows } from '../_kit/schemas/pieces'
import { stepCall, STEPS } from '../_kit/schemas/steps'

/** Every step that somebody may take on an order there is; placing has its own door and the end of all hope belongs to the clock. */
const PERFORMED = Object.keys(STEPS).filter((action) => action !== 'place' && action !== 'expire') as Exclude<Action, 'place' | 'expire'>[]
const orderId = z.strictObject({ orderId: id })

/** What goes into each action of `order`. */
export const schemas = {
  menu: nothing,
  /** a series names every one of its dates, the first of them in `windows` too; its id is the server's to give */
  place: later(() =>
    z.strictObject({
      ...z.omit(STEPS.place(), { seriesId: true }).shape,
      dates: z.optional(z.array(windows.check(z.minLength(1))).check(z.minLength(1), z.maxLength(12)))
    })
  ),
  perform: stepCall(PERFORMED),
  get: orderId,
  front: nothing,
  mine: z.strictObject({ cursor, list: z.enum(['live', 'done']) }),
  tasks: z.strictObject({ cursor, list: z.enum(['ahead', 'done']) }),
  pool: z.strictObject({ cursor }),
  activities: z.strictObject({ cursor, communityId: id }),
  contact: orderId,
  code: orderId,
  slip: orderId,
  remark: z.discriminatedUnion('kind', [
    z.strictObject({ orderId: id, kind: z.literal('nudge') }),
    z.strictObject({ orderId: id, kind: z.literal('introduce'), seatId: id }),
    z.strictObject({ orderId: id, kind: z.literal('meet') }),
    z.strictObject({ orderId: id, kind: z.literal('organise'), seatId: id, on: z.boolean() }),
    z.strictObject({
      orderId: id,
      kind: z.literal('lecture'),
      seatId: id,
      attendees: z.int().check(z.minimum(0), z.maximum(MOST_ATTENDEES))
    }),
    z.strictObject({ orderId: id, kind: z.literal('propose'), windows: windows.check(z.minLength(1)) })
  ])
}
export type OrderInputs = { [A in keyof typeof schemas]: Checked<(typeof schemas)[A]> }

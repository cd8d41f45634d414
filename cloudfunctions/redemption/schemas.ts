import { PERIODS } from '@domain/points/rule'
import * as z from 'zod/mini'
import { LONGEST_QR } from '../_kit/foreign'
import { count, cursor, day, fileId, id, instant, written, text } from '../_kit/schemas/pieces'

const code = text(LONGEST_QR)
const terms = {
  merchantId: id,
  title: written(20),
  about: text(200),
  pickUp: written(60),
  picture: z.nullable(fileId),
  points: count(1, 1_000_000),
  limit: z.nullable(z.strictObject({ most: count(1, 1000), period: z.enum(PERIODS) })),
  holdDays: count(0, 60),
  fromAt: instant,
  untilAt: z.nullable(instant)
}

/** What goes into each action of `redemption`. */
export const schemas = {
  shop: z.strictObject({ cursor }),
  good: z.strictObject({ id }),
  redeem: z.strictObject({ goodId: id, points: count(1, 1_000_000), version: count(1, 1_000_000) }),
  mine: z.strictObject({ list: z.enum(['waiting', 'over']), cursor }),
  get: z.strictObject({ id }),
  cancel: z.strictObject({ id }),
  look: z.strictObject({ orgId: id, code }),
  handOver: z.strictObject({ orgId: id, code }),
  expected: z.strictObject({ orgId: id, cursor }),
  sheets: z.strictObject({ orgId: id, cursor }),
  sheetOf: z.strictObject({ orgId: id, day }),
  sheet: z.strictObject({ orgId: id, day, cursor }),
  agree: z.strictObject({ orgId: id, day }),
  unsettled: z.strictObject({ cursor }),
  settle: z.strictObject({ orgId: id, day }),
  merchants: z.strictObject({ cursor }),
  catalogue: z.strictObject({ list: z.enum(['offered', 'withdrawn']), cursor }),
  kept: z.strictObject({ id }),
  add: z.strictObject({ ...terms, stock: count(1, 100_000) }),
  change: z.strictObject({ ...terms, id, version: count(1, 1_000_000) }),
  restock: z.strictObject({ id, by: count(-100_000, 100_000) }),
  offer: z.strictObject({ id, offered: z.boolean(), callOff: z.boolean() })
}
export type RedemptionInputs = { [A in keyof typeof schemas]: z.infer<(typeof schemas)[A]> }

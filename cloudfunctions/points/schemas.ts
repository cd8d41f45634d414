import { LOW_ABOUT } from '@domain/points/fault-words'
import { WARNING_LEVELS, WEATHERS } from '@domain/points/warning'
import * as z from 'zod/mini'
import { count, cursor, id, instant, month, nothing, text, written } from '../_kit/schemas/pieces'

const one = z.strictObject({ id })
const year = z.string().check(z.regex(/^20\d\d$/))
const whose = { orgId: id, personId: id }
const degrees = (most: number) => z.number().check(z.minimum(-most), z.maximum(most))

/** What staff may bring, by what it is; what the records know of it is not asked for. */
const fact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('training'), ...whose, courseId: id, at: instant }),
  z.strictObject({ kind: z.literal('pairing'), ...whose, householdId: id, month }),
  z.strictObject({ kind: z.literal('mediation'), ...whose, orderId: id, agreedAt: instant, followedUpAt: instant, kept: z.boolean() }),
  z.strictObject({ kind: z.literal('proposal'), ...whose, proposalId: id, at: instant }),
  z.strictObject({ kind: z.literal('meeting'), ...whose, meetingId: id, at: instant, voted: z.boolean() }),
  z.strictObject({
    kind: z.literal('hazard'),
    ...whose,
    category: text(20),
    latitude: degrees(90),
    longitude: degrees(180),
    at: instant,
    upheld: z.boolean()
  }),
  z.strictObject({ kind: z.literal('placing'), ...whose, orderId: id, confirmed: z.enum(['slip', 'call_back']) }),
  z.strictObject({ kind: z.literal('mentoring'), ...whose, newcomerId: id, orderId: id, namedAt: instant }),
  z.strictObject({
    kind: z.literal('offence'),
    orgId: id,
    orderId: id,
    seatId: id,
    offence: z.enum(['false_presence', 'privacy_leak', 'took_payment'])
  })
])

/** What goes into each action of `points`. */
export const schemas = {
  balance: nothing,
  statement: z.strictObject({ month: z.optional(month), cursor }),
  rules: nothing,
  ruleVersions: z.strictObject({ cursor }),
  ruleVersion: z.strictObject({ id: z.optional(id) }),
  draft: z.strictObject({ id: z.optional(id), file: written(30_000) }),
  simulate: one,
  sign: z.strictObject({
    id,
    edition: z.string().check(z.maxLength(96)),
    standing: z.enum(['draft', 'signed']),
    triedAt: z.nullable(instant)
  }),
  dropVersion: one,
  example: z.strictObject({ example: count(0, 4) }),
  warnings: z.strictObject({ cursor }),
  /** without communities: the whole district */
  warn: z.strictObject({
    level: z.enum(WARNING_LEVELS),
    what: z.enum(WEATHERS),
    startAt: instant,
    endAt: instant,
    communityIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(200)))
  }),
  dropWarning: one,
  deductions: z.strictObject({ cursor }),
  appeal: z.strictObject({ id, words: written(500) }),
  appeals: z.strictObject({ cursor, orgId: id }),
  takeAppeal: z.strictObject({ id, orgId: id }),
  settleAppeal: z.strictObject({ id, orgId: id, upheld: z.boolean(), words: written(500) }),
  record: fact,
  reviews: z.strictObject({ cursor, orgId: id, list: z.enum(['proposed', 'owed', 'paid']) }),
  /** `version`: of the review as its reader saw it */
  review: z.strictObject({ id, orgId: id, version: count(1, 1_000_000), agree: z.boolean(), about: z.optional(z.enum(LOW_ABOUT)) }),
  seenTo: z.strictObject({ id, orgId: id }),
  revoke: z.strictObject({ id, orgId: id }),
  year: z.strictObject({ year: z.optional(year) }),
  unitYear: z.strictObject({ cursor, unitId: id, year: z.optional(year) }),
  unitCount: z.strictObject({ unitId: id, year: z.optional(year) })
}
export type PointsInputs = { [A in keyof typeof schemas]: z.infer<(typeof schemas)[A]> }

import { DECLINE_REASONS, MOST_PHOTOS, type Action } from '@domain/order/step'
import * as z from 'zod/mini'
import { LONGEST_QR } from '../foreign'
import { later, type Checks } from './later'
import { count, fileId, hex, id, instant, nothing, text, windows, written } from './pieces'

const people = z.array(id).check(z.maxLength(200))
const photos = z.array(fileId).check(z.maxLength(MOST_PHOTOS))
const tags = z.array(written(20)).check(z.maxLength(6))
const slots = count(1, 500)
const where = z.union([z.strictObject({ addressId: id }), z.strictObject({ publicPlace: written(60), gridId: id })])
const riskRead = { riskRead: z.optional(z.boolean()), insured: z.optional(z.boolean()) }
const witness = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('beneficiary') }),
  z.strictObject({ kind: z.literal('person'), personId: id }),
  z.strictObject({ kind: z.literal('slip') })
])
const ring = z.enum(['invited', 'unit', 'community', 'street', 'district'])
const outcome = z.enum(['solved', 'partly', 'unsolved', 'unneeded'])
const satisfaction = z.optional(z.enum(['good', 'fair', 'poor']))
const handOver = { itemCode: z.optional(id), slots: z.optional(slots), handlerLine: z.optional(text(100)) }
const signed = () => z.optional(z.strictObject({ key: hex(32), at: instant, signature: hex(64) }))
const because = z.strictObject({ reason: text(200) })
const said = { outcome, satisfaction, tags: z.optional(tags), words: z.optional(text(200)) }

/**
 * What each action carries, exactly: an unknown field is refused. The same shapes as `StepInputs`, compared by the compiler.
 * Each is made when it is first needed, for a cold start needs one of forty.
 */
export const STEPS = {
  place: () =>
    z.strictObject({
      beneficiaryId: z.nullable(id),
      itemCode: z.nullable(id),
      words: z.optional(text(200)),
      photos: z.optional(photos),
      windows,
      where,
      witness,
      slots: z.optional(slots),
      note: z.optional(text(200)),
      why: z.optional(text(100)),
      again: z.optional(z.boolean()),
      sameDay: z.optional(z.boolean()),
      seriesId: z.optional(id)
    }),
  edit: () => z.strictObject({ words: z.optional(text(200)), photos: z.optional(photos), witness: z.optional(witness) }),
  decline: () => z.strictObject({ reason: z.enum(DECLINE_REASONS), words: text(200), elsewhere: z.optional(text(100)) }),
  object: () => z.strictObject({ words: text(200), windows: z.optional(windows) }),
  refer_unit: () => z.strictObject({ unitId: id, ...handOver }),
  refer_pool: () => z.strictObject({ ring: z.optional(ring), ...handOver }),
  keep: () => z.strictObject({ inviteeIds: people, ...handOver }),
  return: () => because,
  take_back: () => because,
  dispatch: () => z.strictObject({ inviteeIds: people, everyone: z.optional(z.boolean()), collective: z.optional(z.boolean()) }),
  widen: () => z.strictObject({ inviteeIds: z.optional(people), ring: z.optional(ring) }),
  recall: () => because,
  accept: () => z.strictObject({ windowIndex: z.optional(count(0, 2)), ...riskRead }),
  queue: () => z.strictObject({ ...riskRead }),
  pass: () => nothing,
  withdraw: () => z.strictObject({ reason: z.optional(text(200)) }),
  release: () => z.strictObject({ seatId: id, reason: z.optional(text(200)) }),
  reschedule: () => z.strictObject({ windows: z.optional(windows), where: z.optional(where), agreeSeatId: z.optional(id) }),
  proceed: () => nothing,
  lead: () => z.strictObject({ on: z.optional(z.boolean()) }),
  cancel: () => z.strictObject({ onTheWay: z.optional(z.boolean()), reason: z.optional(text(200)) }),
  arrive: () => z.strictObject({ code: text(LONGEST_QR), signed: signed() }),
  no_answer: () => z.strictObject({ called: z.boolean() }),
  leave: () => z.strictObject({ code: text(LONGEST_QR), remaining: z.optional(text(200)), signed: signed() }),
  end_visit: () => z.strictObject({ seatId: id }),
  mark_absent: () => z.strictObject({ seatId: id }),
  answer: () => z.strictObject({ words: text(200) }),
  settle_absence: () => z.strictObject({ seatId: id, absence: z.enum(['excused', 'upheld']) }),
  finish: () => z.strictObject({ words: z.optional(text(200)) }),
  propose_correction: () => z.strictObject({ seatId: id, arrivedAt: instant, leftAt: instant, howKnown: written(200) }),
  confirm_correction: () => z.strictObject({ correctionId: id, record: z.enum(['tap', 'slip', 'call_back']), words: text(200) }),
  rate: () => z.strictObject({ ...said, again: z.optional(z.boolean()), windows: z.optional(windows) }),
  amend_rating: () => z.strictObject(said),
  verify: () => z.strictObject({ how: z.enum(['call', 'visit', 'two_vain_tries']), outcome: z.optional(outcome), words: text(200) }),
  reopen: () => z.strictObject({ words: text(200), windows: z.optional(windows) }),
  review: () => z.strictObject({ words: written(200), tags: z.optional(tags) }),
  appraise: () => z.strictObject({ timely: z.boolean(), reliable: z.boolean(), communicative: z.boolean() }),
  escalate: () => because,
  pause: () => z.strictObject({ reason: z.optional(text(200)), untilAt: z.optional(instant), resume: z.optional(z.boolean()) }),
  expire: () => nothing
} satisfies Record<Action, () => z.ZodMiniType>

type Typed = { [A in keyof typeof STEPS]: z.infer<ReturnType<(typeof STEPS)[A]>> }

/** One call of a step. `round` and `termsVersion` are what the screen showed: older ones are CHANGED. */
export type StepCall<A extends Action> = {
  [K in A]: { orderId: string; action: K; round: number; termsVersion: number; input: Typed[K]; wholeSeries?: boolean }
}[A]

const callOf = <A extends Action>(action: A) =>
  z.strictObject({
    orderId: id,
    action: z.literal(action),
    round: count(1, 1000),
    termsVersion: count(1, 1_000_000),
    input: STEPS[action](),
    wholeSeries: z.optional(z.boolean())
  }) as unknown as z.ZodMiniType<StepCall<A>>

/** The door's check of one call of a step, for the actions that this door lets through. */
export const stepCall = <A extends Action>(actions: readonly A[]): Checks<StepCall<A>> => {
  const known = Object.fromEntries(actions.map((action) => [action, later(() => callOf(action))])) as unknown as Record<
    string,
    Checks<StepCall<A>>
  >
  const foreign = later(() => z.looseObject({ action: z.enum(actions) }) as unknown as z.ZodMiniType<StepCall<A>>)
  return {
    safeParse: (input) => {
      const action: unknown = (input as { action?: unknown } | null)?.action
      const one = typeof action === 'string' && Object.hasOwn(known, action) ? known[action] : undefined
      return (one ?? foreign).safeParse(input)
    }
  }
}

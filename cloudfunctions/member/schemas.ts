import { FEEDBACK_KINDS } from '@domain/feedback/feedback'
import { TEMPLATES, TOPICS } from '@domain/notices/templates'
import * as z from 'zod/mini'
import { count, cursor, day, id, instant, nothing, text, written } from '../_kit/schemas/pieces'

/** What goes into each action of `member`. */
export const schemas = {
  me: nothing,
  areas: nothing,
  register: z.strictObject({
    name: written(30),
    birthDay: day,
    phone: z.optional(z.string().check(z.regex(/^1\d{10}$/))),
    phoneCode: z.optional(written(200)),
    gridId: id,
    building: written(30),
    door: written(50)
  }),
  savePreferences: z.strictObject({ largePrint: z.boolean(), fontSize: z.optional(count(18, 30)) }),
  saveAddress: z.strictObject({ personId: id, id: z.optional(id), gridId: id, building: written(30), door: written(50) }),
  find: z.strictObject({ text: text(30) }),
  links: nothing,
  linksToVerify: nothing,
  askToAct: z.strictObject({ name: written(30), phone: z.string().check(z.regex(/^1\d{10}$/)) }),
  answerLink: z.strictObject({ agentId: id, elderId: id, agree: z.boolean() }),
  readings: z.strictObject({ cursor }),
  ownData: z.strictObject({ cursor }),
  giveFeedback: z.strictObject({ kind: z.enum(FEEDBACK_KINDS), words: written(500), orderId: z.optional(id) }),
  feedback: z.strictObject({ cursor }),
  leave: z.strictObject({ stay: z.boolean() }),
  notices: z.strictObject({ cursor }),
  readNotices: z.strictObject({ id: z.optional(id), upTo: z.optional(instant) }),
  reminders: nothing,
  saveReminders: z.strictObject({
    quiet: z.nullable(z.strictObject({ from: count(0, 1439), until: count(0, 1439) })),
    muted: z.array(z.enum(TOPICS)).check(z.maxLength(TOPICS.length))
  }),
  consented: z.strictObject({ templates: z.array(z.enum(TEMPLATES)).check(z.minLength(1), z.maxLength(3)) })
}
export type MemberInputs = { [A in keyof typeof schemas]: z.infer<(typeof schemas)[A]> }

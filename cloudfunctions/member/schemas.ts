import { FEEDBACK_KINDS } from '@domain/feedback/feedback'
import { TEMPLATES, TOPICS } from '@domain/notices/templates'
import type { Role } from '@domain/order/scene'
import { HAND_OVER_ANSWERS } from '@domain/people/hand-over'
import { HOW_KNOWN } from '@domain/people/how-known'
import { ROLE_WORDS } from '@domain/people/roles'
import * as z from 'zod/mini'
import { LONGEST_QR } from '../_kit/foreign'
import { count, cursor, day, id, instant, nothing, text, written } from '../_kit/schemas/pieces'

const mobile = z.string().check(z.regex(/^1\d{10}$/))
const ownPhone = { phone: z.optional(mobile), phoneCode: z.optional(written(200)) }
const identity = { name: written(30), birthDay: day }
const home = { gridId: z.optional(id), communityId: z.optional(id), building: written(30), door: written(50) }
/** The grid, or the community alone by whoever does not know it. */
const oneOfBoth = z.refine<{ gridId?: string; communityId?: string }>(
  ({ gridId, communityId }) => (gridId === undefined) !== (communityId === undefined),
  { params: { says: '请选住在哪个社区和网格；不清楚网格，就点“不清楚”' } }
)
/** By the phone, or by the whole home of whoever has none; never both. */
const phoneOrHome = z.refine<{ phone?: string; building?: string; door?: string }>(
  ({ phone, building, door }) => [building, door].every((part) => (part === undefined) === (phone !== undefined)),
  { params: { says: '请填长辈登记的手机号；没有手机的，填楼号和门牌' } }
)
const skillWords = z.array(written(20)).check(z.maxLength(60))

/** What goes into each action of `member`. */
export const schemas = {
  me: nothing,
  areas: nothing,
  register: z.strictObject({ ...identity, ...ownPhone, ...home }).check(oneOfBoth),
  registerFor: z
    .strictObject({
      name: written(30),
      birthDay: z.optional(day),
      fourteen: z.optional(z.literal(true)),
      phone: z.optional(mobile),
      ...home,
      howKnown: z.enum(HOW_KNOWN)
    })
    .check(oneOfBoth),
  savePreferences: z.strictObject({ largePrint: z.boolean(), fontSize: z.optional(count(18, 30)) }),
  saveIdentity: z.strictObject(identity),
  savePhone: z.strictObject(ownPhone),
  saveSkills: z.strictObject({ skills: skillWords }),
  checkPerson: z.strictObject({ personId: id, ...identity, papers: skillWords, guardianAgreed: z.optional(z.boolean()) }),
  handOvers: nothing,
  handOver: z.strictObject({ role: z.enum(Object.keys(ROLE_WORDS) as Role[]), orgId: id, name: written(30), phone: mobile }),
  answerHandOver: z.strictObject({ id, answer: z.enum(HAND_OVER_ANSWERS) }),
  askingBrowser: z.strictObject({ code: text(LONGEST_QR) }),
  answerBrowser: z.strictObject({ code: text(LONGEST_QR), agree: z.boolean() }),
  endBrowsers: nothing,
  saveAddress: z.strictObject({ personId: id, id: z.optional(id), ...home }).check(oneOfBoth),
  find: z.strictObject({ text: text(30), why: z.optional(z.enum(['place', 'check'])) }),
  links: nothing,
  linksToVerify: nothing,
  askToAct: z
    .strictObject({ name: written(30), phone: z.optional(mobile), building: z.optional(written(30)), door: z.optional(written(50)) })
    .check(phoneOrHome),
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

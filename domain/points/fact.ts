import type { Window } from '../order/order'

interface Personal {
  personId: string
}
interface OfOrder extends Personal {
  orderId: string
  round: number
}
interface AtOnce extends Personal {
  /** epoch milliseconds; its Shanghai day fills the caps */
  at: number
}

/** One seat's visit at closing, under the item as it was; `provenMinutes` are whole and uncut. */
export interface Visit extends OfOrder {
  kind: 'visit'
  /** 0 for the first award, n for the n-th confirmed correction of the order */
  correction: number
  duty: boolean
  item: { minutes: number; coefficient: number }
  /** a wish for goods pays its flat row only */
  wish: 'service' | 'goods' | null
  slots: number
  startAt: number
  arrivedAt: number
  provenMinutes: number
  leader: boolean
  /** the how-many-th organiser the leader named before the first arrival; null: none */
  organiser: number | null
  /** who taught, and how those who came were counted */
  lecture: { attendees: number; by: 'scan' | 'head_count' } | null
  /** class S1: an item of group K, or set by staff */
  urgent: boolean
  /** orange and red warnings that the district entered for this area */
  warnings: readonly Window[]
  /** awards for a first service that were ever posted to this person, reversed ones included */
  firsts: number
}

/** A course before the first post, attended by code. */
export interface Training extends AtOnce {
  kind: 'training'
  courseId: string
  byCode: boolean
}

/** A month of a paired household; the written summary is optional. */
export interface Pairing extends AtOnce {
  kind: 'pairing'
  householdId: string
  provenVisits: number
}

/** An agreement that the compulsory visit afterwards still found kept. */
export interface Mediation extends OfOrder {
  kind: 'mediation'
  agreedAt: number
  followedUpAt: number
  kept: boolean
}

/** A proposal that was adopted; its proposer only. */
export interface Proposal extends AtOnce {
  kind: 'proposal'
  proposalId: string
}

/** A meeting of neighbours. */
export interface Meeting extends AtOnce {
  kind: 'meeting'
  meetingId: string
  byCode: boolean
  voted: boolean
}

/** A danger or fault that was reported and found to be true. */
export interface Hazard extends AtOnce {
  kind: 'hazard'
  reportId: string
  upheld: boolean
  /** nobody reported the same within 50 m, category and 24 h: `firstReport` */
  first: boolean
}

/** What the beneficiary wrote about one helper's visit. */
export interface Praise extends OfOrder {
  kind: 'praise'
  arrivedAt: number
  servedAt: number
  satisfaction: 'good' | 'fair' | 'poor' | null
  byBeneficiary: boolean
  /** characters that passed review */
  characters: number
  helpers: number
}

/** An order placed for an elder by an agent; counts once the visit is proven. */
export interface Placing extends OfOrder {
  kind: 'placing'
  arrivedAt: number
  provenMinutes: number
  family: boolean
  duty: boolean
  confirmed: 'app' | 'slip' | 'call_back' | null
}

/** A mentor (`personId`) and a newcomer who both proved their visit on the same order. */
export interface Mentoring extends OfOrder {
  kind: 'mentoring'
  newcomerId: string
  /** the cause of the newcomer's first award; null: none stands */
  newcomerFirst: string | null
  /** named by the community before the order */
  named: boolean
  arrivedAt: number
  provenMinutes: number
}

/** A seat given up after accepting. */
export interface Withdrawal extends OfOrder {
  kind: 'withdrawal'
  /** the order's version that recorded it */
  version: number
  acceptedAt: number
  withdrawnAt: number
  startAt: number
  /** after a new time (row 18) or a closed door (row 23) */
  afterChange: boolean
  excused: boolean
}

/** An absence that went through rows 26, 27 and 28. */
export interface Absence extends OfOrder {
  kind: 'absence'
  absentAt: number
  settledAt: number
  upheld: boolean
  /** null: not appealed; `endedAt` null: still open */
  appeal: { endedAt: number | null } | null
}

/** What two of the staff found, once it is final. */
export interface Offence extends OfOrder {
  kind: 'offence'
  offence: 'false_presence' | 'privacy_leak' | 'took_payment'
  offenceId: string
  /** null while the appeal is open */
  finalAt: number | null
  reviewers: readonly { personId: string; organisationId: string }[]
}

/** An offer that was not taken. */
export interface Refusal extends OfOrder {
  kind: 'refusal'
  at: number
}

/** One low rate, and how many of the same kind were upheld with it. */
export interface LowRate extends OfOrder {
  kind: 'low_rate'
  at: number
  sameUpheld: number
}

/** What happens on a screen. Never worth anything; counter-examples pay for it. */
export interface Online extends AtOnce {
  kind: 'online'
  what: 'login' | 'read' | 'watch' | 'like' | 'forward' | 'idle_week'
  count: number
}

/** Money or goods given. Never worth anything; counter-examples pay for it. */
export interface Donation extends AtOnce {
  kind: 'donation'
  donationId: string
  yuan: number
}

/** Something taken from the catalogue; `left` is the balance afterwards. Counter-examples clear it. */
export interface Redemption extends AtOnce {
  kind: 'redemption'
  redemptionId: string
  left: number
}

/** Everything the rules can be asked about. */
export type Fact =
  | Visit
  | Training
  | Pairing
  | Mediation
  | Proposal
  | Meeting
  | Hazard
  | Praise
  | Placing
  | Mentoring
  | Withdrawal
  | Absence
  | Offence
  | Refusal
  | LowRate
  | Online
  | Donation
  | Redemption
export type FactKind = Fact['kind']

export const TRIGGERS = [
  'first_service',
  'service_wish',
  'goods_wish',
  'training',
  'pairing',
  'mediation',
  'proposal',
  'meeting',
  'hazard',
  'praise',
  'placing',
  'mentoring',
  'withdrawal',
  'absence',
  'false_presence',
  'privacy_leak',
  'took_payment',
  'refusal',
  'low_rate',
  'login',
  'read',
  'watch',
  'like',
  'forward',
  'idle_week',
  'donation',
  'redemption'
] as const
/** What sets off a flat row, a deduction, or a row that is worth nothing. */
export type Trigger = (typeof TRIGGERS)[number]

/** Triggers that no published rule may value (red lines 2 and 21, N01–N04). */
export const NEVER_VALUED: readonly Trigger[] = [
  'refusal',
  'low_rate',
  'login',
  'read',
  'watch',
  'like',
  'forward',
  'idle_week',
  'donation',
  'redemption'
]

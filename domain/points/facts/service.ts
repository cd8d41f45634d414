import type { Window } from '../../order/order'
import type { OfOrder } from './whose'

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

/** An agreement that the compulsory visit afterwards still found kept. */
export interface Mediation extends OfOrder {
  kind: 'mediation'
  agreedAt: number
  followedUpAt: number
  kept: boolean
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

import type { Relation } from './relations'
import type { Order, OrderState } from './order'
import type { Action } from './step'

/** One line of an order's story. `actorId` is null for the system. No private word ever stands here. */
export interface OrderEvent {
  action: Action
  round: number
  by: Relation
  actorId: string | null
  /** acted in the name of the signer of a standing hand-over */
  signerId: string | null
  from: OrderState | null
  to: OrderState
  at: number
  /** the seat that was acted on, when it was not the actor's own */
  seatId: string | null
  /** small public facts a reader needs: unit ids, reasons from lists, old and new times */
  facts: Record<string, string | number | boolean | null>
}

/** Words that only some may read: stored sealed under the order, never in the order itself. */
export interface Secret {
  field: SecretField
  /** who or what it belongs to when an order holds several: a seat id, a rater, a correction */
  owner: string
  text: string
}
export type SecretField =
  'words' | 'photos' | 'note' | 'reason' | 'pause' | 'rating' | 'review' | 'absence' | 'verification' | 'remaining' | 'correction'

/** What a step means for the books, of one seat or one beneficiary: the plan is made in domain/value. Nothing here is an amount. */
export interface ValueIntent {
  /** the id is the cause: `order/O123/r2/award/P9` */
  cause: string
  phase: 'hold' | 'post' | 'void' | 'reverse'
  asset: 'point' | 'minute'
  personId: string
  round: number
  /** proven whole minutes, or the item's minutes for a hold; uncut */
  minutes: number
}

/**
 * Something somebody should be told; `domain/notices` says who that is, in which words and how. `emergency` are the linked people who care for
 * whoever is helped: they read it among their elder's orders, and the handler has their telephone while the alarm lasts.
 */
export interface Notice {
  to: 'requester' | 'emergency' | 'handlers' | 'dispatchers' | 'seat' | 'invitees' | 'members' | 'helpers'
  seatId?: string
  kind: NoticeKind
}
export type NoticeKind =
  | Action
  | 'door_alarm'
  | 'safety'
  | 'place_offered'
  | 'absence_open'
  | 'nudge'
  | 'introduce'
  | 'introduced'
  | 'remind_day'
  | 'remind_soon'
  | FactNoticeKind
/** Told of what the books make of a visit: something is taken (D rows), an appeal against that has its answer, an award is taken back. */
export type FactNoticeKind = 'deducted' | 'appeal_answered' | 'revoked'

/** What one step makes of an order: written whole or not at all. */
export interface Change {
  order: Order
  events: OrderEvent[]
  secrets: Secret[]
  value: ValueIntent[]
  notices: Notice[]
}

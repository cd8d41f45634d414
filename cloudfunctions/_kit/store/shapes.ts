import type { Me } from '@contract/member'
import type { Candidate } from '@domain/dispatch/suggest'
import type { Item } from '@domain/menu/item'
import type { Change, OrderEvent, Secret, SecretField } from '@domain/order/change'
import type { Order, Target } from '@domain/order/order'
import type { Scene } from '@domain/order/scene'
import type { Step } from '@domain/order/step'
import type { ValueChange, ValueFacts } from '@domain/value/facts'
import type { Dwelling } from './home-grid'
import type { Reach } from './notices'

/** Who calls, as the invocation context says. `epoch` comes with a token of the host; a revoked one is NOT_SIGNED_IN. `browser`: with one that a phone asked for. */
export interface Caller {
  appId: string
  openid: string
  epoch?: number
  browser?: true
}

/** The row of `(appId, openid)`: the only place a tenant ever comes from. `personId` is null until they have registered. */
export interface Account {
  tenantId: string
  personId: string | null
  epoch: number
}

/** A scene as the store knows it; the door adds the calendar and the proof it has checked. */
export type KnownScene = Omit<Scene, 'calendar' | 'proof'>

/** What a read before a step or a view asks for. `now` is epoch milliseconds; names that matter are taken from the step's input. */
export interface Wanted {
  /** null only for `place` */
  orderId: string | null
  now: number
  step?: Step
  request?: RequestKey
}

/** One intent of one member: the same for every retry (trust.md §3). */
export interface RequestKey {
  action: string
  requestId: string
}
/** The same with what is asked under it. */
export interface Asked extends RequestKey {
  inputHash: string
}

/** What the committing statement kept of an earlier, identical request. */
export interface Seen {
  inputHash: string
  orderId: string
  version: number
}

/** Words under lock: only `Store.open` reads them, and only after `sealedFor` said which. */
export interface Sealed {
  field: SecretField
  owner: string
  cipher: string
}

/** One printed code, hashed with the look-up key; valid while `struckAt` is null. */
export interface SlipCode {
  end: 'arrive' | 'leave'
  round: number
  hash: string
  struckAt: number | null
}

/** Everything one decision or one view needs, read in one trip. */
export interface Loaded {
  account: Account
  /** the stored outcome under this request key, whatever its input was */
  request: Seen | null
  order: Order | null
  scene: KnownScene
  events: OrderEvent[]
  sealed: Sealed[]
  /** wrong codes of this person on this order in the last 20 minutes, oldest first (epoch ms) */
  wrongTriesAt: number[]
  slipCodes: SlipCode[]
  /** orders this person has placed since midnight in Shanghai */
  placedToday: number
  /** the last 催一催 of this order (epoch ms) */
  nudgedAt: number | null
  /** how often each volunteer around this order has taken a seat anywhere: what the write checks before somebody takes one more */
  engagements: Record<string, number>
  /** the books around it; null for a step that moves no value, and for a view */
  value: ValueFacts | null
}

/** One checked write: everything of a change, or nothing. */
export interface Write {
  /** what the decision was made on: `order` is null for a new one; its version is what the database must still hold */
  loaded: Pick<Loaded, 'order' | 'engagements'> & { scene: Pick<KnownScene, 'streetId'> }
  change: Change
  now: number
  request?: Asked
  /** the saved address behind `place` or `reschedule`; the door number is read from there, never from the order */
  addressId?: string
  /** how many orders of the actor's a day holds; refuses QUOTA_ORDERS when this is one more, whatever was read before */
  maxToday?: number
  /** the paper code this step used: struck in the same write, STALE when somebody was faster */
  strike?: { end: 'arrive' | 'leave'; round: number; hash: string }
  /** what the phones on site signed, already checked; whose keys they are is checked by the write */
  signed?: SignedHere
  /** what moves in the books with this step: written in the same statement, and nothing at all when the ledger refuses */
  value?: ValueChange
  /** refuses (`locked`) when this many wrong tries of the actor stand since then: counted again under the order's lock */
  tries?: { max: number; since: number }
}

/** Signatures of one end of a visit, in hexadecimal; either half may be missing. */
export interface SignedHere {
  alg: string
  round: number
  seatId: string
  stage: 'arrive' | 'leave'
  code: string
  helperId: string
  helper: { id: string; publicKey: string; at: number; signature: string } | null
  /** who may have shown the code */
  witnesses: string[]
  witness: { id: string; step: number; signature: string } | null
}

/** What became of a write. STALE: somebody else was first, decide again. */
export type Committed =
  | { kind: 'done'; version: number }
  | { kind: 'stale' }
  | { kind: 'locked' }
  | { kind: 'seen'; orderId: string; version: number }
  | { kind: 'reused' }

/** One row of a list, ready for `cardOf(order, scene, viewers)`; seats hold only those taken and the reader's own. */
export interface Listed {
  order: Order
  scene: KnownScene
}
export interface ListPage {
  items: Listed[]
  /** opaque: carries the last sort key and id, nothing else */
  next?: string
}
/** A page of at most 20; a cursor that was tampered with is INVALID_INPUT. */
export interface ListInput {
  now: number
  cursor?: string
}
export type TaskList = 'ahead' | 'done'
export type InboxList = 'placed' | 'handed' | 'running' | 'served' | 'done'
export type UnitInboxList = 'referred' | 'open' | 'running' | 'done'

/** Phones, door and note as they were typed; the reading stands in `access_log` before anybody sees it. */
export interface Contact {
  people: { personId: string; publicName: string; phone: string | null }[]
  building: string | null
  door: string | null
  note: string | null
}
export interface ContactInput {
  orderId: string
  now: number
  /** what `contactFor` allowed */
  phonesOf: string[]
  door: boolean
  note: boolean
  reason: string
}

/** A unit that reported to the order's community, with how many of its members bring a skill of the item. */
export interface TargetUnit {
  id: string
  name: string
  liaisons: number
  members: number
  able: number
}
export interface TargetFacts {
  units: TargetUnit[]
  /** where this community sent the last closed order of this item */
  usual: { target: Target; unitId: string | null } | null
  /** staff and registered neighbours of the community, with what `unitFits`-like checks ask */
  colleagues: { personId: string; publicName: string }[]
}

/** The members a liaison or handler may ask, as `suggest` wants them. */
export interface Askable {
  loaded: Loaded
  candidates: Candidate[]
}

/** Who is asking, whole: what the contract shows, before the posts are put into words, with the account it hangs on. */
export interface Myself extends Omit<Me, 'posts' | 'photoFolder' | 'wechat'> {
  wechat: Reach
  account: Account
  posts: Omit<Me['posts'][number], 'roleName'>[]
}

/** A picture that an order, or the catalogue, does not show any more. */
export interface GonePicture {
  tenantId: string
  fileId: string
  shownElsewhere: boolean
}

export interface NewPerson extends Dwelling {
  /** derived from the request, so that a retry makes nobody twice */
  id: string
  name: string
  publicName: string
  birthDay: string
  phone: string | null
  now: number
}

/** One question about a photo, of an order or of the catalogue: WeChat's trace id is all that its answer will name. */
export interface PhotoAsked {
  traceId: string
  orderId?: string
  goodId?: string
  fileId: string
  now: number
}

/** Words or photos nobody has checked yet. */
export interface Unchecked {
  tenantId: string
  orderId: string
  version: number
  /** the app and openid of the author, who must have been active within two hours for the check; null without an account */
  author: Caller | null
  /** the words and photos, opened; throws when one of them cannot be */
  open: () => Secret[]
  /** what is known of this order's photos already */
  judged: { fileId: string; verdict: 'shown' | 'hidden' }[]
}

/** A line of the outbox that nobody has addressed yet; `about` is the time a reminder speaks of. */
export interface Waiting {
  tenantId: string
  id: number
  orderId: string
  to: string
  seatId: string | null
  kind: string
  at: number
  about: number | null
}

export type { Item }

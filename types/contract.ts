import type { Suggestions } from '@domain/dispatch/suggest'
import type { FeedbackKind } from '@domain/feedback/feedback'
import type { Item } from '@domain/menu/item'
import type { Wait } from '@domain/menu/wait'
import type { Window } from '@domain/order/order'
import type { Owed } from '@domain/order/owed'
import type { Role } from '@domain/order/scene'
import type { Activity } from '@domain/order/view/activity'
import type { Again, OrderCard, OrderView } from '@domain/order/view/shapes'
import type { CommunityInputs } from '../cloudfunctions/community/schemas'
import type { MemberInputs } from '../cloudfunctions/member/schemas'
import type { OrderInputs } from '../cloudfunctions/order/schemas'
import type { PointsInputs } from '../cloudfunctions/points/schemas'
import type { RatingInputs } from '../cloudfunctions/rating/schemas'
import type { TimebankInputs } from '../cloudfunctions/timebank/schemas'
import type { GiftRelation } from '@domain/timebank/give'

/** A page of a list: at most 20, `next` is opaque and absent at the end; no totals (trust.md §8). */
export interface Page<T> {
  items: T[]
  next?: string
}
export interface PageInput {
  cursor?: string
}

/** Who is asking, as their own screens need it. `person` is null until they have registered. */
export interface Me {
  person: {
    id: string
    name: string
    publicName: string
    communityId: string
    communityName: string
    gridId: string
    gridName: string
    largePrint: boolean
    fontSize: number | null
    /** they want to leave: from then on (epoch ms) everything of theirs may be erased; null while they stay */
    erasedAfter: number | null
  } | null
  posts: { role: Role; roleName: string; orgId: string; orgName: string }[]
  volunteer: { unitName: string | null; skills: string[]; insured: boolean; communityNames: string[] } | null
  /** the elders this person is the linked agent of */
  agentFor: { personId: string; publicName: string; hasApp: boolean }[]
  addresses: AddressView[]
  /** where the caller's own photos belong in the file store, ending in a slash; empty until they have registered */
  photoFolder: string
}
export interface AddressView {
  id: string
  personId: string
  gridId: string
  gridName: string
  building: string
  /** the door as the owner typed it; only ever sent to the owner and their agent */
  door: string
}
export interface Area {
  id: string
  name: string
  communityId: string
  communityName: string
  /** the community's own telephone for whoever cannot wait; null where it has published none */
  dutyPhone: string | null
}
/** Acting for somebody, seen from one of the two. */
export interface Link {
  personId: string
  publicName: string
  /** I act for them; otherwise they act for me */
  iAct: boolean
  agreed: boolean
}
/** A link whose elder has no app: a community worker asks the elder and answers for them. */
export interface LinkToVerify {
  agentId: string
  agentName: string
  elderId: string
  elderName: string
  gridName: string | null
}
/** One reading of something private of mine, by somebody else. `post` is what they held then. */
export interface Reading {
  id: string
  at: number
  reader: string
  post?: string
  field: 'phone' | 'door' | 'note' | 'search'
  reason: string
}
/** A part of everything that is kept about one person: about themselves in the first, twenty orders in each. */
export interface OwnData {
  /** for whom and when it was drawn, and what it covers (red line 27) */
  mark: { personId: string; drawnAt: number; covers: string }
  me?: Me & { links: Link[] }
  orders: OrderView[]
  /** of points and minutes, each with the account it stands on */
  entries: (StatementLine & { account: string })[]
  next?: string
}
/** What I said, where it lies, by when it is answered, and the answer. */
export interface OwnFeedback {
  id: string
  kind: FeedbackKind
  words: string
  at: number
  dueAt: number
  orgName: string
  answer?: string
  answeredAt?: number
}
/** What somebody said, for whoever has to answer. */
export interface FeedbackForStaff {
  id: string
  kind: FeedbackKind
  words: string
  at: number
  dueAt: number
  giver: string
  orderId?: string
}
/** Seven days of a unit, each from its midnight: how many visits, and which members have taken something on, by public name. */
export interface UnitWeek {
  members: number
  days: { at: number; visits: number; busy: string[] }[]
}
/** Where orders of an item usually go; without a unit it is the pool. */
export interface UsualPlace {
  unitId?: string
  name: string
}
/** What went, and what stayed with the sentence why. */
export interface ReferredMany {
  done: string[]
  refused: { orderId: string; message: string }[]
}
/** What `order.perform` takes; the same call goes through `rating.give` for the five steps of its own. */
export type PerformInput = OrderInputs['perform']

/** What `order.perform` and its thin doors answer: the fresh view, or nothing more to see for this person. */
export type Performed = { orderId: string; version: number; view: OrderView | null }

/** One entry of an account and why it is there; never who was helped. */
export interface StatementLine {
  /** its place on this account: 1, 2, 3 … */
  id: string
  at: number
  /** by how much what is owned changed; 0 where something was only reserved or given back */
  amount: number
  /** by how much what is reserved changed */
  held: number
  why: string[]
  orderId?: string
  /** the item's public name */
  title?: string
}
/** What stands on an account: owned, and free to use of it. */
export interface AccountBalance {
  owned: number
  free: number
}
/** 互助时间 of one person, whole minutes. */
export interface MinuteBalance {
  earned: AccountBalance
  gifted: AccountBalance
  allotment: AccountBalance
  /** owed to the public pool, taken from the next credits */
  dues: number
  /** 用我的互助时间 */
  useOwn: boolean
  /** old enough for what they earned (65, or 60 on the list) */
  mayUse: boolean
  /** what may still be given away this year */
  giftLeft: number
  family: { personId: string; publicName: string; relation: GiftRelation }[]
}
/** The public pool of the district, for everybody to see. */
export interface PoolView {
  free: number
  floor: number
  /** what may still come in this quarter */
  injectLeft: number
  injections: { id: string; minutes: number; proposedAt: number; confirmedAt: number | null; mine: boolean }[]
}
/** One rule of points, in words. */
export interface RuleView {
  code: string
  title: string
  words: string
}

/** One action: what goes in comes from the schema that the door checks with, what comes out stands here. */
interface Line<I, O> {
  input: I
  output: O
}

/** One line per action of the seven functions: what goes in, what comes out. */
export interface Contract {
  'member.me': Line<MemberInputs['me'], Me>
  'member.areas': Line<MemberInputs['areas'], { grids: Area[] }>
  'member.register': Line<MemberInputs['register'], Me>
  'member.savePreferences': Line<MemberInputs['savePreferences'], Me>
  'member.saveAddress': Line<MemberInputs['saveAddress'], { id: string }>
  /** people a worker may place for: a search inside the worker's own community, by name or phone, written down */
  'member.find': Line<MemberInputs['find'], Page<FoundPerson>>
  'member.links': Line<MemberInputs['links'], { links: Link[] }>
  /** for community workers: whose elder has no app */
  'member.linksToVerify': Line<MemberInputs['linksToVerify'], { links: LinkToVerify[] }>
  /** whether somebody was found stays unsaid */
  'member.askToAct': Line<MemberInputs['askToAct'], Record<string, never>>
  'member.answerLink': Line<MemberInputs['answerLink'], { links: Link[] }>
  'member.readings': Line<MemberInputs['readings'], Page<Reading>>
  'member.ownData': Line<MemberInputs['ownData'], OwnData>
  'member.giveFeedback': Line<MemberInputs['giveFeedback'], { id: string; dueAt: number }>
  'member.feedback': Line<MemberInputs['feedback'], Page<OwnFeedback>>
  'member.leave': Line<MemberInputs['leave'], Me>

  'order.menu': Line<OrderInputs['menu'], { edition: string; items: Item[]; categories: string[] }>
  /** with `dates`: one order a date, all of one series; `windows` repeats the first date */
  'order.place': Line<OrderInputs['place'], { orders: Performed[] }>
  'order.perform': Line<OrderInputs['perform'], Performed>
  /** with the code while somebody may be at the door, for those who show it */
  'order.get': Line<OrderInputs['get'], OrderView & { code?: OnSiteCodes }>
  /** what the first screen shows one person besides the menu */
  'order.front': Line<OrderInputs['front'], Front>
  /** as requester or placer; `live` until closed, `done` after */
  'order.mine': Line<OrderInputs['mine'], Page<OrderCard>>
  /** as member: `ahead` waits for my tap or was accepted, `done` is past */
  'order.tasks': Line<OrderInputs['tasks'], Page<OrderCard>>
  /** open orders whose ring reaches me */
  'order.pool': Line<OrderInputs['pool'], Page<OrderCard>>
  'order.activities': Line<OrderInputs['activities'], Page<Activity>>
  /** phone and door; the reading is written down in the same statement */
  'order.contact': Line<OrderInputs['contact'], OpenedContact>
  /** ten steps of the rolling code, five minutes; `qr` is what the QR carries besides the code */
  'order.code': Line<OrderInputs['code'], OnSiteCodes>
  /** prints a slip: two one-time codes, a reprint voids the old */
  'order.slip': Line<OrderInputs['slip'], PrintedSlip>
  /** not rows of the table: 催一催 (once in 24 h) and another time proposed by a helper */
  'order.remark': Line<OrderInputs['remark'], Performed>

  'rating.waiting': Line<RatingInputs['waiting'], Page<OrderCard>>
  'rating.give': Line<RatingInputs['give'], Performed>

  'points.balance': Line<PointsInputs['balance'], AccountBalance & { dues: number }>
  /** newest first; `month` as `2026-11` */
  'points.statement': Line<PointsInputs['statement'], Page<StatementLine>>
  'points.rules': Line<PointsInputs['rules'], { version: string; effectiveAt: number; rules: RuleView[] }>

  'timebank.balance': Line<TimebankInputs['balance'], MinuteBalance>
  'timebank.statement': Line<TimebankInputs['statement'], Page<StatementLine>>
  'timebank.useOwn': Line<TimebankInputs['useOwn'], MinuteBalance>
  /** to close family that a community has verified */
  'timebank.give': Line<TimebankInputs['give'], MinuteBalance>
  /** to the public pool */
  'timebank.donate': Line<TimebankInputs['donate'], MinuteBalance>
  'timebank.pool': Line<TimebankInputs['pool'], PoolView>
  /** district staff: the first of two signatures */
  'timebank.propose': Line<TimebankInputs['propose'], PoolView>
  /** another of the district: now the minutes are there */
  'timebank.confirm': Line<TimebankInputs['confirm'], PoolView>
  /** community workers, of somebody who lives there: what the other is to the giver; `null` takes it back */
  'timebank.relate': Line<TimebankInputs['relate'], Record<string, never>>
  /** community workers: on or off the list of elders who need it most */
  'timebank.list': Line<TimebankInputs['list'], Record<string, never>>

  /** the handler's orders by due time; `list` chooses the stage */
  'community.inbox': Line<CommunityInputs['inbox'], Page<OrderCard>>
  /** where each item usually goes from here; for the whole list at once */
  'community.usual': Line<CommunityInputs['usual'], { usual: Record<string, UsualPlace> }>
  /** to one unit, or without one to the pool; each order by itself */
  'community.referMany': Line<CommunityInputs['referMany'], ReferredMany>
  'community.targets': Line<CommunityInputs['targets'], Targets>
  'community.unitInbox': Line<CommunityInputs['unitInbox'], Page<OrderCard>>
  /** a unit's visits of the day `at` lies in, the earliest first */
  'community.unitDay': Line<CommunityInputs['unitDay'], Page<OrderCard>>
  /** seven days from the day `at` lies in */
  'community.unitWeek': Line<CommunityInputs['unitWeek'], UnitWeek>
  /** what orders still want of a worker at `orgId`, whatever their stage; what has waited longest first */
  'community.owed': Line<CommunityInputs['owed'], Page<OrderCard>>
  /** 投诉建议 that wait for an answer at `orgId`, by due time */
  'community.feedback': Line<CommunityInputs['feedback'], Page<FeedbackForStaff>>
  'community.answerFeedback': Line<CommunityInputs['answerFeedback'], { id: string }>
  'community.suggest': Line<CommunityInputs['suggest'], Suggestions>
}

/** A list that stands open on somebody's first screen, with the call that reads it again. */
export type FirstList = {
  [A in 'community.inbox' | 'community.unitInbox' | 'order.mine' | 'order.tasks']: { read: A; input: Input<A>; page: Page<OrderCard> }
}['community.inbox' | 'community.unitInbox' | 'order.mine' | 'order.tasks']

/** The first look of whoever is known. */
export interface Front {
  me: Me
  /** of the menu in force */
  edition: string
  /** what waits for them as somebody who works or helps */
  lists: FirstList[]
  /** what orders want of them besides, where anything does: how many on each list of `community.owed`, counted to a hundred */
  owed: { orgId: string; list: Owed; count: number }[]
  /** visits from two hours before they begin until they are over, the next first; with the code for whoever shows it */
  near: (OrderView & { code?: OnSiteCodes })[]
  /** visits that are over and wait for a word */
  waiting: OrderCard[]
  /** services asked for before, the last first, each once */
  before: OrderedBefore[]
  waits: Waits
}
/** How long people waited in the community where the reader lives, of the items that were asked for often enough to tell. */
export interface Waits {
  place: string | null
  items: Record<string, Wait>
}
/** A service that may be asked for again: what, for whom, and when it was last time. */
export interface OrderedBefore extends Again {
  title: string
}

/** Somebody a worker may place for. */
export interface FoundPerson {
  personId: string
  publicName: string
  gridName: string
  building: string
  addressIds: string[]
  hasApp: boolean
}
/** What may be opened now, and only that; everything else is null. */
export interface OpenedContact {
  people: { name: string; phone: string | null }[]
  building: string | null
  door: string | null
  note: string | null
}
/** One step of the rolling code: shown from `from` until `until` (epoch milliseconds). */
export interface CodeStep {
  from: number
  until: number
  code: string
  qr: string
}
/** Five minutes of codes for one round, the present one first. */
export interface OnSiteCodes {
  round: number
  steps: CodeStep[]
}
/** The paper for somebody without a phone; the codes are never shown again. */
export interface PrintedSlip {
  title: string
  window: Window
  arriveCode: string
  leaveCode: string
  printedAt: number
}

/** Where an order may be handed, the usual place first. */
export interface Targets {
  usual: { kind: 'unit'; unitId: string; unitName: string } | { kind: 'pool' } | null
  units: { id: string; name: string; words: string; refusal?: string }[]
  /** the item is on this community's duty list */
  ownDuty: boolean
  /** own staff and registered neighbours that may be invited when the community keeps it */
  colleagues: { personId: string; publicName: string }[]
}

export type CallAction = keyof Contract
export type Input<A extends CallAction> = Contract[A]['input']
export type Output<A extends CallAction> = Contract[A]['output']

/** What travels to a function and back. */
export interface CallEvent {
  action: CallAction
  input: unknown
  /** made by the client, the same for every retry of one intent; required for writes */
  requestId?: string
}
export type CallAnswer<T = unknown> =
  | { ok: true; value: T }
  | { ok: false; error: { code: string; message: string; params?: Record<string, string | number>; fresh?: unknown } }

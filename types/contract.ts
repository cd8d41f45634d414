import type { Item } from '@domain/menu/item'
import type { OrderCard, OrderView } from '@domain/order/view/shapes'
import type { Role } from '@domain/order/scene'
import type { Action as OrderAction, StepInputs } from '@domain/order/step'
import type { Window } from '@domain/order/order'
import type { Suggestions } from '@domain/dispatch/suggest'

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
  person: { id: string; name: string; publicName: string; communityId: string; communityName: string; gridId: string; gridName: string; largePrint: boolean; fontSize: number | null } | null
  posts: { role: Role; roleName: string; orgId: string; orgName: string }[]
  volunteer: { unitName: string | null; skills: string[]; insured: boolean; communityNames: string[] } | null
  /** the elders this person is the linked agent of */
  agentFor: { personId: string; publicName: string }[]
  addresses: AddressView[]
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
}
/** One call of a step. `round` and `termsVersion` are what the screen showed: older ones are CHANGED. */
export type PerformInput = {
  [A in OrderAction]: { orderId: string; action: A; round: number; termsVersion: number; input: StepInputs[A]; wholeSeries?: boolean }
}[Exclude<OrderAction, 'place' | 'expire'>]

/** What `order.perform` and its thin doors answer: the fresh view, or nothing more to see for this person. */
export type Performed = { orderId: string; version: number; view: OrderView | null }

/** One line per action of the five functions: what goes in, what comes out. */
export interface Contract {
  'member.me': { input: Record<string, never>; output: Me }
  'member.areas': { input: Record<string, never>; output: { grids: Area[] } }
  'member.register': { input: { name: string; birthDay: string; phone?: string; phoneCode?: string; gridId: string; building: string; door: string }; output: Me }
  'member.savePreferences': { input: { largePrint: boolean; fontSize?: number }; output: Me }
  'member.saveAddress': { input: { personId: string; id?: string; gridId: string; building: string; door: string }; output: { id: string } }
  /** people a worker may place for: a search inside the worker's own community, by name or phone, written down */
  'member.find': { input: { text: string }; output: Page<{ personId: string; publicName: string; gridName: string; building: string; addressIds: string[]; hasApp: boolean }> }

  'order.menu': { input: Record<string, never>; output: { items: Item[]; categories: string[] } }
  'order.place': { input: StepInputs['place'] & { dates?: Window[][] }; output: { orders: Performed[] } }
  'order.perform': { input: PerformInput; output: Performed }
  'order.get': { input: { orderId: string }; output: OrderView }
  /** as requester or placer; `live` until closed, `done` after */
  'order.mine': { input: PageInput & { list: 'live' | 'done' }; output: Page<OrderCard> }
  /** as member: `invited` waits for my tap, `mine` are accepted, `done` are past */
  'order.tasks': { input: PageInput & { list: 'invited' | 'mine' | 'done' }; output: Page<OrderCard> }
  /** open orders whose ring reaches me */
  'order.pool': { input: PageInput; output: Page<OrderCard> }
  /** phone and door; the reading is written down in the same statement */
  'order.contact': { input: { orderId: string }; output: { people: { name: string; phone: string | null }[]; building: string | null; door: string | null; note: string | null } }
  /** ten steps of the rolling code, five minutes; `qr` is what the QR carries besides the code */
  'order.code': { input: { orderId: string }; output: { round: number; steps: { from: number; until: number; code: string; qr: string }[] } }
  /** prints a slip: two one-time codes, a reprint voids the old */
  'order.slip': { input: { orderId: string }; output: { title: string; window: Window; arriveCode: string; leaveCode: string; printedAt: number } }
  /** not rows of the table: 催一催 (once in 24 h) and another time proposed by a helper */
  'order.remark': { input: { orderId: string; kind: 'nudge' } | { orderId: string; kind: 'propose'; windows: Window[] }; output: Performed }

  'rating.waiting': { input: PageInput; output: Page<OrderCard> }
  'rating.give': { input: Extract<PerformInput, { action: 'rate' | 'amend_rating' | 'review' | 'appraise' | 'verify' }>; output: Performed }

  /** the handler's orders by due time; `list` chooses the stage */
  'community.inbox': { input: PageInput & { orgId: string; list: 'placed' | 'handed' | 'running' | 'served' | 'done' }; output: Page<OrderCard> }
  'community.targets': { input: { orderId: string }; output: Targets }
  'community.unitInbox': { input: PageInput & { unitId: string; list: 'referred' | 'open' | 'running' | 'done' }; output: Page<OrderCard> }
  'community.suggest': { input: { orderId: string }; output: Suggestions }
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
export type CallAnswer<T = unknown> = { ok: true; value: T } | { ok: false; error: { code: string; message: string; params?: Record<string, string | number>; fresh?: unknown } }

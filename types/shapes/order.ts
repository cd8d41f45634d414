import type { Asset } from '@domain/ledger/account'
import type { Wait } from '@domain/menu/wait'
import type { Window } from '@domain/order/order'
import type { Owed } from '@domain/order/owed'
import type { Again, OrderCard, OrderView } from '@domain/order/view/shapes'
import type { Input } from '../contract'
import type { Me } from './member'
import type { Page } from './page'

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
  /** how much feedback waits for their answer where they work, counted to a hundred; only where any does */
  answers: { orgId: string; count: number }[]
  /** for those of the district: what stands still because the books did not add up (T16) */
  stopped: Asset[]
  /** visits from two hours before they begin until they are over, the next first; with the code for whoever shows it */
  near: (OrderView & { code?: OnSiteCodes })[]
  /** visits that are over and wait for a word */
  waiting: OrderCard[]
  /** services asked for before, the last first, each once */
  before: OrderedBefore[]
  waits: Waits
  /** notices nobody has looked at, counted to a hundred */
  unread: number
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
  /** when they come: several while it is not agreed which */
  windows: Window[]
  arriveCode: string
  leaveCode: string
  printedAt: number
}

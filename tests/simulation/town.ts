import { SHIPPED } from '@domain/points/pack/packs'
import { monthWindow, quarterStart } from '@domain/clock/month'
import { dayOf } from '@domain/clock/shanghai'
import { issuer } from '@domain/ledger/account'
import { available } from '@domain/ledger/books'
import type { Transfer } from '@domain/ledger/transfer'
import type { Scene } from '@domain/order/scene'
import type { Step } from '@domain/order/step'
import { periodOf } from '@domain/points/period'
import type { GiftRelation } from '@domain/timebank/give'
import type { ValueChange, ValueFacts } from '@domain/value/facts'
import { donationOf, giftOf } from '@domain/value/given'
import { allotmentsOf, monthOf, returnsOf, type Allotted } from '@domain/value/month'
import { injectionOf } from '@domain/value/pool'
import { valueOf } from '@domain/value/plan'
import { sha256 } from '../kitchen/digest'
import { LISTED } from '../town/people'
import { DISTRICT, TENANT } from '../town/places'
import { resident } from '../town/town'
import { World, type Entry } from '../town/world'
import { GrowingBooks } from './books'

/** Families that a community has verified, seen from the giver: gifts go nowhere else (T07). */
export const GIFTS: readonly { giverId: string; receiverId: string; relation: GiftRelation }[] = [
  { giverId: 'lin', receiverId: 'li', relation: 'parent' },
  { giverId: 'chen', receiverId: 'zheng', relation: 'grandparent' },
  { giverId: 'meng', receiverId: 'chen', relation: 'spouse' }
]
/** What the district lets in a quarter. */
export const QUARTER_CEILING = 600_000

/** What one decision moved; of an order's step, the step itself. */
export interface Written {
  at: number
  value: ValueChange
  entry?: Entry
}
const only = (transfer: Transfer): ValueChange => ({ transfers: [transfer], lines: [], tallies: [], held: null })

/** The town with its books: each step and its value are kept together, or neither. */
export class ValuedTown extends World {
  readonly books = new GrowingBooks(TENANT.id, sha256)
  /** minutes that wait for whoever comes, by order: beside the aggregate, as in the database */
  readonly heldMinutes = new Map<string, number>()
  private readonly injected = new Map<number, number>()
  private readonly decided = new Map<string, number>()

  override scene(who: string | null, orderId: string | null, step: Step | null = null): Scene {
    return { ...super.scene(who, orderId, step), heldMinutes: this.heldMinutes.get(orderId ?? '') ?? 0 }
  }

  protected override keep(entry: Entry) {
    const { order } = entry.change
    const before = this.orders.get(order.id) ?? null
    const scene = this.scene(entry.actorId, before && order.id, entry.step)
    const value = valueOf(before, entry.change, scene, this.factsAround(entry))
    this.write({ at: entry.at, value, entry })
    if (value.held !== null) this.heldMinutes.set(order.id, value.held)
    return super.keep(entry)
  }
  /** The one place where value moves. Answers what was new. */
  protected write({ value, at, entry }: Written): Transfer[] {
    return this.books.take(value, at, entry?.change.order.id)
  }

  private factsAround({ change: { order } }: Entry): ValueFacts {
    const helped = order.beneficiaryId
    const people = order.seats.filter(({ acceptedAt }) => acceptedAt !== null).map(({ personId }) => personId)
    return {
      ...this.books.around(order.id, [...new Set(helped === null ? people : [...people, helped])]),
      pool: this.books.poolOf(DISTRICT.id),
      stopped: [],
      waits: [],
      rules: SHIPPED,
      helped:
        helped === null
          ? null
          : {
              personId: helped,
              birthDay: resident(helped).birthDay,
              useOwn: true,
              frozen: false,
              listed: (LISTED as readonly string[]).includes(helped)
            }
    }
  }

  private giving(personId: string, receiverId: string) {
    const family = GIFTS.filter(({ giverId }) => giverId === personId).map(({ receiverId: to, relation }) => ({ personId: to, relation }))
    return { ...this.books.around('', [personId, receiverId]), personId, frozen: false, family, poolOwner: DISTRICT.id }
  }
  private get year(): string {
    return dayOf(this.now).slice(0, 4)
  }
  /** Minutes for close family. Refuses as the rules do. */
  give(id: string, from: string, to: string, minutes: number): Transfer[] {
    return this.write({ at: this.now, value: giftOf(this.giving(from, to), id, to, minutes, this.year, this.now) })
  }
  /** Minutes for the pool. */
  donate(id: string, from: string, minutes: number): Transfer[] {
    return this.write({ at: this.now, value: donationOf(this.giving(from, from), id, minutes, this.year, this.now) })
  }
  /** New minutes by two of the district. */
  inject(injectionId: string, minutes: number, proposedBy: string, confirmedBy: string): Transfer[] {
    if (this.books.transfers.has(`inject/${injectionId}`)) return []
    const since = quarterStart(this.now)
    const injectedThisQuarter = this.injected.get(since) ?? 0
    const injection = { injectionId, minutes, proposedBy, confirmedBy, quarterCeiling: QUARTER_CEILING, injectedThisQuarter }
    const done = this.write({ at: this.now, value: injectionOf(injection, DISTRICT.id, this.now) })
    this.injected.set(since, injectedThisQuarter + minutes)
    return done
  }
  /** Points that somebody spends at the shop, until they are settled outside. */
  spend(id: string, from: string, amount: number): Transfer[] {
    const lines = [{ account: 'point/merchant/grain-shop' as const, amount }]
    return this.write({
      at: this.now,
      value: only({ id: `spent/${id}`, phase: 'direct', from: `point/earned/${from}`, lines, at: this.now })
    })
  }
  settle(id: string, amount: number): Transfer[] {
    const lines = [{ account: issuer('point'), amount }]
    return this.write({
      at: this.now,
      value: only({ id: `settled/${id}`, phase: 'direct', from: 'point/merchant/grain-shop', lines, at: this.now })
    })
  }

  /** What the job of the first does for a month, `2026-11`, as often as it is asked. */
  allot(month: string): Transfer[] {
    const at = monthWindow(month).from
    const lent = [...this.books.accounts].flatMap(([id, balance]) =>
      id.startsWith('minute/allotment/') && available(balance) > 0 ? [id.split('/')[2] ?? ''] : []
    )
    const elders = [...new Set([...LISTED, ...lent])].sort().map((personId): Allotted => {
      const balance = this.books.accounts.get(`minute/allotment/${personId}`)
      return {
        personId,
        free: balance ? available(balance) : 0,
        listed: (LISTED as readonly string[]).includes(personId),
        paid: this.books.transfers.has(`allotment/${periodOf('month', at)}/${personId}`)
      }
    })
    const each = this.decided.get(month) ?? monthOf(elders, this.books.poolOf(DISTRICT.id), at).each
    this.decided.set(month, each)
    const changes = [...returnsOf(elders, DISTRICT.id, at), ...allotmentsOf(elders, each, DISTRICT.id, at)]
    return changes.flatMap((value) => this.write({ at, value }))
  }
}

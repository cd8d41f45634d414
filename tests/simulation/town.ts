import { SHIPPED } from '@domain/points/pack/packs'
import { BEGUN, type RedemptionChange } from '@domain/redemption/perform'
import type { Sheet } from '@domain/redemption/sheet'
import { POINT_DUES } from '@domain/value/counts'
import type { FactBooks } from '@domain/value/posted'
import { monthWindow, quarterStart } from '@domain/clock/month'
import { dayOf } from '@domain/clock/shanghai'
import { available } from '@domain/ledger/books'
import { emptyPurse, purseOf } from '@domain/ledger/pool'
import type { Transfer } from '@domain/ledger/transfer'
import type { Scene } from '@domain/order/scene'
import type { Step } from '@domain/order/step'
import type { GiftRelation } from '@domain/timebank/give'
import type { ValueChange, ValueFacts } from '@domain/value/facts'
import { donationOf, giftOf } from '@domain/value/given'
import { allotmentsOf, poolRows, promiseOf, returnsOf, type Allotted } from '@domain/value/month'
import { injectionOf } from '@domain/value/pool'
import { valueOf } from '@domain/value/plan'
import { sha256 } from '../kitchen/digest'
import { LISTED } from '../town/people'
import { DISTRICT, TENANT } from '../town/places'
import { resident } from '../town/town'
import { World, type Entry, type Said } from '../town/world'
import { GrowingBooks } from './books'
import { Deductions, type Decision } from './deductions'
import { COUNTER, MERCHANT, Shop } from './shop'

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
  /** …of the shop, and by whom; null: by the clock */
  shopping?: { change: RedemptionChange; by: string | null }
  /** a day's sheet as it is signed now */
  sheet?: Sheet
  /** what is no step of an order */
  said?: Said
  /** …of a deduction */
  decision?: Decision
}
const NOTHING: ValueChange = { transfers: [], lines: [], tallies: [], held: null }
const NO_BOOKS = {
  helped: null,
  pool: null,
  stopped: [],
  waits: [],
  falseVisits: [],
  warnings: [],
  rules: SHIPPED,
  visit: null,
  fraud: false
}

/** The town with its books: each step and its value are kept together, or neither. */
export class ValuedTown extends World {
  readonly books = new GrowingBooks(TENANT.id, sha256)
  /** minutes that wait for whoever comes, by order: beside the aggregate, as in the database */
  readonly heldMinutes = new Map<string, number>()
  readonly shop = new Shop()
  readonly deductions = new Deductions()
  private readonly injected = new Map<number, number>()
  private readonly decided = new Map<string, number>()

  override scene(who: string | null, orderId: string | null, step: Step | null = null): Scene {
    const scene = super.scene(who, orderId, step)
    for (const person of [scene.actor.person, ...Object.values(scene.people)])
      if (person?.volunteer && this.deductions.suspended(person.id, this.now)) person.volunteer.suspended = true
    return { ...scene, heldMinutes: this.heldMinutes.get(orderId ?? '') ?? 0 }
  }

  protected override keep(entry: Entry) {
    const { order } = entry.change
    const before = this.orders.get(order.id) ?? null
    const scene = this.scene(entry.actorId, before && order.id, entry.step)
    const value = valueOf(before, entry.change, scene, this.factsAround(entry))
    this.write({ at: entry.at, value, entry })
    if (value.held !== null) this.heldMinutes.set(order.id, value.held)
    this.deductions.note(before, entry.change)
    return super.keep(entry)
  }
  /** The one place where value moves. Answers what was new. */
  protected write({ value, at, entry, decision }: Written): Transfer[] {
    const order = entry?.change.order
    const once = order ? `${order.id} ${order.version}` : decision && `${decision.id} ${decision.does}`
    return this.books.take(value, at, order?.id ?? decision?.becomes.orderId, once)
  }

  private factsAround({ change: { order } }: Entry): ValueFacts {
    const helped = order.beneficiaryId
    const people = order.seats.filter(({ acceptedAt }) => acceptedAt !== null).map(({ personId }) => personId)
    return {
      ...this.books.around(order.id, [...new Set(helped === null ? people : [...people, helped])]),
      pool: this.books.poolOf(DISTRICT.id),
      stopped: [],
      waits: [],
      falseVisits: [],
      warnings: [],
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
  protected override say(by: string, remark: Said['remark']): void {
    super.say(by, remark)
    this.write({ at: this.now, value: NOTHING, said: { at: this.now, by, remark, after: this.journal.length } })
  }

  /** Points that become a thing: reserved, and then paid or given back. */
  redeem(id: string, who: string, goodId: string): void {
    if (this.shop.redemptions.has(id)) return
    const { balances, tallies } = this.books.around('', [who])
    const amount = (key: string) => tallies.find((one) => one.key === key)?.amount ?? 0
    const own = balances[`point/earned/${who}`]
    const purse = { personId: who, free: own ? available(own) : 0, dues: amount(POINT_DUES), begun: amount(BEGUN) }
    this.shopping(this.shop.redeem(id, goodId, purse, this.now), who)
  }
  handOver(id: string, by: string): void {
    const atMerchants = by === COUNTER ? [MERCHANT] : []
    this.shopping(this.shop.step(id, 'hand_over', { personId: by, atMerchants, requestId: `hand-over-${id}` }, this.now), by)
  }
  rather(id: string, who: string): void {
    this.shopping(this.shop.step(id, 'cancel', { personId: who, atMerchants: [], requestId: '' }, this.now), who)
  }
  /** What nobody fetched goes back, as often as it is asked. */
  returnLate(): void {
    const clock = { personId: null, atMerchants: [], requestId: '' }
    for (const id of this.shop.late(this.now)) this.shopping(this.shop.step(id, 'time_out', clock, this.now), null)
  }
  private shopping(change: RedemptionChange, by: string | null): void {
    this.write({ at: this.now, value: change.value, shopping: { change, by } })
    this.shop.keep(change)
  }
  agree(): void {
    const sheet = this.shop.agree(this.now)
    if (sheet) this.write({ at: this.now, value: NOTHING, sheet })
  }
  settle(by: string): void {
    const { sheet, value } = this.shop.settle(by, this.now)
    this.write({ at: this.now, value, sheet })
    this.shop.sheets.set(sheet.day, sheet)
  }

  /** What the clock has to decide about withdrawals and absences, as often as it is asked. */
  deduct(): void {
    for (const id of this.deductions.due(this.now)) this.keepDecision(this.deductions.decide(id, this.booksOf(id), this.now))
  }
  appeal(id: string, who: string): void {
    this.keepDecision(this.deductions.appeal(id, who, this.booksOf(id), this.now))
  }
  answer(id: string, upheld: boolean): void {
    this.keepDecision(this.deductions.answer(id, upheld, this.booksOf(id), this.now))
  }
  private booksOf(id: string): FactBooks {
    const { orderId, personId } = this.deductions.get(id)
    return { ...NO_BOOKS, ...this.books.around(orderId, [personId]) }
  }
  private keepDecision(decision: Decision | null): void {
    if (!decision) return
    this.write({ at: this.now, value: decision.value, decision })
    this.deductions.all.set(decision.id, decision.becomes)
  }

  /** What the job of the first does for a month, `2026-11`, as often as it is asked. */
  allot(month: string): void {
    const at = monthWindow(month).from
    const moved = (transfers: readonly Transfer[]) => this.write({ at, value: { ...NOTHING, transfers } })
    for (const value of returnsOf(this.elders(month), DISTRICT.id, at)) this.write({ at, value })
    if (!this.decided.has(month)) {
      const promise = promiseOf(this.elders(month), this.books.rowsOf(poolRows(DISTRICT.id)), DISTRICT.id, at)
      moved(promise.fills)
      this.decided.set(month, promise.each)
    }
    for (const value of allotmentsOf(this.elders(month), this.decided.get(month) ?? 0, DISTRICT.id, at)) this.write({ at, value })
    moved(emptyPurse(this.books.rowsOf([purseOf(DISTRICT.id)]), DISTRICT.id, at))
  }

  /** As the job reads them; the town's list stays as it is. */
  private elders(month: string): Allotted[] {
    const lent = [...this.books.accounts].flatMap(([id, balance]) =>
      id.startsWith('minute/allotment/') && available(balance) > 0 ? [id.split('/')[2] ?? ''] : []
    )
    return [...new Set([...LISTED, ...lent])].sort().map((personId): Allotted => {
      const balance = this.books.accounts.get(`minute/allotment/${personId}`)
      return {
        personId,
        free: balance ? available(balance) : 0,
        listed: (LISTED as readonly string[]).includes(personId),
        returned: this.books.transfers.has(`allotment/${month}/${personId}/return`),
        paid: this.books.transfers.has(`allotment/${month}/${personId}`)
      }
    })
  }
}

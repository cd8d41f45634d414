import type { Input } from '@contract'
import { AppError, refuse } from '@domain/errors'
import type { Change } from '@domain/order/change'
import type { Order } from '@domain/order/order'
import { performStep } from '@domain/order/perform'
import type { ShownProof } from '@domain/order/scene'
import { roundSeats } from '@domain/order/seats'
import { askToBeIntroduced, introductionOf } from '@domain/order/stranger'
import { dueTimer, nextTimerAt } from '@domain/order/timers'
import type { Step } from '@domain/order/step'
import { sceneOf, type Surroundings } from './scene'

/** One thing that happened, as it will be written down: who did what, and the whole change it made. */
export interface Entry {
  at: number
  actorId: string | null
  step: Step
  timer: string | null
  change: Change
}

/** What somebody said of an order that is no step of it, and after how many steps of the whole town. */
export interface Said {
  at: number
  by: string
  remark: Extract<Input<'order.remark'>, { kind: 'meet' | 'introduce' }>
  after: number
}

const CODE_STEP = 30_000
const UNDER_WAY: readonly Order['state'][] = ['open', 'accepted', 'serving']

/**
 * The town in motion, in memory: its own clock, its orders, and a journal of every step. Orders change only through
 * `performStep`, by a person or by a timer that is due; nothing here ever writes a state.
 */
export class World implements Surroundings {
  readonly orders = new Map<string, Order>()
  readonly journal: Entry[] = []
  readonly said: Said[] = []
  /** timers the table refused: each is a contradiction between the timers and the rows */
  readonly refusedTimers: string[] = []
  private readonly introduced = new Map<string, Set<string>>()
  private readonly helping = new Map<string, Set<string>>()
  private readonly asking = new Map<string, Set<string>>()
  private readonly nextAt = new Map<string, number>()

  constructor(public now: number) {}

  order(id: string): Order {
    const found = this.orders.get(id)
    if (!found) throw new Error(`no order ${id}`)
    return found
  }
  ordersOf(personId: string): Order[] {
    return [...(this.helping.get(personId) ?? [])].map((id) => this.order(id))
  }
  askedBy(personId: string): Order[] {
    return [...(this.asking.get(personId) ?? [])].map((id) => this.order(id))
  }
  introducedTo(personId: string): string[] {
    return [...(this.introduced.get(personId) ?? [])]
  }
  /** Somebody would come, and asks the community to introduce them. */
  meet(who: string, orderId: string): void {
    const change = askToBeIntroduced(this.order(orderId), this.scene(who, orderId))
    if (!change) return
    this.hold(change.order)
    this.say(who, { kind: 'meet', orderId })
  }
  /** The community has brought two people together. */
  introduce(by: string, orderId: string, seatId: string): void {
    const made = introductionOf(this.order(orderId), seatId, this.scene(by, orderId))
    if (!made) return
    this.remember(this.introduced, made.beneficiaryId, made.volunteerId)
    this.say(by, { kind: 'introduce', orderId, seatId })
  }
  protected say(by: string, remark: Said['remark']): void {
    this.said.push({ at: this.now, by, remark, after: this.journal.length })
  }
  scene(who: string | null, orderId: string | null, step: Step | null = null) {
    return sceneOf(who, orderId === null ? null : this.order(orderId), step, this)
  }

  /** Decides a step without keeping it. Throws AppError when the table refuses. `slip`: paper codes instead of rolling ones. */
  decide(who: string | null, orderId: string | null, step: Step, slip = false): Change {
    const before = orderId === null ? null : this.order(orderId)
    const scene = { ...this.scene(who, orderId, step), proof: before ? this.proofFor(before, step, slip) : null }
    return performStep(before, step, scene, { newId: `O${String(this.orders.size + 1).padStart(6, '0')}` })
  }

  /** What stands on the elder's phone at this moment, or on the slip: one paper code serves one helper. */
  private proofFor(order: Order, step: Step, slip: boolean): ShownProof | null {
    if (step.action !== 'arrive' && step.action !== 'leave') return null
    if (!slip) return { by: 'code', step: Math.floor(this.now / CODE_STEP) }
    const end = step.action === 'arrive' ? 'arrivedBy' : 'leftBy'
    return roundSeats(order).some((seat) => seat[end] === 'slip') ? refuse('CODE_USED') : { by: 'slip' }
  }

  /** Decides a step and keeps what became of it. */
  perform(who: string, orderId: string | null, step: Step, slip = false): Order {
    return this.keep({ at: this.now, actorId: who, step, timer: null, change: this.decide(who, orderId, step, slip) })
  }

  /** Moves the clock to an instant; whatever falls due on the way is done by the system, earliest first. */
  passTime(until: number): void {
    for (;;) {
      const [id, at] = this.earliest()
      if (id === null || at > until) break
      this.now = Math.max(this.now, at)
      this.fire(id)
    }
    this.now = Math.max(this.now, until)
  }

  private earliest(): [string | null, number] {
    let first: [string | null, number] = [null, Infinity]
    for (const [id, at] of this.nextAt) if (at < first[1]) first = [id, at]
    return first
  }

  private fire(id: string): void {
    const due = dueTimer(this.order(id), this.now)
    if (!due) throw new Error(`a timer of ${id} was due and is not`)
    try {
      const change = performStep(this.order(id), due.step, this.scene(null, id, due.step), { timer: due.key })
      this.keep({ at: this.now, actorId: null, step: due.step, timer: due.key, change })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      this.refusedTimers.push(`${due.key} of ${id} in ${this.order(id).state}: ${error.code}`)
      this.nextAt.delete(id)
    }
  }

  protected keep(entry: Entry): Order {
    this.journal.push(entry)
    return this.hold(entry.change.order)
  }

  /** What became of an order, from now on. */
  private hold(order: Order): Order {
    this.orders.set(order.id, order)
    for (const seat of order.seats) {
      if (UNDER_WAY.includes(order.state)) this.remember(this.helping, seat.personId, order.id)
      else this.helping.get(seat.personId)?.delete(order.id)
    }
    if (order.beneficiaryId) this.remember(this.asking, order.beneficiaryId, order.id)
    const next = nextTimerAt(order)
    if (next === null) this.nextAt.delete(order.id)
    else this.nextAt.set(order.id, next)
    return order
  }

  private remember(index: Map<string, Set<string>>, key: string, id: string): void {
    index.set(key, (index.get(key) ?? new Set()).add(id))
  }
}

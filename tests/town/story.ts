import { dueAt } from '@domain/clock/due'
import { dayStart, minuteOfDay } from '@domain/clock/shanghai'
import { DAY, MINUTE } from '@domain/clock/milliseconds'
import { AppError } from '@domain/errors'
import { availableActions } from '@domain/order/available'
import { mayIntroduce } from '@domain/order/introduction'
import type { Order } from '@domain/order/order'
import type { Relation } from '@domain/order/relations'
import { ownSeat, roundSeats } from '@domain/order/seats'
import type { Action, StepInputs } from '@domain/order/step'
import { strangeness } from '@domain/order/stranger'
import { TRANSITIONS } from '@domain/order/transitions'
import { workingCalendar } from '../../cloudfunctions/_kit/calendar'
import type { Chance } from './chance'
import { PEOPLE } from './people'
import { sensibleStep } from './sensible'
import { agentsOf, liaisonsOf, resident } from './town'
import type { World } from './world'

/** A story in time: it yields the instant (epoch ms) it waits for, and goes on when the town's clock has come there. */
export type Telling<T = void> = Generator<number, T, void>

/** The town in which somebody cannot do what the story wants: the story ends there, and the year counts it. */
export class Stuck extends Error {}

/** Who could be meant by a relation, before the rules are asked. */
const PEOPLE_OF: Record<Relation, (order: Order, story: Story) => string[]> = {
  beneficiary: (order) => (order.beneficiaryId && resident(order.beneficiaryId).app ? [order.beneficiaryId] : []),
  agent: (order) => (order.beneficiaryId ? agentsOf(order.beneficiaryId) : []),
  requester: (order, story) => [
    ...PEOPLE_OF.beneficiary(order, story),
    ...PEOPLE_OF.agent(order, story),
    ...PEOPLE_OF.placer(order, story)
  ],
  placer: (order) => (order.placerId ? [order.placerId] : []),
  witness: (order) => (order.witness.kind === 'person' ? [order.witness.personId] : []),
  handler: (order, story) =>
    story.chance.shuffled(story.world.scene(null, order.id).handlers.flatMap((org) => (org.level === order.level ? org.staffIds : []))),
  dispatcher: (order, story) => (order.target === 'unit' ? liaisonsOf(order.targetUnitId ?? '') : PEOPLE_OF.handler(order, story)),
  invitee: (order, story) => story.chance.shuffled(roundSeats(order).map((seat) => seat.personId)),
  helper: (order) => order.seats.map((seat) => seat.personId),
  leader: (order) => roundSeats(order).flatMap((seat) => (seat.leader ? [seat.personId] : [])),
  eligible: (_, story) => story.chance.shuffled(PEOPLE.filter((person) => person.skills !== undefined).map((person) => person.id)),
  system: () => []
}

/** One order as it is lived: people tap the buttons they are offered, at times of day when people do. */
export class Story {
  id = ''
  /** paper codes, because nobody in the home has a phone */
  slip = false

  constructor(
    readonly world: World,
    readonly chance: Chance
  ) {}

  get order(): Order {
    return this.world.order(this.id)
  }
  get now(): number {
    return this.world.now
  }

  place(who: string, input: StepInputs['place']): void {
    this.slip = input.witness.kind === 'slip'
    this.id = this.world.perform(who, null, { action: 'place', input }).id
  }

  /** Who could be meant by a button, before the rules are asked, the likeliest first. */
  private likely(action: Action): string[] {
    const relations = TRANSITIONS.find((row) => row.action === action)?.by ?? []
    return [...new Set(relations.flatMap((relation) => PEOPLE_OF[relation](this.order, this)))]
  }
  /** Everybody who is offered this button now, the likeliest first. */
  whoMay(action: Action): string[] {
    return this.likely(action).filter((who) => this.offered(who, action) !== undefined)
  }
  /** The named one, or the first who could come but for that, is introduced by whoever deals with the order; says whether there was anybody. */
  introduce(who?: string): boolean {
    const worker = PEOPLE_OF.handler(this.order, this).find((one) => mayIntroduce(this.order, this.world.scene(one, this.id)))
    const found = (who === undefined ? this.likely('accept') : [who]).find((one) => strangeness(this.order, this.world.scene(one, this.id)))
    if (worker === undefined || found === undefined) return false
    this.world.meet(found, this.id)
    this.world.introduce(worker, this.id, ownSeat(this.order, found)?.id ?? '')
    return true
  }
  offered(who: string, action: Action) {
    return availableActions(this.order, this.world.scene(who, this.id)).find((one) => one.action === action)
  }

  /** Somebody (or the named one) taps a button that they are offered. Ends the story when nobody is. */
  take(action: Action, more: object = {}, who: string | undefined = this.whoMay(action)[0]): string {
    const offered = who === undefined ? undefined : this.offered(who, action)
    if (who === undefined || offered === undefined) throw new Stuck(`nobody may ${action} a ${this.order.state} order`)
    try {
      this.world.perform(who, this.id, sensibleStep(this.world, this.id, who, offered, more), this.slip)
    } catch (error) {
      if (error instanceof AppError) throw new Stuck(`${who} may not ${action} a ${this.order.state} order: ${error.code}`)
      throw error
    }
    return who
  }

  *wait(milliseconds: number): Telling {
    yield this.now + milliseconds
  }
  /** Some minutes later, in the daytime. */
  *awhile(least: number, most: number): Telling {
    yield this.now + (least + this.chance.below(most - least)) * MINUTE
    const minute = minuteOfDay(this.now)
    if (minute < 8 * 60) yield dayStart(this.now) + (8 * 60 + this.chance.below(60)) * MINUTE
    if (minute > 21 * 60) yield dayStart(this.now) + DAY + (8 * 60 + this.chance.below(60)) * MINUTE
  }
  /** Some minutes later, counted only while the office is open. */
  *office(least = 5, most = 45): Telling {
    yield dueAt({ amount: least + this.chance.below(most - least), unit: 'workingMinute' }, this.now, workingCalendar)
  }
}

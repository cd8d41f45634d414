import { AppError } from '@domain/errors'
import { HOUR } from '@domain/clock/milliseconds'
import type { Transfer } from '@domain/ledger/transfer'
import { periodOf } from '@domain/points/period'
import { chanceOf, type Chance } from '../town/chance'
import { nextOperation, pause, type Operation } from './operations'
import { Promises } from './promises'
import { ValuedTown, type Written } from './town'

export const BEGINS = Date.parse('2026-03-02T09:00:00+08:00')
/** How far somebody's clock may be wrong, either way. */
const SKEW = 26 * HOUR
/** Looked at from the first transfer on, besides after each operation. */
const WHOLE_EVERY = 500

/** A town that writes everything twice, and tells what it wrote and whom it touched. */
export class SimulatedTown extends ValuedTown {
  readonly touched = new Set<string>()
  readonly story: Written[] = []

  protected override write(written: Written): Transfer[] {
    const added = super.write(written)
    if (super.write(written).length > 0) throw new Error('the same decision has moved value twice')
    this.story.push(written)
    if (written.entry) this.touched.add(written.entry.change.order.id)
    return added
  }

  /** Something done by somebody whose clock is wrong. */
  skewed(by: number, work: () => void): void {
    const right = this.now
    this.now += by
    try {
      work()
    } finally {
      this.now = right
    }
  }
}

/** What a run saw. */
export interface Ran {
  town: SimulatedTown
  /** how often each thing was done, and how often refused */
  done: Record<string, number>
  refused: Record<string, number>
}

/** A promise that did not hold: the seed and the number of the operation bring it back. */
export class Broken extends Error {
  constructor(seed: string, operation: number, name: string, broken: readonly string[]) {
    super(`seed ${seed}, operation ${operation} (${name}): ${broken.join('; ')}`)
  }
}

const skewOf = (chance: Chance): number => (chance.often(0.2) ? (chance.below(2_000_001) / 1_000_000 - 1) * SKEW : 0)

/** So many operations in one town: late, twice, out of order, by wrong clocks. Throws Broken at the first promise that does not hold. */
export const simulate = (seed: string, operations: number, town = new SimulatedTown(BEGINS)): Ran => {
  const chance = chanceOf(seed)
  const promises = new Promises(town)
  const ran: Ran = { town, done: {}, refused: {} }
  const late: Operation[] = []
  const count = (of: Record<string, number>, name: string) => (of[name] = (of[name] ?? 0) + 1)

  const take = (operation: Operation): void => {
    try {
      town.skewed(Math.round(skewOf(chance)), () => operation.run(town))
      count(ran.done, operation.name)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      count(ran.refused, error.code)
      // an order is never refused for lack of minutes
      if (operation.ofAnOrder && error.code.startsWith('VALUE_')) throw error
    }
  }
  const next = (): Operation => {
    const waiting = late.length > 0 && chance.often(0.15) ? late.splice(chance.below(late.length), 1)[0] : undefined
    const operation = waiting ?? nextOperation(town, chance)
    // sent again, now or later, or not heard of until later
    if (!waiting && chance.often(0.12)) late.push(operation)
    return operation
  }
  town.inject('first', 60_000, 'shen', 'lu')
  for (let n = 1; n <= operations; n += 1) {
    let name = 'time'
    try {
      const month = periodOf('month', town.now)
      town.passTime(town.now + pause(town, chance))
      if (periodOf('month', town.now) !== month) town.allot(periodOf('month', town.now))
      town.returnLate()
      town.deduct()
      const operation = next()
      name = operation.name
      take(operation)
    } catch (error) {
      throw new Broken(seed, n, name, [error instanceof Error ? (error.stack ?? error.message) : String(error)])
    }
    const broken = promises.broken(town.touched)
    town.touched.clear()
    if (n % WHOLE_EVERY === 0 || n === operations) broken.push(...promises.brokenOverall())
    if (broken.length > 0) throw new Broken(seed, n, name, broken)
  }
  return ran
}

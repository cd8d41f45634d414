import { packOf } from '../pack/read'
import type { RulePack } from '../rule'
import examples from './examples.json'

/**
 * Five rules that were tried elsewhere and went wrong (research §5.8): points for log-ins, for money, cleared when redeemed, out of reach,
 * and without a cap. They show what the simulator is for; none can be published.
 */
export const COUNTER_EXAMPLES: readonly RulePack[] = examples.map((example) => packOf(example, (index) => index + 1))

/** The cheapest thing of the counter-example that nobody can reach, in its points; how many get there is `reach`. */
export const OUT_OF_REACH = 800

/** The share (0–1) of people who have at least a price. */
export const reach = (perPerson: ReadonlyMap<string, number>, price: number): number =>
  perPerson.size === 0 ? 0 : [...perPerson.values()].filter((points) => points >= price).length / perPerson.size

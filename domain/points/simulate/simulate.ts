import type { Fact } from '../fact'
import type { RulePack } from '../rule'
import { reportOf, type Report } from './report'
import { runOf } from './run'

/** A draft beside the rules in force: facts go in one by one in the order of posting, the report comes out at any time. */
export interface Simulation {
  add: (fact: Fact) => void
  report: () => Report
}

/** Begins a simulation. Nothing is written; facts are not kept. */
export const simulation = (inForce: RulePack, draft: RulePack): Simulation => {
  const [before, after] = [runOf(inForce), runOf(draft)]
  return {
    add: (fact) => {
      before.add(fact)
      after.add(fact)
    },
    report: () => reportOf(before.totals(), after.totals())
  }
}

/** A whole simulation over facts that are there already. */
export const simulate = (inForce: RulePack, draft: RulePack, facts: Iterable<Fact>): Report => {
  const run = simulation(inForce, draft)
  for (const fact of facts) run.add(fact)
  return run.report()
}

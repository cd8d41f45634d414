import { award } from '../award'
import type { Fact } from '../fact'
import type { RulePack } from '../rule'
import { drawInto } from '../used'

/** What one version of the rules made of all facts so far. */
export interface Totals {
  /** points given, before deductions */
  issued: number
  deducted: number
  /** what the caps took off what was to be given */
  cut: number
  /** what each person has, debts included */
  perPerson: ReadonlyMap<string, number>
}

/** One version walking over facts in the order of posting; keeps sums and caps, never the facts. */
export const runOf = (pack: RulePack): { add: (fact: Fact) => void; totals: () => Totals } => {
  const perPerson = new Map<string, number>()
  const used = new Map<string, Map<string, number>>()
  let issued = 0
  let deducted = 0
  let cut = 0

  const usedBy = (personId: string): Map<string, number> => {
    const found = used.get(personId) ?? new Map<string, number>()
    used.set(personId, found)
    return found
  }
  const add = (fact: Fact): void => {
    const mine = usedBy(fact.personId)
    const has = perPerson.get(fact.personId) ?? 0
    // under other rules another balance would have been left: what a rule clears is what these rules have given
    const seen = fact.kind === 'redemption' ? { ...fact, left: Math.max(0, has) } : fact
    const { lines } = award(pack, seen, mine)
    drawInto(mine, lines)
    let change = 0
    for (const { points, cut: off } of lines) {
      change += points
      if (points >= 0) {
        issued += points
        cut += off
      } else deducted -= points
    }
    perPerson.set(fact.personId, has + change)
  }
  return { add, totals: () => ({ issued, deducted, cut, perPerson }) }
}

import { award } from '../award'
import { keyOf } from '../caps'
import type { Fact } from '../fact'
import type { Visit } from '../facts/service'
import { indexOf, type PackIndex } from '../pack/indexed'
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

interface Person {
  points: number
  used: Map<string, number>
}

/** What paid for a first service before the first fact is used up of a life as what paid since. */
const remember = ({ on, limits }: PackIndex, { firsts, arrivedAt }: Visit, used: Map<string, number>): void => {
  for (const row of on.get('first_service') ?? [])
    for (const limit of limits.get(row) ?? []) {
      if (limit.cap.period !== 'life' || row.kind !== 'flat') continue
      const key = keyOf(limit, arrivedAt, {})
      used.set(key, Math.max(used.get(key) ?? 0, 'times' in limit.cap ? firsts : firsts * row.points))
    }
}

/** One version walking over facts in the order of posting; keeps sums and caps, never the facts. */
export const runOf = (pack: RulePack): { add: (fact: Fact) => void; totals: () => Totals } => {
  const people = new Map<string, Person>()
  const index = indexOf(pack)
  let issued = 0
  let deducted = 0
  let cut = 0

  const personOf = (personId: string): Person => {
    const found = people.get(personId)
    if (found) return found
    const begun = { points: 0, used: new Map<string, number>() }
    people.set(personId, begun)
    return begun
  }
  const add = (fact: Fact): void => {
    const person = personOf(fact.personId)
    // under other rules another balance would have been left: what a rule clears is what these rules have given
    const seen = fact.kind === 'redemption' ? { ...fact, left: Math.max(0, person.points) } : fact
    if (fact.kind === 'visit' && fact.firsts > 0) remember(index, fact, person.used)
    const { lines } = award(pack, seen, person.used)
    drawInto(person.used, lines)
    for (const { points, cut: off } of lines) {
      person.points += points
      if (points < 0) deducted -= points
      else {
        issued += points
        cut += off
      }
    }
  }
  const totals = (): Totals => ({ issued, deducted, cut, perPerson: new Map([...people].map(([id, { points }]) => [id, points])) })
  return { add, totals }
}

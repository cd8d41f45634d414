import { invariant } from '../../errors'
import defaults from '../defaults.json'
import type { RulePack } from '../rule'
import { packOf } from './read'

/** The rules of a district before anybody changes them (`district-defaults.json` → pointRules, read as value.md §1 says). */
export const DEFAULT_PACK: RulePack = packOf(defaults, (index) => index + 1)

/** Every version a district has had. */
export const RULES: readonly RulePack[] = [DEFAULT_PACK]

/** The version in force when an order was served (epoch ms): the latest that had begun; what was served before all of them keeps to the first. */
export const packAt = (packs: readonly RulePack[], servedAt: number): RulePack => {
  const inTurn = packs.filter((pack) => !pack.demonstration).sort((one, other) => one.effectiveAt - other.effectiveAt)
  const found = inTurn.filter((pack) => pack.effectiveAt <= servedAt).at(-1) ?? inTurn[0]
  invariant(found, 'a district has rules')
  return found
}

/** The version a line was computed under: a correction uses the one of the award that it replaces. */
export const packNamed = (packs: readonly RulePack[], version: string): RulePack => {
  const found = packs.find((pack) => pack.version === version)
  invariant(found, `the version ${version} of the rules is kept`)
  return found
}

import { invariant } from '../../errors'
import defaults from '../defaults.json'
import type { RulePack } from '../rule'
import { packOf } from './read'

/** The rules of a district before anybody changes them (`district-defaults.json` → pointRules, read as value.md §1 says). */
export const DEFAULT_PACK: RulePack = packOf(defaults, (index) => index + 1)

/** What every district begins with. A file that was shipped never changes: other numbers are another version with a later day. */
export const SHIPPED: readonly RulePack[] = [DEFAULT_PACK]

/** Every version of a district: what it began with, then what it has published itself. */
export const versionsOf = (published: readonly RulePack[]): readonly RulePack[] =>
  published.length === 0 ? SHIPPED : [...SHIPPED.filter(({ version }) => !published.some((pack) => pack.version === version)), ...published]

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

import { invariant } from '../../errors'
import defaults from '../defaults.json'
import type { RulePack } from '../rule'
import { packOf } from './read'

/** The rules of a district before anybody changes them (`district-defaults.json` → pointRules, read as value.md §1 says). */
export const DEFAULT_PACK: RulePack = packOf(defaults, (index) => index + 1)

/** The version in force when an order was served (epoch ms): the latest that had begun. */
export const packAt = (packs: readonly RulePack[], servedAt: number): RulePack => {
  const found = packs
    .filter((pack) => pack.effectiveAt <= servedAt && !pack.demonstration)
    .reduce<RulePack | undefined>((best, pack) => (best && best.effectiveAt >= pack.effectiveAt ? best : pack), undefined)
  invariant(found, 'some version of the rules was in force')
  return found
}

/** The version a line was computed under: a correction uses the one of the award that it replaces. */
export const packNamed = (packs: readonly RulePack[], version: string): RulePack => {
  const found = packs.find((pack) => pack.version === version)
  invariant(found, `the version ${version} of the rules is kept`)
  return found
}

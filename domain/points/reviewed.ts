import { refuse } from '../errors'
import type { Fact } from './fact'
import type { Offence } from './facts/fault'
import { indexOf } from './pack/indexed'
import type { DeductionRow, RulePack } from './rule'

/** Enough different people, none of them the person; of different organisations where the row says so. */
const isReviewed = (row: DeductionRow, { reviewers, personId }: Offence): boolean => {
  const others = reviewers.filter((one) => one.personId !== personId)
  const [people, organisations] = [others.map((one) => one.personId), others.map((one) => one.organisationId)]
  return new Set(people).size >= row.reviewers && (!row.differentOrganisations || new Set(organisations).size >= row.reviewers)
}

/**
 * Refuses REVIEWERS_NEEDED when an offence was not found by those whom the rules ask for. Asked where it is decided, by the rules of then: an
 * award, and so a simulation, takes for true what has been decided.
 */
export const checkReviewed = (pack: RulePack, fact: Fact): void => {
  if (fact.kind !== 'offence') return
  for (const row of indexOf(pack).on.get(fact.offence) ?? [])
    if (row.kind === 'deduction' && !isReviewed(row, fact))
      refuse('REVIEWERS_NEEDED', { who: `${row.reviewers} 位${row.differentOrganisations ? '不同单位的' : ''}工作人员` })
}

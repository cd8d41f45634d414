import { dayOf } from '../clock/shanghai'
import type { Fact, FactKind } from './fact'
import type { Visit } from './facts/service'
import { periodOf } from './period'

type Of<K extends FactKind> = Extract<Fact, { kind: K }>

const order = ({ orderId, round }: { orderId: string; round: number }): string => `order/${orderId}/r${round}`
const online = (fact: Of<'online'>): string => `online/${fact.what}/${dayOf(fact.at)}/${fact.at}`

/** Where the cause of each kind of fact begins. */
const ROOTS: { [K in FactKind]: (fact: Of<K>) => string } = {
  visit: order,
  mediation: order,
  praise: order,
  placing: order,
  mentoring: order,
  withdrawal: order,
  absence: order,
  refusal: order,
  low_rate: order,
  training: (fact) => `training/${fact.courseId}`,
  pairing: (fact) => `pairing/${fact.householdId}/${periodOf('month', fact.at)}`,
  proposal: (fact) => `proposal/${fact.proposalId}`,
  meeting: (fact) => `meeting/${fact.meetingId}`,
  hazard: (fact) => `hazard/${fact.reportId}`,
  offence: (fact) => `offence/${fact.offenceId}`,
  online,
  donation: (fact) => `donation/${fact.donationId}`,
  redemption: (fact) => `redemption/${fact.redemptionId}`
}

/** What tells two awards of one row, person and root apart: a correction, a newcomer, a second withdrawal. */
const suffixOf = (fact: Fact): string => {
  if (fact.kind === 'visit') return fact.correction > 0 ? `/c${fact.correction}` : ''
  if (fact.kind === 'mentoring') return `/${fact.newcomerId}`
  return fact.kind === 'withdrawal' ? `/v${fact.version}` : ''
}

/** Where everything about one fact begins: `order/O123/r2`, `training/first-aid`. */
export const rootOf = (fact: Fact): string => (ROOTS[fact.kind] as (one: Fact) => string)(fact)

/** How every award of a person for one fact begins: `order/O123/r2/award/P9`. */
export const stemOf = (fact: Pick<Visit, 'orderId' | 'round' | 'personId'>): string => `${order(fact)}/award/${fact.personId}`

/** The id of a line in the ledger: `order/O123/r2/award/P9/R01`, `…/deduct/P9/D01/v7` (trust.md §3). */
export const causeOf = (fact: Fact, code: string, verb: 'award' | 'deduct' = 'award'): string =>
  `${rootOf(fact)}/${verb}/${fact.personId}/${code}${suffixOf(fact)}`

/** The id of the n-th award for a first service; a reversed one is earned again under the next number. */
export const firstCauseOf = (personId: string, nth: number): string => `first/${personId}/${nth}`

/** The id of a reversal: each line is taken back at most once, so the line's own id with one word more. */
export const reversalCauseOf = (cause: string): string => `${cause}/reverse`

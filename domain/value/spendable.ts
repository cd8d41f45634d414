import { accountOf } from '../ledger/account'
import { spendableMinutes } from '../timebank/amount'
import { freeOn } from './balances'
import { countsOf, MINUTE_DUES } from './counts'
import type { ValueFacts } from './facts'

/** Earned minutes of somebody that nothing is reserved for and that they do not owe. */
export const spendableOf = (facts: Pick<ValueFacts, 'balances' | 'tallies'>, personId: string): number =>
  spendableMinutes({
    free: freeOn(facts, accountOf('minute', 'earned', personId)),
    dues: countsOf(facts.tallies).get(personId, MINUTE_DUES)
  })

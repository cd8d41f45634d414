import { issuer } from '../ledger/account'
import { spreadOver } from '../ledger/pool'
import { planInjection, type Injection } from '../timebank/inject'
import type { ValueChange } from './facts'

/** New minutes over all shards of a pool, by two of the district. Refuses SECOND_PERSON, INJECT_CEILING and MINUTES_INVALID. */
export const injectionOf = (injection: Injection, poolOwner: string, at: number): ValueChange => {
  const [planned] = planInjection(injection)
  const transfers = planned
    ? ([{ id: planned.cause, phase: 'direct', from: issuer('minute'), lines: spreadOver(poolOwner, planned.amount), at }] as const)
    : []
  return { transfers, lines: [], tallies: [], held: null }
}

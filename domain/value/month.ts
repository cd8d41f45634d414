import { invariant } from '../errors'
import { accountOf, type AccountId } from '../ledger/account'
import { available, type Balance } from '../ledger/books'
import { fillPurse, poolFor, poolShards, purseOf } from '../ledger/pool'
import type { Transfer } from '../ledger/transfer'
import { periodOf } from '../points/period'
import { planAllotment, planAllotmentReturn, type Allotment } from '../timebank/allot'
import { TIME_RULES } from '../timebank/rules'
import { durationWords } from '../timebank/words'
import type { ValueChange } from './facts'

/** One elder's allotment account: what is free on it, whether last month's rest has gone and this month's has come. */
export interface Allotted {
  personId: string
  free: number
  /** on the list; once the month is decided: on it when it was */
  listed: boolean
  returned: boolean
  paid: boolean
}

/** Whether what is free is still last month's. */
const hasRest = ({ returned, paid }: Allotted): boolean => !returned && !paid

/** What a month promises: to so many each the same, and what fills the purse with all of it. */
export interface Promised extends Allotment {
  listed: number
  fills: Transfer[]
}

/** The rows of a pool that a promise is made from: its shards, and the purse with what an earlier month may have left in it. */
export const poolRows = (poolOwner: string): AccountId[] => [...poolShards(poolOwner), purseOf(poolOwner)]

/**
 * What a month gives each, decided once, of what stands in the pool when last month's rest is back in it (T09, T10). All of it goes to the purse in the write of
 * the decision: what the pool is asked for a moment later takes nothing of what everybody has been promised.
 */
export const promiseOf = (elders: readonly Allotted[], rows: ReadonlyMap<AccountId, Balance>, poolOwner: string, at: number): Promised => {
  const listed = elders.filter((one) => one.listed).length
  const pool = [...rows.values()].reduce((sum, one) => ({ available: sum.available + available(one), floor: sum.floor + one.floor }), {
    available: 0,
    floor: 0
  })
  const { each, short } = planAllotment(TIME_RULES, listed, pool)
  const fills = fillPurse(rows, poolOwner, each * listed, at)
  invariant(fills !== null, 'a promise is never more than the pool has')
  return { each, short, listed, fills }
}

const changeOf = (transfer: Transfer, accountId: AccountId, why: string): ValueChange => ({
  transfers: [transfer],
  lines: [{ accountId, transferId: transfer.id, why: [why], line: null }],
  tallies: [],
  held: null
})

/** Last month's rest of everybody with whom it still lies, to the pool; the same every time it is asked. */
export const returnsOf = (elders: readonly Allotted[], poolOwner: string, at: number): ValueChange[] => {
  const waiting = elders.filter(hasRest).map(({ personId, free }) => ({ personId, minutes: free }))
  return planAllotmentReturn(waiting, at).flatMap(({ cause, amount, from, why }) => {
    if (from.owner !== 'person') return []
    const account = accountOf('minute', 'allotment', from.personId)
    return [
      changeOf({ id: cause, phase: 'direct', from: account, lines: [{ account: poolFor(poolOwner, cause), amount }], at }, account, why)
    ]
  })
}

/** This month's allotment of everybody it was promised to who has not got it yet, from the purse; whoever still has last month's rest would keep it with this month's. */
export const allotmentsOf = (elders: readonly Allotted[], each: number, poolOwner: string, at: number): ValueChange[] =>
  each === 0
    ? []
    : elders
        .filter((one) => one.listed && !one.paid && !(hasRest(one) && one.free > 0))
        .map(({ personId }) => {
          const id = `allotment/${periodOf('month', at)}/${personId}`
          const account = accountOf('minute', 'allotment', personId)
          const transfer = {
            id,
            phase: 'direct',
            from: purseOf(poolOwner),
            lines: [{ account, amount: each }],
            at
          } as const
          return changeOf(transfer, account, `本月公共额度 ${durationWords(each)}，月底没用完的回公共池`)
        })

/** How many transfers go in one statement. */
const AT_ONCE = 100

/** Changes as they are written: many in one. Only of such as count nothing. */
export const atOnce = (changes: readonly ValueChange[]): { whole: ValueChange; parts: readonly ValueChange[] }[] =>
  Array.from({ length: Math.ceil(changes.length / AT_ONCE) }, (_, n) => {
    const parts = changes.slice(n * AT_ONCE, (n + 1) * AT_ONCE)
    const whole = {
      transfers: parts.flatMap(({ transfers }) => transfers),
      lines: parts.flatMap(({ lines }) => lines),
      tallies: [],
      held: null
    }
    return { whole, parts }
  })

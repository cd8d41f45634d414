import { accountOf, type AccountId } from '../ledger/account'
import { poolFor } from '../ledger/pool'
import type { Transfer } from '../ledger/transfer'
import { periodOf } from '../points/period'
import { planAllotment, planAllotmentReturn } from '../timebank/allot'
import type { Pool } from '../timebank/hold'
import { TIME_RULES } from '../timebank/rules'
import type { ValueChange } from './facts'

/** One elder's allotment account: what is free on it, whether last month's rest has gone and this month's has come. */
export interface Allotted {
  personId: string
  free: number
  listed: boolean
  returned: boolean
  paid: boolean
}

/** Whether what is free is still last month's. */
const hasRest = ({ returned, paid }: Allotted): boolean => !returned && !paid

/** What a month gives each, decided once from what the pool has when last month's rest is back in it (T09, T10). */
export const monthOf = (elders: readonly Allotted[], pool: Pool, at: number): { each: number; short: boolean } => {
  const back = elders.filter(hasRest).reduce((sum, { free }) => sum + Math.max(0, free), 0)
  const listed = elders.filter((one) => one.listed).map(({ personId }) => personId)
  const { each, short } = planAllotment(TIME_RULES, listed, { ...pool, available: pool.available + back }, at)
  return { each, short }
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

/** This month's allotment of everybody on the list who has not got it yet; all from one row of the pool, so that a hundred wait for one lock. */
export const allotmentsOf = (elders: readonly Allotted[], each: number, poolOwner: string, at: number): ValueChange[] =>
  each === 0
    ? []
    : elders
        .filter(({ listed, paid }) => listed && !paid)
        .map(({ personId }) => {
          const id = `allotment/${periodOf('month', at)}/${personId}`
          const account = accountOf('minute', 'allotment', personId)
          const transfer = {
            id,
            phase: 'direct',
            from: poolFor(poolOwner, `allotment/${periodOf('month', at)}`),
            lines: [{ account, amount: each }],
            at
          } as const
          return changeOf(transfer, account, `本月公共额度 ${each} 分钟，月底没用完的回公共池`)
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

import { accountOf, type AccountId } from '../ledger/account'
import { poolFor } from '../ledger/pool'
import type { Transfer } from '../ledger/transfer'
import { periodOf } from '../points/period'
import { planAllotment, planAllotmentReturn } from '../timebank/allot'
import type { Pool } from '../timebank/hold'
import { TIME_RULES } from '../timebank/rules'
import type { ValueChange } from './facts'

/** One elder's allotment account: what is free on it, and whether this month's has come. */
export interface Allotted {
  personId: string
  free: number
  listed: boolean
  paid: boolean
}

/** What a month gives each, decided once from what the pool has when last month's rest is back in it (T09, T10). */
export const monthOf = (elders: readonly Allotted[], pool: Pool, at: number): { each: number; short: boolean } => {
  const back = elders.reduce((sum, { free, paid }) => sum + (paid ? 0 : Math.max(0, free)), 0)
  const listed = elders.filter((one) => one.listed).map(({ personId }) => personId)
  const { each, short } = planAllotment(TIME_RULES, listed, { ...pool, available: pool.available + back }, at)
  return { each, short }
}

const change = (transfer: Transfer, accountId: AccountId, why: string): ValueChange => ({
  transfers: [transfer],
  lines: [{ accountId, transferId: transfer.id, why: [why], line: null }],
  tallies: [],
  held: null
})

/** Last month's rest of everybody who has not got this month's yet, to the pool; one write each, the same every time it is asked. */
export const returnsOf = (elders: readonly Allotted[], poolOwner: string, at: number): ValueChange[] => {
  const waiting = elders.filter(({ paid }) => !paid).map(({ personId, free }) => ({ personId, minutes: free }))
  return planAllotmentReturn(waiting, at).flatMap(({ cause, amount, from, why }) => {
    if (from.owner !== 'person') return []
    const account = accountOf('minute', 'allotment', from.personId)
    return [
      change({ id: cause, phase: 'direct', from: account, lines: [{ account: poolFor(poolOwner, cause), amount }], at }, account, why)
    ]
  })
}

/** This month's allotment of everybody on the list who has not got it yet. */
export const allotmentsOf = (elders: readonly Allotted[], each: number, poolOwner: string, at: number): ValueChange[] =>
  each === 0
    ? []
    : elders
        .filter(({ listed, paid }) => listed && !paid)
        .map(({ personId }) => {
          const id = `allotment/${periodOf('month', at)}/${personId}`
          const account = accountOf('minute', 'allotment', personId)
          const transfer = { id, phase: 'direct', from: poolFor(poolOwner, id), lines: [{ account, amount: each }], at } as const
          return change(transfer, account, `本月公共额度 ${each} 分钟，月底没用完的回公共池`)
        })

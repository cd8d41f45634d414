import { accountOf, issuer } from '../ledger/account'
import type { Transfer } from '../ledger/transfer'
import { take } from '../points/dues'
import type { Line } from '../points/line'
import { reversalCauseOf } from '../points/cause'
import { freeOn } from './balances'
import { POINT_DUES, type Counts } from './counts'
import type { PointLine, ValueFacts } from './facts'
import type { Added } from './points'

/** Points that an open appeal has put aside: the disputed amount, as far as it was there. */
export interface Disputed {
  id: string
  amount: number
}
const account = (personId: string) => accountOf('point', 'earned', personId)

const owedWords = (dues: number): string[] => (dues > 0 ? [`分不够，还差 ${dues} 分，从以后的积分里补扣`] : [])

/** Takes a deduction's points: what an appeal has put aside first, then what is free; the rest is owed. A line of 0 only counts. */
export const deductLine = (line: Line, disputed: Disputed | null, facts: ValueFacts, counts: Counts, at: number): Added => {
  const { code, version, points, cut, draws, hangsOn, personId, cause } = line
  const own = account(personId)
  for (const { key, amount } of draws) counts.set(personId, key, counts.get(personId, key) + amount)
  const asked = 0 - points
  const aside = Math.min(asked, disputed?.amount ?? 0)
  const free = take(asked - aside, freeOn(facts, own))
  counts.set(personId, POINT_DUES, counts.get(personId, POINT_DUES) + free.dues)
  const to = issuer('point')
  const transfers: Transfer[] = [
    ...(disputed ? [ended(disputed, aside, at)] : []),
    ...(free.taken > 0 ? [{ id: cause, phase: 'direct', from: own, lines: [{ account: to, amount: free.taken }], at } as const] : [])
  ]
  const kept: PointLine = { code, version, points, cut, draws, hangsOn, netted: 0, dues: free.dues }
  const why = [...line.why, ...owedWords(free.dues)]
  return {
    transfers,
    lines: [
      // what was put aside says it where all of it came from there
      ...(points < 0 ? [{ accountId: own, transferId: cause, why: disputed && free.taken === 0 ? [] : why, line: kept }] : []),
      ...(disputed ? [{ accountId: own, transferId: endOf(disputed, aside), why, line: null }] : [])
    ]
  }
}

const endOf = ({ id }: Disputed, amount: number): string => `${id}/${amount > 0 ? 'post' : 'void'}`
/** What was put aside is taken, or given back. */
const ended = (disputed: Disputed, amount: number, at: number): Transfer =>
  amount > 0
    ? { id: endOf(disputed, amount), phase: 'post', of: disputed.id, lines: [{ account: issuer('point'), amount }], at }
    : { id: endOf(disputed, amount), phase: 'void', of: disputed.id, at }

/** Puts the disputed amount aside, never the account; nothing where there is nothing free. */
export const putAside = (id: string, personId: string, amount: number, facts: ValueFacts, at: number): Added => {
  const own = account(personId)
  const { taken } = take(amount, freeOn(facts, own))
  return taken === 0
    ? { transfers: [], lines: [] }
    : {
        transfers: [{ id, phase: 'hold', from: own, amount: taken, at }],
        lines: [{ accountId: own, transferId: id, why: [`申诉期间先预留 ${taken} 分`], line: null }]
      }
}

/** An appeal was right before anything was taken: all of it is free again. */
export const giveBackAside = (disputed: Disputed, personId: string, at: number): Added => ({
  transfers: [ended(disputed, 0, at)],
  lines: [{ accountId: account(personId), transferId: endOf(disputed, 0), why: ['申诉成立，不扣分，全部退回'], line: null }]
})

/** A deduction as it was posted: what was taken of it, and what was owed. */
export interface TakenLine {
  cause: string
  taken: number
  dues: number
  draws: Line['draws']
}

/**
 * An appeal was right after the points were taken: they come back, what is still owed of them is forgiven, and what awards have paid of that
 * comes back too. The deduction no longer counts towards any cap or number of times.
 */
export const undeductLine = (line: TakenLine, personId: string, counts: Counts, at: number): Added => {
  const own = account(personId)
  const forgiven = Math.min(line.dues, counts.get(personId, POINT_DUES))
  counts.set(personId, POINT_DUES, counts.get(personId, POINT_DUES) - forgiven)
  for (const { key, amount } of line.draws) counts.set(personId, key, Math.max(0, counts.get(personId, key) - amount))
  const id = reversalCauseOf(line.cause)
  const paid = line.dues - forgiven
  const transfers: Transfer[] = [
    ...(line.taken > 0
      ? [{ id, phase: 'reverse', of: line.cause, lines: [{ account: issuer('point'), amount: line.taken }], at } as const]
      : []),
    ...(paid > 0
      ? [{ id: `${id}/paid`, phase: 'direct', from: issuer('point'), lines: [{ account: own, amount: paid }], at } as const]
      : [])
  ]
  const said = forgiven > 0 ? [`还欠的 ${forgiven} 分也不用补了`] : []
  const words = (amount: number) => ['申诉成立', ...(amount > 0 ? [`退回 ${amount} 分`] : []), ...said]
  return {
    transfers,
    lines: [
      { accountId: own, transferId: id, why: line.taken === 0 && paid > 0 ? [] : words(line.taken), line: null },
      ...(paid > 0 ? [{ accountId: own, transferId: `${id}/paid`, why: words(paid), line: null }] : [])
    ]
  }
}

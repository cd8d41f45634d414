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
/** How an appeal that was refused ends what it had put aside: `taken` of it for the deduction itself, the rest is free again. */
export interface Ended {
  disputed: Disputed
  taken: number
}
const account = (personId: string) => accountOf('point', 'earned', personId)

const owedWords = (dues: number): string[] => (dues > 0 ? [`分不够，还差 ${dues} 分，从以后的积分里补扣`] : [])

/** What a deduction takes of what was put aside for it. */
export const endedBy = (line: Line, disputed: Disputed): Ended => ({ disputed, taken: Math.min(0 - line.points, disputed.amount) })

/**
 * Takes a deduction's points: what has ended of what an appeal had put aside, then what is free, in books that know of that end; the rest is
 * owed. A line of 0 only counts. The end itself is `endAside`.
 */
export const deductLine = (line: Line, ended: Ended | null, facts: ValueFacts, counts: Counts, at: number): Added => {
  const { code, version, points, cut, draws, hangsOn, personId, cause } = line
  const own = account(personId)
  for (const { key, amount } of draws) counts.set(personId, key, counts.get(personId, key) + amount)
  const free = take(0 - points - (ended?.taken ?? 0), freeOn(facts, own))
  counts.set(personId, POINT_DUES, counts.get(personId, POINT_DUES) + free.dues)
  const transfers: Transfer[] =
    free.taken > 0 ? [{ id: cause, phase: 'direct', from: own, lines: [{ account: issuer('point'), amount: free.taken }], at }] : []
  const kept: PointLine = { code, version, points, cut, draws, hangsOn, netted: 0, dues: free.dues }
  const why = [...line.why, ...owedWords(free.dues)]
  return {
    transfers,
    lines: [
      // what was put aside says it where all of it came from there
      ...(points < 0 ? [{ accountId: own, transferId: cause, why: ended && free.taken === 0 ? [] : why, line: kept }] : []),
      ...(ended ? [{ accountId: own, transferId: endOf(ended), why, line: null }] : [])
    ]
  }
}

const endOf = ({ disputed, taken }: Ended): string => `${disputed.id}/${taken > 0 ? 'post' : 'void'}`

/** Nothing is aside any more: what the deduction takes of it is gone, everything else is free for whatever falls besides. Comes before that. */
export const endAside = (ended: Ended, at: number): Transfer => {
  const { disputed, taken } = ended
  return taken > 0
    ? { id: endOf(ended), phase: 'post', of: disputed.id, lines: [{ account: issuer('point'), amount: taken }], at }
    : { id: endOf(ended), phase: 'void', of: disputed.id, at }
}

/** Balances as they are when nothing is aside any more. */
export const withoutAside = (balances: ValueFacts['balances'], { disputed, taken }: Ended, personId: string): ValueFacts['balances'] => {
  const own = account(personId)
  const { posted = 0, held = 0 } = balances[own] ?? {}
  return { ...balances, [own]: { posted: posted - taken, held: held - disputed.amount } }
}

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

/** All of what was put aside is free again, with the words that say why. */
export const giveBackAside = (disputed: Disputed, personId: string, why: readonly string[], at: number): Added => {
  const ended = { disputed, taken: 0 }
  return { transfers: [endAside(ended, at)], lines: [{ accountId: account(personId), transferId: endOf(ended), why, line: null }] }
}

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

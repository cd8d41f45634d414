import { invariant } from '../errors'
import type { Account, Movement } from './account'

/** The one transfer that ends a hold: a post to one or several, whose unpaid rest is free again, or a void of the whole. */
export interface Ending {
  hold: string
  from: Account
  phase: 'post' | 'void'
  /** each receiver once; empty for a void */
  lines: readonly { to: Account; amount: number; why: readonly string[] }[]
}

const nameOf = (account: Account): string => (account.owner === 'person' ? `${account.kind}/${account.personId}` : account.owner)

const linesOf = (posts: readonly Movement[]): Ending['lines'] => {
  const lines = new Map<string, { to: Account; amount: number; why: string[] }>()
  for (const { to, amount, why } of posts) {
    const line = lines.get(nameOf(to)) ?? { to, amount: 0, why: [] }
    lines.set(nameOf(to), { to, amount: line.amount + amount, why: [...line.why, why] })
  }
  return [...lines.values()]
}

/** The posts and voids of a settlement hold by hold, as a ledger takes them where a hold ends once. */
export const endingsOf = (movements: readonly Movement[]): Ending[] => {
  const holds = new Map<string, Movement[]>()
  for (const movement of movements) {
    if (movement.phase !== 'post' && movement.phase !== 'void') continue
    invariant(movement.of !== null, 'a post and a void name their hold')
    holds.set(movement.of, [...(holds.get(movement.of) ?? []), movement])
  }
  return [...holds].flatMap(([hold, all]) => {
    const [first] = all
    const lines = linesOf(all.filter(({ phase }) => phase === 'post'))
    return first ? [{ hold, from: first.from, phase: lines.length > 0 ? 'post' : 'void', lines } satisfies Ending] : []
  })
}

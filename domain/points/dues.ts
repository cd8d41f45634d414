import { invariant } from '../errors'
import type { Line } from './line'

/** How much of a deduction or reversal was there to take; the rest is `dues`: no transfer, owed by the next awards. Points or minutes. */
export interface Taken {
  taken: number
  dues: number
}

const whole = (...amounts: readonly number[]): boolean => amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)

/** Takes what is available (posted − held) of an amount; all whole and not negative. */
export const take = (amount: number, available: number): Taken => {
  invariant(whole(amount, available), 'amounts are whole and not negative')
  const taken = Math.min(amount, available)
  return { taken, dues: amount - taken }
}

/** A line as it posts: `amount` reaches the person, `netted` pays off dues, both together are its points. */
export interface Netted {
  line: Line
  amount: number
  netted: number
  why: readonly string[]
}

/** Nets dues from awards in the order of posting; answers what posts and what is still owed. */
export const net = (lines: readonly Line[], dues: number): { lines: Netted[]; dues: number } => {
  invariant(whole(dues), 'dues are whole and not negative')
  let owed = dues
  const netted = lines.map((line): Netted => {
    const part = Math.min(owed, Math.max(0, line.points))
    owed -= part
    const why = part > 0 ? [...line.why, `补扣以前欠的 ${part} 分，还欠 ${owed} 分`] : line.why
    return { line, amount: line.points - part, netted: part, why }
  })
  return { lines: netted, dues: owed }
}

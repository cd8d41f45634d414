import { take } from '../points/dues'
import { direct, POOL, type Account, type Movement } from './account'
import type { Pool } from './hold'
import { durationWords } from './words'

/** A posted credit of one helper that has to be taken back, and where its payer's minutes belong now. */
export interface Credit {
  cause: string
  from: Account
  to: Account
  amount: number
  /** the payer was a month's allotment that is over: its minutes belong to the pool */
  lapsed: boolean
}

/** What a reversal does: `dues` are what the helper owes the pool on top, `unmet` what the pool could not advance without breaking its floor. */
export interface TimeReversal {
  movements: readonly Movement[]
  dues: number
  unmet: number
}

const back = (credit: Credit, payer: Account, amount: number): Movement => ({
  asset: 'minute',
  phase: 'reverse',
  from: credit.to,
  to: payer,
  amount,
  cause: `${credit.cause}/reverse`,
  of: credit.cause,
  why: `更正：退回 ${durationWords(amount)}`
})

/**
 * Takes credits back although they may be spent: what the helper has available goes to the payer, the pool advances the rest so that the payer is
 * made whole, and the helper owes the pool that much (`dues`, netted from the next credits). Credits that overflowed into the pool come from it.
 */
export const planReversal = (credits: readonly Credit[], available: number, pool: Pool): TimeReversal => {
  let [mine, spare] = [available, Math.max(0, pool.available - pool.floor)]
  let [dues, unmet] = [0, 0]
  const movements: Movement[] = []
  for (const credit of credits) {
    const payer = credit.lapsed ? POOL : credit.from
    if (credit.to.owner === 'pool') {
      // pool to pool: nothing to move
      if (payer.owner === 'pool') continue
      const { taken, dues: missing } = take(credit.amount, spare)
      spare -= taken
      unmet += missing
      if (taken > 0) movements.push(back(credit, payer, taken))
      continue
    }
    const { taken, dues: missing } = take(credit.amount, mine)
    mine -= taken
    dues += missing
    if (taken > 0) movements.push(back(credit, payer, taken))
    if (payer.owner === 'pool' || missing === 0) continue
    const advance = take(missing, spare)
    spare -= advance.taken
    unmet += advance.dues
    if (advance.taken > 0)
      movements.push(direct(POOL, payer, advance.taken, `${credit.cause}/reverse/pool`, `公共池先垫付 ${durationWords(advance.taken)}`))
  }
  return { movements, dues, unmet }
}

import type { StatementLine } from '@contract/books'
import { dayOf } from '@domain/clock/shanghai'
import { durationWords } from '@domain/timebank/words'

type Unit = 'point' | 'minute'
const SAID: Record<Unit, (amount: number) => string> = { point: (amount) => `${amount} 分`, minute: durationWords }

/** What one entry did: came, went, was only reserved and given back, or moved nothing: a cap or a debt took all of it. */
export const amountWords = ({ amount, held }: Pick<StatementLine, 'amount' | 'held'>, unit: Unit): string => {
  if (amount === 0 && held === 0) return SAID[unit](0)
  if (amount === 0) return `${held > 0 ? '预留' : '退回'} ${SAID[unit](Math.abs(held))}`
  return `${amount > 0 ? '+' : '−'}${SAID[unit](Math.abs(amount))}`
}

/** `11月23日`. */
export const dayOfMonthWords = (at: number): string => {
  const [, month, day] = dayOf(at).split('-').map(Number)
  return `${month}月${day}日`
}

/** The month of every entry that is the first of its month in a list, by its id: `2026年11月`. */
export const monthHeads = (lines: readonly Pick<StatementLine, 'id' | 'at'>[]): Map<string, string> => {
  const heads = new Map<string, string>()
  let last = ''
  for (const { id, at } of lines) {
    const month = dayOf(at).slice(0, 7)
    if (month !== last) heads.set(id, `${month.slice(0, 4)}年${Number(month.slice(5))}月`)
    last = month
  }
  return heads
}

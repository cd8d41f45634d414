import { judge } from '@domain/verify/judge'
import type { Line } from '@domain/verify/line'
import type { Trusted } from '@domain/verify/notice'
import { judgeSlip } from '@domain/verify/slip'
import { primitives } from './primitives'

/** What was found in a file: whose it says it is, and the three lines. */
export interface Report {
  about: string[]
  lines: Line[]
}

/** A statement, or the code of a printed page; null: none of ours. `trusted` comes from the reader, never from `words`. */
export const reportOn = (words: string, trusted: Trusted): Report | null => {
  const found = judge(words, trusted, primitives)
  if (found) {
    const { statement } = found
    return { lines: found.lines, about: statement ? [`${statement.person}　${statement.district.name}`, statement.covers] : [] }
  }
  const page = judgeSlip(words, trusted, primitives)
  if (!page) return null
  const { person, day, rows, left } = page.slip
  return {
    lines: page.lines,
    about: [`${person}　到 ${day}，纸上 ${rows.length} 笔${left > 0 ? `，还有 ${left} 笔不在纸上` : ''}`, ...rows.map(rowWords)]
  }
}

const rowWords = ({ day, asset, amount, why }: { day: string; asset: string; amount: number; why: string }): string =>
  `${day}　${amount > 0 ? '+' : '−'}${Math.abs(amount)} ${asset === 'point' ? '分' : '分钟'}　${why}`

/** Both of the first two are yes: 0; one is no: 1; it cannot be told: 2. */
export const exitOf = ({ lines }: Report): 0 | 1 | 2 => {
  const first = lines.slice(0, 2)
  if (first.some(({ verdict }) => verdict === 'no')) return 1
  return first.every(({ verdict }) => verdict === 'yes') ? 0 : 2
}

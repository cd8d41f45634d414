import { timesWords } from './caps'
import { PERIOD_WORDS } from './period'
import type { Cap, Row } from './rule'

const capWords = (cap: Cap): string => ('times' in cap ? timesWords(cap) : `${PERIOD_WORDS[cap.period]}上限 ${cap.points} 分`)
const joined = (...parts: readonly (string | false)[]): string => parts.filter((part) => part !== false && part !== '').join('；')
const caps = (row: Row): string => row.caps.map(capWords).join('，')

/** What each family of rows comes to, as people read it; a row whose title says all says nothing more. */
const WORDS: { [K in Row['kind']]: (row: Extract<Row, { kind: K }>) => string } = {
  minutes: (row) =>
    joined(
      `每小时 ${row.pointsPerHour} 分，按项目难度相乘`,
      `不满 ${row.leastMinutes} 分钟不计，一次最多按 ${row.mostMinutes} 分钟计`,
      caps(row)
    ),
  factor: (row) => joined(`×${row.factor}，同类只取最高`, caps(row)),
  flat: (row) => joined(`+${row.points} 分`, caps(row)),
  deduction: (row) =>
    joined(`${row.points} 分`, row.free > 0 && `${PERIOD_WORDS[row.freePeriod]}前 ${row.free} 次不扣`, caps(row), '可以申诉'),
  never: () => '0 分',
  note: () => ''
}

/** One row of the rules in words, without its title. */
export const rowWords = (row: Row): string => (WORDS[row.kind] as (one: Row) => string)(row)

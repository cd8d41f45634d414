import { invariant } from '../errors'
import type { Fact } from './fact'
import type { Award, Line, Used } from './line'
import type { Limits, Row, RulePack } from './rule'
import { deduct } from './rules/deductions'
import { flatLines } from './rules/flat'
import { minutesLine } from './rules/minutes'
import { never } from './rules/never'
import { occasionOf } from './rules/occasions'

type Part = Pick<Award, 'lines' | 'consequences'>
type Family = { [K in Row['kind']]: (row: Extract<Row, { kind: K }>, fact: Fact, pack: RulePack, used: Used) => Part }

const NOTHING: Part = { lines: [], consequences: [] }

/** What each family of rows makes of a fact. Factors speak through the minutes they multiply, notes say what moves nothing. */
const FAMILIES: Family = {
  minutes: (row, fact, pack, used) => (fact.kind === 'visit' ? { lines: [minutesLine(row, fact, pack, used)], consequences: [] } : NOTHING),
  flat: (row, fact, pack, used) => ({ lines: flatLines(row, fact, pack, used), consequences: [] }),
  deduction: deduct,
  never,
  factor: () => NOTHING,
  note: () => NOTHING
}
const partOf = (row: Row, fact: Fact, pack: RulePack, used: Used): Part =>
  (FAMILIES[row.kind] as (one: Row, fact: Fact, pack: RulePack, used: Used) => Part)(row, fact, pack, used)

/** The thresholds of the row that spoke. */
const limitsOf = (pack: RulePack, lines: readonly Line[]): Limits => {
  const row = pack.rows.find((one) => one.code === lines[0]?.code)
  return row && (row.kind === 'flat' || row.kind === 'deduction') ? row.limits : {}
}

/**
 * What a version of the rules says about one fact, given what its person has used up of the caps: lines that explain themselves, in the
 * order of the file, the ones of 0 included. Pure; whole points; never above a cap; only deductions are negative (value.md §1).
 * Throws REVIEWERS_NEEDED when a deduction was not reviewed by those the row asks for.
 */
export const award = (pack: RulePack, fact: Fact, used: Used): Award => {
  if (fact.kind === 'visit')
    invariant(Number.isSafeInteger(fact.provenMinutes) && fact.provenMinutes >= 0, 'proven minutes are whole and not negative')
  const parts = pack.rows.map((row) => partOf(row, fact, pack, used))
  const lines = parts.flatMap((part) => part.lines)
  const occasion = occasionOf(fact)
  return {
    lines,
    consequences: parts.flatMap((part) => part.consequences),
    postsFrom: occasion.postsFrom ? occasion.postsFrom(fact, limitsOf(pack, lines)) : occasion.at(fact)
  }
}

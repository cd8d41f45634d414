import { invariant } from '../errors'
import type { Fact } from './fact'
import type { Award, Consequence, Line, Used } from './line'
import { indexOf, type TriggeredRow } from './pack/indexed'
import type { RulePack } from './rule'
import type { Asked, Part } from './rules/asked'
import { deduct } from './rules/deductions'
import { flat } from './rules/flat'
import { minutesLine } from './rules/minutes'
import { never } from './rules/never'
import { occasionOf } from './rules/occasions'

/** What each family of rows makes of a fact that sets it off. Factors speak through the minutes they multiply; notes move nothing. */
const FAMILIES: { [K in TriggeredRow['kind']]: (row: Extract<TriggeredRow, { kind: K }>, asked: Asked) => Part } = {
  flat,
  deduction: deduct,
  never
}
const partOf = (row: TriggeredRow, asked: Asked): Part => (FAMILIES[row.kind] as (one: TriggeredRow, asked: Asked) => Part)(row, asked)

/** When the lines may post: as the row that spoke says, else at once. */
const postsFrom = ({ fact, occasion }: Asked, row: TriggeredRow | undefined): number | null => {
  if (!occasion.postsFrom) return occasion.at(fact)
  return occasion.postsFrom(fact, row && row.kind !== 'never' ? row.limits : {})
}

/**
 * What a version of the rules says about one fact, given what its person has used up of the caps: the line of the minutes first, then the rows
 * that the fact sets off, lines of 0 that explain themselves included. Pure; whole points; never above a cap; only deductions are negative
 * (value.md §1).
 */
export const award = (pack: RulePack, fact: Fact, used: Used): Award => {
  const asked: Asked = { fact, occasion: occasionOf(fact), index: indexOf(pack), version: pack.version, used }
  const lines: Line[] = []
  const consequences: Consequence[] = []
  if (fact.kind === 'visit' && asked.index.minutes) {
    invariant(Number.isSafeInteger(fact.provenMinutes) && fact.provenMinutes >= 0, 'proven minutes are whole and not negative')
    lines.push(minutesLine(asked.index.minutes, fact, asked))
  }
  const rows = asked.occasion.triggers(fact).flatMap((trigger) => asked.index.on.get(trigger) ?? [])
  for (const row of rows) {
    const part = partOf(row, asked)
    lines.push(...part.lines)
    consequences.push(...part.consequences)
  }
  return { lines, consequences, postsFrom: postsFrom(asked, rows[0]) }
}

import { cutTo } from '../caps'
import { causeOf, firstCauseOf } from '../cause'
import type { Line } from '../line'
import type { FlatRow } from '../rule'
import { SILENT, type Asked, type Part } from './asked'
import { qualifies } from './minutes'

/** A line that goes with minutes is only paid when the visit itself earns minutes, cut or not. */
const without = (row: FlatRow, { fact, index }: Asked): boolean =>
  fact.kind === 'visit' && row.base !== null && index.minutes?.code === row.base && !qualifies(index.minutes, fact)

const NOTHING_APART = {}

/** The line of a flat row, or none when the visit earns no minutes. A barred one is there with 0 and says why. */
export const flat = (row: FlatRow, asked: Asked): Part => {
  const { fact, occasion, index, version, used } = asked
  if (without(row, asked)) return SILENT
  const bar = occasion.bars?.(fact, row.limits) ?? null
  const worth = row.points * Math.floor((occasion.count?.(fact) ?? 1) / row.each)
  const limits = index.limits.get(row) ?? []
  const cut = cutTo(bar === null ? worth : 0, limits, occasion.at(fact), occasion.things?.(fact) ?? NOTHING_APART, used)
  // the first service happens once: afterwards there is nothing to explain
  if (row.on === 'first_service' && cut.points === 0) return SILENT
  const line: Line = {
    code: row.code,
    cause: fact.kind === 'visit' && row.on === 'first_service' ? firstCauseOf(fact.personId, fact.firsts + 1) : causeOf(fact, row.code),
    personId: fact.personId,
    version,
    points: cut.points,
    cut: cut.cut,
    draws: cut.draws,
    why: bar === null ? [`${row.title} +${worth}`, ...cut.why] : [row.title, bar],
    hangsOn: row.base === null ? null : (occasion.hangsOn?.(fact, row.base) ?? null)
  }
  return { lines: [line], consequences: [] }
}

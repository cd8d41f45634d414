import { cutTo } from '../caps'
import { causeOf, firstCauseOf } from '../cause'
import type { Fact } from '../fact'
import type { Line, Used } from '../line'
import type { FlatRow, MinutesRow, RulePack } from '../rule'
import { qualifies } from './minutes'
import { occasionOf } from './occasions'

const baseOf = (row: FlatRow, pack: RulePack): MinutesRow | undefined =>
  pack.rows.find((one): one is MinutesRow => one.kind === 'minutes' && one.code === row.base)

/** A line that goes with minutes is only paid when the visit itself earns minutes, cut or not. */
const without = (row: FlatRow, fact: Fact, pack: RulePack): boolean => {
  const base = baseOf(row, pack)
  return fact.kind === 'visit' && base !== undefined && !qualifies(base, fact)
}

/** The line of a flat row, or none when the fact does not set it off. A barred one is there with 0 and says why. */
export const flatLines = (row: FlatRow, fact: Fact, pack: RulePack, used: Used): readonly Line[] => {
  const occasion = occasionOf(fact)
  if (!occasion.triggers(fact).includes(row.on) || without(row, fact, pack)) return []
  const line = {
    code: row.code,
    cause: fact.kind === 'visit' && row.on === 'first_service' ? firstCauseOf(fact.personId, fact.firsts + 1) : causeOf(fact, row.code),
    personId: fact.personId,
    version: pack.version,
    hangsOn: row.base === null ? null : (occasion.hangsOn?.(fact, row.base) ?? null)
  }
  const bar = occasion.bars?.(fact, row.limits) ?? null
  if (bar !== null) return [{ ...line, points: 0, cut: 0, draws: [], why: [row.title, bar] }]
  const asked = row.points * Math.floor((occasion.count?.(fact) ?? 1) / row.each)
  const limits = row.caps.map((cap) => ({ code: row.code, cap }))
  const { why, ...cut } = cutTo(asked, limits, occasion.at(fact), occasion.things?.(fact) ?? {}, used)
  // the first service happens once: afterwards there is nothing to explain
  if (row.on === 'first_service' && cut.points === 0) return []
  return [{ ...line, ...cut, why: [`${row.title} +${asked}`, ...why] }]
}

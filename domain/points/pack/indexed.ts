import type { Limit } from '../caps'
import type { Trigger } from '../trigger'
import type { DeductionRow, FactorRow, FlatRow, MinutesRow, NeverRow, Row, RulePack } from '../rule'

/** A row that some trigger sets off. */
export type TriggeredRow = FlatRow | DeductionRow | NeverRow

/** A version of the rules as an award asks for them: each row found without a search. */
export interface PackIndex {
  minutes: MinutesRow | null
  condition: readonly FactorRow[]
  role: readonly FactorRow[]
  /** the caps of a visit that no factor lifts: those of the minutes and of every lifting factor */
  ordinary: readonly Limit[]
  on: ReadonlyMap<Trigger, readonly TriggeredRow[]>
  limits: ReadonlyMap<Row, readonly Limit[]>
}

const limitsOf = (row: Row): readonly Limit[] => row.caps.map((cap) => ({ code: row.code, cap }))
const isFactor = (row: Row): row is FactorRow => row.kind === 'factor'
const isMinutes = (row: Row): row is MinutesRow => row.kind === 'minutes'

const triggersOf = (row: Row): readonly Trigger[] => {
  if (row.kind === 'never') return row.on
  return row.kind === 'flat' || row.kind === 'deduction' ? [row.on] : []
}

const build = (pack: RulePack): PackIndex => {
  const minutes = pack.rows.find(isMinutes) ?? null
  // reading a pack has seen to it that factors multiply its one row of minutes
  const factors = pack.rows.filter(isFactor)
  const on = new Map<Trigger, TriggeredRow[]>()
  for (const row of pack.rows) for (const trigger of triggersOf(row)) on.set(trigger, [...(on.get(trigger) ?? []), row as TriggeredRow])
  return {
    minutes,
    condition: factors.filter((factor) => factor.group === 'condition'),
    role: factors.filter((factor) => factor.group === 'role'),
    ordinary: [...(minutes ? limitsOf(minutes) : []), ...factors.flatMap(limitsOf)],
    on,
    limits: new Map(pack.rows.map((row) => [row, limitsOf(row)]))
  }
}

// a version never changes, so it is indexed once
const indexes = new WeakMap<RulePack, PackIndex>()

/** The index of a version. */
export const indexOf = (pack: RulePack): PackIndex => {
  const found = indexes.get(pack)
  if (found) return found
  const index = build(pack)
  indexes.set(pack, index)
  return index
}

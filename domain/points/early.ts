import type { Fact } from './fact'
import { indexOf } from './pack/indexed'
import type { RulePack } from './rule'
import { occasionOf } from './rules/occasions'

/** What bars a fact that time may still make right, in the words of the rule: it is not kept yet, or it would be worth nothing for ever. Null: it is decided. */
export const earlyWords = (pack: RulePack, fact: Fact, now: number): string | null => {
  const occasion = occasionOf(fact)
  const rows = occasion.triggers(fact).flatMap((trigger) => indexOf(pack).on.get(trigger) ?? [])
  const bars = rows.flatMap((row) =>
    row.kind === 'flat' && occasion.early?.(fact, row.limits, now) ? (occasion.bars?.(fact, row.limits) ?? []) : []
  )
  return bars[0] ?? null
}

import type { Things } from '../caps'
import type { Fact, FactKind } from '../fact'
import type { Trigger } from '../trigger'
import type { Limits } from '../rule'

/** How the rules read one kind of fact. Instants are epoch milliseconds. */
export interface Occasion<F> {
  /** which rows it sets off; none: the fact pays through minutes alone, or not at all */
  triggers: (fact: F) => readonly Trigger[]
  /** the instant whose Shanghai day fills the caps */
  at: (fact: F) => number
  /** why it does not count, in words; null: it does */
  bars?: (fact: F, limits: Limits) => string | null
  /** of a fact that is barred: whether time may still make it right, so that nothing is kept of it yet. Without it: the bar is its answer */
  early?: (fact: F, limits: Limits, now: number) => boolean
  /** the earliest instant its lines may post; null: an appeal is open. Without it: at once */
  postsFrom?: (fact: F, limits: Limits) => number | null
  /** what caps may count apart */
  things?: (fact: F) => Things
  /** how many units happened, where a row pays by the unit */
  count?: (fact: F) => number
  /** the cause of the base's line, before any correction, that a row with this base hangs on */
  hangsOn?: (fact: F, base: string) => string | null
}

export type Occasions<K extends FactKind> = { [One in K]: Occasion<Extract<Fact, { kind: One }>> }

import type { Reason } from './rule'

/** What a line uses up of one cap, or one time counted: the key names row, period and thing. */
export interface Draw {
  key: string
  amount: number
}

/** What one person has used up of every cap, by key. A later line reads it; an earlier one is never looked at again. */
export type Used = ReadonlyMap<string, number>

/** One entry of a person's points and why it is what it is; whole points, negative for a deduction. */
export interface Line {
  code: string
  /** the id in the ledger: `order/O123/r2/award/P9/R01` */
  cause: string
  personId: string
  /** of the rules it was computed under; a correction uses the same */
  version: string
  points: number
  /** what a cap took off, always ≥ 0; for a deduction what it spared */
  cut: number
  /** parts of the sentence that people read */
  why: readonly string[]
  draws: readonly Draw[]
  /** the cause of another line, before any correction: this one falls when that does */
  hangsOn: string | null
}

/** What follows besides points. */
export type Consequence =
  | { kind: 'suspend'; personId: string; days: number }
  | { kind: 'suspend_until_handed_over'; personId: string }
  | { kind: 'reverse'; beginning: string }
  | { kind: 'talk'; personId: string }

/** What the rules say about one fact. */
export interface Award {
  lines: readonly Line[]
  consequences: readonly Consequence[]
  /** the earliest instant (epoch ms) at which the lines may post; null: not yet known, an appeal is open */
  postsFrom: number | null
}

/** A line taken back, whole. */
export interface Reversal {
  cause: string
  reverses: string
  personId: string
  points: number
  reason: Reason
  why: string
}

import type { Trigger } from './trigger'

/** A calendar stretch of Asia/Shanghai in which a cap counts; `life` never ends. */
export const PERIODS = ['day', 'month', 'quarter', 'year', 'life'] as const
export type Period = (typeof PERIODS)[number]

/** What a cap of times may count apart. */
export const THINGS = ['household', 'course'] as const
export type Thing = (typeof THINGS)[number]

/** At most so many points, or so many times, in a period; `per` counts each household or course for itself. */
export type PointCap = { period: Period; points: number }
export type TimesCap = { period: Period; times: number; per?: Thing }
export type Cap = PointCap | TimesCap

export const CONFIRMERS = [
  'closing',
  'system',
  'record',
  'beneficiary',
  'community',
  'attendance',
  'handler',
  'elder',
  'two_staff',
  'nobody'
] as const
/** Whose word lets a row pay: closing an order (32 or 34), a record, a person, two staff, or nothing needs to be said. */
export type Confirmer = (typeof CONFIRMERS)[number]

export const REASONS = ['correction', 'fraud', 'withdrawn', 'annulled', 'appeal'] as const
/** Why a line may be taken back by itself; what hangs on it always goes with it. */
export type Reason = (typeof REASONS)[number]

export const CIRCUMSTANCES = ['leader', 'organiser', 'lecturer', 'urgent', 'night', 'weather'] as const
/** What multiplies minutes: a part somebody played, or the conditions of the visit. */
export type Circumstance = (typeof CIRCUMSTANCES)[number]

interface Common {
  /** `R01` … `N04`; a district's own rows carry codes of their own */
  code: string
  /** what people read */
  title: string
  /** the row this one goes with: a factor multiplies it, a flat line needs it and falls with it */
  base: string | null
  caps: readonly Cap[]
  confirmedBy: Confirmer
  reversedBy: readonly Reason[]
}

/** Points from proven minutes: `pointsPerHour`, cut at `itemShare` of the item's minutes and at `mostMinutes`. */
export interface MinutesRow extends Common {
  kind: 'minutes'
  pointsPerHour: number
  leastMinutes: number
  mostMinutes: number
  itemShare: number
  /** whether the item's own coefficient multiplies */
  coefficient: boolean
}

/** Multiplies the minutes row; of a group only the highest counts. Its caps stand in for those of the minutes row. */
export interface FactorRow extends Common {
  kind: 'factor'
  group: 'role' | 'condition'
  factor: number
  when: readonly Circumstance[]
  /** how many it takes: slots for a leader, slots for each organiser, attendees for a lecturer */
  size: number
  /** hours of the day between which it is night; crosses midnight when `nightFrom` is the later */
  nightFrom: number
  nightTo: number
}

/** A line of its own: so many points for each `each` of what happened (1 where there is nothing to count). */
export interface FlatRow extends Common {
  kind: 'flat'
  on: Trigger
  points: number
  each: number
  limits: Limits
}

/** Points taken, from the `free`+1st time in a period on; `points` is negative. */
export interface DeductionRow extends Common {
  kind: 'deduction'
  on: Trigger
  points: number
  free: number
  freePeriod: Period
  limits: Limits
  /** days without accepting, from when it is final; null: not suspended */
  suspendDays: number | null
  /** suspended until the authority has it */
  handOver: boolean
  reviewers: number
  differentOrganisations: boolean
  /** the person's lines of that order fall with it */
  reverses: boolean
}

/** Worth nothing for ever; `talkAfter` upheld cases of a kind open a talk, never a deduction. */
export interface NeverRow extends Common {
  kind: 'never'
  on: readonly Trigger[]
  talkAfter: number | null
}

/** Explains and moves nothing. */
export interface NoteRow extends Common {
  kind: 'note'
}

/** Thresholds that a trigger may need; which ones, its own file says. */
export interface Limits {
  days?: number
  hours?: number
  minutes?: number
  meters?: number
  characters?: number
  helpers?: number
}

export type Row = MinutesRow | FactorRow | FlatRow | DeductionRow | NeverRow | NoteRow

/** One version of the rules of a district. Old orders keep the version that was in force when they were served. */
export interface RulePack {
  version: string
  /** epoch milliseconds */
  effectiveAt: number
  /** a counter-example: may be simulated, never published */
  demonstration: boolean
  rows: readonly Row[]
}

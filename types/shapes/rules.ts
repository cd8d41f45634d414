import type { Difference } from '@domain/points/pack/numbers'
import type { Window } from '@domain/order/order'
import type { Report } from '@domain/points/simulate/report'
import type { WarningLevel, WarningStanding, Weather } from '@domain/points/warning'

/** Where a version stands: still written, signed once, to come, in force, or over. */
export type RuleStanding = 'draft' | 'signed' | 'coming' | 'inForce' | 'past'

/** One version of the rules in a list. */
export interface RuleVersionCard {
  id: string
  version: string
  effectiveAt: number
  standing: RuleStanding
  draftedBy: string
  draftedAt: number
}

/** What a simulation said, over which past. Figures only, nobody's name. */
export interface RuleReport extends Report {
  from: number
  until: number
  /** how many past events the rules were asked about */
  facts: number
  at: number
}

/** One version whole. */
export interface RuleVersionView extends RuleVersionCard {
  /** the file, one rule a line */
  file: string
  /** names this very text; whoever signs says which one they saw */
  edition: string
  /** the version that everybody would keep without it */
  against: string
  changes: Difference[]
  /** of this very text against that version; absent until it was simulated */
  report?: RuleReport
  /** the public names of those who signed */
  signedBy: string[]
  /** the caller has signed it */
  mine: boolean
}

/** A counter-example over the district's own past, with what had to be assumed for it. */
export interface RuleExample {
  title: string
  assumed: string
  report: RuleReport
  /** the share (0–1) of people who would ever reach the cheapest thing, where the example is about that */
  reach?: number
}

/** A warning of bad weather: visits in its hours count for more (R15). */
export interface WarningView extends Window {
  id: string
  level: WarningLevel
  what: Weather
  standing: WarningStanding
  /** names; absent: the whole district */
  communities?: string[]
  /** public name, for the district's own staff */
  enteredBy?: string
}

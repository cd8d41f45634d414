import type { Grade } from '@domain/points/yearly'

/** What somebody said against a deduction, and what became of it. */
export interface OwnAppeal {
  words: string
  at: number
  /** by when somebody takes it up, then by when it is answered */
  dueAt: number
  taken: boolean
  upheld?: boolean
  answer?: string
  settledAt?: number
}
/** One deduction as whom it is about reads it. */
export interface Deduction {
  id: string
  title: string
  why: string[]
  /** what it takes, or would take; whole points, 0 or less */
  points: number
  at: number
  state: 'waiting' | 'appealed' | 'posted' | 'dropped' | 'reversed'
  orderId?: string
  /** until then one may appeal; absent: not any more, or it has been done */
  appealUntil?: number
  appeal?: OwnAppeal
}

/** An appeal as staff read it where it lies. */
export interface AppealForStaff {
  id: string
  title: string
  why: string[]
  points: number
  person: string
  at: number
  words: string
  madeAt: number
  dueAt: number
  taken: boolean
  /** the reader had a part in it: somebody else settles it */
  mine: boolean
  orderId?: string
}

/** Something that wants a second look, a talk, or an authority. */
export interface Review {
  id: string
  /** rises with every change: whoever says that it is true says what they saw */
  version: number
  what: 'offence' | 'low_rate' | 'talk' | 'hand_over' | 'paid'
  title: string
  person: string
  at: number
  orderId?: string
  proposedBy?: string
  mine: boolean
  /** of what was awarded: how many */
  points?: number
}

/** What a fact came to. */
export interface Recorded {
  id: string
  state: 'proposed' | 'waiting' | 'appealed' | 'posted' | 'dropped' | 'reversed'
  points: number
  why: string[]
}

/** One calendar year of one person: told to the person and to the unit, to nobody else. */
export interface YearFeedback {
  year: string
  points: number
  /** proven, uncut */
  minutes: number
  grade: Grade
}
/** What a unit's members did on orders that the unit took on, in a calendar year. Counted, and worth nothing (R20). */
export interface UnitCount {
  year: string
  orders: number
  people: number
  /** whole */
  hours: number
}
/** A year of a unit's member. */
export interface MemberYear extends YearFeedback {
  id: string
  publicName: string
}

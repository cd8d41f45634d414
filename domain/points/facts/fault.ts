import type { OfOrder } from './whose'

/** A seat given up after accepting. */
export interface Withdrawal extends OfOrder {
  kind: 'withdrawal'
  /** the order's version that recorded it */
  version: number
  acceptedAt: number
  withdrawnAt: number
  startAt: number
  /** after a new time (row 18) or a closed door (row 23) */
  afterChange: boolean
  excused: boolean
}

/** An absence that went through rows 26, 27 and 28. */
export interface Absence extends OfOrder {
  kind: 'absence'
  absentAt: number
  settledAt: number
  upheld: boolean
  /** null: not appealed; `endedAt` null: still open */
  appeal: { endedAt: number | null } | null
}

/** What two of the staff found, once it is final. */
export interface Offence extends OfOrder {
  kind: 'offence'
  offence: 'false_presence' | 'privacy_leak' | 'took_payment'
  offenceId: string
  /** null while the appeal is open */
  finalAt: number | null
  reviewers: readonly { personId: string; organisationId: string }[]
}

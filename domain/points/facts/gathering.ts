import type { Report } from '../hazard'
import type { AtOnce } from './whose'

/** A course before the first post, attended by code. */
export interface Training extends AtOnce {
  kind: 'training'
  courseId: string
  byCode: boolean
}

/** A month of a paired household; the written summary is optional. */
export interface Pairing extends AtOnce {
  kind: 'pairing'
  householdId: string
  provenVisits: number
}

/** A proposal that was adopted; its proposer only. */
export interface Proposal extends AtOnce {
  kind: 'proposal'
  proposalId: string
}

/** A meeting of neighbours. */
export interface Meeting extends AtOnce {
  kind: 'meeting'
  meetingId: string
  byCode: boolean
  voted: boolean
}

/** A danger or fault that was reported and found to be true. */
export interface Hazard extends AtOnce {
  kind: 'hazard'
  reportId: string
  upheld: boolean
  /** no other report of the same within 50 m, category and 24 h was known when it was written down: `firstReport` */
  first: boolean
  /** where and what, as it was reported: the next report is compared with it */
  place?: Report
}

import { refuse } from '../errors'
import type { Pool } from './hold'

/** How far the pool may fall, as one of the district proposed it and another signs it (T10). */
export interface FloorProposal {
  minutes: number
  proposedBy: string
  confirmedBy: string
}

/** Two different people of the district; never more than the pool has. Refuses SECOND_PERSON, MINUTES_INVALID and FLOOR_TOO_HIGH. */
export const checkFloor = ({ minutes, proposedBy, confirmedBy }: FloorProposal, { available }: Pick<Pool, 'available'>): void => {
  if (!Number.isSafeInteger(minutes) || minutes < 0) refuse('MINUTES_INVALID')
  if (proposedBy === confirmedBy) refuse('SECOND_PERSON')
  if (minutes > available) refuse('FLOOR_TOO_HIGH', { left: Math.max(0, available) })
}

import { refuse } from '../errors'
import type { Pool } from './hold'

/** How far the pool may fall, as one of the district proposed it and another signs it (T10). */
export interface FloorProposal {
  minutes: number
  proposedBy: string
  confirmedBy: string
}

/** What may be proposed already: never more than the pool has. Refuses MINUTES_INVALID and FLOOR_TOO_HIGH. */
export const checkFloorFits = (minutes: number, { available }: Pick<Pool, 'available'>): void => {
  if (!Number.isSafeInteger(minutes) || minutes < 0) refuse('MINUTES_INVALID')
  if (minutes > available) refuse('FLOOR_TOO_HIGH', { left: Math.max(0, available) })
}

/** Two different people of the district; never more than the pool has. Refuses SECOND_PERSON, MINUTES_INVALID and FLOOR_TOO_HIGH. */
export const checkFloor = ({ minutes, proposedBy, confirmedBy }: FloorProposal, pool: Pick<Pool, 'available'>): void => {
  if (proposedBy === confirmedBy) refuse('SECOND_PERSON')
  checkFloorFits(minutes, pool)
}

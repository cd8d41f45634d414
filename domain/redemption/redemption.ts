/** Where a redemption is. Only the first of them can become another. */
export const REDEMPTION_STATES = ['held', 'picked_up', 'returned', 'cancelled'] as const
export type RedemptionState = (typeof REDEMPTION_STATES)[number]

/** One thing that one person takes for points, from the tap to the counter. Ids and what was promised; no name of anybody. */
export interface Redemption {
  id: string
  personId: string
  goodId: string
  merchantId: string
  /** as they were when it was redeemed: a later change of the catalogue is no change of this */
  title: string
  pickUp: string
  points: number
  state: RedemptionState
  at: number
  /** from then on it is not handed over any more (epoch ms) */
  untilAt: number
  /** the district took the thing back before it was fetched */
  calledOff: boolean
  endedAt: number | null
  /** who handed it over, on which day of Shanghai it stands on the sheet, and by which request */
  handedBy: string | null
  handedRequest: string | null
  day: string | null
}

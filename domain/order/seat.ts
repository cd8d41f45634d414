import type { Window } from './order'

export const SEAT_STATES = [
  'invited',
  'waiting',
  'accepted',
  'arrived',
  'left',
  'unanswered',
  'passed',
  'withdrawn',
  'released',
  'absent'
] as const
/** One participant's part: `unanswered` is "at the door, nobody opened"; the last four are ends. */
export type SeatState = (typeof SEAT_STATES)[number]

/** How a presence was proven: a rolling code, a paper code, a correction by two people, or not at all (credit 0). */
export type Proof = 'code' | 'slip' | 'two_people' | 'none'

/** As many as may come to a class, and a slot of an order at most. */
export const MOST_ATTENDEES = 500
/** Who held a class: how many came to it, as whoever was there counted them, and who says so. */
export interface Lecture {
  attendees: number
  by: string
  at: number
}

/** Whoever comes no more leads nothing and helps to organise nothing. */
export const NO_PART = { leader: false, organiserBy: null } as const

/** One person's place (名额) on one round of an order. Instants are epoch milliseconds. */
export interface Seat {
  /** `<round>-<number in it>`; a person holds one seat a round */
  id: string
  round: number
  personId: string
  state: SeatState
  /** paid staff on duty: presence is recorded, points 0, minutes 0 */
  duty: boolean
  /** released by the requester or the dispatcher: not offered this order again */
  barred: boolean
  leader: boolean
  /** the leader who named them to help organise, before anybody had come; null: nobody did */
  organiserBy: string | null
  invitedAt: number | null
  /** the last yes; stays whatever becomes of the seat, for whoever ever said yes never deals with this order (guard b) */
  acceptedAt: number | null
  arrivedAt: number | null
  arrivedBy: Proof | null
  leftAt: number | null
  leftBy: Proof | null
  /** whole minutes between two codes, rounded down, never cut here; 0 without both proofs */
  provenMinutes: number
  /** the rolling step used on arrival: one step never serves both ends */
  arriveStep: number | null
  unansweredAt: number | null
  absentAt: number | null
  absentBy: string | null
  /** the helper explained an absence */
  answeredAt: number | null
  absence: 'excused' | 'upheld' | null
  /** after a reschedule the helper may accept before others until this instant */
  firstRightUntil: number | null
  /** another time this helper could come; the requester agrees with one tap */
  proposal: Window[] | null
  /** an offered place from the waiting list, to be tapped until this instant */
  offerUntil: number | null
  reviewedAt: number | null
  /** they taught those who came; null: nobody says so */
  lecture: Lecture | null
}

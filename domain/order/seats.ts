import type { Order, OrderState, Window } from './order'
import type { Seat, SeatState } from './seat'

/** The seats of the present round; earlier rounds keep theirs for the books. */
export const roundSeats = (order: Order): Seat[] => order.seats.filter((seat) => seat.round === order.round)

/** The person's seat in the present round, whatever became of it. */
export const ownSeat = (order: Order, personId: string | undefined): Seat | undefined =>
  roundSeats(order).find((seat) => seat.personId === personId)

/** What somebody did in earlier rounds to the end: theirs, although the order goes round again. */
export const earlierVisits = (order: Order, personId: string | undefined): Seat[] =>
  order.seats.filter((seat) => seat.round < order.round && seat.personId === personId && seat.state === 'left')

/** Holds or ever held a seat by accepting one, in any round: such a person never confirms anything on this order. */
export const everHeld = (order: Order, personId: string | undefined): boolean =>
  order.seats.some((seat) => seat.personId === personId && seat.acceptedAt !== null)

/** Seats of the round in one of these states. */
export const seatsIn = (order: Order, ...states: SeatState[]): Seat[] => roundSeats(order).filter((seat) => states.includes(seat.state))

/** Places taken: `unanswered` counts as accepted until settled. */
export const taken = (order: Order): number => seatsIn(order, 'accepted', 'unanswered', 'arrived', 'left').length

/** How many more have to say yes before the visit may begin (T15); 0: it may. */
export const lacking = (order: Order): number => (order.state === 'open' ? Math.max(0, order.minPeople - taken(order)) : 0)

/** The middle states are a function of the seats, not a choice (orders.md §2). */
export const stateOf = (seats: readonly Seat[], slots: number): Extract<OrderState, 'open' | 'accepted' | 'serving' | 'served'> => {
  const count = (...states: SeatState[]) => seats.filter((seat) => states.includes(seat.state)).length
  if (count('arrived') > 0) return 'serving'
  if (count('left') > 0) return count('accepted', 'unanswered') > 0 ? 'serving' : 'served'
  return count('accepted', 'unanswered') >= slots ? 'accepted' : 'open'
}

/** The window everybody counts by: the agreed one, else the first that was offered. */
export const windowOf = (order: Order): Window => order.windows[order.windowIndex ?? 0] as Window

/** The end of the last window somebody could still come in. */
export const lastEnd = (order: Order): number =>
  order.windowIndex === null ? Math.max(...order.windows.map((window) => window.endAt)) : windowOf(order).endAt

/** A fresh seat of this round: nothing has happened on it yet. Its id is its number, for it is shown to people who may not know who sits there. */
export const newSeat = (order: Order, personId: string, state: 'invited' | 'waiting' | 'accepted', at: number, duty: boolean): Seat => ({
  id: `${order.round}-${roundSeats(order).length + 1}`,
  round: order.round,
  personId,
  state,
  duty,
  barred: false,
  leader: false,
  organiserBy: null,
  invitedAt: state === 'invited' ? at : null,
  acceptedAt: state === 'accepted' ? at : null,
  arrivedAt: null,
  arrivedBy: null,
  leftAt: null,
  leftBy: null,
  provenMinutes: 0,
  arriveStep: null,
  unansweredAt: null,
  absentAt: null,
  absentBy: null,
  answeredAt: null,
  absence: null,
  firstRightUntil: null,
  proposal: null,
  offerUntil: null,
  reviewedAt: null,
  lecture: null
})

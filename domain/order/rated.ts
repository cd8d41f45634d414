import type { Order, Rating } from './order'

/** What was said of the present round, first word first: another round is another visit. */
export const ratedNow = ({ ratings, round }: Pick<Order, 'ratings' | 'round'>): Rating[] =>
  ratings.filter((rating) => rating.round === round)

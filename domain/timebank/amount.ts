import { refuse } from '../errors'

/** More minutes than all lives of a city hold: beyond it a number is a mistake. */
const MOST = 1_000_000_000

/** Refuses what is not a whole number of minutes from 1 up: zero, negative, fractional, NaN, enormous. */
export const wholeMinutes = (minutes: number): void => {
  if (!Number.isSafeInteger(minutes) || minutes < 1 || minutes > MOST) refuse('MINUTES_INVALID')
}

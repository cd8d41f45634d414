import { refuse } from '../errors'

/** More minutes than all lives of a city hold: beyond it a number is a mistake. */
const MOST = 1_000_000_000

/** Refuses what is not a whole number of minutes from 1 up: zero, negative, fractional, NaN, enormous. */
export const wholeMinutes = (minutes: number): void => {
  if (!Number.isSafeInteger(minutes) || minutes < 1 || minutes > MOST) refuse('MINUTES_INVALID')
}

/** What somebody may spend or give of earned minutes: what they owe is not for that, although it is still there (as of points, 0013). */
export const spendableMinutes = ({ free, dues }: { free: number; dues: number }): number => Math.max(0, free - dues)

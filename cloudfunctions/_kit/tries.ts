import { MINUTE } from '@domain/clock/milliseconds'

/** Five wrong codes by one participant on one order in ten minutes close it to their codes for ten. */
export const MOST_TRIES = 5
export const TRIES_WITHIN = 10 * MINUTE
const LOCKED_FOR = 10 * MINUTE

/** Is it locked now, by the instants of the wrong tries of the last twenty minutes, oldest first. */
export const isLocked = (wrongTriesAt: readonly number[], now: number): boolean =>
  wrongTriesAt.some((at, index) => {
    const first = wrongTriesAt[index - MOST_TRIES + 1]
    return first !== undefined && at - first < TRIES_WITHIN && now - at < LOCKED_FOR
  })

/** Lengths of time in milliseconds, so that a rule reads like its sentence. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

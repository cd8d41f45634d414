import { dayOf } from '../clock/shanghai'

/** Ages at which a rule changes (whole years). */
export const GUARDIAN_UNTIL = 14
export const ADULT_FROM = 18

/** Whole years at an instant (epoch ms) in Shanghai; a birthday counts from its own midnight, 29 February on 1 March. */
export const ageAt = (birthDay: string, now: number): number => {
  const today = dayOf(now)
  const years = Number(today.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return today.slice(5) < birthDay.slice(5) ? years - 1 : years
}

/** Under 18: may serve on L0 and L1 only (T14). */
export const isMinor = (birthDay: string, now: number): boolean => ageAt(birthDay, now) < ADULT_FROM

/** Under 14: nothing is stored without a guardian's consent (red line 25). */
export const needsGuardian = (birthDay: string, now: number): boolean => ageAt(birthDay, now) < GUARDIAN_UNTIL

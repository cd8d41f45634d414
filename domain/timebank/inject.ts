import { refuse } from '../errors'
import { direct, ISSUER, POOL, type Movement } from './account'
import { wholeMinutes } from './amount'
import { durationWords } from './words'

/** New minutes for the pool: the only place where any begin. */
export interface Injection {
  injectionId: string
  minutes: number
  proposedBy: string
  confirmedBy: string
  /** what the district allows in a calendar quarter, and what came in this one so far */
  quarterCeiling: number
  injectedThisQuarter: number
}

/** What may be proposed: no more than a whole quarter allows, for no quarter could take it. Refuses INJECT_CEILING. */
export const checkInjectable = (minutes: number, quarterCeiling: number): void => {
  wholeMinutes(minutes)
  if (minutes > quarterCeiling) refuse('INJECT_CEILING', { left: quarterCeiling })
}

/** Issuer to pool, by two different people of the district, within the quarter's ceiling; published. */
export const planInjection = (injection: Injection): Movement[] => {
  wholeMinutes(injection.minutes)
  if (injection.proposedBy === injection.confirmedBy) refuse('SECOND_PERSON')
  const left = Math.max(0, injection.quarterCeiling - injection.injectedThisQuarter)
  if (injection.minutes > left) refuse('INJECT_CEILING', { left })
  return [direct(ISSUER, POOL, injection.minutes, `inject/${injection.injectionId}`, `区里拨入公共池 ${durationWords(injection.minutes)}`)]
}

import { periodOf } from '../points/period'
import { accountOf, direct, POOL, type Movement } from './account'
import type { Pool } from './hold'
import type { TimeRules } from './rules'
import { durationWords } from './words'

/** What a month's allotment came to; `short`: less than the rule promises, published and told to the district. */
export interface Allotment {
  each: number
  short: boolean
}

/** On the 1st, 00:00: everybody of so many on the list the same; when the pool is short everybody the same smaller number (T09, T10). */
export const planAllotment = (rules: TimeRules, listed: number, pool: Pool): Allotment => {
  if (listed === 0) return { each: 0, short: false }
  const most = Math.floor(Math.max(0, pool.available - pool.floor) / listed)
  const each = Math.min(rules.allotmentMinutes, most)
  return { each, short: each < rules.allotmentMinutes }
}

/** At the month's end the available part goes back to the pool; a held part stays with its order. `at` lies in the month that begins. */
export const planAllotmentReturn = (available: readonly { personId: string; minutes: number }[], at: number): Movement[] =>
  available
    .filter(({ minutes }) => minutes > 0)
    .map(({ personId, minutes }) =>
      direct(
        accountOf(personId, 'allotment'),
        POOL,
        minutes,
        `allotment/${periodOf('month', at)}/${personId}/return`,
        `上月没用完的额度 ${durationWords(minutes)}回公共池`
      )
    )

import type { Input } from '@contract'
import type { UnitCount } from '@contract/review'
import { dayOf } from '@domain/clock/shanghai'
import type { Call } from '../_kit/call'
import { windowOf } from './year'

/** What a unit did together in a year: orders, people, whole hours. A counted fact without value, for its liaison (R20). */
export const unitCount = async (call: Call, input: Input<'points.unitCount'>): Promise<UnitCount> => {
  const { store, now } = call
  const { unitId, year = dayOf(now).slice(0, 4) } = input
  return { year, ...(await store.reviews.unitCount({ unitId, ...windowOf(year), now })) }
}

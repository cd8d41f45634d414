import { dayOf, dayStart } from '@domain/clock/shanghai'
import { estateOf, leftOverOf } from '@domain/value/estate'
import type { Visit } from '../_kit/call'
import type { DueEstate } from '../_kit/store/due-estates'
import { pageByPage } from './page-by-page'

const BATCH = 200

/**
 * Once a day: minutes for which nobody chose in time go to the pool, and so does what came to an account after its estate was settled (T13).
 * Answers how many estates moved.
 */
export const settleEstates = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>): Promise<number> => {
  if (!(await stores.claimSlot('estates', dayStart(now), now))) return 0
  const settle = (estate: DueEstate) => {
    const store = stores.forSystem(estate.tenantId)
    return estate.settled
      ? store.moveValue(leftOverOf(estate, estate.nth, now), now)
      : store.settleEstate(estate, estateOf(estate, null, now), now)
  }
  return pageByPage('estates', BATCH, (after) => stores.dueEstates(dayOf(now), BATCH, after), settle)
}

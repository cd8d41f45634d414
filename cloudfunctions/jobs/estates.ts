import { dayOf, dayStart } from '@domain/clock/shanghai'
import { estateOf, leftOverOf } from '@domain/value/estate'
import type { Visit } from '../_kit/call'
import type { DueEstate } from '../_kit/store/due-estates'
import { pageByPage } from './page-by-page'

const JOB = 'estates'
const BATCH = 200

/**
 * Once a day: minutes for which nobody chose in time go to the pool, and so does what came to an account after its estate was settled (T13).
 * The day is over when all of them were looked at: who breaks off before goes on a minute later, and each moves once. Answers how many moved.
 */
export const settleEstates = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>): Promise<number> => {
  const today = dayStart(now)
  if (await stores.slotTaken(JOB, today)) return 0
  const settle = (estate: DueEstate) => {
    const store = stores.forSystem(estate.tenantId)
    return estate.settled
      ? store.moveValue(leftOverOf(estate, estate.nth, now), now)
      : store.settleEstate(estate, estateOf(estate, null, now), now)
  }
  const moved = await pageByPage(JOB, BATCH, (after) => stores.dueEstates(dayOf(now), BATCH, after), settle)
  await stores.claimSlot(JOB, today, now)
  return moved
}

import { AppError } from '@domain/errors'
import { takeStep } from '@domain/redemption/perform'
import type { Visit } from '../_kit/call'
import { report } from '../_kit/log'

const BATCH = 100

/** Points back and the piece back on the shelf, where nobody came in time. Whoever was at the counter in the same moment was faster, or is told so. */
const giveBack = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>, tenantId: string, redemptionId: string): Promise<boolean> => {
  const store = stores.forSystem(tenantId)
  const one = await store.redemption(redemptionId)
  if (one?.state !== 'held') return false
  const change = takeStep(one, 'time_out', { personId: null, atMerchants: [], requestId: '' }, now)
  return (await store.commitRedemption(change, now)) === 'done'
}

/** Everything that was not fetched in time, each by itself: what breaks in one is written down and does not keep the others. Answers how many went back. */
export const returnRedemptions = async (visit: Pick<Visit, 'stores' | 'now'>): Promise<number> => {
  let returned = 0
  for (const { tenantId, redemptionId } of await visit.stores.dueRedemptions(visit.now, BATCH)) {
    try {
      if (await giveBack(visit, tenantId, redemptionId)) returned += 1
    } catch (error) {
      // while the books stand still nothing moves: all of them wait
      if (error instanceof AppError && error.code === 'BOOKS_STOPPED') break
      report({ door: 'jobs', action: 'redemptions' }, error)
    }
  }
  return returned
}

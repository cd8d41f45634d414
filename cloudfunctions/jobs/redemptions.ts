import { takeStep } from '@domain/redemption/perform'
import type { Visit } from '../_kit/call'
import type { DueRedemption } from '../_kit/store/redemptions'
import { pageByPage } from './page-by-page'

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
export const returnRedemptions = async (visit: Pick<Visit, 'stores' | 'now'>): Promise<number> =>
  pageByPage<DueRedemption>(
    'redemptions',
    BATCH,
    (after) => visit.stores.dueRedemptions(visit.now, BATCH, after),
    ({ tenantId, redemptionId }) => giveBack(visit, tenantId, redemptionId)
  )

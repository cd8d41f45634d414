import { HOUR } from '@domain/clock/milliseconds'
import { dayOf, dayStart } from '@domain/clock/shanghai'
import { ASSETS } from '@domain/ledger/account'
import { makeUp } from '@domain/value/later'
import type { Visit } from '../_kit/call'
import { sceneOf } from '../_kit/scene'
import type { Waited } from '../_kit/store/value-waits'
import { oneByOne } from './one-by-one'
import { pageByPage } from './page-by-page'

/** When the night's look at the books begins, Shanghai: most people sleep, and yesterday is over. */
const AT_NIGHT = 2 * HOUR
const BATCH = 50

/** Reads the books of every district on, once a night, to the end (T16). A difference stops its asset and is written down. Answers how many were read. */
export const checkAllBooks = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>): Promise<number> => {
  if (now - dayStart(now) < AT_NIGHT) return 0
  return oneByOne('books', await stores.uncheckedBooks(dayOf(now)), async (tenantId) => {
    const { faults } = await stores.forSystem(tenantId).checkBooks(now)
    for (const asset of ASSETS)
      if (faults[asset]) console.error(JSON.stringify({ level: 'error', door: 'jobs', tenantId, asset, faults: faults[asset] }))
    return true
  })
}

const makeUpOne = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>, waited: Waited): Promise<boolean> => {
  const store = stores.forSystem(waited.tenantId)
  const { order, value, scene } = await store.load({ orderId: waited.orderId, now })
  if (!order || !value) return false
  return store.makeUpFor(waited, makeUp(order, waited, sceneOf(scene), value), now)
}

/** What orders would have moved while an asset stood still, now that it moves again; each once. Answers how many. */
export const makeUpForWaits = async (visit: Pick<Visit, 'stores' | 'now'>): Promise<number> =>
  pageByPage<Waited>(
    'madeUp',
    BATCH,
    (after) => visit.stores.waitedValue(BATCH, after),
    (waited) => makeUpOne(visit, waited)
  )

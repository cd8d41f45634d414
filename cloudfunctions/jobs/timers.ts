import { HOUR } from '@domain/clock/milliseconds'
import type { Visit } from '../_kit/call'
import { report } from '../_kit/log'
import { oneByOne } from './one-by-one'
import { returnStranded, tickOrder, type Ticked } from '../_kit/system'

const BATCH = 50
/** A run ends before the next one begins; what is left is due again in a minute. */
const MOST = 500

/** One order; a bug in one must not stop the clocks of all others, so it is written down and looked at again in an hour. */
const tick = async ({ stores, now }: Visit, tenantId: string, orderId: string): Promise<Ticked> => {
  const store = stores.forSystem(tenantId)
  try {
    return await tickOrder(store, orderId, now)
  } catch (error) {
    report({ door: 'jobs', action: 'tick' }, error)
    await store.setAside(orderId, now, now + HOUR)
    return { kind: 'refused', timer: 'unknown', code: 'INTERNAL' }
  }
}

/** Everything that is due, earliest first, each order as one step of the system; an order with two timers due comes round again. */
export const runTimers = async (visit: Visit): Promise<{ done: number; refused: number }> => {
  const count = { done: 0, refused: 0 }
  for (let seen = 0; seen < MOST;) {
    const due = await visit.stores.dueTimers(visit.now, BATCH)
    for (const { tenantId, orderId } of due) {
      const ticked = await tick(visit, tenantId, orderId)
      if (ticked.kind === 'done') count.done += 1
      if (ticked.kind !== 'refused') continue
      count.refused += 1
      console.warn(JSON.stringify({ level: 'warn', door: 'jobs', orderId, timer: ticked.timer, code: ticked.code }))
    }
    seen += due.length
    if (due.length < BATCH) break
  }
  return count
}

/** Units that lost their liaison give back what lies with them. Answers how many orders went back. */
export const returnFromEmptyUnits = async ({ stores, now }: Visit): Promise<number> =>
  oneByOne(
    'returned',
    await stores.stranded(now, BATCH),
    async ({ tenantId, orderId }) => (await returnStranded(stores.forSystem(tenantId), orderId, now)).kind === 'done'
  )

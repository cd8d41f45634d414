import { periodOf } from '@domain/points/period'
import type { ValueChange } from '@domain/value/facts'
import { allotmentsOf, monthOf, returnsOf } from '@domain/value/month'
import { untilDecided } from '../_kit/again'
import type { Visit } from '../_kit/call'
import { oneByOne } from './one-by-one'
import type { SystemStore } from '../_kit/store/system-store'

/** Each is written once whatever happens: whoever was interrupted goes on where it stopped, a minute later. */
const writeAll = async (store: SystemStore, changes: readonly ValueChange[], now: number): Promise<void> => {
  for (const change of changes) await untilDecided(async () => (await store.moveValue(change, now)) || null, 'VALUE_BUSY')
}

/**
 * From the first of a month, 00:00: what was left of the last goes back to the pool, then everybody on the list gets the same (T09, T10).
 * Decided once a month and district. Answers how many elders got something.
 */
export const allotMonth = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>): Promise<number> => {
  const month = periodOf('month', now)
  return oneByOne('allotted', await stores.dueMonths(month), async (tenantId) => {
    const store = stores.forSystem(tenantId)
    const { elders, pool, poolOwner, each: decided } = await store.month(month)
    const { each, short } = monthOf(elders, pool, now)
    const standing = decided ?? (await store.decideMonth(month, each, short, now))
    await writeAll(store, returnsOf(elders, poolOwner, now), now)
    const allotments = allotmentsOf(elders, standing, poolOwner, now)
    await writeAll(store, allotments, now)
    await store.closeMonth(month, now)
    return allotments.length
  })
}

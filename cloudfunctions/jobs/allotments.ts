import { AppError } from '@domain/errors'
import type { AccountId } from '@domain/ledger/account'
import { periodOf } from '@domain/points/period'
import type { ValueChange } from '@domain/value/facts'
import { allotmentsOf, atOnce, monthOf, returnsOf } from '@domain/value/month'
import { untilDecided } from '../_kit/again'
import type { Visit } from '../_kit/call'
import { oneByOne } from './one-by-one'
import type { SystemStore } from '../_kit/store/system-store'

/** A change that was refused, for it alone. */
interface Refused {
  change: ValueChange
  error: unknown
}

const write = (store: SystemStore, change: ValueChange, now: number): Promise<boolean> =>
  untilDecided(async () => (await store.moveValue(change, now)) || null, 'VALUE_BUSY')

/** Writes what may be refused; whatever else breaks, and books that stand still, stops everything. */
const tried = async (store: SystemStore, change: ValueChange, now: number): Promise<Refused[]> => {
  try {
    await write(store, change, now)
    return []
  } catch (error) {
    if (error instanceof AppError && error.code !== 'BOOKS_STOPPED') return [{ change, error }]
    throw error
  }
}

/**
 * A hundred transfers a statement, each once whatever happens: whoever was interrupted goes on where it stopped, a minute later. Where one
 * of a hundred is refused, all of them go one by one, and the others are not lost. Answers what was refused.
 */
const writeAll = async (store: SystemStore, changes: readonly ValueChange[], now: number): Promise<Refused[]> => {
  const refused: Refused[] = []
  for (const { whole, parts } of atOnce(changes)) {
    if ((await tried(store, whole, now)).length === 0) continue
    for (const part of parts) refused.push(...(await tried(store, part, now)))
  }
  return refused
}

/** Whose accounts these changes are about. */
const accountsOf = (refused: readonly Refused[]): AccountId[] =>
  refused.flatMap(({ change }) => change.lines.map(({ accountId }) => accountId))

/**
 * From the first of a month, 00:00: what was left of the last goes back to the pool, then everybody on the list gets the same (T09, T10).
 * Decided once a month and district. Whoever was refused is tried again a minute later, and the month stays open for them. Answers how many elders got something.
 */
export const allotMonth = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>): Promise<number> => {
  const month = periodOf('month', now)
  return oneByOne('allotted', await stores.dueMonths(month), async (tenantId) => {
    const store = stores.forSystem(tenantId)
    const { elders, pool, poolOwner, each: decided } = await store.month(month)
    const { each, short } = monthOf(elders, pool, now)
    const standing = decided ?? (await store.decideMonth(month, each, short, now))
    const kept = await writeAll(store, returnsOf(elders, poolOwner, now), now)
    // whoever still has last month's rest would keep it with this month's
    const allotments = allotmentsOf(elders, standing, poolOwner, now).filter(
      ({ lines }) => !lines.some(({ accountId }) => accountsOf(kept).includes(accountId))
    )
    const unpaid = await writeAll(store, allotments, now)
    for (const { error } of [...kept, ...unpaid].slice(0, 1)) throw error
    await store.closeMonth(month, now)
    return allotments.length
  })
}

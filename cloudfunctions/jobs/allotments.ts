import { MINUTE } from '@domain/clock/milliseconds'
import { AppError } from '@domain/errors'
import { emptyPurse, purseOf } from '@domain/ledger/pool'
import { periodOf } from '@domain/points/period'
import type { ValueChange } from '@domain/value/facts'
import { allotmentsOf, atOnce, poolRows, promiseOf, returnsOf } from '@domain/value/month'
import { untilDecided } from '../_kit/again'
import type { Visit } from '../_kit/call'
import { oneByOne } from './one-by-one'
import type { SystemStore } from '../_kit/store/system-store'

const write = (store: SystemStore, change: ValueChange, now: number): Promise<boolean> =>
  untilDecided(async () => (await store.moveValue(change, now)) || null, 'VALUE_BUSY')

/** Writes what may be refused, and answers the refusal; whatever else breaks, and books that stand still, stops everything. */
const tried = async (store: SystemStore, change: ValueChange, now: number): Promise<unknown[]> => {
  try {
    await write(store, change, now)
    return []
  } catch (error) {
    if (error instanceof AppError && error.code !== 'BOOKS_STOPPED') return [error]
    throw error
  }
}

/**
 * A hundred transfers a statement, each once whatever happens: whoever was interrupted goes on where it stopped, a minute later. Where one
 * of a hundred is refused, all of them go one by one, and the others are not lost. Answers what was refused.
 */
const writeAll = async (store: SystemStore, changes: readonly ValueChange[], now: number): Promise<unknown[]> => {
  const refused: unknown[] = []
  for (const { whole, parts } of atOnce(changes)) {
    if ((await tried(store, whole, now)).length === 0) continue
    for (const part of parts) refused.push(...(await tried(store, part, now)))
  }
  return refused
}

/** At the end of a month nothing is begun: it would still be paid when the next one is decided, out of the same purse. */
const LAST_MINUTES = 10 * MINUTE

/**
 * What was left of the last month goes back to the pool, and this one is decided of what is there then, once somebody is on the list. Answers what was refused of the first: somebody
 * orders in that very moment, and is looked at again a minute later.
 */
const decided = (store: SystemStore, month: string, now: number): Promise<unknown[]> =>
  untilDecided(async () => {
    const { elders, poolOwner, each } = await store.month(month)
    const kept = await writeAll(store, returnsOf(elders, poolOwner, now), now)
    if (each !== null || !elders.some(({ listed }) => listed)) return kept
    const promise = promiseOf(elders, await store.ledger.balances(poolRows(poolOwner)), poolOwner, now)
    return (await store.decideMonth(month, promise, now)) ? kept : null
  }, 'VALUE_BUSY')

/**
 * From the first of a month, 00:00: what was left of the last goes back to the pool, then everybody on the list gets the same (T09, T10), out of a purse that was
 * filled with all of it when that was decided. Whoever was refused is tried again a minute later, and the month stays open for them. Answers how many elders got something.
 */
export const allotMonth = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>): Promise<number> => {
  const month = periodOf('month', now)
  if (periodOf('month', now + LAST_MINUTES) !== month) return 0
  return oneByOne('allotted', await stores.dueMonths(month), async (tenantId) => {
    const store = stores.forSystem(tenantId)
    const kept = await decided(store, month, now)
    const { elders, poolOwner, each } = await store.month(month)
    const allotments = allotmentsOf(elders, each ?? 0, poolOwner, now)
    const unpaid = await writeAll(store, allotments, now)
    for (const error of [...kept, ...unpaid].slice(0, 1)) throw error
    const purse = await store.ledger.balances([purseOf(poolOwner)])
    for (const back of emptyPurse(purse, poolOwner, now)) await store.ledger.post([back])
    await store.closeMonth(month, now)
    return allotments.length
  })
}

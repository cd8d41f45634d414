import { createHash } from 'node:crypto'
import type { World } from './world'

/** One line for a whole year: equal only when every event, seat and minute is. */
export const digestOf = (world: World): string => {
  const lines = world.journal.map(({ at, actorId, timer, change }) => [
    at,
    actorId,
    timer,
    change.order.id,
    change.order.version,
    change.events,
    change.value,
    change.secrets,
    change.notices
  ])
  return createHash('sha256')
    .update(JSON.stringify([lines, [...world.orders.values()]]))
    .digest('hex')
}

/** How often each word occurs. */
export const countOf = <T extends string>(words: readonly T[]): Partial<Record<T, number>> => {
  const counts: Partial<Record<T, number>> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

import type { Visit } from '../_kit/call'

const BATCH = 500

/** Everything that waits is told where people look already: their lists in the app. Nothing is called delivered that is not known to be. */
export const sweepOutbox = async ({ stores, now }: Visit): Promise<number> => {
  const waiting = await stores.outbox(BATCH)
  if (waiting.length > 0) await stores.markSent(waiting, now)
  return waiting.length
}

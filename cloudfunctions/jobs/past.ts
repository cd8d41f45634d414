import { dayStart } from '@domain/clock/shanghai'
import type { Visit } from '../_kit/call'

/** Of each kind in one minute; a day that leaves more goes on in the next. */
const BATCH = 1000
const JOB = 'past'

/** Once a day what is past its use is removed, a bounded portion a minute until nothing is left. Answers how many rows went. */
export const removePast = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>): Promise<number> => {
  const today = dayStart(now)
  if (await stores.slotTaken(JOB, today)) return 0
  const removed = await stores.removePast(now, BATCH)
  if (removed.every((count) => count < BATCH)) await stores.claimSlot(JOB, today, now)
  return removed.reduce((sum, count) => sum + count, 0)
}

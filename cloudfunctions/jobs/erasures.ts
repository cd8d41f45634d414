import type { Visit } from '../_kit/call'

const BATCH = 100

/** Erases whoever wanted to leave and did not change their mind. Answers how many; who still has something under way waits. */
export const eraseThoseWhoLeft = async ({ stores, now }: Visit): Promise<number> => {
  let erased = 0
  for (const { tenantId, personId } of await stores.dueErasures(now, BATCH)) {
    if (await stores.forSystem(tenantId).erase(personId, now)) erased += 1
  }
  return erased
}

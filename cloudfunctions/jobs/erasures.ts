import type { Visit } from '../_kit/call'
import { oneByOne } from './one-by-one'

const BATCH = 100

/** Erases whoever wanted to leave and did not change their mind. Answers how many; who still has something under way waits. */
export const eraseThoseWhoLeft = async ({ stores, now }: Visit): Promise<number> =>
  oneByOne('erased', await stores.dueErasures(now, BATCH), ({ tenantId, personId }) => stores.forSystem(tenantId).erase(personId, now))

import type { Input } from '@contract'
import type { Standing } from '@contract/community'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { idOf } from '../_kit/request'

/** Signs for one item, and answers what holds now. */
export const sign = async (call: Call, { orgId, itemCode, unitId = '' }: Input<'community.sign'>): Promise<Standing> => {
  const { store, now, caller, requestId } = call
  const id = idOf('H', caller.appId, caller.openid, requestId)
  const signing = { id, orgId, itemCode, unitId: unitId || null, now }
  await untilDecided(async () => (await store.handOvers.sign(signing)) || null)
  return store.handOvers.standing(orgId, now)
}

/** Takes one back, and answers what holds now. */
export const revoke = async ({ store, now }: Call, { orgId, id }: Input<'community.revoke'>): Promise<Standing> => {
  await store.handOvers.revoke({ orgId, id, now })
  return store.handOvers.standing(orgId, now)
}

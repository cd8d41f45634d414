import type { Rows } from '../_kit/call'
import { idOf } from '../_kit/request'
import { find } from './find'
import { meOf, myselfOf } from './me'
import { register } from './register'
import { schemas } from './schemas'

/** Everything the function `member` lets through. */
export const actions: Rows<'member'> = {
  me: { who: 'person', schema: schemas.me, does: (_, call) => myselfOf(call) },
  areas: { who: 'anyone', schema: schemas.areas, does: async (_, { stores, appId }) => ({ grids: await stores.grids(appId) }) },
  register: { who: 'person', writes: true, schema: schemas.register, does: (input, call) => register(call, input) },
  savePreferences: {
    who: 'person',
    writes: true,
    schema: schemas.savePreferences,
    does: async ({ largePrint, fontSize = null }, call) =>
      meOf(call, await call.store.savePreferences({ largePrint, fontSize, now: call.now }))
  },
  saveAddress: {
    who: 'person',
    writes: true,
    schema: schemas.saveAddress,
    does: async ({ id, ...home }, { store, now, caller, requestId }) => {
      const saved = id ?? idOf('A', caller.appId, caller.openid, requestId)
      await store.saveAddress({ ...home, id: saved, now })
      return { id: saved }
    }
  },
  find: { who: 'person', schema: schemas.find, does: (input, call) => find(call, input.text) }
}

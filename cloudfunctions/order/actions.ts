import { activityOf } from '@domain/order/view/activity'
import { cardsFor, pageFor } from '../_kit/cards'
import { LISTS } from '../_kit/lists'
import type { Rows } from '../_kit/call'
import { performFor } from '../_kit/perform'
import { placeFor } from '../_kit/place'
import { remarkFor } from '../_kit/remark'
import { frontOf } from './front'
import { contactOf } from './contact'
import { codeOf, slipOf } from './codes'
import { menuOf, orderOf } from './reads'
import { schemas } from './schemas'

/** Everything the function `order` lets through. */
export const actions: Rows<'order'> = {
  menu: { who: 'anyone', schema: schemas.menu, does: (_, visit) => menuOf(visit) },
  place: { who: 'person', writes: true, schema: schemas.place, does: (input, call) => placeFor(call, input) },
  perform: { who: 'person', writes: true, schema: schemas.perform, does: (input, call) => performFor(call, 'order.perform', input) },
  get: { who: 'person', schema: schemas.get, does: ({ orderId }, call) => orderOf(call, orderId) },
  front: { who: 'person', schema: schemas.front, does: (_, call) => frontOf(call) },
  mine: {
    who: 'person',
    schema: schemas.mine,
    does: LISTS['order.mine']
  },
  tasks: {
    who: 'person',
    schema: schemas.tasks,
    does: LISTS['order.tasks']
  },
  pool: {
    who: 'person',
    schema: schemas.pool,
    does: async (input, { store, now }) => cardsFor(await store.pool({ ...input, now }), () => ['passer'])
  },
  activities: {
    who: 'anyone',
    schema: schemas.activities,
    does: async (input, { stores, appId, now }) => pageFor(await stores.activities(appId, { ...input, now }), activityOf)
  },
  contact: { who: 'person', schema: schemas.contact, does: ({ orderId }, call) => contactOf(call, orderId) },
  code: { who: 'person', schema: schemas.code, does: ({ orderId }, call) => codeOf(call, orderId) },
  slip: { who: 'person', writes: true, schema: schemas.slip, does: ({ orderId }, call) => slipOf(call, orderId) },
  remark: { who: 'person', writes: true, schema: schemas.remark, does: (input, call) => remarkFor(call, input) }
}

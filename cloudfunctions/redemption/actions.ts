import { refuse } from '@domain/errors'
import type { Rows } from '../_kit/call'
import { redemptions, shown } from '../_kit/redemptions'
import { addGood, changeGood, keptGood, offerGood, restockGood } from './catalogue'
import { handOver, look } from './counter'
import { cancelRedemption, ownRedemption, redeemGood } from './redeem'
import { schemas } from './schemas'
import { agree, settle, sheetOf } from './sheets'
import { goodView, keptView, pieceView, sheetView } from './show'

/** Everything the function `redemption` lets through: the shop, the merchant's counter and sheets, the district's catalogue and settlement. */
export const actions: Rows<'redemption'> = {
  shop: {
    who: 'person',
    schema: schemas.shop,
    does: async (input, call) => {
      const { purse, ...page } = await call.store.redemptions.shop({ ...input, now: call.now })
      return shown(page, (shelf) => goodView(call, shelf, purse))
    }
  },
  good: {
    who: 'person',
    schema: schemas.good,
    does: async ({ id }, call) => {
      const { shelf, purse } = await call.store.redemptions.offer({ goodId: id, redemptionId: null, now: call.now })
      return goodView(call, shelf ?? refuse('GOOD_GONE'), purse)
    }
  },
  redeem: { who: 'person', writes: true, schema: schemas.redeem, does: (input, call) => redeemGood(call, input) },
  mine: {
    who: 'person',
    schema: schemas.mine,
    does: (input, call) => redemptions(call, input)
  },
  get: { who: 'person', schema: schemas.get, does: ({ id }, call) => ownRedemption(call, id) },
  cancel: { who: 'person', writes: true, schema: schemas.cancel, does: (input, call) => cancelRedemption(call, input) },

  look: { who: 'person', schema: schemas.look, does: (input, call) => look(call, input) },
  handOver: { who: 'person', writes: true, schema: schemas.handOver, does: (input, call) => handOver(call, input) },
  expected: { who: 'person', schema: schemas.expected, does: (input, { store, now }) => store.counter.expected({ ...input, now }) },
  sheets: {
    who: 'person',
    schema: schemas.sheets,
    does: async (input, call) => shown(await call.store.sheets.own({ ...input, now: call.now }), (one) => sheetView(call, one))
  },
  sheetOf: { who: 'person', schema: schemas.sheetOf, does: (input, call) => sheetOf(call, input) },
  sheet: {
    who: 'person',
    schema: schemas.sheet,
    does: async (input, call) => shown(await call.store.sheets.handed({ ...input, now: call.now }), pieceView)
  },
  agree: { who: 'person', writes: true, schema: schemas.agree, does: (input, call) => agree(call, input) },

  unsettled: {
    who: 'person',
    schema: schemas.unsettled,
    does: async (input, call) => shown(await call.store.sheets.unsettled({ ...input, now: call.now }), (one) => sheetView(call, one))
  },
  settle: { who: 'person', writes: true, schema: schemas.settle, does: (input, call) => settle(call, input) },
  merchants: { who: 'person', schema: schemas.merchants, does: (input, { store, now }) => store.catalogue.merchants({ ...input, now }) },
  catalogue: {
    who: 'person',
    schema: schemas.catalogue,
    does: async (input, call) => shown(await call.store.catalogue.goods({ ...input, now: call.now }), (good) => keptView(call, good))
  },
  kept: { who: 'person', schema: schemas.kept, does: ({ id }, call) => keptGood(call, id) },
  add: { who: 'person', writes: true, remembers: true, schema: schemas.add, does: (input, call) => addGood(call, input) },
  change: { who: 'person', writes: true, remembers: true, schema: schemas.change, does: (input, call) => changeGood(call, input) },
  restock: { who: 'person', writes: true, remembers: true, schema: schemas.restock, does: (input, call) => restockGood(call, input) },
  offer: {
    who: 'person',
    writes: true,
    schema: schemas.offer,
    does: (input, call) => offerGood(call, input),
    again: ({ id }, call) => keptGood(call, id)
  }
}

import { refuse } from '@domain/errors'
import type { Rows } from '../_kit/call'
import { balanceOf } from './balance'
import { donate, give } from './giving'
import { booksOf, checkNow, confirmReopen, proposeReopen } from './books'
import { chooseEstate, confirmDeath, estatesOf, recordDeath, settleEstate, undoDeath } from './estates'
import { confirm, confirmFloor, poolOf, propose, proposeFloor } from './pool'
import { schemas } from './schemas'

const OWN_WORKER = { who: '那位居民所在社区的工作人员' }

/** Everything the function `timebank` lets through. */
export const actions: Rows<'timebank'> = {
  balance: { who: 'person', schema: schemas.balance, does: (_, call) => balanceOf(call) },
  statement: {
    who: 'person',
    schema: schemas.statement,
    does: ({ account, ...page }, { store }) => store.wallet.statement({ ...page, account: `minute/${account}` })
  },
  useOwn: {
    who: 'person',
    writes: true,
    schema: schemas.useOwn,
    does: async ({ use }, call) => {
      await call.store.wallet.useOwn(use, call.asked, call.now)
      return balanceOf(call)
    },
    again: (_, call) => balanceOf(call)
  },
  give: { who: 'person', writes: true, schema: schemas.give, does: (input, call) => give(call, input) },
  donate: { who: 'person', writes: true, schema: schemas.donate, does: (input, call) => donate(call, input) },
  pool: { who: 'person', schema: schemas.pool, does: (_, call) => poolOf(call) },
  propose: { who: 'person', writes: true, remembers: true, schema: schemas.propose, does: (input, call) => propose(call, input) },
  confirm: { who: 'person', writes: true, schema: schemas.confirm, does: (input, call) => confirm(call, input) },
  proposeFloor: {
    who: 'person',
    writes: true,
    remembers: true,
    schema: schemas.proposeFloor,
    does: (input, call) => proposeFloor(call, input)
  },
  confirmFloor: { who: 'person', writes: true, schema: schemas.confirmFloor, does: (input, call) => confirmFloor(call, input) },
  books: { who: 'person', schema: schemas.books, does: (_, call) => booksOf(call) },
  checkBooks: { who: 'person', writes: true, schema: schemas.checkBooks, does: (_, call) => checkNow(call) },
  proposeReopen: { who: 'person', writes: true, schema: schemas.proposeReopen, does: (input, call) => proposeReopen(call, input) },
  confirmReopen: { who: 'person', writes: true, schema: schemas.confirmReopen, does: (input, call) => confirmReopen(call, input) },
  estates: { who: 'person', schema: schemas.estates, does: (input, call) => estatesOf(call, input) },
  recordDeath: {
    who: 'person',
    writes: true,
    remembers: true,
    schema: schemas.recordDeath,
    does: (input, call) => recordDeath(call, input)
  },
  confirmDeath: { who: 'person', writes: true, schema: schemas.confirmDeath, does: (input, call) => confirmDeath(call, input) },
  undoDeath: { who: 'person', writes: true, schema: schemas.undoDeath, does: (input, call) => undoDeath(call, input) },
  chooseEstate: {
    who: 'person',
    writes: true,
    schema: schemas.chooseEstate,
    does: (input, call) => chooseEstate(call, input),
    again: async ({ id }) => ({ id })
  },
  settleEstate: { who: 'person', writes: true, schema: schemas.settleEstate, does: (input, call) => settleEstate(call, input) },
  listed: {
    who: 'person',
    schema: schemas.listed,
    does: async (input, { store, now }) => (await store.peopleLists.listed({ ...input, now })) ?? refuse('NOT_ALLOWED', OWN_WORKER)
  },
  relations: {
    who: 'person',
    schema: schemas.relations,
    does: async (input, { store, now }) => (await store.peopleLists.relations({ ...input, now })) ?? refuse('NOT_ALLOWED', OWN_WORKER)
  },
  relate: {
    who: 'person',
    writes: true,
    schema: schemas.relate,
    does: async (input, { store, now, asked }) => {
      const outcome = await store.publicPool.relate({ ...input, asked, now })
      if (outcome === 'stranger') return refuse('NOT_ALLOWED', OWN_WORKER)
      return outcome === 'unchecked' ? refuse('GIFT_REAL_NAME') : {}
    },
    again: async () => ({})
  },
  list: {
    who: 'person',
    writes: true,
    schema: schemas.list,
    does: async (input, { store, now, asked }) => {
      const outcome = await store.publicPool.list({ ...input, asked, now })
      if (outcome === 'stranger') return refuse('NOT_ALLOWED', OWN_WORKER)
      return outcome === 'died' ? refuse('LISTED_DIED') : {}
    },
    again: async () => ({})
  }
}

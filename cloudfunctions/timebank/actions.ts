import { refuse } from '@domain/errors'
import type { Rows } from '../_kit/call'
import { balanceOf } from './balance'
import { donate, give } from './giving'
import { confirm, poolOf, propose } from './pool'
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
      await call.store.wallet.useOwn(use)
      return balanceOf(call)
    }
  },
  give: { who: 'person', writes: true, schema: schemas.give, does: (input, call) => give(call, input) },
  donate: { who: 'person', writes: true, schema: schemas.donate, does: (input, call) => donate(call, input) },
  pool: { who: 'person', schema: schemas.pool, does: (_, call) => poolOf(call) },
  propose: { who: 'person', writes: true, schema: schemas.propose, does: (input, call) => propose(call, input) },
  confirm: { who: 'person', writes: true, schema: schemas.confirm, does: (input, call) => confirm(call, input) },
  relate: {
    who: 'person',
    writes: true,
    schema: schemas.relate,
    does: async (input, { store, now }) => ((await store.publicPool.relate({ ...input, now })) ? {} : refuse('NOT_ALLOWED', OWN_WORKER))
  },
  list: {
    who: 'person',
    writes: true,
    schema: schemas.list,
    does: async (input, { store, now }) => ((await store.publicPool.list({ ...input, now })) ? {} : refuse('NOT_ALLOWED', OWN_WORKER))
  }
}

import type { Pool } from 'pg'
import { refuse } from '@domain/errors'
import { query, type Run } from '../../../database/query'
import type { Keys } from '../seal'
import { commit } from './commit'
import { load, type Reader } from './load'
import { lockedOrder } from './locked'
import * as member from './member'
import type { Account, Loaded, Wanted } from './shapes'
import type { Store } from './store'

/** What every store can do with one order, whoever asks. The writer is whom the load before the write has found. */
export const orderStore = (pool: Pool, keys: Keys, reader: Reader): Pick<Store, 'load' | 'commit' | 'locked' | 'open'> => {
  const run: Run = (sql, params) => query(pool, sql, params)
  let account: Account | null = 'tenantId' in reader ? { tenantId: reader.tenantId, personId: null, epoch: 0 } : null
  const read = async (on: Run, wanted: Wanted): Promise<Loaded> => {
    const loaded = await load(on, keys, reader, wanted)
    account = loaded.account
    return loaded
  }
  // a write without a read before it looks its writer up first: one trip more
  const writer = async (): Promise<Account> =>
    (account ??= 'tenantId' in reader ? null : await member.accountOf(run, reader)) ?? refuse('NOT_REGISTERED')
  return {
    load: (wanted) => read(run, wanted),
    commit: async (write) => commit(run, keys, await writer(), write),
    locked: async (orderId, work) => lockedOrder(pool, keys, await writer(), orderId, read, work),
    open: (orderId, sealed) => {
      const lock = keys.of((account ?? refuse('NOT_SIGNED_IN')).tenantId)
      return sealed.map(({ field, owner, cipher }) => ({
        field,
        owner,
        text: lock.open('order_private', orderId, `${field}/${owner}`, cipher)
      }))
    }
  }
}

import type { Transfer } from '@domain/ledger/transfer'
import pg, { type Pool, type PoolClient } from 'pg'
import { travel, type Run } from '../../../database/query'
import type { Keys } from '../seal'
import { COMMIT, commitParams, isRace, type Writer } from './commit'
import { fillPool, refusalIn } from './ledger'
import type { Committed, Loaded, Wanted, Write } from './shapes'

/** What happens under the lock: a read, then at most one write, which also ends the transaction. */
export interface Held {
  load(wanted: Wanted): Promise<Loaded>
  commit(write: Write): Promise<Committed>
}

/** The statement with its values written out, so that it may travel together with another one. */
const spelled = (sql: string, params: readonly (string | number)[]): string =>
  params.reduce<string>((text, value, index) => text.replace(`$${index + 1}`, () => pg.escapeLiteral(String(value))), sql)

/**
 * Reads and writes one order while nobody else may: lock, read, write, three trips, because beginning travels with the lock and
 * ending with the write. Nothing stays open: without a commit, or with an error, everything is rolled back.
 */
export const lockedOrder = async <T>(
  pool: Pool,
  keys: Keys,
  writer: Writer,
  orderId: string,
  read: (run: Run, wanted: Wanted) => Promise<Loaded>,
  work: (held: Held) => Promise<T>
): Promise<T> => {
  const client = await pool.connect()
  const transaction = { open: false }
  try {
    transaction.open = true
    await travel(client, spelled('begin; select 1 from orders where tenant_id = $1 and id = $2 for update', [writer.tenantId, orderId]), [])
    return await work({
      load: (wanted) => read((sql, params = []) => travel(client, sql, params), wanted),
      commit: (write) => commitAndEnd(client, commitParams(keys, writer, write), write.value?.transfers ?? [], transaction)
    })
  } finally {
    if (transaction.open) await client.query('rollback')
    client.release()
  }
}

const commitAndEnd = async (
  client: PoolClient,
  params: ReturnType<typeof commitParams>,
  transfers: readonly Transfer[],
  transaction: { open: boolean }
): Promise<Committed> => {
  try {
    const [row] = await travel<{ found: Committed }>(client, `${spelled(COMMIT, params)}; commit`, [])
    transaction.open = false
    if (!row) throw new Error('the commit answers')
    return row.found
  } catch (error) {
    if (isRace(error)) return { kind: 'stale' }
    // the lock is given back before the pool is filled, by the same connection: the embedded database has no other
    transaction.open = false
    await client.query('rollback')
    if (await fillPool((sql, more = []) => travel(client, sql, more), params[0], transfers, refusalIn(error))) return { kind: 'stale' }
    throw refusalIn(error)
  }
}

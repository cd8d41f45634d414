import pg, { type Pool } from 'pg'
import { readNumbersExactly } from './numbers'

const SHARED = Symbol.for('linli.pool')
type Shared = { [SHARED]?: Pool }

/** Puts one pool in front of every function bundle of this process: each bundle with a pool of its own would crash the embedded database. */
export const sharePool = (pool: Pool | undefined): void => {
  ;(globalThis as Shared)[SHARED] = pool
}

/** The statement under way is told of a lost connection, and the pool replaces it: nobody else needs to hear. */
const unheard = () => undefined

/** At most two connections a function instance, and nothing that needs a session, so that a transaction pooler may stand between. */
export const connectTo = (url: string, max = 2): Pool => {
  readNumbersExactly()
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 30_000, allowExitOnIdle: true })
  pool.on('error', unheard)
  // without a listener of its own, a connection that is lost while somebody holds it would end the process
  pool.on('connect', (client) => client.on('error', unheard))
  return pool
}

let own: Pool | undefined

/** The pool of this process: the host's shared one, otherwise the server named by DATABASE_URL. */
export const openPool = (): Pool => {
  const shared = (globalThis as Shared)[SHARED]
  if (shared) return shared
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('no database: the host shares its pool, elsewhere DATABASE_URL names a PostgreSQL server')
  return (own ??= connectTo(url))
}

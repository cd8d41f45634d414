import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg'

/** Counts the round trips of whatever runs inside `countTrips`: a promise of the write path that a test keeps. */
const counter = new AsyncLocalStorage<{ trips: number }>()

/** Runs `work` and answers what it answered and how many statements travelled to the database. */
export const countTrips = async <T>(work: () => Promise<T>): Promise<{ value: T; trips: number }> => {
  const count = { trips: 0 }
  const value = await counter.run(count, work)
  return { value, trips: count.trips }
}

/** One trip on a connection one already holds. Of several statements that travel together, the rows are those of the first. */
export const travel = async <R extends QueryResultRow>(client: PoolClient, sql: string, params: readonly unknown[]): Promise<R[]> => {
  const count = counter.getStore()
  if (count) count.trips += 1
  // without parameters the simple protocol: a migration file may hold many statements
  const answer: QueryResult<R> | QueryResult<R>[] = await client.query<R>(sql, params.length > 0 ? [...params] : undefined)
  return (Array.isArray(answer) ? answer[0]?.rows : answer.rows) ?? []
}

/**
 * One statement, one round trip. The connection always goes back without the error: `pool.query` would destroy it,
 * which on the embedded database desynchronises the protocol and ends the process.
 */
export const query = async <R extends QueryResultRow>(pool: Pool, sql: string, params: readonly unknown[] = []): Promise<R[]> => {
  const client = await pool.connect()
  try {
    return await travel<R>(client, sql, params)
  } finally {
    client.release()
  }
}

/** A statement inside one's own transaction. */
export type Run = <R extends QueryResultRow>(sql: string, params?: readonly unknown[]) => Promise<R[]>

const RETRIES = 3
/** serialization failure, deadlock: deciding again is right */
const PASSING = new Set(['40001', '40P01'])
const isPassing = (error: unknown) => PASSING.has((error as { code?: string }).code ?? '')
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const attempt = async <T>(pool: Pool, work: (run: Run) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  const run: Run = (sql, params = []) => travel(client, sql, params)
  try {
    await run('begin')
    const value = await work(run)
    await run('commit')
    return value
  } catch (error) {
    // a connection that was lost cannot roll back, and its server did: the first error is the one to tell
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** All or nothing. Conflicts that pass by themselves are tried again, at most three times with jitter. */
export const transaction = async <T>(pool: Pool, work: (run: Run) => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt(pool, work)
    } catch (error) {
      if (tries >= RETRIES || !isPassing(error)) throw error
      await pause(Math.random() * 20 * 2 ** tries)
    }
  }
}

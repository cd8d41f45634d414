import type { PoolClient } from 'pg'
import { pool } from './doors'

/**
 * Lets `other` happen whole between the look that `work` decides on and its write: before its second statement leaves, or its third where
 * the request itself is kept first.
 */
export const meanwhile = async <T>(work: () => Promise<T>, other: () => Promise<unknown>, write: 2 | 3 = 2): Promise<T> => {
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>
  let left: number = write
  Object.assign(pool, {
    connect: async () => {
      left -= 1
      if (left === 0) await other()
      return connect()
    }
  })
  try {
    return await work()
  } finally {
    Object.assign(pool, { connect })
  }
}

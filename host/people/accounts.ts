import type { Pool } from 'pg'
import { query } from '../../database/query'

/** The revocation epoch of an account; undefined while nobody has registered with this identity. */
export const epochOf = async (pool: Pool, appId: string, openid: string): Promise<number | undefined> =>
  (await query<{ epoch: number }>(pool, 'select epoch from account where app_id = $1 and openid = $2', [appId, openid]))[0]?.epoch

import type { Pool } from 'pg'
import { query } from '../../database/query'

/** Days for which a photo is kept that nothing has come to show: the form it was taken for was closed, or waits as a draft. */
const KEPT = 14
const DAY = 86_400_000

const LAPSES = `insert into gone_file (tenant_id, file_id, gone_at)
select id, $2, $3::timestamptz from tenant where app_id = $1 on conflict do nothing`

/** Has a photo of this app removed in time by the job that removes pictures, unless something shows it by then. */
export const lapses = async (pool: Pool, appId: string, fileId: string): Promise<void> => {
  await query(pool, LAPSES, [appId, fileId, new Date(Date.now() + KEPT * DAY).toISOString()])
}

import type { Pool } from 'pg'
import { DAY } from '@domain/clock/milliseconds'
import { query, transaction } from '../../database/query'
import { TENANT } from './places'
import { insertRows } from './rows/insert'
import type { Seals } from '../../scripts/founding/people'
import type { Row } from '../../scripts/founding/rows'
import { accountRows, peopleTables } from './rows/people'
import { placeTables, standingRows } from './rows/places'
import { VISITORS } from './visitors'

const inTenant = (row: Row): Row => ({ tenant_id: TENANT.id, ...row })

/**
 * Writes the town as it was before its first order: places, units, the menu, sixty people with their posts, skills, families,
 * homes and accounts (`demo:<person id>`). One transaction; needs a migrated database in which this tenant does not exist.
 */
export const foundTown = (pool: Pool, seals: Seals, now: number): Promise<void> =>
  transaction(pool, async (run) => {
    // older than the year that will be told
    const since = new Date(now - 800 * DAY).toISOString()
    await insertRows(run, 'tenant', [{ id: TENANT.id, name: TENANT.name, app_id: TENANT.appId }])
    for (const [table, rows] of [...placeTables(since), ...peopleTables(seals, now, since)])
      await insertRows(run, table, rows.map(inTenant))
    await insertRows(run, 'account', accountRows)
    await insertRows(run, 'standing_hand_over', standingRows(since).map(inTenant))
  })

/** Lets visitors in, when the year is told: the people they may be, in the order of the chain. */
export const openToVisitors = (pool: Pool): Promise<void> =>
  transaction(pool, (run) =>
    insertRows(
      run,
      'demo_person',
      VISITORS.map((visitor, position) => inTenant({ ...visitor, position }))
    )
  )

/** How far the demo is: nobody has founded the town yet, somebody was interrupted, or visitors are welcome. */
export const progressOf = async (pool: Pool): Promise<'empty' | 'unfinished' | 'open'> => {
  const [row] = await query<{ founded: boolean; open: boolean }>(
    pool,
    'select exists (select 1 from tenant where id = $1) as founded, exists (select 1 from demo_person where tenant_id = $1) as open',
    [TENANT.id]
  )
  if (row?.open) return 'open'
  return row?.founded ? 'unfinished' : 'empty'
}

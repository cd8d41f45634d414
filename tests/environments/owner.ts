import type { Pool } from 'pg'
import { openPool } from '../../database/open'

/** The owner of the tables of this test: functions may neither empty one nor have its rows counted. */
export const owner: Pool = (globalThis as { linliOwner?: Pool }).linliOwner ?? openPool()

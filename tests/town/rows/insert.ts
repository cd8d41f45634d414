import type { Run } from '../../../database/query'
import type { Row } from '../../../scripts/founding/rows'

/** Writes many rows of one table in one statement; columns that are not named keep their defaults. */
export const insertRows = async (run: Run, table: string, rows: readonly Row[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const named = columns.map((column) => `"${column}"`).join(', ')
  await run(`insert into ${table} (${named}) select ${named} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
    JSON.stringify(rows)
  ])
}

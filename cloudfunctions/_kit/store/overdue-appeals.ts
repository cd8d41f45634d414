import type { Level } from '@domain/order/order'
import type { Run } from '../../../database/query'
import { iso } from './rows'

/** Appeals that nobody took up, or answered, in time, of every district. */
export const overdueAppeals = (run: Run, now: number, limit: number): Promise<OverdueAppeal[]> =>
  run(
    `select tenant_id as "tenantId", fact_id as "factId", level, taken_at is not null as taken from appeal
where settled_at is null and due_at <= $1::timestamptz and level <> 'district' order by due_at, tenant_id, fact_id limit $2`,
    [iso(now), limit]
  )
export interface OverdueAppeal {
  tenantId: string
  factId: string
  level: Level
  taken: boolean
}
/** To the organisation above, where somebody else takes it up; false when it was taken up, answered or moved in the same moment. */
export const raiseAppeal = async (
  run: Run,
  { tenantId, factId, level, taken }: OverdueAppeal,
  to: { level: Level; dueAt: number },
  now: number
): Promise<boolean> => {
  const params = [tenantId, factId, level, taken, to.level, iso(to.dueAt), iso(now)]
  const [row] = await run<{ done: boolean }>('select raise_appeal_v1($1, $2, $3, $4, $5, $6::timestamptz, $7::timestamptz) as done', params)
  return row?.done ?? false
}

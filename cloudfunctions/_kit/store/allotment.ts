import { AppError } from '@domain/errors'
import type { Allotted, Promised } from '@domain/value/month'
import type { Run } from '../../../database/query'
import { diedSql } from './estate'
import { passes, refusalIn } from './ledger'
import { movesIn } from './moves'
import { iso } from './rows'

/** One district at the beginning of a month. */
export interface Month {
  /** whose pool it is */
  poolOwner: string
  /** everybody on the list, and whoever still has something from before */
  elders: Allotted[]
  /** what was decided for this month; null: nothing yet */
  each: number | null
}

/** Districts whose elders have not all got this month's allotment, where somebody still has last month's or a month was never closed, and where minutes may move. */
export const dueMonths = async (run: Run, month: string): Promise<string[]> =>
  (
    await run<{ id: string }>(
      `select id from tenant where not exists (select from allotment where tenant_id = tenant.id and month = $1 and paid_at is not null)
and (
  exists (select from listed_elder where tenant_id = tenant.id)
  or exists (select from allotment where tenant_id = tenant.id and paid_at is null)
  or exists (select from ledger_account where tenant_id = tenant.id and id like 'minute/allotment/%' and posted > held)
) and 'minute' <> all (stopped_v1(tenant.id)) order by id`,
      [month]
    )
  ).map(({ id }) => id)

const MONTH = `with top as (
  select id from org where tenant_id = $1 and kind = 'district' and parent_id is null order by id limit 1
), decided as (
  select each from allotment where tenant_id = $1 and month = $2
), elders as (
  select person_id from listed_elder where tenant_id = $1
  union
  select person_id from ledger_account where tenant_id = $1 and id like 'minute/allotment/%' and posted > held
)
select json_build_object(
  'poolOwner', (select id from top),
  'each', (select each from decided),
  'elders', (select coalesce(json_agg(json_build_object(
    'personId', elders.person_id,
    'free', coalesce(account.posted - account.held, 0),
    'listed', exists (select from listed_elder where tenant_id = $1 and listed_elder.person_id = elders.person_id
        and (not exists (select from decided) or exists (
          select from allotment_promise promise where promise.tenant_id = $1 and month = $2 and promise.person_id = elders.person_id)))
      and not ${diedSql('$1', 'elders.person_id')},
    'returned', exists (select from transfer where tenant_id = $1 and id = 'allotment/' || $2 || '/' || elders.person_id || '/return'),
    'paid', exists (select from transfer where tenant_id = $1 and id = 'allotment/' || $2 || '/' || elders.person_id)
  ) order by elders.person_id), '[]') from elders
    left join ledger_account account on account.tenant_id = $1 and account.id = 'minute/allotment/' || elders.person_id)
) as found`

export const readMonth = async (run: Run, tenantId: string, month: string): Promise<Month> => {
  const [row] = await run<{ found: Month }>(MONTH, [tenantId, month])
  if (!row) throw new Error('the month answers')
  return row.found
}

const DECIDE = 'select decide_month_v1($1, $2, $3::integer, $4::boolean, $5::integer, $6::timestamptz, $7::jsonb) as found'

/** What everybody gets this month, with what fills the purse. The first decision stands; false: it stood already, or the list or the pool is not as it was read. */
export const decideMonth = async (
  run: Run,
  tenantId: string,
  month: string,
  { each, short, listed, fills }: Promised,
  now: number
): Promise<boolean> => {
  try {
    const params = [tenantId, month, each, short, listed, iso(now), JSON.stringify(movesIn(fills))]
    const [row] = await run<{ found: boolean }>(DECIDE, params)
    return row?.found ?? false
  } catch (error) {
    const refused = refusalIn(error)
    if (passes(error) || (refused instanceof AppError && refused.code === 'VALUE_SHORT')) return false
    throw refused
  }
}

const CLOSE = `with closed as (
  update allotment set paid_at = $3 where tenant_id = $1 and month <= $2 and paid_at is null returning month
) delete from allotment_promise using closed where tenant_id = $1 and allotment_promise.month = closed.month`

/** Everybody has got it, and nobody is owed an earlier one any more. */
export const closeMonth = async (run: Run, tenantId: string, month: string, now: number): Promise<void> => {
  await run(CLOSE, [tenantId, month, iso(now)])
}

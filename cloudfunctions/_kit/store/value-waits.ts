import type { ValueChange, Wait } from '@domain/value/facts'
import type { Run } from '../../../database/query'
import { isRace } from './commit'
import { fillPool, refusalIn } from './ledger'
import { iso } from './rows'
import { packedValue } from './wallet'

/** What a round of one order still has to move, since when. */
export interface Waited extends Wait {
  tenantId: string
  orderId: string
  at: number
}

/** Of every district, the longest waiting first: only of assets that move again. */
export const waitedValue = (run: Run, limit: number, after?: Waited): Promise<Waited[]> =>
  run(
    `select tenant_id as "tenantId", order_id as "orderId", round, asset, holds, at from value_wait
where (at, tenant_id, order_id, round, asset) > ($2::timestamptz, $3, $4, $5::integer, $6) and not exists (
  select from book_stop where book_stop.tenant_id = value_wait.tenant_id and book_stop.asset = value_wait.asset and reopened_at is null
) order by at, tenant_id, order_id, round, asset limit $1`,
    [limit, after ? iso(after.at) : '-infinity', after?.tenantId ?? '', after?.orderId ?? '', after?.round ?? 0, after?.asset ?? '']
  )

/** Moves it and takes it off the list, in one statement. False: somebody was faster, or a balance has moved: look again. */
export const makeUpFor = async (
  run: Run,
  { tenantId, orderId, round, asset }: Waited,
  change: ValueChange,
  now: number
): Promise<boolean> => {
  const packed = packedValue(tenantId, change, now)
  const lines = (packed.lines as object[]).map((line) => ({ ...line, order_id: orderId, at: iso(now) }))
  try {
    const params = [tenantId, orderId, round, asset, JSON.stringify({ ...packed, lines })]
    return (await run<{ found: boolean }>('select make_up_v1($1, $2, $3, $4, $5::jsonb) as found', params))[0]?.found ?? false
  } catch (error) {
    const refused = refusalIn(error)
    if (isRace(error) || (await fillPool(run, tenantId, change.transfers, refused))) return false
    throw refused
  }
}

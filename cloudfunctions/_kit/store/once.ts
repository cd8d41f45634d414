import { refuse } from '@domain/errors'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { iso } from './rows'
import type { Asked, Caller } from './shapes'

const KEEP = `, kept as (
  insert into request (tenant_id, person_id, action, request_id, input_hash, at)
  select me.tenant_id, me.person_id, $4, $5, $6, $7::timestamptz from me where me.person_id is not null
  on conflict do nothing returning 1
)
select jsonb_build_object('kept', (select count(*) from kept), 'hash', (
  select input_hash from request where request.tenant_id = me.tenant_id and request.person_id = me.person_id and action = $4 and request_id = $5
)) as found from me`

/** Remembers what a request asks for, before it is done: under the same id nothing else may be asked. Refuses REQUEST_REUSED. One trip. */
export const rememberRequest = async (run: Run, caller: Caller, request: Asked, now: number): Promise<void> => {
  const params = [request.action, request.requestId, request.inputHash, iso(now)]
  const { hash } = await askAs<{ hash: string | null }>(run, caller, KEEP, params)
  if (hash !== null && hash !== request.inputHash) refuse('REQUEST_REUSED')
}

const DONE = ` select jsonb_build_object('hash', (
  select input_hash from request where request.tenant_id = me.tenant_id and request.person_id = me.person_id and action = $4 and request_id = $5
)) as found from me`

/** Whether a request whose write keeps it (`onceSql`) was done before. Refuses REQUEST_REUSED when something else was. One trip. */
export const wasDone = async (run: Run, caller: Caller, { action, requestId, inputHash }: Asked): Promise<boolean> => {
  const { hash } = await askAs<{ hash: string | null }>(run, caller, DONE, [action, requestId])
  return hash !== null && (hash === inputHash || refuse('REQUEST_REUSED'))
}

/**
 * The CTE `once` of a statement that would do harm a second time: one row for the first of all retries of a request, none for the others. The
 * request is kept by the very statement that does it: what was kept was done. `when`: there is something to do; `first`: number of its first parameter.
 */
export const onceSql = (first: number, when: string, me: { from: string; tenant: string; person: string } = OF_ME): string => `once as (
  insert into request (tenant_id, person_id, action, request_id, input_hash, at)
  select ${me.tenant}, ${me.person}, $${first}, $${first + 1}, $${first + 2}, $${first + 3}::timestamptz ${me.from} where ${when}
  on conflict do nothing returning 1
)`
const OF_ME = { from: 'from me', tenant: 'me.tenant_id', person: 'me.person_id' }
export const onceParams = ({ action, requestId, inputHash }: Asked, now: number): string[] => [action, requestId, inputHash, iso(now)]

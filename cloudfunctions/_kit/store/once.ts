import { refuse } from '@domain/errors'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { iso } from './rows'
import type { Caller, RequestKey } from './shapes'

const KEEP = `, kept as (
  insert into request (tenant_id, person_id, action, request_id, input_hash, at)
  select me.tenant_id, me.person_id, $4, $5, $6, $7::timestamptz from me where me.person_id is not null
  on conflict do nothing returning 1
)
select jsonb_build_object('kept', (select count(*) from kept), 'hash', (
  select input_hash from request where request.tenant_id = me.tenant_id and request.person_id = me.person_id and action = $4 and request_id = $5
)) as found from me`

/** Remembers what a request asks for, before it is done: under the same id nothing else may be asked. Refuses REQUEST_REUSED. One trip. */
export const rememberRequest = async (
  run: Run,
  caller: Caller,
  request: RequestKey & { inputHash: string },
  now: number
): Promise<void> => {
  const params = [request.action, request.requestId, request.inputHash, iso(now)]
  const { hash } = await askAs<{ hash: string | null }>(run, caller, KEEP, params)
  if (hash !== null && hash !== request.inputHash) refuse('REQUEST_REUSED')
}

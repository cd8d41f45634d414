import { refuse } from '@domain/errors'
import type { Run } from '../../../database/query'
import type { Caller } from './shapes'

/** Opens every statement of a caller: their tenant and person come from their own account row and from nowhere else. */
export const ME = `with me as materialized (
  select tenant_id, person_id from account where app_id = $1 and openid = $2 and epoch = coalesce($3::integer, epoch)
)`

/**
 * One trip in the name of a caller. The statement goes on after the CTE `me` (its own CTEs start with a comma), counts its
 * parameters from $4 and selects one column `found` from `me`. Refuses NOT_REGISTERED, or NOT_SIGNED_IN with an old token.
 */
export const askAs = async <T>(run: Run, caller: Caller, sql: string, params: readonly unknown[]): Promise<T> => {
  const [row] = await run<{ found: T }>(`${ME}${sql}`, [caller.appId, caller.openid, caller.epoch ?? null, ...params])
  return row ? row.found : refuseUnknown(caller)
}

/** Opens a statement of whoever holds the app of a district: nobody, in that district. It counts its parameters as `ME` does. */
const ANYONE = `with me as materialized (
  select id as tenant_id, '' as person_id from tenant where app_id = $1 and $2::text is null and $3::integer is null
)`

/** One trip in nobody's name, as `askAs`; undefined where the app belongs to no district. */
export const askAsAnyone = async <T>(run: Run, appId: string, sql: string, params: readonly unknown[]): Promise<T | undefined> =>
  (await run<{ found: T }>(`${ANYONE}${sql}`, [appId, null, null, ...params]))[0]?.found

/** A token tells that there was an account: then it is the epoch that has moved on. */
export const refuseUnknown = (caller: Caller): never => refuse(caller.epoch === undefined ? 'NOT_REGISTERED' : 'NOT_SIGNED_IN')

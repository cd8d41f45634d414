import type { UsualPlace } from '@contract/community'
import { refuse } from '@domain/errors'
import { STAFF_ROLES } from '@domain/order/scene'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { iso } from './rows'
import type { Caller } from './shapes'

/** Where the last order of each item went that this community saw to its end, one look at an index an item; a unit only while it reports here and has a liaison. */
const SQL = `
select jsonb_build_object('allowed', exists (
  select 1 from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id and post.org_id = $4 and post.role = any ($5::text[])
    and (post.until is null or post.until > $6::timestamptz)
), 'usual', (
  select coalesce(jsonb_object_agg(item.code, jsonb_strip_nulls(jsonb_build_object('unitId', unit.id, 'name', coalesce(unit.name, '大家来接')))), '{}')
  from item
  cross join lateral (
    select target, target_unit_id from orders
    where orders.tenant_id = me.tenant_id and orders.community_id = $4 and orders.item_code = item.code and orders.state = 'closed'
    order by closed_at desc limit 1
  ) past
  left join org unit on unit.tenant_id = me.tenant_id and unit.id = past.target_unit_id
  where item.tenant_id = me.tenant_id and (past.target = 'pool' or (
    exists (select 1 from check_in where check_in.tenant_id = me.tenant_id and check_in.community_id = $4 and check_in.unit_id = unit.id)
    and exists (select 1 from post where post.tenant_id = me.tenant_id and post.org_id = unit.id and post.role = 'liaison'
      and (post.until is null or post.until > $6::timestamptz))))
)) as found from me`

/** The usual place of each item in one community; an item without one is not named. Refuses NOT_ALLOWED without a staff post there. */
export const usualPlaces = async (run: Run, caller: Caller, input: { orgId: string; now: number }): Promise<Record<string, UsualPlace>> => {
  const params = [input.orgId, STAFF_ROLES, iso(input.now)]
  const { allowed, usual } = await askAs<{ allowed: boolean; usual: Record<string, UsualPlace> }>(run, caller, SQL, params)
  return allowed ? usual : refuse('NOT_ALLOWED', { who: '这里的工作人员' })
}

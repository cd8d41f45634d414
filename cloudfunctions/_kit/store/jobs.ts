import type { Secret } from '@domain/order/change'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { iso } from './rows'
import type { Unchecked } from './shapes'

/** True for exactly one of all instances: the slot's row is the claim. */
export const claimSlot = async (run: Run, job: string, slot: number, now: number): Promise<boolean> =>
  (
    await run('insert into job_slot (job, slot, claimed_at) values ($1, $2, $3) on conflict do nothing returning 1', [
      job,
      iso(slot),
      iso(now)
    ])
  ).length > 0

/** Whether this slot of a job has been claimed. */
export const slotTaken = async (run: Run, job: string, slot: number): Promise<boolean> =>
  (await run('select from job_slot where job = $1 and slot = $2', [job, iso(slot)])).length > 0

/** Orders of every district whose next timer has come. */
export const dueTimers = (run: Run, now: number, limit: number): Promise<{ tenantId: string; orderId: string; at: number }[]> =>
  run(
    `select tenant_id as "tenantId", id as "orderId", (extract(epoch from next_at) * 1000)::bigint as at from orders
where next_at is not null and next_at <= $1::timestamptz order by next_at, tenant_id, id limit $2`,
    [iso(now), limit]
  )

/** Orders that lie with a unit where nobody can hand them out any more: no liaison holds the post now. */
export const stranded = (run: Run, now: number, limit: number): Promise<{ tenantId: string; orderId: string }[]> =>
  run(
    `select orders.tenant_id as "tenantId", orders.id as "orderId" from org
join orders on orders.tenant_id = org.tenant_id and orders.target_unit_id = org.id and orders.state = 'referred'
where org.kind = 'unit' and not exists (
  select from post where post.tenant_id = org.tenant_id and post.org_id = org.id and post.role = 'liaison'
    and (post.until is null or post.until > $1::timestamptz)
) order by orders.due_at, orders.tenant_id, orders.id limit $2`,
    [iso(now), limit]
  )

/** Nothing when somebody has written to the order since that version. */
export const postpone = async (run: Run, tenantId: string, orderId: string, version: number, until: number): Promise<void> => {
  await run('update orders set next_at = $4 where tenant_id = $1 and id = $2 and version = $3 and next_at is not null', [
    tenantId,
    orderId,
    version,
    iso(until)
  ])
}
/** For one that could not even be read: nothing when its timer is not due any more. */
export const setAside = async (run: Run, tenantId: string, orderId: string, now: number, until: number): Promise<void> => {
  await run('update orders set next_at = $4 where tenant_id = $1 and id = $2 and next_at <= $3', [tenantId, orderId, iso(now), iso(until)])
}

export const setContent = async (run: Run, tenantId: string, orderId: string, version: number, content: string): Promise<boolean> =>
  (
    await run('update orders set content = $4, version = version + 1 where tenant_id = $1 and id = $2 and version = $3 returning 1', [
      tenantId,
      orderId,
      version,
      content
    ])
  ).length > 0

interface UncheckedRow {
  tenant_id: string
  id: string
  version: number
  app_id: string | null
  openid: string | null
  sealed: { field: Secret['field']; owner: string; sealed: string }[]
  judged: Unchecked['judged']
  place: string | null
}

/** Orders whose words or photos nobody has checked, with those words opened for the checker; who waits for an answer is not asked about again yet. */
export const unchecked = async (run: Run, keys: Keys, limit: number, waitingSince: number): Promise<Unchecked[]> => {
  const rows = await run<UncheckedRow & Record<string, unknown>>(
    `select orders.tenant_id, orders.id, orders.version, orders.place, author.app_id, author.openid, (
  select coalesce(jsonb_agg(jsonb_build_object('field', field, 'owner', owner, 'sealed', sealed) order by field, owner), '[]')
  from order_private where order_private.tenant_id = orders.tenant_id and order_private.order_id = orders.id and field in ('words', 'photos')
) as sealed, (
  select coalesce(jsonb_agg(jsonb_build_object('fileId', file_id, 'verdict', verdict) order by trace_id), '[]')
  from photo_check where photo_check.tenant_id = orders.tenant_id and photo_check.order_id = orders.id and verdict is not null
) as judged
from orders left join lateral (
  select app_id, openid from account
  where account.tenant_id = orders.tenant_id and account.person_id = coalesce(orders.agent_id, orders.placer_id, orders.beneficiary_id)
  order by app_id, openid limit 1
) author on true
where orders.content = 'pending' and not exists (
  select from photo_check
  where photo_check.tenant_id = orders.tenant_id and photo_check.order_id = orders.id and verdict is null and asked_at > $2::timestamptz
) order by coalesce(orders.content_tried_at, orders.placed_at), orders.tenant_id, orders.id limit $1`,
    [limit, iso(waitingSince)]
  )
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    orderId: row.id,
    version: row.version,
    judged: row.judged,
    author: row.app_id !== null && row.openid !== null ? { appId: row.app_id, openid: row.openid } : null,
    open: () => secretsOf(row, keys)
  }))
}

const secretsOf = (row: UncheckedRow, keys: Keys): Secret[] =>
  [
    ...row.sealed.map(({ field, owner, sealed }) => ({
      field,
      owner,
      text: keys.of(row.tenant_id).open('order_private', row.id, `${field}/${owner}`, sealed)
    })),
    // a place to meet is somebody's own words too
    ...(row.place ? [{ field: 'words' as const, owner: 'place', text: row.place }] : [])
  ].filter(({ text }) => text !== '')

/** They were looked at now and could not be judged: whoever waits longer comes first next time. */
export const triedContent = async (run: Run, tried: readonly Pick<Unchecked, 'tenantId' | 'orderId'>[], now: number): Promise<void> => {
  await run(
    `update orders set content_tried_at = $3::timestamptz from unnest($1::text[], $2::text[]) tried (tenant_id, id)
where orders.tenant_id = tried.tenant_id and orders.id = tried.id and orders.content = 'pending'`,
    [tried.map(({ tenantId }) => tenantId), tried.map(({ orderId }) => orderId), iso(now)]
  )
}

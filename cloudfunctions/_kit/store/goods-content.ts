import type { Run } from '../../../database/query'
import { iso } from './rows'
import type { Caller, Unchecked } from './shapes'

/** A good whose words or picture nobody has checked yet. */
export interface UncheckedGood extends Pick<Unchecked, 'tenantId' | 'version' | 'author' | 'judged'> {
  goodId: string
  words: string[]
  picture: string | null
}

/** Of every district, whoever waits longest first; one that waits for an answer is not asked about again yet. */
export const uncheckedGoods = async (run: Run, limit: number, waitingSince: number): Promise<UncheckedGood[]> =>
  run<UncheckedGood & { author: Caller | null } & Record<string, unknown>>(
    `select good.tenant_id as "tenantId", good.id as "goodId", good.version, array_remove(array[good.title, good.about, good.pick_up], '') as words, good.picture,
(select jsonb_build_object('appId', app_id, 'openid', openid) from account
  where account.tenant_id = good.tenant_id and account.person_id = good.changed_by order by app_id, openid limit 1) as author,
(select coalesce(jsonb_agg(jsonb_build_object('fileId', file_id, 'verdict', verdict) order by trace_id), '[]') from photo_check
  where photo_check.tenant_id = good.tenant_id and photo_check.good_id = good.id and verdict is not null) as judged
from good where content = 'pending' and not exists (
  select from photo_check
  where photo_check.tenant_id = good.tenant_id and photo_check.good_id = good.id and verdict is null and asked_at > $2::timestamptz
) order by coalesce(content_tried_at, changed_at), tenant_id, id limit $1`,
    [limit, iso(waitingSince)]
  )

/** What was found; false when it says something else by now. */
export const setGoodContent = async (run: Run, tenantId: string, id: string, version: number, content: string): Promise<boolean> =>
  (
    await run(`update good set content = $4 where tenant_id = $1 and id = $2 and version = $3 and content = 'pending' returning 1`, [
      tenantId,
      id,
      version,
      content
    ])
  ).length > 0

/** They could not be judged now: whoever waits longer comes first next time. */
export const triedGoods = async (run: Run, tried: readonly Pick<UncheckedGood, 'tenantId' | 'goodId'>[], now: number): Promise<void> => {
  await run(
    `update good set content_tried_at = $3::timestamptz from unnest($1::text[], $2::text[]) tried (tenant_id, id)
where good.tenant_id = tried.tenant_id and good.id = tried.id and good.content = 'pending'`,
    [tried.map(({ tenantId }) => tenantId), tried.map(({ goodId }) => goodId), iso(now)]
  )
}

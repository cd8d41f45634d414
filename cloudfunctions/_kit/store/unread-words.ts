import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { iso } from './rows'
import type { Caller } from './shapes'

/** Written words that count once they have been checked, opened for the checker; those of an author who may still be asked about come first. */
export interface UnreadWords {
  tenantId: string
  id: string
  author: Caller | null
  open: () => string
}
export const unreadWords = async (run: Run, keys: Keys, since: number, limit: number): Promise<UnreadWords[]> => {
  const rows = await run<{
    tenant_id: string
    id: string
    order_id: string
    review_owner: string
    sealed: string
    app_id: string | null
    openid: string | null
  }>(
    `select fact.tenant_id, fact.id, fact.order_id, fact.review_owner, words.sealed, author.app_id, author.openid from point_fact fact
join orders on orders.tenant_id = fact.tenant_id and orders.id = fact.order_id
join order_private words on words.tenant_id = fact.tenant_id and words.order_id = fact.order_id and words.field = 'rating' and words.owner = fact.review_owner
left join lateral (select app_id, openid from account where account.tenant_id = fact.tenant_id and account.person_id = orders.beneficiary_id
  order by app_id, openid limit 1) author on true
where fact.review = 'pending' and fact.recorded_at > $1::timestamptz order by fact.recorded_at, fact.tenant_id, fact.id limit $2`,
    [iso(since), limit]
  )
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    id: row.id,
    author: row.app_id !== null && row.openid !== null ? { appId: row.app_id, openid: row.openid } : null,
    open: () => keys.of(row.tenant_id).open('order_private', row.order_id, `rating/${row.review_owner}`, row.sealed)
  }))
}
/** What the checker said; false when the words have been said otherwise meanwhile. */
export const judgeWords = async (run: Run, tenantId: string, id: string, verdict: 'shown' | 'hidden'): Promise<boolean> =>
  (
    await run(
      `update point_fact set review = $3, version = version + 1 where tenant_id = $1 and id = $2 and review = 'pending' returning 1`,
      [tenantId, id, verdict]
    )
  ).length > 0

import type { Me } from '@contract/member'
import type { Front } from '@contract/order'
import { OWED } from '@domain/order/owed'
import { STAFF_ROLES } from '@domain/order/scene'
import type { Call } from '../_kit/call'

/** What waits for this person as staff, besides the orders by their stage, and for those of the district what stands still; one count for each organisation they work at, none for who works nowhere. */
export const owedTo = async ({ store, now }: Call, { posts }: Me): Promise<Pick<Front, 'owed' | 'answers' | 'stopped'>> => {
  const orgs = [...new Set(posts.filter(({ role }) => STAFF_ROLES.includes(role)).map(({ orgId }) => orgId))]
  const governs = (orgId: string) => posts.some((post) => post.orgId === orgId && post.role === 'district_staff')
  const counted = await Promise.all(orgs.map(async (orgId) => ({ orgId, counts: await store.owedCounts({ orgId, now }) })))
  return {
    owed: counted.flatMap(({ orgId, counts }) => OWED.flatMap((list) => (counts[list] > 0 ? [{ orgId, list, count: counts[list] }] : []))),
    stopped: counted.find(({ orgId }) => governs(orgId))?.counts.stopped ?? [],
    answers: counted.flatMap(({ orgId, counts }) => (counts.feedback > 0 ? [{ orgId, count: counts.feedback }] : []))
  }
}

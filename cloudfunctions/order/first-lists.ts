import type { Input } from '@contract'
import type { Me } from '@contract/member'
import type { FirstList } from '@contract/order'
import type { Role } from '@domain/order/scene'
import type { Call } from '../_kit/call'
import { LISTS } from '../_kit/lists'

type Asked = { [A in FirstList['read']]: { read: A; input: Input<A> } }[FirstList['read']]

const inbox = (orgId: string): Asked => ({ read: 'community.inbox', input: { orgId, list: 'placed' } })
const placed = (): Asked => ({ read: 'order.mine', input: { list: 'live' } })
/** What waits for each post before everything else. */
const OF_POST: Partial<Record<Role, (orgId: string) => Asked>> = {
  community_worker: inbox,
  street_staff: inbox,
  district_staff: inbox,
  liaison: (unitId) => ({ read: 'community.unitInbox', input: { unitId, list: 'referred' } }),
  grid_worker: placed,
  hotline: placed
}

/** A post's own list; for who has none but helps, the visits that wait for them. */
const askedBy = ({ posts, volunteer }: Me): Asked[] => {
  const ofPosts = posts.flatMap(({ role, orgId }) => OF_POST[role]?.(orgId) ?? [])
  if (ofPosts.length === 0) return volunteer ? [{ read: 'order.tasks', input: { list: 'ahead' } }] : []
  return ofPosts.filter((one, index) => ofPosts.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index)
}

/** The first page of every list that stands open when this person looks at what waits for them. */
export const firstListsOf = (call: Call, me: Me): Promise<FirstList[]> =>
  Promise.all(askedBy(me).map(async (asked) => ({ ...asked, page: await LISTS[asked.read](asked.input as never, call) }) as FirstList))

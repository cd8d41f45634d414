import type { Input, Output } from '@contract'
import { STAFF_ROLES } from '@domain/order/scene'
import type { OfferedAction, OrderView } from '@domain/order/view/shapes'
import { signedIn, type Caller } from '../e2e/asking'
import type { RunningHost } from '../e2e/host'

/** One button that somebody of the town has before them now. */
export interface Offer {
  who: string
  order: OrderView
  offer: OfferedAction
}

const STAGES = ['placed', 'handed', 'running', 'served', 'done'] as const
const UNIT_STAGES = ['referred', 'open', 'running', 'done'] as const
type Post = Output<'member.me'>['posts'][number]

/** The first page of every list somebody has. */
const listsOf = (call: Caller, posts: readonly Post[]): Promise<{ items: { id: string }[] }>[] => [
  ...(['live', 'done'] as const).map((list) => call('order.mine', { list })),
  ...(['ahead', 'done'] as const).map((list) => call('order.tasks', { list })),
  call('order.pool', {}),
  ...posts.flatMap(({ role, orgId }) => {
    if (role === 'liaison') return UNIT_STAGES.map((list) => call('community.unitInbox', { unitId: orgId, list }))
    return STAFF_ROLES.includes(role) ? STAGES.map((list) => call('community.inbox', { orgId, list })) : []
  })
]

/** Every button of everybody here: whoever it is, every order of their lists, as the host offers it. */
export const everyOffer = async (host: RunningHost, people: readonly string[]): Promise<Offer[]> => {
  const offers: Offer[] = []
  for (const who of people) {
    const call = await signedIn(host, who)
    const { posts } = await call('member.me', {})
    const pages = await Promise.all(listsOf(call, posts))
    for (const orderId of new Set(pages.flatMap(({ items }) => items.map(({ id }) => id)))) {
      const order = await call('order.get', { orderId } as Input<'order.get'>)
      offers.push(...order.actions.map((offer) => ({ who, order, offer })))
    }
  }
  return offers
}

/** The first of these offers that still stands, with its order as it is now. */
export const stillOffered = async (host: RunningHost, offers: readonly Offer[]): Promise<Offer | null> => {
  for (const { who, order, offer } of offers) {
    const now = await (await signedIn(host, who))('order.get', { orderId: order.id }).catch(() => null)
    const same = now?.actions.find(({ action }) => action === offer.action)
    if (now && same) return { who, order: now, offer: same }
  }
  return null
}

import type { Output } from '@contract'
import { refuse } from '@domain/errors'
import { contactFor, viewersOf, type Viewer } from '@domain/order/view/viewers'
import type { Call } from '../_kit/call'
import { sightOf } from '../_kit/sight'

/** Why somebody read it, as the book of readings says it; the most that they are comes first. */
const REASONS: readonly [Viewer, string][] = [
  ['handler', '经办'],
  ['requester', '联系接单人'],
  ['helper', '上门服务']
]

/** Phones, door and note as far as the kitchen allows now; the reading is written down before anybody sees it. */
export const contactOf = async (call: Call, orderId: string): Promise<Output<'order.contact'>> => {
  const { order, scene } = await sightOf(call, orderId)
  const allowed = contactFor(order, scene)
  if (allowed.phonesOf.length === 0 && !allowed.door && !allowed.note) return refuse('NOT_ALLOWED', { who: '经办人或已接单的人' })
  const viewers = viewersOf(order, scene)
  const reason = REASONS.find(([viewer]) => viewers.includes(viewer))?.[1] ?? ''
  const { people, ...opened } = await call.store.contact({ orderId, now: call.now, ...allowed, reason })
  return { people: people.map(({ publicName, phone }) => ({ name: publicName, phone })), ...opened }
}

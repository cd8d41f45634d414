import type { CallAction, CallEvent, Input } from '@contract'
import { MENU } from './asked'

/** What stands behind the ? of an address, as it stands there. */
export type Params = Readonly<Record<string, string | undefined>>

/** One question that a room asks first. */
export interface Question {
  event: CallEvent
  /** whoever has not signed in may ask it too */
  ofAnybody?: true
  /** the name under which the phone keeps its answer: what is kept is not asked */
  kept?: string
}

const ask = <A extends CallAction>(action: A, input: Input<A>): Question => ({ event: { action, input } })

const inbox = (orgId: string): Question[] => [
  ask('community.inbox', { orgId, list: 'placed' }),
  ask('community.usual', { orgId }),
  ask('member.me', {})
]

/**
 * What a room asks first, by its route and what is in its address. A question that its room does not ask is a call for nothing, and
 * one that is missing here is asked by the room itself, later.
 */
export const QUESTIONS: Record<string, (params: Params) => Question[]> = {
  'pages/services/index': () => [{ ...ask('order.menu', {}), ofAnybody: true, kept: MENU }, ask('order.front', {})],
  'pages/order/index': ({ id }) => (id ? [ask('order.get', { orderId: id })] : []),
  'work/inbox/index': ({ org, list = 'placed' }) => (org && list === 'placed' ? inbox(org) : [])
}

import type { Order } from '../order'
import type { Scene } from '../scene'
import { windowOf } from '../seats'
import type { Again } from './shapes'

/**
 * What whoever reads an order of theirs may ask for once more. What a worker placed for somebody is not the worker's to wish for
 * again, words of one's own are written anew, and what was declined would be declined again.
 */
export const againOf = (order: Order, { actor }: Pick<Scene, 'actor'>): Again | undefined => {
  const { itemCode, beneficiaryId, placerId, state } = order
  if (itemCode === null || beneficiaryId === null || state === 'declined') return undefined
  return placerId === null || placerId !== actor.person?.id ? { itemCode, beneficiaryId, window: windowOf(order) } : undefined
}

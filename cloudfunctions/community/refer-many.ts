import type { Input, PerformInput } from '@contract'
import type { ReferredMany } from '@contract/community'
import { AppError } from '@domain/errors'
import type { Call } from '../_kit/call'
import { performFor } from '../_kit/perform'

/**
 * Hands several orders to one place, each by a checked write of its own under a key made from the request's: what cannot go stays, with
 * its sentence, and the others go. The same request again changes nothing.
 */
export const referMany = async (call: Call, { orders, unitId }: Input<'community.referMany'>): Promise<ReferredMany> => {
  const answer: ReferredMany = { done: [], refused: [] }
  for (const shown of orders) {
    const input: PerformInput = unitId
      ? { ...shown, action: 'refer_unit', input: { unitId } }
      : { ...shown, action: 'refer_pool', input: {} }
    try {
      await performFor({ ...call, requestId: `${call.requestId}.${shown.orderId}` }, 'order.perform', input)
      answer.done.push(shown.orderId)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      answer.refused.push({ orderId: shown.orderId, message: error.sentence })
    }
  }
  return answer
}

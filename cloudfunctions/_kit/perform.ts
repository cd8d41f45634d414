import type { Performed, PerformInput } from '@contract'
import { AppError, refuse } from '@domain/errors'
import type { Action, Step } from '@domain/order/step'
import { untilDecided } from './again'
import type { Call } from './call'
import { decideOnce, type Intent } from './decide'
import { ownPhotos, withLinks } from './photos'
import { WrongCode } from './proof'
import { inputHash } from './request'

/** One tap for all dates of a series; everything else is done date by date. */
const FOR_A_SERIES: readonly Action[] = ['refer_unit', 'refer_pool', 'keep', 'dispatch', 'accept', 'cancel']

/** One step on one order, whatever it takes: decided again, under the lock when many want it, a wrong code counted. */
const perform = async (call: Call, intent: Intent): Promise<Performed> => {
  try {
    return await untilDecided(async () => {
      const first = await decideOnce(call, call.store, intent, false)
      const outcome =
        first.kind === 'crowded' ? await call.store.locked(intent.orderId, (inner) => decideOnce(call, inner, intent, true)) : first
      return outcome.kind === 'answer' ? outcome.performed : null
    })
  } catch (error) {
    if (error instanceof WrongCode) await call.store.wrongTry(intent.orderId, call.now)
    throw error
  }
}

/** The other dates of the series; one that has moved on, or clashes with somebody's day, goes its own way. */
const alsoElsewhere = async (call: Call, intent: Intent, seriesId: string): Promise<void> => {
  for (const orderId of await call.store.series(seriesId)) {
    if (orderId === intent.orderId) continue
    const request = { ...intent.request, requestId: `${intent.request.requestId}.${orderId}` }
    try {
      await perform(call, { ...intent, orderId, shown: null, request })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
}

/**
 * The one path of every step that a person takes on an order (`door` names the action that was called). The same request twice
 * has one effect; an older screen is CHANGED with the fresh view; what may not be done is refused and nothing is written.
 */
export const performFor = async (call: Call, door: string, input: PerformInput): Promise<Performed> => {
  const { orderId, action, round, termsVersion, wholeSeries } = input
  if (wholeSeries && !FOR_A_SERIES.includes(action)) return refuse('INVALID_INPUT', { what: '这一步要一天一天地办' })
  if (action === 'edit') ownPhotos(call, input.input.photos)
  const step = { action, input: input.input } as Step
  const request = { action: door, requestId: call.requestId, inputHash: inputHash(input) }
  const intent: Intent = { orderId, step, shown: { round, termsVersion }, request }
  const performed = await perform(call, intent)
  if (wholeSeries && performed.view?.seriesId) await alsoElsewhere(call, intent, performed.view.seriesId)
  return { ...performed, view: await withLinks(call, performed.view) }
}

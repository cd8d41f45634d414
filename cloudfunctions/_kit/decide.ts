import { AppError, refuse, type RefusalCode } from '@domain/errors'
import type { Order } from '@domain/order/order'
import { performStep } from '@domain/order/perform'
import { maySee } from '@domain/order/permission'
import type { Step } from '@domain/order/step'
import { valueOf } from '@domain/value/plan'
import type { Performed } from '@contract'
import type { Call } from './call'
import { shownOnSite } from './proof'
import { seenBefore } from './request'
import { sceneAfter, sceneOf } from './scene'
import { show, type Sight } from './show'
import type { RequestKey } from './store/shapes'
import type { Store } from './store/store'
import { written } from './write'

/** One step that somebody wants to take on an order there is. */
export interface Intent {
  orderId: string
  step: Step
  /** what the screen showed; null for the other dates of a series, which no screen showed */
  shown: { round: number; termsVersion: number } | null
  request: RequestKey & { inputHash: string }
}
type Cellar = Pick<Store, 'load' | 'commit'>
type Outcome = { kind: 'answer'; performed: Performed } | { kind: 'again' } | { kind: 'crowded' }

/** More seats than this are decided under a lock: many people tap at once, and optimism would wear them out. */
const FEW_SEATS = 5
/** After these the screen is out of date: the fresh view goes along, so that nobody has to ask again. */
const TELLS_FRESH: readonly RefusalCode[] = ['CHANGED', 'SEAT_TAKEN', 'WRONG_STATE']

/** A refusal of an outdated screen, with how it is now. */
export const withFresh = (error: unknown, view: () => Performed['view']): unknown =>
  error instanceof AppError && TELLS_FRESH.includes(error.code) ? new AppError(error.code, error.params, view() ?? undefined) : error

const isOutdated = (order: Order, shown: Intent['shown']) =>
  shown !== null && (shown.round !== order.round || shown.termsVersion !== order.termsVersion)

/**
 * Load, decide, write: two trips. `crowded` asks to do it again under the order's lock, `again` that somebody was faster.
 * Throws the refusal of whatever stands in the way; then nothing is written.
 */
export const decideOnce = async (call: Call, cellar: Cellar, intent: Intent, locked: boolean): Promise<Outcome> => {
  const { orderId, step, request } = intent
  const loaded = await cellar.load({ orderId, now: call.now, step, request })
  const order = loaded.order ?? refuse('NOT_FOUND')
  const scene = sceneOf(loaded.scene)
  const view = (after: Partial<Sight> = {}) => show(call.store, { order, scene, events: loaded.events, sealed: loaded.sealed, ...after })
  const seen = seenBefore(loaded.request, request.inputHash)
  if (seen) return { kind: 'answer', performed: { orderId, version: seen.version, view: view() } }
  if (!maySee(order, scene)) return refuse('NOT_FOUND')
  if (isOutdated(order, intent.shown)) throw withFresh(new AppError('CHANGED'), view)
  if (order.slots > FEW_SEATS && !locked) return { kind: 'crowded' }
  try {
    const shown = shownOnSite(step, order, scene, loaded, call.store.slipHash, call.keys)
    const decided = { ...scene, proof: shown.proof }
    const change = performStep(order, step, decided)
    const value = valueOf(order, change, decided, loaded.value)
    const version = await written(cellar, { loaded, change, now: call.now, request, value, ...addressOf(step), ...shown.write })
    if (version === null) return { kind: 'again' }
    const events = [...loaded.events, ...change.events]
    const after = view({ order: change.order, scene: sceneAfter(decided, change, value), events, secrets: change.secrets })
    return { kind: 'answer', performed: { orderId, version, view: after } }
  } catch (error) {
    throw withFresh(error, view)
  }
}

/** The saved address that a step names: the write keeps where the door number is to be read. */
export const addressOf = (step: Step): { addressId?: string } => {
  const where = 'where' in step.input ? step.input.where : undefined
  return where && 'addressId' in where ? { addressId: where.addressId } : {}
}

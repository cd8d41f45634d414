import { AppError, invariant } from '@domain/errors'
import { asSystem, performStep } from '@domain/order/perform'
import { dueTimer, NOBODY_DISPATCHES, nextTimerAt } from '@domain/order/timers'
import type { Step } from '@domain/order/step'
import { valueOf } from '@domain/value/plan'
import { HOUR } from '@domain/clock/milliseconds'
import { untilDecided } from './again'
import { sceneOf } from './scene'
import type { Loaded } from './store/shapes'
import type { SystemStore } from './store/system-store'
import { written } from './write'

/** What one look at an order by the clock did: a step, nothing (any more), or a step that the table refused. */
export type Ticked = { kind: 'done'; action: string } | { kind: 'nothing' } | { kind: 'refused'; timer: string; code: string }

/** One step of the system on one order as it is now; `key` is that of a timer. Null: somebody was faster, decide again. */
const take = async (store: SystemStore, loaded: Loaded, step: Step, now: number, key?: string): Promise<Ticked | null> => {
  invariant(loaded.order, 'the system acts on an order')
  try {
    const scene = asSystem(sceneOf(loaded.scene))
    const change = performStep(loaded.order, step, scene, key === undefined ? {} : { timer: key })
    const value = valueOf(loaded.order, change, scene, loaded.value)
    const version = await written(store, { loaded, change, now, value })
    return version === null ? null : { kind: 'done', action: step.action }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { kind: 'refused', timer: key ?? step.action, code: error.code }
  }
}

/** The first due timer of one order, carried out by the system through the same table and the same checked write as everybody's step. */
export const tickOrder = (store: SystemStore, orderId: string, now: number): Promise<Ticked> =>
  untilDecided<Ticked>(async () => {
    const loaded = await store.load({ orderId, now })
    const due = loaded.order && dueTimer(loaded.order, now)
    if (!loaded.order || !due) {
      const next = loaded.order && nextTimerAt(loaded.order)
      if (next !== null) await store.postpone(orderId, loaded.order?.version ?? 0, next)
      return { kind: 'nothing' }
    }
    const ticked = await take(store, loaded, due.step, now, due.key)
    // the table will not have it now: looked at again later, and the log says which timer and row disagree
    if (ticked?.kind === 'refused') await store.postpone(orderId, loaded.order.version, now + HOUR)
    return ticked
  })

/** Gives one order back for a unit where nobody can hand it out any more (row 8). Nothing when it has moved on meanwhile. */
export const returnStranded = (store: SystemStore, orderId: string, now: number): Promise<Ticked> =>
  untilDecided<Ticked>(async () => {
    const loaded = await store.load({ orderId, now })
    if (loaded.order?.state !== 'referred') return { kind: 'nothing' }
    return take(store, loaded, { action: 'return', input: { reason: NOBODY_DISPATCHES } }, now)
  })

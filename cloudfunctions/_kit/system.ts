import { AppError } from '@domain/errors'
import { asSystem, performStep } from '@domain/order/perform'
import { dueTimer, nextTimerAt } from '@domain/order/timers'
import { HOUR } from '@domain/clock/milliseconds'
import { untilDecided } from './again'
import { versionOf } from './request'
import { sceneOf } from './scene'
import type { SystemStore } from './store/store'

/** What one look at an order by the clock did: a step, nothing (any more), or a step that the table refused. */
export type Ticked = { kind: 'done'; action: string } | { kind: 'nothing' } | { kind: 'refused'; timer: string; code: string }

/** The first due timer of one order, carried out by the system through the same table and the same checked write as everybody's step. */
export const tickOrder = (store: SystemStore, orderId: string, now: number): Promise<Ticked> =>
  untilDecided<Ticked>(async () => {
    const loaded = await store.load({ orderId, now })
    const due = loaded.order && dueTimer(loaded.order, now)
    if (!loaded.order || !due) {
      const next = loaded.order && nextTimerAt(loaded.order)
      if (next !== null) await store.postpone(orderId, next)
      return { kind: 'nothing' }
    }
    try {
      const change = performStep(loaded.order, due.step, asSystem(sceneOf(loaded.scene)), { timer: due.key })
      const version = versionOf(await store.commit({ loaded, change, now }))
      return version === null ? null : { kind: 'done', action: due.step.action }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // the table will not have it now: looked at again later, and the log says which timer and row disagree
      await store.postpone(orderId, now + HOUR)
      return { kind: 'refused', timer: due.key, code: error.code }
    }
  })

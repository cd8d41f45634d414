import { AppError } from '../errors'
import type { Change } from './change'
import { windowsFit } from './conditions/ordering'
import type { Order, Window } from './order'
import { maySee } from './permission'
import type { Scene } from './scene'
import { ownSeat } from './seats'
import { mayPropose } from './view/viewers'

/**
 * Another time this helper could come, laid beside their seat: nothing else changes until the requester agrees (row 18).
 * Not a row of the table: it decides nothing. Throws NOT_FOUND, NOT_ALLOWED or WINDOW_INVALID.
 */
export const proposeWindows = (order: Order, windows: readonly Window[], scene: Scene): Change => {
  if (!maySee(order, scene)) throw new AppError('NOT_FOUND')
  if (!mayPropose(order, scene)) throw new AppError('NOT_ALLOWED', { who: '被邀请或已接单的人' })
  const unfit = windowsFit(windows, scene.now)
  if (unfit) throw new AppError(unfit.code, unfit.params)
  const after = structuredClone(order)
  const seat = ownSeat(after, scene.actor.person?.id)
  if (seat) seat.proposal = [...windows].sort((a, b) => a.startAt - b.startAt)
  after.version += 1
  return { order: after, events: [], secrets: [], value: [], notices: [{ to: 'requester', kind: 'reschedule' }] }
}

import type { Listed } from './store/shapes'
import { ownSeat } from '@domain/order/seats'
import { over } from '@domain/order/over'
import type { Viewer } from '@domain/order/view/viewers'

/** As whom a member reads the card of a visit: until they said yes as somebody asked; what is over for a week is the public line again. */
export const taskViewers = ({ order, scene }: Listed): readonly Viewer[] => {
  const seat = ownSeat(order, scene.actor.person?.id)
  if (seat?.state === 'invited' || seat?.state === 'waiting') return ['invitee']
  return over(order, scene.now) ? ['passer'] : ['helper']
}

import { DAY, MINUTE } from '@domain/clock/milliseconds'
import type { OrderView } from '@domain/order/view/shapes'
import { ask, call, clock, rows, step, viewed } from './doors'
import { jobs } from './facted'

/** Li says that it was so many minutes, from then on or from another moment, and Wang confirms it; answers how that went. */
export const corrects = async (order: OrderView, minutes: number, from = order.seats[0]?.arrivedAt ?? 0): Promise<string> => {
  const times = { seatId: order.seats[0]?.id ?? '', arrivedAt: from, leftAt: from + minutes * MINUTE, howKnown: '当场看着表' }
  const proposed = await ask('li', 'order.perform', step(order, 'propose_correction', times))
  if (!proposed.ok) return proposed.error.code
  const [last] = await rows<{ id: string }>(`select corrections -> -1 ->> 'id' as id from orders where id = $1`, [order.id])
  const by = { correctionId: last?.id ?? '', record: 'call_back', words: '电话核对过' } as const
  const confirmed = await ask('wang', 'order.perform', step(viewed(proposed.value), 'confirm_correction', by))
  return confirmed.ok ? 'confirmed' : confirmed.error.code
}

/** Wang and Fang find that nobody was there; a week later it is final. */
export const foundFalse = async (order: OrderView) => {
  const seatId = order.seats[0]?.id ?? ''
  const { id } = await call('wang', 'points.record', {
    kind: 'offence',
    orgId: 'huaishu',
    orderId: order.id,
    seatId,
    offence: 'false_presence'
  })
  await call('fang', 'points.review', { id, version: 1, orgId: 'liuyin', agree: true })
  clock.now += 7 * DAY
  await jobs()
}

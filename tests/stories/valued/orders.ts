import { DAY, MINUTE } from '@domain/clock/milliseconds'
import type { OrderView } from '@domain/order/view/shapes'
import { dueTimer } from '@domain/order/timers'
import { cellar } from '../../../cloudfunctions/_kit/cellar'
import { TENANT } from '../../town/places'
import { afternoon, call, clock, haircut, rows, step, viewed } from '../doors'
import { accepted, codeNow, placed, served } from '../steps'
import { closed, perform, rate, tick, type Called, type Ways } from './ways'

const proposed = async (order: OrderView): Promise<Called> => {
  const arrivedAt = order.seats[0]?.arrivedAt ?? 0
  const times = { seatId: order.seats[0]?.id ?? '', arrivedAt, leftAt: arrivedAt + 20 * MINUTE, howKnown: '当场看着表' }
  const seen = viewed(await call('li', 'order.perform', step(order, 'propose_correction', times)))
  const [last] = await rows<{ id: string }>(`select corrections -> -1 ->> 'id' as id from orders where id = $1`, [order.id])
  return perform('wang', step(seen, 'confirm_correction', { correctionId: last?.id ?? '', record: 'call_back', words: '电话核对过' }))
}
const asked = () => placed({ itemCode: 'A03', again: true })

/** Steps of an order, and the clock's. */
export const ORDERS: Ways = {
  'Li asks, and minutes are held': async () => ({ who: 'li', action: 'order.place', input: haircut() }),
  'Li asks for four dates at once': async () => ({
    who: 'li',
    action: 'order.place',
    input: haircut({ dates: [1, 8, 15, 22].map((days) => [afternoon(days)]) })
  }),
  'Wang names the item of free words': async () =>
    perform('wang', step(await placed({ itemCode: null, words: '想理个发' }), 'refer_unit', { unitId: 'power', itemCode: 'B08' })),
  'Chen accepts': async () => {
    const order = viewed(await call('wang', 'order.perform', step(await placed(), 'refer_pool', {})))
    return perform('chen', step(order, 'accept', { riskRead: true, insured: true }))
  },
  'Chen leaves': async () => {
    const order = await accepted()
    clock.now = afternoon().startAt
    await call('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
    clock.now += 40 * MINUTE
    return perform('chen', step(order, 'leave', { code: await codeNow(order) }))
  },
  'Li says it is solved, and Chen is paid': async () => rate(await served()),
  'Li says it is not, and the pool holds for another round': async () =>
    rate(await served(), { outcome: 'unsolved', satisfaction: 'poor', again: true }),
  'the community finds out, and Chen is paid': async () => {
    const order = await served()
    clock.now += 4 * DAY
    return perform('wang', step(order, 'verify', { how: 'call', outcome: 'solved', words: '电话里说办好了' }))
  },
  'Li cancels': async () => perform('li', step(await accepted(), 'cancel', { reason: '不用了', onTheWay: true })),
  'Li cancels all dates': async () => {
    const { orders } = await call('li', 'order.place', haircut({ dates: [1, 8, 15].map((days) => [afternoon(days)]) }))
    return perform('li', { ...step(viewed(orders[0]!), 'cancel', { reason: '不用了', onTheWay: true }), wholeSeries: true })
  },
  'Wang declines': async () =>
    perform('wang', step(await placed(), 'decline', { reason: 'duty', words: '这个要找物业', elsewhere: '物业' })),
  'Li objects, and it is held again': async () => {
    const declined = viewed(
      await call('wang', 'order.perform', step(await placed(), 'decline', { reason: 'duty', words: '要找物业', elsewhere: '物业' }))
    )
    return perform('li', step(declined, 'object', { words: '我觉得归社区' }))
  },
  'two people correct the minutes': async () => proposed(await closed()),
  'an old order is taken up again': async () => {
    const { id } = await closed()
    clock.now += DAY
    return perform('li', step(await call('li', 'order.get', { orderId: id }), 'reopen', { words: '又长长了' }))
  },
  'nobody was found, and what was held goes back': async () => {
    const { id } = await placed()
    const system = cellar().stores.forSystem(TENANT.id)
    for (;;) {
      const [{ due }] = (await rows<{ due: number }>('select next_at as due from orders where id = $1', [id])) as [{ due: number }]
      clock.now = Math.max(clock.now + MINUTE, due)
      const { order } = await system.load({ orderId: id, now: clock.now })
      if (order && dueTimer(order, clock.now)?.step.action === 'expire') return 'tick'
      await tick()
    }
  },
  'Wang asks three of the neighbours, and minutes for three are held': async () =>
    perform('wang', step(await asked(), 'refer_pool', { slots: 3 })),
  'one who came first is enough, and the minutes for the others are free': async () => {
    const order = viewed(await call('wang', 'order.perform', step(await asked(), 'refer_pool', { slots: 3 })))
    await call('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
    return perform('li', step(order, 'proceed', {}))
  },
  'the community keeps it, and names the item of free words': async () =>
    perform('wang', step(await placed({ itemCode: null, words: '想办个证明' }), 'keep', { inviteeIds: ['liuYang'], itemCode: 'B06' }))
}

import type { CallAction, Input, Output } from '@contract'
import { DAY, MINUTE } from '@domain/clock/milliseconds'
import { accountOf, issuer, type AccountId } from '@domain/ledger/account'
import { spreadOver } from '@domain/ledger/pool'
import { dueTimer } from '@domain/order/timers'
import type { OrderView } from '@domain/order/view/shapes'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { DISTRICT, TENANT } from '../town/places'
import { afternoon, call, clock, doors, haircut, rows, step, TIMER, viewed } from './doors'
import { awarded, onTheShelf } from './shop'
import { accepted, codeNow, placed, served } from './steps'

/** One call of somebody, or the clock's minute. */
export type Valued = { who: string; action: CallAction; input: Input<CallAction> } | 'tick'

/** The clock's minute, as the platform's timer calls it. */
export const tick = () => doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)

const give = (id: string, lines: { account: AccountId; amount: number }[]) =>
  cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([{ id, phase: 'direct', from: issuer('minute'), lines, at: clock.now }])
/** Everybody has something, and the pool too. */
export const funded = async (): Promise<void> => {
  await give('pool', spreadOver(DISTRICT.id, 64_000))
  await give('own', [
    { account: accountOf('minute', 'earned', 'li'), amount: 500 },
    { account: accountOf('minute', 'earned', 'chen'), amount: 300 },
    { account: accountOf('minute', 'allotment', 'li'), amount: 20 }
  ])
}
const perform = (who: string, input: unknown): Valued => ({ who, action: 'order.perform', input: input as Input<'order.perform'> })
const rate = (order: OrderView, more: object = {}): Valued => ({
  who: 'li',
  action: 'rating.give',
  input: step(order, 'rate', { outcome: 'solved', satisfaction: 'good', ...more }) as Input<'rating.give'>
})
const run = (valued: Exclude<Valued, 'tick'>) => call(valued.who, valued.action, valued.input)
const proposed = async (order: OrderView): Promise<Valued> => {
  const arrivedAt = order.seats[0]?.arrivedAt ?? 0
  const times = { seatId: order.seats[0]?.id ?? '', arrivedAt, leftAt: arrivedAt + 20 * MINUTE, howKnown: '当场看着表' }
  const seen = viewed(await call('li', 'order.perform', step(order, 'propose_correction', times)))
  const [last] = await rows<{ id: string }>(`select corrections -> -1 ->> 'id' as id from orders where id = $1`, [order.id])
  return perform('wang', step(seen, 'confirm_correction', { correctionId: last?.id ?? '', record: 'call_back', words: '电话核对过' }))
}
/** Chen has come and gone, and somebody has said how it was. */
const closed = async (): Promise<OrderView> => {
  const order = await served()
  await run(rate(order) as Exclude<Valued, 'tick'>)
  return order
}

/** Chen did not come, and says that he did. */
const appealed = async (): Promise<Valued> => {
  const lines = [{ account: accountOf('point', 'earned', 'chen'), amount: 30 }]
  await cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([{ id: 'points', phase: 'direct', from: issuer('point'), lines, at: clock.now }])
  const order = await accepted()
  clock.now = afternoon().startAt + 45 * MINUTE
  const seatId = order.seats[0]?.id ?? ''
  const marked = viewed(await call('li', 'order.perform', step(order, 'mark_absent', { seatId })))
  const answered = viewed(await call('chen', 'order.perform', step(marked, 'answer', { words: '忘了' })))
  await call('wang', 'order.perform', step(answered, 'settle_absence', { seatId, absence: 'upheld' }))
  await tick()
  const [fact] = (await call('chen', 'points.deductions', {})).items
  return { who: 'chen', action: 'points.appeal', input: { id: fact?.id ?? '', words: '我去了，敲错了门' } as Input<'points.appeal'> }
}

const redeems = async (): Promise<Valued> => {
  await awarded('chen', 100)
  const { id, points, version } = await onTheShelf()
  return { who: 'chen', action: 'redemption.redeem', input: { goodId: id, points, version } }
}

/** Every action that moves value, with what comes before it: told by the doors, up to the tap itself. */
export const VALUED: Record<string, () => Promise<Valued>> = {
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
  'Wang declines': async () => perform('wang', step(await placed(), 'decline', { reason: 'duty', words: '这个要找物业' })),
  'Li objects, and it is held again': async () => {
    const declined = viewed(await call('wang', 'order.perform', step(await placed(), 'decline', { reason: 'duty', words: '要找物业' })))
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
  'Chen gives to family': async () => {
    await call('wang', 'timebank.relate', { giverId: 'chen', receiverId: 'li', relation: 'parent' })
    return { who: 'chen', action: 'timebank.give', input: { personId: 'li', minutes: 45 } }
  },
  'Chen donates': async () => ({ who: 'chen', action: 'timebank.donate', input: { minutes: 45 } }),
  'the second of the district signs': async () => {
    const { injections } = await call('shen', 'timebank.propose', { minutes: 6_400 })
    return { who: 'lu', action: 'timebank.confirm', input: { id: injections[0]?.id ?? '' } }
  },
  'Chen appeals, and five points are put aside': async () => appealed(),
  'the appeal is not right, and five points are taken': async () => {
    const appeal = (await appealed()) as Exclude<Valued, 'tick'>
    await run(appeal)
    clock.now += 3 * DAY
    const settled = { ...appeal.input, orgId: 'liuyin', upheld: false, words: '邻居说没看见人来' }
    return { who: 'fang', action: 'points.settleAppeal', input: settled as Input<'points.settleAppeal'> }
  },
  'an adoption is withdrawn, and its points are taken back': async () => {
    const proposal = { kind: 'proposal', orgId: 'huaishu', personId: 'chen', proposalId: 'v1', at: clock.now - DAY } as const
    const { id } = await call('wang', 'points.record', proposal)
    return { who: 'fang', action: 'points.revoke', input: { id, orgId: 'liuyin' } }
  },
  'Chen redeems a bag of rice, and points are held': async () => redeems(),
  'Tang hands it over, and it is paid': async () => {
    const { id } = (await run((await redeems()) as Exclude<Valued, 'tick'>)) as Output<'redemption.redeem'>
    const { code } = await call('chen', 'redemption.get', { id })
    return { who: 'tang', action: 'redemption.handOver', input: { orgId: 'market', code: code?.digits ?? '' } }
  },
  'Chen would rather not, and has his points again': async () => {
    const { id } = (await run((await redeems()) as Exclude<Valued, 'tick'>)) as Output<'redemption.redeem'>
    return { who: 'chen', action: 'redemption.cancel', input: { id } }
  },
  'what Li left goes to her daughter': async () => {
    const { id } = await call('wang', 'timebank.recordDeath', { personId: 'li', diedOn: '2026-11-20' })
    await call('liuYang', 'timebank.confirmDeath', { id })
    await call('wang', 'timebank.chooseEstate', { id, heirId: 'zhang' })
    return { who: 'liuYang', action: 'timebank.settleEstate', input: { id, heirId: 'zhang', chosenAt: clock.now } }
  },
  'Li wrote what Chen did, and the seven days are over': async () => {
    await run(rate(await served(), { words: '剪得很仔细，还扫了地' }) as Exclude<Valued, 'tick'>)
    await tick()
    clock.now += 7 * DAY
    return 'tick'
  },
  'a month begins': async () => {
    clock.now = Date.parse('2026-12-01T00:00:30+08:00')
    return 'tick'
  }
}

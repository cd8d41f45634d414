import { DAY, MINUTE } from '@domain/clock/milliseconds'
import { accountOf } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { TENANT } from '../town/places'
import { owns, poolOwns, stands } from './books-kept'
import { afternoon, call, clock, counted, found, refusal, rows, step, viewed } from './doors'
import { accepted, codeNow, open, placed, served, servedAgain } from './steps'

beforeEach(() => found())

const earned = (who: string) => accountOf('minute', 'earned', who)
const allotment = (who: string) => accountOf('minute', 'allotment', who)
const gifted = (who: string) => accountOf('minute', 'gifted', who)
const poolHas = async () =>
  (await rows<{ sum: number }>(`select coalesce(sum(posted), 0)::bigint as sum from ledger_account where id like 'minute/pool/%'`))[0]?.sum
const rate = (order: OrderView, more: object = {}) =>
  call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good', ...more }) as never)

test('Li pays with what she earned: held when she asks, read by whoever is asked, paid for the minutes that were proven', async () => {
  await owns(earned('li'), 100)
  const order = await open()
  expect([await stands(earned('li')), order.earns]).toEqual([[100, 30], { points: true, minutes: true }])
  const [card] = (await call('chen', 'order.tasks', { list: 'ahead' })).items
  const offer = await call('lin', 'order.get', { orderId: order.id })
  expect([card?.earns.minutes, offer.earns.minutes]).toEqual([true, true])
  await call('chen', 'order.perform', step(offer, 'accept', { riskRead: true, insured: true }))
  clock.now = afternoon().startAt
  await call('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
  clock.now += 20 * MINUTE
  const left = viewed(await call('chen', 'order.perform', step(order, 'leave', { code: await codeNow(order) })))
  await rate(left)
  expect([await stands(earned('li')), await stands(earned('chen')), counted.trips]).toEqual([[80, 0], [20, 0], 2])
})

test('nobody can pay: the order goes on, the helper reads that it is points only, and no minute appears anywhere', async () => {
  await owns(earned('li'), 29)
  const order = await served()
  expect(order.earns.minutes).toBe(false)
  await rate(order)
  expect([await stands(earned('li')), await stands(earned('chen'))]).toEqual([
    [29, 0],
    [0, 0]
  ])
})

test('who is not yet 65 keeps what they earned; a gift from the family may be used at any age', async () => {
  await owns(earned('chen'), 500)
  const asks = { beneficiaryId: 'chen', where: { addressId: 'home-chen' } }
  expect((await placed(asks, 'chen')).earns.minutes).toBe(false)
  await owns(gifted('chen'), 30)
  expect((await placed({ ...asks, again: true }, 'chen')).earns.minutes).toBe(true)
  expect([await stands(gifted('chen')), await stands(earned('chen'))]).toEqual([
    [30, 30],
    [500, 0]
  ])
})

test('cancelled: all of it is free again, and a second cancelling changes nothing', async () => {
  await owns(earned('li'), 100)
  const order = await accepted()
  const cancel = step(order, 'cancel', { reason: '不用了', onTheWay: true })
  await call('li', 'order.perform', cancel, 'cancel-once')
  await call('li', 'order.perform', cancel, 'cancel-once')
  expect([await stands(earned('li')), counted.trips]).toEqual([[100, 0], 1])
})

test('a listed elder pays with the month’s allotment first, then with her own, and what is left of the month goes to the pool', async () => {
  await owns(allotment('li'), 20)
  await owns(earned('li'), 100)
  const order = await placed({ windows: [afternoon(12)] })
  expect([await stands(allotment('li')), await stands(earned('li'))]).toEqual([
    [20, 20],
    [100, 10]
  ])
  // December has begun
  clock.now += 9 * DAY
  await call('li', 'order.perform', step(order, 'cancel', { reason: '不用了', onTheWay: true }))
  expect([await stands(allotment('li')), await stands(earned('li')), await poolHas()]).toEqual([[0, 0], [100, 0], 20])
})

test('a correction by two people gives back what was too much; what Chen has spent the pool lays out, and Chen owes it', async () => {
  await owns(earned('li'), 30)
  await poolOwns(64_000)
  const order = await served()
  await rate(order)
  expect(await stands(earned('chen'))).toEqual([30, 0])
  const spent = {
    id: 'spent',
    phase: 'direct',
    from: earned('chen'),
    lines: [{ account: gifted('lin'), amount: 25 }],
    at: clock.now
  } as const
  await cellar().stores.forSystem(TENANT.id).ledger.post([spent])
  const arrivedAt = order.seats[0]?.arrivedAt ?? 0
  const times = { seatId: order.seats[0]?.id ?? '', arrivedAt, leftAt: arrivedAt + 20 * MINUTE, howKnown: '当场看着表' }
  const proposed = viewed(await call('li', 'order.perform', step(order, 'propose_correction', times)))
  const [last] = await rows<{ id: string }>(`select corrections -> -1 ->> 'id' as id from orders where id = $1`, [order.id])
  const agreed = { correctionId: last?.id ?? '', record: 'call_back' as const, words: '电话核对过' }
  await call('wang', 'order.perform', step(proposed, 'confirm_correction', agreed))
  const dues = async () => (await rows<{ amount: number }>(`select amount from tally where key = 'minute-dues/life'`))[0]?.amount
  // 5 were there, the pool laid out 25; of the new 20 all go to the pool, and 5 are still owed
  expect([await stands(earned('li')), await stands(earned('chen')), await dues(), await poolHas()]).toEqual([[10, 0], [0, 0], 5, 63_995])
})

test('another round costs Li nothing: the pool pays, as far as the first round held', async () => {
  await owns(earned('li'), 30)
  await poolOwns(64_000)
  const again = viewed(await rate(await served(), { outcome: 'unsolved', satisfaction: 'poor', again: true }))
  expect([again.round, again.earns.minutes, await stands(earned('li'))]).toEqual([2, true, [0, 0]])
  await rate(await servedAgain(again))
  expect([await stands(earned('lin')), await poolHas()]).toEqual([[30, 0], 63_970])
})

test('two orders reach for the last minutes at once: one is paid, the other goes on for points', async () => {
  await owns(earned('li'), 45)
  const both = await Promise.all([placed(), placed({ windows: [afternoon(2)], again: true })])
  expect(both.map(({ earns }) => earns.minutes).sort()).toEqual([false, true])
  expect(await stands(earned('li'))).toEqual([45, 30])
})

test('free words: held when the community names the item', async () => {
  await owns(earned('li'), 100)
  const asked = await placed({ itemCode: null, words: '想理个发' })
  expect(await stands(earned('li'))).toEqual([100, 0])
  const referred = viewed(await call('wang', 'order.perform', step(asked, 'refer_unit', { unitId: 'power', itemCode: 'B08' })))
  expect([await stands(earned('li')), referred.earns.minutes, counted.trips]).toEqual([[100, 30], true, 2])
})

test.each(['J02', 'I01'])('free words: %s is no service and is not handed over', async (itemCode) => {
  const asked = await placed({ itemCode: null, words: '想请人帮我点单' })
  for (const [action, more] of [
    ['refer_unit', { unitId: 'power' }],
    ['refer_pool', { slots: 1 }]
  ] as const)
    expect(await refusal('wang', 'order.perform', step(asked, action, { ...more, itemCode } as never))).toBe('ITEM_NOT_ORDERABLE')
})

describe('how many come changes', () => {
  const asked = (slots?: number) => placed({ itemCode: 'A03', again: true, ...(slots ? { slots } : {}) })

  test('staff ask for two instead of one: twice as much is held, all or nothing, and whoever is asked reads it', async () => {
    await owns(earned('li'), 250)
    const order = await asked()
    const { minutes } = await itemOf(order)
    expect(await stands(earned('li'))).toEqual([250, minutes])
    const open = viewed(await call('wang', 'order.perform', step(order, 'refer_pool', { slots: 2 })))
    expect([await stands(earned('li')), open.earns.minutes, counted.trips]).toEqual([[250, 2 * minutes], true, 2])
    const more = viewed(await call('wang', 'order.perform', step(open, 'take_back', { reason: '再想想' })))
    const many = viewed(await call('wang', 'order.perform', step(more, 'refer_pool', { slots: 9 })))
    expect([await stands(earned('li')), many.earns.minutes]).toEqual([[250, 0], false])
    const again = viewed(await call('wang', 'order.perform', step(many, 'take_back', { reason: '再想想' })))
    await call('wang', 'order.perform', step(again, 'refer_pool', { slots: 1 }))
    expect(await stands(earned('li'))).toEqual([250, minutes])
  })

  test('those who are there are enough: what was held for the others is free at once, and those who come are paid', async () => {
    await owns(allotment('li'), 20)
    await owns(earned('li'), 500)
    const order = await asked()
    const { minutes } = await itemOf(order)
    const open = viewed(await call('wang', 'order.perform', step(order, 'refer_pool', { slots: 3 })))
    expect([await stands(allotment('li')), await stands(earned('li'))]).toEqual([
      [20, 20],
      [500, 3 * minutes - 20]
    ])
    await call('chen', 'order.perform', step(open, 'accept', { riskRead: true, insured: true }))
    const enough = viewed(await call('li', 'order.perform', step(open, 'proceed', {})))
    expect([enough.state, await stands(allotment('li')), await stands(earned('li')), enough.earns.minutes]).toEqual([
      'accepted',
      [20, 20],
      [500, minutes - 20],
      true
    ])
    clock.now = afternoon().startAt
    await call('chen', 'order.perform', step(enough, 'arrive', { code: await codeNow(order) }))
    clock.now += 90 * MINUTE
    const left = viewed(await call('chen', 'order.perform', step(enough, 'leave', { code: await codeNow(order) })))
    await rate(left)
    expect([await stands(earned('chen')), await stands(allotment('li')), await stands(earned('li'))]).toEqual([
      [minutes, 0],
      [0, 0],
      [500 - minutes + 20, 0]
    ])
  })

  test('another time changes nothing of what is held; given back by a unit neither', async () => {
    await owns(earned('li'), 100)
    const order = await accepted()
    const later = viewed(await call('li', 'order.perform', step(order, 'reschedule', { windows: [afternoon(3)] })))
    expect([await stands(earned('li')), later.earns.minutes]).toEqual([[100, 30], true])
    const asked = await placed({ windows: [afternoon(5)], again: true })
    await call('wang', 'order.perform', step(asked, 'refer_unit', { unitId: 'power' }))
    await call('zhao', 'order.perform', step(asked, 'return', { reason: '没有人手' }))
    const back = await call('wang', 'order.get', { orderId: asked.id })
    expect([back.earns.minutes, await stands(earned('li'))]).toEqual([true, [100, 60]])
  })

  test('a part of a month that is over stays with its order when fewer come', async () => {
    await owns(allotment('li'), 480)
    const order = await placed({ itemCode: 'A03', windows: [afternoon(12)] })
    const { minutes } = await itemOf(order)
    const open = viewed(await call('wang', 'order.perform', step(order, 'refer_pool', { slots: 2 })))
    await call('chen', 'order.perform', step(open, 'accept', { riskRead: true, insured: true }))
    clock.now += 9 * DAY
    await call('li', 'order.perform', step(open, 'proceed', {}))
    expect(await stands(allotment('li'))).toEqual([480, 2 * minutes])
  })

  test('in a second round the pool holds for as many as come, never more than the first round held', async () => {
    await owns(earned('li'), 60)
    await poolOwns(64_000)
    const order = await served()
    const again = viewed(await rate(order, { outcome: 'unsolved', satisfaction: 'poor', again: true }))
    const open = viewed(await call('wang', 'order.perform', step(again, 'refer_pool', { slots: 2 })))
    const [held] = await rows<{ held: number }>(`select sum(held)::integer as held from ledger_account where id like 'minute/pool/%'`)
    expect([held?.held, open.earns.minutes]).toEqual([30, true])
  })
  const itemOf = async (order: OrderView) =>
    (await call('li', 'order.menu', {})).items.find(({ code }) => code === order.itemCode) ?? { minutes: 0 }
})

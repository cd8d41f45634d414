import { DAY, MINUTE } from '@domain/clock/milliseconds'
import { accountOf } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { owns, stands } from './books-kept'
import { afternoon, byHand, call, clock, found, rows, step, viewed } from './doors'
import { codeNow, placed } from './steps'

beforeEach(() => found())

const earned = (who: string) => accountOf('minute', 'earned', who)
const allotment = (who: string) => accountOf('minute', 'allotment', who)
const rate = (order: OrderView, who = 'li') =>
  call(who, 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
const yes = { riskRead: true, insured: true } as const
const poolHas = async () =>
  (await rows<{ sum: number }>(`select coalesce(sum(posted), 0)::bigint as sum from ledger_account where id like 'minute/pool/%'`))[0]?.sum

/** Li asks, Wang hands on, these come and stay so long; she says how it was. */
const visited = async (itemCode: string, stay: Record<string, number>, more: object = {}): Promise<OrderView> => {
  const helpers = Object.keys(stay)
  const order = await placed({ itemCode, slots: helpers.length, ...more })
  const open = viewed(await call('wang', 'order.perform', step(order, 'refer_pool', { slots: helpers.length })))
  for (const who of helpers) await call(who, 'order.perform', step(open, 'accept', yes))
  clock.now = afternoon().startAt
  for (const who of helpers) {
    clock.now += MINUTE / 2
    await call(who, 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
  }
  const began = clock.now
  for (const [who, minutes] of Object.entries(stay).sort(([, one], [, other]) => one - other)) {
    clock.now = began + minutes * MINUTE
    await call(who, 'order.perform', step(order, 'leave', { code: await codeNow(order) }))
  }
  return viewed(await rate(order))
}

describe('the vectors of mutual-help time, through the doors (T01, T02, T03, T05)', () => {
  test.each<[string, { own: number; day?: number; has?: number; dues?: number }, number, { li: number; chen: number; pool: number }]>([
    ['own 100, A01 proven 62: 60 paid, 40 left', { own: 100 }, 62, { li: 40, chen: 60, pool: 0 }],
    ['proven 16 is 16, nothing is rounded', { own: 100 }, 16, { li: 84, chen: 16, pool: 0 }],
    ['proven 14 is nothing, all of it back', { own: 100 }, 14, { li: 100, chen: 0, pool: 0 }],
    ['own 59 of 60: nobody pays', { own: 59 }, 60, { li: 59, chen: 0, pool: 0 }],
    ['450 of the day before it: 30 and 30', { own: 100, day: 450 }, 60, { li: 40, chen: 30, pool: 30 }],
    ['89,990 in all before it: 10 and 50', { own: 100, has: 89_990 }, 60, { li: 40, chen: 10, pool: 50 }],
    ['45 owed to the pool: 15 and 45', { own: 100, dues: 45 }, 60, { li: 40, chen: 15, pool: 45 }]
  ])('%s', async (_, { own, day = 0, has = 0, dues = 0 }, minutes, after) => {
    await owns(earned('li'), own)
    if (has > 0) await owns(earned('chen'), has)
    const tally = `insert into tally (tenant_id, person_id, key, amount) values ('linjiang', 'chen', $1, $2)`
    if (day > 0) await byHand(tally, ['minute/2026-11-24', day])
    if (dues > 0) await byHand(tally, ['minute-dues/life', dues])
    await visited('A01', { chen: minutes })
    const [chen] = await stands(earned('chen'))
    expect({ li: await stands(earned('li')), chen: chen - has, pool: await poolHas() }).toEqual({ ...after, li: [after.li, 0] })
  })

  test('what a cap took is said to whoever earned it, with the number (red line 17)', async () => {
    await owns(earned('li'), 100)
    await owns(earned('chen'), 89_990)
    await visited('A01', { chen: 60 })
    const { items } = await call('chen', 'timebank.statement', { account: 'earned' })
    expect(items[0]).toMatchObject({ amount: 10, why: ['到账 10 分钟，超过个人上限，50 分钟转入公共池'] })
  })

  test('two helpers hold twice the item, stay 120 and 45: 120 and 45, 75 go back', async () => {
    await owns(earned('li'), 300)
    await visited('B03', { chen: 120, lin: 45 })
    expect([await stands(earned('chen')), await stands(earned('lin')), await stands(earned('li'))]).toEqual([
      [120, 0],
      [45, 0],
      [135, 0]
    ])
  })

  test('allotment 120 and own 100, item of 180: 120 and 60', async () => {
    await byHand(`update item set body = body || '{"minutes": 180}' where code = 'A01'`)
    await owns(allotment('li'), 120)
    await owns(earned('li'), 100)
    await placed({ itemCode: 'A01' })
    const found = [await stands(allotment('li')), await stands(earned('li'))]
    await byHand(`update item set body = body || '{"minutes": 60}' where code = 'A01'`)
    expect(found).toEqual([
      [120, 120],
      [100, 60]
    ])
  })

  test('held on 31 January, cancelled on 2 February: to the pool, not to the elder (T09)', async () => {
    clock.now = Date.parse('2027-01-31T10:00:00+08:00')
    await owns(allotment('li'), 120)
    const order = await placed({ windows: [{ startAt: clock.now + 4 * DAY, endAt: clock.now + 4 * DAY + 60 * MINUTE }] })
    clock.now += 2 * DAY
    await call('li', 'order.perform', step(order, 'cancel', { reason: '不用了' }))
    expect([await stands(allotment('li')), await poolHas()]).toEqual([[90, 0], 30])
  })

  test('who asks at forty owns enough and pays nothing, and is told so (T06)', async () => {
    await owns(earned('chen'), 500)
    const order = await placed({ beneficiaryId: 'chen', where: { addressId: 'home-chen' } }, 'chen')
    expect([order.earns.minutes, order.nobodyPays, order.reserved, await stands(earned('chen'))]).toEqual([
      false,
      true,
      undefined,
      [500, 0]
    ])
  })

  test('65 today uses what they earned, 65 tomorrow does not; on the list it is sixty', async () => {
    await owns(earned('wu'), 500)
    const asks =
      (birthDay: string, again = true) =>
      async () => {
        await byHand(`update person set birth_day = $1 where id = 'wu'`, [birthDay])
        return (await placed({ beneficiaryId: 'wu', where: { addressId: 'home-wu' }, again }, 'wu')).earns.minutes
      }
    expect([await asks('1961-11-23')(), await asks('1961-11-24')()]).toEqual([true, false])
    await call('wang', 'timebank.list', { personId: 'wu', listed: true })
    expect([await asks('1966-11-23')(), await asks('1966-11-24')()]).toEqual([true, false])
  })

  test('my own minutes stay with me when I say so (用我的互助时间)', async () => {
    await owns(earned('li'), 100)
    await call('li', 'timebank.useOwn', { use: false })
    expect((await placed()).earns.minutes).toBe(false)
    await call('li', 'timebank.useOwn', { use: true })
    expect((await placed({ again: true })).earns.minutes).toBe(true)
  })
})

test('a group that a unit sends reads that its minutes go to the pool, before anybody says yes, and so they do (T08)', async () => {
  await owns(earned('li'), 100)
  const order = await placed()
  await call('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }))
  await call('zhao', 'order.perform', step(order, 'dispatch', { inviteeIds: ['chen'], collective: true }))
  const toPool = { points: true, minutes: true, toPool: true }
  const [card] = (await call('chen', 'order.tasks', { list: 'ahead' })).items
  const offer = await call('chen', 'order.get', { orderId: order.id })
  expect([card?.earns, offer.earns, offer.actions.map(({ action }) => action)]).toEqual([
    toPool,
    toPool,
    expect.arrayContaining(['accept'])
  ])
  await call('chen', 'order.perform', step(offer, 'accept', yes))
  clock.now = afternoon().startAt
  await call('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
  clock.now += 40 * MINUTE
  await call('chen', 'order.perform', step(order, 'leave', { code: await codeNow(order) }))
  await rate(order)
  expect([await stands(earned('chen')), await stands(earned('li')), await poolHas()]).toEqual([[0, 0], [70, 0], 30])
  expect((await call('chen', 'points.balance', {})).owned).toBeGreaterThan(0)
})

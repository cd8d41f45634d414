import { DAY, MINUTE } from '@domain/clock/milliseconds'
import type { OrderView } from '@domain/order/view/shapes'
import { afternoon, call, clock, found, haircut, refusal, rows, step } from './doors'
import { atTheDoor, placed, served } from './steps'

beforeEach(() => found())

const forQin = { beneficiaryId: 'qin', witness: { kind: 'slip' as const }, why: '秦奶奶没有手机，托我点一下' }
const orders = async () => Number((await rows<{ n: number }>('select count(*) as n from orders'))[0]?.n)

describe('how far a post reaches (red lines 10, 11)', () => {
  test.each(['sun', 'yuan', 'wang'])('%s of another community reaches neither the home nor the telephone of an elder', async (who) => {
    for (const where of [
      { addressId: 'home-qin' },
      { publicPlace: '槐树里社区活动室', gridId: 'huaishu-1' },
      { publicPlace: '广场', gridId: 'linhe-1' }
    ])
      expect(await refusal(who, 'order.place', haircut({ ...forQin, where }))).toBe('NOT_ALLOWED')
    expect(await orders()).toBe(0)
  })

  test('the grid worker of her own community does, and every reading is written down', async () => {
    const order = await placed({ ...forQin, where: { addressId: 'home-qin' } }, 'peng')
    expect((await call('peng', 'order.contact', { orderId: order.id })).door).toEqual(expect.any(String))
    expect(await rows('select fields from access_log where reader_id = $1 order by fields', ['peng'])).toEqual([
      { fields: 'door' },
      { fields: 'note' },
      { fields: 'phone' }
    ])
    await rows(`update post set until = $1 where person_id = 'peng' returning 1`, [new Date(clock.now)])
    expect(await refusal('peng', 'order.contact', { orderId: order.id })).toBe('NOT_ALLOWED')
  })

  test('somebody unknown, and somebody who was erased, are placed for by nobody, in the same words', async () => {
    await rows(`update person set erased_at = $1 where id = 'qin' returning 1`, [new Date(clock.now)])
    for (const beneficiaryId of ['qin', 'nobody'])
      expect(
        await refusal('peng', 'order.place', haircut({ ...forQin, beneficiaryId, where: { publicPlace: '广场', gridId: 'linhe-1' } }))
      ).toBe('NOT_ALLOWED')
  })

  test('a witness nobody knows is refused when an order is placed, and when it is changed', async () => {
    const witness = { kind: 'person' as const, personId: 'nobody' }
    expect(await refusal('li', 'order.place', haircut({ witness }))).toBe('WITNESS_NEEDED')
    expect(await refusal('li', 'order.perform', step(await placed(), 'edit', { witness }))).toBe('WITNESS_NEEDED')
  })

  test('words and photos that were taken away are gone from the next reading', async () => {
    const order = await placed({ words: '家里没人，钥匙在花盆下面' })
    await call('li', 'order.perform', step(order, 'edit', { words: '' }))
    expect(await call('wang', 'order.get', { orderId: order.id })).not.toHaveProperty('words')
  })
})

const forXu = {
  beneficiaryId: 'xu',
  where: { addressId: 'home-xu' },
  witness: { kind: 'slip' as const },
  why: '许奶奶没有手机',
  again: true
}
const doorStaysClosed = async () => {
  const order = await atTheDoor()
  clock.now += 10 * MINUTE
  await call('chen', 'order.perform', step(order, 'no_answer', { called: true }))
  return order
}
const inbox = (cursor?: string) => call('wang', 'community.inbox', { orgId: 'huaishu', list: 'placed', ...(cursor ? { cursor } : {}) })

describe('a door that nobody opens', () => {
  test('stands before everything else in the inbox, red, until it is settled; the handler may ring the daughter', async () => {
    const waiting = await placed({ ...forXu, windows: [afternoon(3)] }, 'sun')
    const order = await doorStaysClosed()
    const { items } = await inbox()
    expect(items.map(({ id }) => id)).toEqual([order.id, waiting.id])
    expect(items[0]).toMatchObject({ alarms: ['door'], light: 'red' })
    expect((await call('wang', 'order.contact', { orderId: order.id })).people).toHaveLength(3)
    // the daughter finds it first among her mother's orders
    expect((await call('zhang', 'order.front', {})).near[0]).toMatchObject({ id: order.id, stateWords: '师傅到了，没人应门' })
    await call('wang', 'order.perform', step(order, 'cancel', { reason: '女儿说住院了', onTheWay: true }))
    expect((await inbox()).items.map(({ id }) => id)).toEqual([waiting.id])
  })

  test('pages go on behind it, each order once', async () => {
    const order = await doorStaysClosed()
    for (let n = 0; n < 22; n += 1) await placed({ ...forXu, windows: [afternoon(3 + n)] }, 'sun')
    const first = await inbox()
    const second = await inbox(first.next)
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(ids[0]).toBe(order.id)
    expect([first.items.length, ids.length, new Set(ids).size]).toEqual([20, 23, 23])
  })

  test('a tell of safety stands there for a week from when it was told, also on an order long closed or come round again', async () => {
    const order = await served()
    await call('li', 'rating.give', step(order, 'rate', { outcome: 'unsolved', satisfaction: 'poor' }) as never)
    clock.now += 14 * DAY
    const waiting = await placed({ ...forXu, windows: [afternoon(20)] }, 'sun')
    expect((await inbox()).items.map(({ id }) => id)).toEqual([waiting.id])
    await call('li', 'rating.give', step(order, 'amend_rating', { outcome: 'unsolved', satisfaction: 'poor', tags: ['不安全'] }) as never)
    expect((await inbox()).items.map(({ id }) => id)).toEqual([order.id, waiting.id])
    await call('li', 'order.perform', step(order, 'reopen', { words: '请换一位来', windows: [afternoon(40)] }))
    expect((await inbox()).items.map(({ id, state }) => [id, state])).toEqual([
      [order.id, 'placed'],
      [waiting.id, 'placed']
    ])
  })

  test('a tell of safety stands there for a week', async () => {
    const order = await served()
    await call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'poor', tags: ['提到了收费或推销'] }) as never)
    expect((await inbox()).items[0]).toMatchObject({ id: order.id, alarms: ['safety'] })
    clock.now += 8 * DAY
    expect((await inbox()).items).toEqual([])
  })
})

test('one who waits for two visits of the same hour is seated in one of them, when both come free at once', async () => {
  const visit = { itemCode: 'A01', windows: [afternoon(5)] }
  const asked = [await placed(visit), await placed({ ...forXu, ...visit }, 'sun')] as const
  for (const order of asked) await call('wang', 'order.perform', step(order, 'refer_pool', {}))
  for (const [order, who] of [
    [asked[0], 'chen'],
    [asked[1], 'jia']
  ] as const) {
    await call(who, 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
    await call('lin', 'order.perform', step(order, 'queue', {}))
  }
  await Promise.all([
    call('chen', 'order.perform', step(asked[0], 'withdraw', {})),
    call('jia', 'order.perform', step(asked[1], 'withdraw', {}))
  ])
  const seats = await rows<{ state: string }>(`select state from seat where person_id = 'lin' order by state`)
  expect(seats.map(({ state }) => state)).toEqual(['accepted', 'waiting'])
})

test('one who proposed the same hour for two visits keeps one of them, when both agree at once', async () => {
  const visit = { itemCode: 'A01' }
  const asked = [
    await placed({ ...visit, windows: [afternoon(5)] }),
    await placed({ ...forXu, ...visit, windows: [afternoon(6)] }, 'sun')
  ] as const
  for (const order of asked) {
    await call('wang', 'order.perform', step(order, 'refer_pool', {}))
    await call('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
    await call('chen', 'order.remark', { orderId: order.id, kind: 'propose', windows: [afternoon(3)] })
  }
  const agree = async (who: string, order: OrderView) => {
    const seen = await call(who, 'order.get', { orderId: order.id })
    return step(seen, 'reschedule', { agreeSeatId: seen.seats[0]!.id })
  }
  const agreed = [await agree('li', asked[0]), await agree('xuHong', asked[1])] as const
  await Promise.all([call('li', 'order.perform', agreed[0]), call('xuHong', 'order.perform', agreed[1])])
  const seats = await rows<{ state: string }>(`select state from seat where person_id = 'chen' order by state`)
  expect(seats.map(({ state }) => state)).toEqual(['accepted', 'invited'])
})

describe('a unit reads its own members and nobody else by name (orders.md §5)', () => {
  test('somebody of another unit takes it: the liaison’s list, calendar, order and story do not say who, nor who asked', async () => {
    const order = await placed({ itemCode: 'A01' })
    await call('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }))
    await call('zhao', 'order.perform', step(order, 'dispatch', { inviteeIds: ['chen'] }))
    await call('zhao', 'order.perform', step(order, 'widen', { ring: 'community' }))
    await call('jia', 'order.perform', step(order, 'accept', {}))
    const read = async (who: string, unit = 'power') => {
      const [list, day, view] = [
        await call(who, 'community.unitInbox', { unitId: unit, list: 'running' }),
        await call(who, 'community.unitDay', { unitId: unit, at: afternoon().startAt }),
        await call(who, 'order.get', { orderId: order.id })
      ]
      expect([list.items.map(({ id }) => id), day.items.map(({ id }) => id)]).toEqual([[order.id], [order.id]])
      return JSON.stringify([list, day, view])
    }
    expect(await read('zhao')).not.toMatch(/贾|李/)
    const inbox = await call('wang', 'community.inbox', { orgId: 'huaishu', list: 'running' })
    expect(inbox.items[0]?.helperNames).toEqual([expect.stringContaining('贾')])
  })

  test('its own member is named', async () => {
    const order = await placed()
    await call('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }))
    await call('zhao', 'order.perform', step(order, 'dispatch', { inviteeIds: ['chen'] }))
    await call('chen', 'order.perform', step(order, 'accept', {}))
    expect((await call('zhao', 'community.unitInbox', { unitId: 'power', list: 'running' })).items[0]?.helperNames).toEqual(['陈师傅'])
  })
})

test('somebody must come the same day: the worker’s list is marked, and the order is no more urgent for it', async () => {
  const plain = await placed({ itemCode: 'B04' })
  const said = await placed({ sameDay: true })
  const { items } = await call('wang', 'community.inbox', { orgId: 'huaishu', list: 'placed' })
  expect(items.map(({ id, sameDay }) => [id, sameDay ?? false]).sort()).toEqual(
    [
      [plain.id, false],
      [said.id, true]
    ].sort()
  )
  expect([plain.sameDay, said.sameDay]).toEqual([undefined, undefined])
  expect(await call('wang', 'order.get', { orderId: said.id })).toMatchObject({ sameDay: true })
  expect(await rows('select distinct sla from orders')).toEqual([{ sla: 'S3' }])
})

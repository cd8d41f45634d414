import { MINUTE } from '@domain/clock/milliseconds'
import type { OrderView } from '@domain/order/view/shapes'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { createDoor } from '../../cloudfunctions/_kit/door'
import type { Store } from '../../cloudfunctions/_kit/store/store'
import type { Stores } from '../../cloudfunctions/_kit/store/stores'
import { actions } from '../../cloudfunctions/order/actions'
import { afternoon, call, clock, contextOf, counted, found, haircut, newRequest, refusal, rows, step, viewed } from './doors'
import { accepted, codeNow, open } from './steps'

beforeEach(() => found())

/** The same door on a line that breaks after so many writes. */
const breaksAfter = (writes: number) =>
  createDoor({
    name: 'order',
    actions,
    clock: () => clock.now,
    open: () => {
      const { stores, ...rest } = cellar()
      let left = writes
      const commit =
        (store: Store): Store['commit'] =>
        (write) =>
          (left -= 1) < 0 ? Promise.reject(new Error('the line broke')) : store.commit(write)
      const forCaller: Stores['forCaller'] = (caller) => {
        const store = stores.forCaller(caller)
        return { ...store, commit: commit(store) }
      }
      return { ...rest, stores: { ...stores, forCaller } }
    }
  })

const tuesdays = [1, 8, 15, 22].map((days) => [afternoon(days)])

describe('every Tuesday', () => {
  test('four orders of one series, idempotent as a whole', async () => {
    const request = newRequest()
    const first = await call('li', 'order.place', haircut({ dates: tuesdays }), request)
    expect(counted.trips).toBe(5)
    const series = new Set(first.orders.map((one) => viewed(one).seriesId))
    expect([first.orders.length, series.size]).toEqual([4, 1])
    const second = await call('li', 'order.place', haircut({ dates: tuesdays }), request)
    expect(second.orders.map((one) => one.orderId)).toEqual(first.orders.map((one) => one.orderId))
    expect(await rows('select 1 from orders')).toHaveLength(4)
    expect(await refusal('li', 'order.place', haircut({ dates: tuesdays.slice(1) }), request)).toBe('REQUEST_REUSED')
  })

  test('one bad date, and none is written', async () => {
    expect(await refusal('li', 'order.place', haircut({ dates: [...tuesdays, [afternoon(90)]] }))).toBe('WINDOW_INVALID')
    expect(await rows('select 1 from orders')).toEqual([])
  })

  test('what broke off in the middle goes on where it stopped', async () => {
    const event = { action: 'order.place', input: haircut({ dates: tuesdays }), requestId: newRequest() }
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await breaksAfter(2)(event, contextOf('li'))).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(log.mock.calls.join()).toMatch(/"door":"order","action":"place"/)
    log.mockRestore()
    const half = await rows<{ id: string }>('select id from orders order by starts_at')
    expect(half).toHaveLength(2)
    const whole = (await call('li', 'order.place', event.input, event.requestId)).orders.map((one) => one.orderId)
    expect(whole.slice(0, 2)).toEqual(half.map((one) => one.id))
    expect(await rows('select 1 from orders')).toHaveLength(4)
  })

  test('one hand-over and one acceptance may cover all dates', async () => {
    const { orders } = await call('li', 'order.place', haircut({ dates: tuesdays }))
    const first = viewed(orders[0]!)
    await call('wang', 'order.perform', { ...step(first, 'refer_unit', { unitId: 'power' }), wholeSeries: true })
    await call('zhao', 'order.perform', { ...step(first, 'dispatch', { inviteeIds: ['chen', 'lin'] }), wholeSeries: true })
    // Lin takes only the second Tuesday, Chen then takes what is left
    await call('lin', 'order.perform', step(viewed(orders[1]!), 'accept', { riskRead: true, insured: true }))
    await call('chen', 'order.perform', { ...step(first, 'accept', { riskRead: true, insured: true }), wholeSeries: true })
    const mine = await call('chen', 'order.tasks', { list: 'ahead' })
    expect(mine.items.filter(({ mySeat }) => mySeat === 'accepted').map((card) => card.id)).toEqual(
      [0, 2, 3].map((index) => orders[index]?.orderId)
    )
    expect(await refusal('chen', 'order.perform', { ...step(first, 'withdraw', {}), wholeSeries: true })).toBe('INVALID_INPUT')
  })
})

test('every date may be rated; asked is one of them a month', async () => {
  const { orders } = await call('li', 'order.place', haircut({ dates: [1, 8, 15, 50].map((days) => [afternoon(days)]) }))
  const ids = orders.map(({ orderId }) => orderId)
  const first = viewed(orders[0]!)
  await call('wang', 'order.perform', { ...step(first, 'refer_unit', { unitId: 'power' }), wholeSeries: true })
  await call('zhao', 'order.perform', { ...step(first, 'dispatch', { inviteeIds: ['chen'] }), wholeSeries: true })
  await call('chen', 'order.perform', { ...step(first, 'accept', { riskRead: true, insured: true }), wholeSeries: true })
  const visit = async (index: number) => {
    const order = await call('chen', 'order.get', { orderId: ids[index] ?? '' })
    clock.now = order.window?.startAt ?? 0
    await call('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
    clock.now += 40 * MINUTE
    return viewed(await call('chen', 'order.perform', step(order, 'leave', { code: await codeNow(order) })))
  }
  const asked = async () => (await call('li', 'rating.waiting', {})).items.map(({ id }) => ids.indexOf(id))
  const rate = (order: OrderView) => call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
  const one = await visit(0)
  expect(await asked()).toEqual([0])
  await visit(1)
  expect(await asked()).toEqual([0])
  await rate(one)
  expect(await asked()).toEqual([])
  const three = await visit(2)
  expect([await asked(), three.seriesId]).toEqual([[], first.seriesId])
  await rate(three)
  await visit(3)
  // the second date still waits, and is older than a month by now
  expect(await asked()).toEqual([1, 3])
})

describe('another time', () => {
  test('a helper proposes, Li agrees with one tap, and the helper stays', async () => {
    const order = await accepted()
    const windows = [afternoon(3)]
    const proposed = viewed(await call('chen', 'order.remark', { orderId: order.id, kind: 'propose', windows }, 'proposal-1'))
    expect(proposed.seats.find((seat) => seat.mine)?.proposal).toEqual(windows)
    expect(await call('chen', 'order.remark', { orderId: order.id, kind: 'propose', windows }, 'proposal-1')).toMatchObject({
      version: proposed.version
    })
    const seen = await call('li', 'order.get', { orderId: order.id })
    const seatId = seen.seats.find((seat) => seat.proposal)?.id ?? ''
    const agreed = viewed(await call('li', 'order.perform', step(seen, 'reschedule', { agreeSeatId: seatId })))
    expect(agreed).toMatchObject({ state: 'accepted', window: windows[0], termsVersion: 2 })
    expect(await refusal('chen', 'order.perform', step(order, 'withdraw', {}))).toBe('CHANGED')
  })

  test('nobody proposes for an order that was not offered to them', async () => {
    const order = await open({}, ['chen'])
    expect(await refusal('zhong', 'order.remark', { orderId: order.id, kind: 'propose', windows: [afternoon(3)] })).toBe('NOT_FOUND')
    expect(await refusal('li', 'order.remark', { orderId: order.id, kind: 'propose', windows: [afternoon(3)] })).toBe('NOT_ALLOWED')
    expect(await refusal('chen', 'order.remark', { orderId: order.id, kind: 'propose', windows: [afternoon(99)] })).toBe('WINDOW_INVALID')
    clock.now = afternoon().startAt
    expect(await refusal('chen', 'order.remark', { orderId: order.id, kind: 'propose', windows: [afternoon(3)] })).toBe('NOT_ALLOWED')
  })
})

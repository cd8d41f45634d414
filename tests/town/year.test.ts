import { ORDER_STATES } from '@domain/order/order'
import { TRANSITIONS } from '@domain/order/transitions'
import { countOf, digestOf } from './digest'
import { liveYear } from './year'

/** A Monday morning, a night before a Saturday, a holiday at the hour when the first visits begin. */
const MOMENTS = ['2026-11-23T10:30:00+08:00', '2026-07-11T02:10:00+08:00', '2026-02-17T08:59:00+08:00']

describe.each(MOMENTS)('the year before %s', (moment) => {
  const now = Date.parse(moment)
  const { world, stuck } = liveYear(now)
  const orders = [...world.orders.values()]
  const events = world.journal.flatMap((entry) => entry.change.events)

  test('has three hundred orders and three activities to come, and no story stood still', () => {
    expect(orders).toHaveLength(303)
    expect(stuck).toEqual([])
    expect(world.refusedTimers).toEqual([])
  })

  test('each of the ten states is found at least five times', () => {
    const counts = countOf(orders.map((order) => order.state))
    for (const state of ORDER_STATES) expect([state, counts[state]]).toEqual([state, expect.any(Number)])
    expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(5)
  })

  test('each of the forty rows was carried out at least three times', () => {
    const counts = countOf(events.map((event) => event.action))
    expect(Object.keys(counts)).toHaveLength(TRANSITIONS.length)
    expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(3)
  })

  test('paper, rounds, shut doors, series and the big day are there', () => {
    expect(
      orders.filter((order) => order.seats.some((seat) => seat.arrivedBy === 'slip' && seat.leftBy === 'slip')).length
    ).toBeGreaterThanOrEqual(20)
    expect(orders.filter((order) => order.round >= 2).length).toBeGreaterThanOrEqual(5)
    expect(events.filter((event) => event.action === 'no_answer').length).toBeGreaterThanOrEqual(3)
    const shifts = countOf(orders.flatMap((order) => order.seriesId ?? []))
    expect(Object.values(shifts)).toEqual([2, 2, 2])
    expect(orders.some((order) => order.slots === 30 && order.seats.filter((seat) => seat.state === 'left').length === 30)).toBe(true)
  })

  test('everything happened in order, within the year, and states came only from steps', () => {
    const times = world.journal.map((entry) => entry.at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times.at(-1)).toBeLessThanOrEqual(now)
    for (const order of orders) {
      const steps = world.journal.filter((entry) => entry.change.order.id === order.id)
      const asked = world.said.filter(({ remark }) => remark.kind === 'meet' && remark.orderId === order.id)
      expect(order.version).toBe(steps.reduce((sum, entry) => sum + entry.change.events.length, asked.length))
    }
  })

  test('minutes exist only between two proofs or by two people (red lines 3 and 4)', () => {
    for (const seat of orders.flatMap((order) => order.seats).filter((one) => one.provenMinutes > 0)) {
      expect(['code', 'slip']).toContain(seat.arrivedBy)
      expect(['code', 'slip', 'two_people']).toContain(seat.leftBy)
    }
  })

  test('whoever visits first finds something to do', () => {
    const has = (state: string, what: (order: (typeof orders)[number]) => boolean) =>
      orders.some((order) => order.state === state && what(order))
    expect(has('placed', (order) => order.handlerOrgId === 'huaishu')).toBe(true)
    expect(has('referred', (order) => order.targetUnitId === 'power')).toBe(true)
    expect(has('open', (order) => order.seats.some((seat) => seat.personId === 'chen' && seat.state === 'invited'))).toBe(true)
    expect(has('accepted', (order) => order.seats.some((seat) => seat.personId === 'chen' && seat.state === 'accepted'))).toBe(true)
    expect(has('served', (order) => order.beneficiaryId === 'li' && order.ratings.length === 0)).toBe(true)
  })
})

test('the same seed and moment give the same year, another seed another one', () => {
  const now = Date.parse('2026-11-23T10:30:00+08:00')
  const [one, again, other] = ['甲', '甲', '乙'].map((seed) => digestOf(liveYear(now, seed).world))
  expect(again).toBe(one)
  expect(other).not.toBe(one)
})

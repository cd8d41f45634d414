import fc from 'fast-check'
import { HOUR } from '@domain/clock/milliseconds'
import type { Change } from '@domain/order/change'
import { windowOf } from '@domain/order/seats'
import type { Stores } from '../../../cloudfunctions/_kit/store/stores'
import type { SystemStore } from '../../../cloudfunctions/_kit/store/system-store'
import { changedSeats } from '../../../cloudfunctions/_kit/store/aggregate'
import { TENANT } from '../../town/places'
import { MORNING, settle, sql } from './ground'
import { anyOrder } from './orders'

let stores: Stores
let system: SystemStore
beforeAll(async () => {
  stores = await settle()
  system = stores.forSystem(TENANT.id)
})

const change = (order: Change['order']): Change => ({ order, events: [], secrets: [], value: [], notices: [] })
const rest = { engagements: {}, scene: { streetId: 'liuyin' } }

test('any order comes back exactly as it was written, and again after any change', async () => {
  let n = 0
  const next = () => `O-any-${(n += 1)}`
  const pairs = fc.constant(null).chain(() => {
    const id = next()
    return fc.tuple(anyOrder(id), anyOrder(id))
  })
  await fc.assert(
    fc.asyncProperty(pairs, async ([first, second]) => {
      // a fresh place each run: seats of an earlier one would keep people inside it
      await sql(`delete from seat`)
      const id = next()
      const one = { ...first, id, version: 1 }
      expect(await system.commit({ loaded: { ...rest, order: null }, change: change(one), now: MORNING })).toEqual({
        kind: 'done',
        version: 1
      })
      const read = await system.load({ orderId: id, now: MORNING })
      expect(read.order).toEqual(one)
      // a seat is never taken out of an order, only ended: the second keeps those of the first
      const kept = one.seats.map(
        (seat) =>
          second.seats.find((other) => other.id === seat.id) ?? {
            ...seat,
            state: 'passed' as const,
            arrivedAt: null,
            arrivedBy: null,
            leftAt: null,
            leftBy: null,
            provenMinutes: 0,
            lecture: null
          }
      )
      // nobody walks from one seat into another within one write
      const wasInside = new Map(one.seats.filter((seat) => seat.state === 'arrived').map((seat) => [seat.personId, seat.id]))
      const inside = new Set<string>()
      const seats = [...kept, ...second.seats.filter((seat) => !one.seats.some((other) => other.id === seat.id))].filter(
        (seat) =>
          seat.state !== 'arrived' ||
          ((wasInside.get(seat.personId) ?? seat.id) === seat.id && !inside.has(seat.personId) && !!inside.add(seat.personId))
      )
      if (one.seats.some((seat) => !seats.some((other) => other.id === seat.id))) return
      // what was said when it was placed stays said
      const two = { ...second, id, version: 2, placerWhy: one.placerWhy, sameDay: one.sameDay, seats }
      expect(await system.commit({ loaded: { ...rest, order: one }, change: change(two), now: MORNING })).toEqual({
        kind: 'done',
        version: 2
      })
      expect((await system.load({ orderId: id, now: MORNING })).order).toEqual(two)
    }),
    { numRuns: 120 }
  )
})

test('of many seats only the one that became different is written', () => {
  const [order] = fc.sample(
    anyOrder('O-one').filter(({ seats }) => seats.length > 1),
    1
  )
  const seats = order!.seats.map((seat, n) => (n === 1 ? { ...seat, provenMinutes: seat.provenMinutes + 1 } : seat))
  expect(changedSeats(TENANT.id, order!, { ...order!, seats }).map(({ n }) => n)).toEqual([1])
})

test('seats that stay as they are go along when their order moves', async () => {
  const [order] = fc.sample(
    anyOrder('O-moves').filter(({ seats }) => seats.length > 0),
    1
  )
  await sql(`delete from seat`)
  const one = { ...order!, version: 1 }
  const later = ({ startAt, endAt }: { startAt: number; endAt: number }) => ({ startAt: startAt + HOUR, endAt: endAt + HOUR })
  const two = { ...one, version: 2, windows: one.windows.map(later) }
  await system.commit({ loaded: { ...rest, order: null }, change: change(one), now: MORNING })
  await system.commit({ loaded: { ...rest, order: one }, change: change(two), now: MORNING })
  const times = await sql(`select distinct starts_at, ends_at from seat where order_id = 'O-moves'`)
  const { startAt, endAt } = windowOf(two)
  expect(times).toEqual([{ starts_at: startAt, ends_at: endAt }])
})

test('why a worker placed it stands sealed, never in the clear', async () => {
  const [order] = fc.sample(anyOrder('O-why'), 1)
  const one = { ...order!, id: 'O-why', version: 1, seats: [], placerWhy: '独居，腿脚不便，自己不会用手机' }
  await system.commit({ loaded: { ...rest, order: null }, change: change(one), now: MORNING })
  expect((await system.load({ orderId: 'O-why', now: MORNING })).order?.placerWhy).toBe('独居，腿脚不便，自己不会用手机')
  const stored = await sql(
    `select to_jsonb(orders) as o, to_jsonb(order_private) as p from orders join order_private on order_id = orders.id where orders.id = 'O-why'`
  )
  expect(stored).toHaveLength(1)
  expect(JSON.stringify(stored)).not.toContain('独居')
})

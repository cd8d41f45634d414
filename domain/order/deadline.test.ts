import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { accepted, MONDAY, open, placed, served, serving, type World } from '../../tests/kitchen/world'
import { deadlineOf } from './deadline'
import type { Window } from './order'
import { cardOf } from './view/card'
import { viewersOf } from './view/viewers'

const hours = (from: number, until: number, days = 0): Window => ({
  startAt: MONDAY + days * DAY + from * HOUR,
  endAt: MONDAY + days * DAY + until * HOUR
})
/** What the community reads of it, in its list and in the order itself: hours from Monday nine o'clock, and the light. */
const read = (world: World, who = 'wang') => {
  const { dueAt = 0, light } = cardOf(world.order!, world.scene(who), viewersOf(world.order!, world.scene(who)))
  const { clock } = world.sees(who)
  expect(clock).toMatchObject({ dueAt, light })
  return [(dueAt - MONDAY) / HOUR, light]
}
const soon = [hours(3, 5)]

test.each<[string, () => World, number]>([
  ['before somebody hands it on: when the visit begins', () => placed('B08', { windows: soon }), 3],
  ['before the unit asks: when it begins', () => placed('B08', { windows: soon }).do('wang', 'refer_unit', { unitId: 'u1' }), 3],
  ['of several times the last', () => placed('B08', { windows: [...soon, hours(5, 6)] }), 5],
  ['of a time that runs already its end', () => placed('B08', { windows: [hours(-1, 1)] }), 1],
  ['once somebody comes: when the visit is over', () => accepted('B08', { windows: soon }), 5],
  ['and so for the visit itself', () => serving(), DAY / HOUR + 7]
])('%s', (_, make, due) => expect(read(make())[0]).toBe(due))

test('a promise that ends before the visit is the promise', () => {
  expect(read(placed('B08', { windows: [hours(0, 2, 9)] }))[0]).toBe(DAY / HOUR + 8.5)
  expect(read(open('B08', { windows: [hours(5, 7, 9)] }))[0]).toBeLessThan((9 * DAY) / HOUR + 5)
})

test('what comes after the visit has its own time', () => {
  const world = served()
  expect(deadlineOf(world.order!)).toBe(world.order?.clock?.dueAt)
})

test('its light is that of the time that is left; what happens by itself still goes by the clock', () => {
  const world = placed('B08', { windows: soon })
  expect(read(world)[1]).toBe('green')
  expect(read(world.wait(1.5 * HOUR))[1]).toBe('yellow')
  expect(read(world.wait(1.5 * HOUR))[1]).toBe('red')
  expect(world.order?.level).toBe('community')
  expect(read(world.wait(28.5 * HOUR + MINUTE))[1]).toBe('red')
  expect(world.order?.level).toBe('street')
})

test.each<[string, () => World]>([
  ['placed', () => placed()],
  ['open', () => open()],
  ['accepted', () => accepted()],
  ['served', () => served()]
])('%s and overdue it goes a level up by itself (red line 16)', (state, make) => {
  const world = make()
  expect(world.order).toMatchObject({ state, level: 'community' })
  world.until(world.order?.clock?.dueAt ?? 0)
  expect(world.order).toMatchObject({ level: 'street', escalations: 1 })
})

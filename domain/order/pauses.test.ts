import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { open, placed, type World } from '../../tests/kitchen/world'

const FAR = { startAt: Date.UTC(2026, 3, 20, 5), endAt: Date.UTC(2026, 3, 20, 7) }
const midnight = (day: number) => Date.UTC(2026, 2, 2 + day, 15, 59)
const pauses = (world: World, untilAt: number) => world.refusal('wang', 'pause', { reason: '等材料', untilAt })
const dueOf = (world: World) => world.order?.clock?.dueAt ?? 0

test('a pause until tonight uses up a day: every day anew, ten times and no more (red line 16)', () => {
  const world = placed('B08', { windows: [FAR] })
  let taken = 0
  for (let day = 0; day < 40 && pauses(world, midnight(day)) === null; day += 1) {
    world.do('wang', 'pause', { reason: '等材料', untilAt: midnight(day) }).until(midnight(day) + 2 * MINUTE)
    taken += 1
  }
  expect([taken, world.order?.pausedDays]).toEqual([10, 10])
  expect(pauses(world, world.now + HOUR)).toBe('PAUSE_TOO_LONG')
  expect(world.wait(30 * DAY).order?.level).toBe('district')
})

test.each([
  ['to the same evening', 0, 1],
  ['to tomorrow', 1, 1],
  ['over the weekend', 7, 5],
  ['two weeks', 14, 10]
])('%s: so many working days', (_, day, days) => {
  const world = placed('B08', { windows: [FAR] })
  world.do('wang', 'pause', { reason: '等材料', untilAt: midnight(day) })
  expect(world.order?.pausedDays).toBe(days)
})

test('going on earlier gives back what is left, never the day that was begun', () => {
  const world = placed('B08', { windows: [FAR] })
  const due = dueOf(world)
  world
    .do('wang', 'pause', { reason: '等材料', untilAt: midnight(7) })
    .wait(HOUR)
    .do('wang', 'pause', { resume: true })
  expect([world.order?.pausedDays, world.order?.pause, dueOf(world) - due]).toEqual([1, null, HOUR])
  world.do('wang', 'pause', { reason: '等材料', untilAt: midnight(1) }).do('wang', 'pause', { reason: '还要等', untilAt: midnight(3) })
  expect(world.order?.pausedDays).toBe(1 + 1 + 3)
})

test('handing a paused order out and taking it back wins no time', () => {
  const world = placed('B08', { windows: [FAR] }).do('wang', 'pause', { reason: '等材料', untilAt: midnight(7) })
  const due = dueOf(world)
  for (let times = 0; times < 2; times += 1) {
    world.do('wang', 'refer_unit', { unitId: 'u1' }).do('wang', 'take_back', { reason: '换一家' })
    expect(dueOf(world) - due).toBeLessThanOrEqual(0)
  }
})

test('what a clock has done once it does not do again after a pause', () => {
  const world = open('B08', { windows: [{ startAt: FAR.startAt, endAt: FAR.endAt }] }, ['chen'])
  const { startedAt = 0, dueAt = 0 } = world.order?.clock ?? {}
  world.until((startedAt + dueAt) / 2 + MINUTE)
  const widened = () => world.events.filter(({ action }) => action === 'widen').length
  expect(widened()).toBe(1)
  world.do('wang', 'pause', { reason: '等材料', untilAt: world.now + 2 * DAY }).wait(2 * DAY + HOUR)
  expect(widened()).toBe(1)
})

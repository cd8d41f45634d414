import { HOUR } from '../clock/milliseconds'
import { accepted, placed, World } from '../../tests/kitchen/world'
import type { Window } from './order'
import { proposeWindows } from './propose'

/** Chen has said yes for the third day and proposes another time. */
const proposed = (windows: Window[]): World => {
  const world = accepted('B08', { windows: [new World().window(3)] })
  world.order = proposeWindows(world.order as never, windows, world.scene('chen')).order
  return world
}
const day = (days: number) => new World().window(days)

describe('yes to a helper’s proposal', () => {
  test('keeps the helper, who said it themselves, and asks nobody again', () => {
    const world = proposed([day(2)]).do('li', 'reschedule', { agreeSeatId: '1-1' })
    expect(world.order).toMatchObject({ state: 'accepted', windows: [day(2)], windowIndex: 0 })
    expect(world.seat('chen')?.state).toBe('accepted')
  })

  test.each([
    ['was over before anybody agreed', (world: World) => world.until(day(2).endAt + HOUR)],
    ['ends in less than a quarter of an hour', (world: World) => world.until(day(2).endAt - 60_000)]
  ])('is refused where the time %s', (_why, later) => {
    const world = later(proposed([day(2)]))
    expect(world.refusal('li', 'reschedule', { agreeSeatId: '1-1' })).toBe('WINDOW_INVALID')
    expect(world.refusal('li', 'reschedule', { windows: [day(4)] })).toBeNull()
  })

  test.each([
    ['at that very time', day(2)],
    ['twenty minutes after it', { startAt: day(2).endAt + HOUR / 3, endAt: day(2).endAt + HOUR }]
  ])('asks the helper again, with the first right, who said yes elsewhere meanwhile %s', (_when, busy) => {
    const world = proposed([day(2)])
    Object.assign(world.people.chen as object, { busy: [busy] })
    world.do('li', 'reschedule', { agreeSeatId: '1-1' })
    expect(world.order).toMatchObject({ state: 'open', windows: [day(2)] })
    expect(world.seat('chen')).toMatchObject({ state: 'invited', firstRightUntil: expect.any(Number) })
    expect(world.refusal('chen', 'accept', {})).toBe('TIME_CLASH')
    expect(world.changes.at(-1)?.notices).toContainEqual({ to: 'helpers', kind: 'reschedule' })
  })

  test('is to what was shown: a proposal changed since then is looked at first', () => {
    const world = proposed([day(2), day(4)])
    for (const shown of [[day(2)], [day(2), day(5)], [day(4), day(2)]])
      expect(world.refusal('li', 'reschedule', { agreeSeatId: '1-1', windows: shown })).toBe('CHANGED')
    expect(world.refusal('li', 'reschedule', { agreeSeatId: '1-1', windows: [day(2), day(4)] })).toBeNull()
  })

  test('asks again whoever has proposed several', () => {
    const world = proposed([day(2), day(4)]).do('li', 'reschedule', { agreeSeatId: '1-1' })
    expect(world.seat('chen')?.state).toBe('invited')
    expect(world.order?.seats.every(({ proposal }) => proposal === null)).toBe(true)
  })

  test('of somebody who was only asked changes the time and takes nobody’s yes for granted', () => {
    const world = placed('B08', { windows: [day(3)] })
      .do('wang', 'refer_unit', { unitId: 'u1' })
      .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
    world.order = proposeWindows(world.order as never, [day(2)], world.scene('chen')).order
    world.do('li', 'reschedule', { agreeSeatId: '1-1' })
    expect([world.seat('chen')?.state, world.order?.state]).toEqual(['invited', 'open'])
  })
})

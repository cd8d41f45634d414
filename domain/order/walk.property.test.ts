import fc from 'fast-check'
import { MINUTE } from '../clock/milliseconds'
import type { World } from '../../tests/kitchen/world'
import { PEOPLE, placed } from '../../tests/kitchen/world'
import { sensibleInput } from '../../tests/kitchen/sensible'
import { availableActions } from './available'
import { performStep } from './perform'
import { roundSeats, seatsIn, stateOf, windowOf } from './seats'
import type { Step } from './step'
import { nextTimerAt } from './timers'
import { TRANSITIONS } from './transitions'

const WHO = Object.keys(PEOPLE)
const MIDDLE = ['open', 'accepted', 'serving', 'served']

/** For which time each person has said yes, or that they would: by their own tap, or by a time they proposed themselves. */
const notedTap = (taps: Map<string, string>, world: World, who: string, step: Step): void => {
  if (!world.order) return
  const time = JSON.stringify(windowOf(world.order))
  if (step.action === 'accept' || step.action === 'queue') taps.set(who, time)
  const agreed = step.action === 'reschedule' && world.order.seats.find(({ id }) => id === step.input.agreeSeatId)
  if (agreed) taps.set(agreed.personId, time)
}
/** Red line 1: whoever is expected has said yes to this very time. */
const tapped = (taps: Map<string, string>, { order }: World): void => {
  if (!order) return
  for (const seat of seatsIn(order, 'accepted', 'unanswered', 'arrived'))
    expect(taps.get(seat.personId)).toBe(JSON.stringify(windowOf(order)))
}

/** Everything that must hold after every step, whoever took it. */
const holds = (world: World): void => {
  const { order } = world
  if (!order) return
  if (MIDDLE.includes(order.state) && order.state !== 'served') expect(stateOf(roundSeats(order), order.slots)).toBe(order.state)
  for (const seat of order.seats) {
    if (seat.provenMinutes > 0)
      expect(seat).toMatchObject({
        arrivedAt: expect.any(Number),
        leftAt: expect.any(Number),
        arrivedBy: expect.stringMatching(/code|slip/),
        leftBy: expect.stringMatching(/code|slip|two_people/)
      })
    if (seat.state === 'accepted' || seat.state === 'arrived') expect(seat.acceptedAt).not.toBeNull()
  }
  expect(new Set(order.seats.map((seat) => seat.id)).size).toBe(order.seats.length)
  expect(roundSeats(order).filter((seat) => ['accepted', 'arrived', 'unanswered'].includes(seat.state)).length).toBeLessThanOrEqual(
    order.slots
  )
  // red line 16: nothing that is alive waits for nobody
  if (!['cancelled', 'expired', 'closed', 'declined'].includes(order.state))
    expect({ state: order.state, level: order.level, clock: order.clock?.name, next: nextTimerAt(order) }).toMatchObject({
      clock: expect.any(String),
      next: expect.any(Number)
    })
  expect(order.version).toBe(world.events.length)
  expect(new Set(world.value.map((intent) => intent.cause)).size).toBe(world.value.length)
}

describe('random walks of many people', () => {
  test('what is offered succeeds, what is not offered is refused, and the promises hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 9 })), { minLength: 4, maxLength: 40 }),
        fc.constantFrom('B08', 'B03', 'A01', 'G01'),
        (moves, code) => {
          const world = placed(code)
          const taps = new Map<string, string>()
          for (const [pickWho, pickAction, hours] of moves) {
            const offers = WHO.flatMap((who) =>
              world.order ? availableActions(world.order, world.scene(who)).map((offer) => ({ who, offer })) : []
            )
            if (offers.length === 0) break
            const { who, offer } = offers[(pickWho * 31 + pickAction) % offers.length] as (typeof offers)[number]
            const step = sensibleInput(offer, world, who)
            try {
              world.do(who, step.action, step.input)
            } catch (error) {
              throw new Error(`${who} was offered ${step.action} in ${world.order?.state} and refused`, { cause: error })
            }
            notedTap(taps, world, who, step)
            tapped(taps, world)
            holds(world)
            world.wait(hours * hours * 7 * MINUTE)
            tapped(taps, world)
            holds(world)
          }
        }
      ),
      { numRuns: Number(process.env.WALKS ?? 150) }
    )
  })

  test('an action that is not offered is refused, and the order is as it was', () => {
    const world = placed().do('wang', 'refer_unit', { unitId: 'u1' })
    for (const who of WHO) {
      const offered = world.offers(who)
      for (const row of TRANSITIONS.filter((one) => !offered.includes(one.action) && one.action !== 'place')) {
        const step = sensibleInput({ action: row.action, label: row.label, asks: [] }, world, who)
        const before = JSON.stringify(world.order)
        expect(() => performStep(world.order, step as Step, world.scene(who, step as Step))).toThrow()
        expect(JSON.stringify(world.order)).toBe(before)
      }
    }
  })

  test('every live order ends by itself or waits for a person with a clock', () => {
    for (const world of [placed(), placed().do('wang', 'refer_unit', { unitId: 'u1' }), placed().do('wang', 'refer_pool', {})]) {
      expect(nextTimerAt(world.order as never)).not.toBeNull()
    }
  })
})

import { DAY, HOUR } from '@domain/clock/milliseconds'
import { afternoon, call, clock, doors, found, MONDAY, step, TIMER } from './doors'
import { placed } from './steps'

beforeEach(() => found())

const HAIRCUT = 'B08'
const NIGHT = 16 * HOUR
const window = () => ({ startAt: clock.now + 28 * HOUR, endAt: clock.now + 30 * HOUR })
const minute = async (): Promise<void> =>
  expect(await doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)).toMatchObject({ ok: true, value: { claimed: true } })
const waitsOf = async (who: string) => (await call(who, 'order.front', {})).waits

/** Asked for on a morning of its own; somebody says yes after so many minutes, or nobody (null), or it is called off. */
const asked = async (yesAfter: number | null, calledOff = false): Promise<void> => {
  const order = await placed({ windows: [window()], again: true })
  if (calledOff) await call('li', 'order.perform', step(order, 'cancel', {}))
  else if (yesAfter !== null) {
    await call('wang', 'order.perform', step(order, 'refer_pool', {}))
    clock.now += yesAfter * 60_000
    await call('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  }
}

/** One order a week, so that no day of the helper’s is full. */
const weeks = async (answers: (number | null)[]): Promise<void> => {
  for (const [week, yesAfter] of answers.entries()) {
    clock.now = MONDAY + week * 7 * DAY
    await asked(yesAfter)
  }
}

test('once a day it is counted how long people waited for their yes; what was called off tells nothing', async () => {
  await weeks([10, 20, 90, 200, null])
  await asked(null, true)
  clock.now += 8 * DAY
  expect(await waitsOf('li')).toEqual({ place: '槐树里社区', items: {} })
  await minute()
  expect(await waitsOf('li')).toEqual({ place: '槐树里社区', items: { [HAIRCUT]: { asked: 5, taken: 4, minutes: 20 } } })
})

test('four are too few to tell, and the last week does not count yet', async () => {
  await weeks([10, 20, 90, 200, 30])
  clock.now += NIGHT
  await minute()
  expect((await waitsOf('li')).items).toEqual({})
})

test('after half a year nothing is said any more', async () => {
  await weeks([10, 20, 90, 200, 30])
  clock.now += 8 * DAY
  await minute()
  expect((await waitsOf('li')).items[HAIRCUT]).toEqual({ asked: 5, taken: 5, minutes: 30 })
  clock.now += 200 * DAY
  await minute()
  expect((await waitsOf('li')).items).toEqual({})
})

test('another community’s waiting is not told here', async () => {
  await weeks([10, 20, 90, 200, 30])
  clock.now = afternoon().startAt + 40 * DAY
  await minute()
  const { place, items } = await waitsOf('yuan')
  expect([place, items]).toEqual(['临河社区', {}])
})

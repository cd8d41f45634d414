import { DAY } from '@domain/clock/milliseconds'
import { afternoon, call, clock, found, MONDAY, step, viewed } from './doors'
import { open, placed } from './steps'

beforeEach(() => found())

const YES = { riskRead: true, insured: true }

test('a no lowers nobody, nor does another time that does not suit; what was given up is said for a year', async () => {
  const asked = await open()
  await call('lin', 'order.perform', step(asked, 'accept', YES))
  const moved = viewed(await call('li', 'order.perform', step(asked, 'reschedule', { windows: [afternoon(3)] })))
  await call('lin', 'order.perform', step(moved, 'pass', {}))
  await call('chen', 'order.perform', step(moved, 'accept', YES))
  await call('chen', 'order.perform', step(moved, 'withdraw', {}))
  const next = await placed({ windows: [afternoon(5)], again: true })
  await call('wang', 'order.perform', step(next, 'refer_unit', { unitId: 'power' }))
  const said = async () => {
    const { fit } = await call('zhao', 'community.suggest', { orderId: next.id })
    return fit.map(({ personId, words }) => `${personId} ${/退出过.*次/.exec(words)?.[0] ?? '—'}`).sort()
  }
  expect(await said()).toEqual(['chen 退出过1次', 'lin —'])
  clock.now = MONDAY + 365 * DAY - 1
  expect(await said()).toEqual(['chen 退出过1次', 'lin —'])
  clock.now += 1
  expect(await said()).toEqual(['chen —', 'lin —'])
})

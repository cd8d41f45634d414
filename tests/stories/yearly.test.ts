import { MINUTE } from '@domain/clock/milliseconds'
import { afternoon, call, clock, found, MONDAY, refusal, step } from './doors'
import { says } from './facted'
import { codeNow, placed, served } from './steps'

beforeEach(() => found())

test('what a unit did together is counted for its liaison and worth nothing: its members, on what it took on, proven (R20)', async () => {
  await served()
  // Lin comes to another for his unit, and to a third that everybody was asked for
  for (const [days, action] of [
    [2, 'refer_unit'],
    [3, 'refer_pool']
  ] as const) {
    clock.now = MONDAY
    const order = await placed({ windows: [afternoon(days)], again: true })
    await call('wang', 'order.perform', step(order, action, action === 'refer_unit' ? { unitId: 'power' } : { slots: 1 }) as never)
    if (action === 'refer_unit') await call('zhao', 'order.perform', step(order, 'dispatch', { inviteeIds: ['lin'] }))
    await call('lin', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
    clock.now = afternoon(days).startAt
    await call('lin', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
    clock.now += 50 * MINUTE
    await call('lin', 'order.perform', step(order, 'leave', { code: await codeNow(order) }))
  }
  expect(await call('zhao', 'points.unitCount', { unitId: 'power' })).toEqual({ year: '2026', orders: 2, people: 2, hours: 1 })
  expect((await call('zhao', 'points.unitCount', { unitId: 'power', year: '2025' })).orders).toBe(0)
  expect([
    await refusal('qian', 'points.unitCount', { unitId: 'power' }),
    await refusal('wang', 'points.unitCount', { unitId: 'power' })
  ]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED'])
})

describe('a year', () => {
  test('is told to oneself and to the unit’s liaison, without an order of merit', async () => {
    await says(await served(), 'fair')
    expect(await call('chen', 'points.year', {})).toEqual({ year: '2026', points: 18, minutes: 40, grade: '待提升' })
    const unit = await call('zhao', 'points.unitYear', { unitId: 'power' })
    expect(unit.items.map(({ id, minutes }) => [id, minutes])).toEqual([
      ['chen', 40],
      ['lin', 0],
      ['zhao', 0],
      ['zhong', 0]
    ])
    expect([
      await refusal('qian', 'points.unitYear', { unitId: 'power' }),
      await refusal('wang', 'points.unitYear', { unitId: 'power' })
    ]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED'])
  })
})

import { DAY, HOUR } from '@domain/clock/milliseconds'
import type { OrderView } from '@domain/order/view/shapes'
import { eraseThoseWhoLeft } from '../../cloudfunctions/jobs/erasures'
import { tellWaiting } from '../../cloudfunctions/jobs/outbox'
import type { Visit } from '../../cloudfunctions/_kit/call'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { afternoon, call, clock, found, refusal, rows, step, viewed } from './doors'
import { placed } from './steps'

beforeEach(() => found())

const READ = { riskRead: true, insured: true }
/** Li wants to be taken to the hospital, and Wang asks the power company. */
const referred = async (days = 3): Promise<OrderView> => {
  const order = await placed({ itemCode: 'C02', windows: [afternoon(days)], again: true })
  return viewed(await call('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' })))
}
/** …an hour later Zhao asks Lin, who has never met her. */
const outing = async (days?: number): Promise<OrderView> => {
  const order = await referred(days)
  clock.now += HOUR
  return viewed(await call('zhao', 'order.perform', step(order, 'dispatch', { inviteeIds: ['lin'] })))
}
const seen = (who: string, { id }: OrderView) => call(who, 'order.get', { orderId: id })
const introduced = (order: OrderView, seatId: string) => ({ orderId: order.id, kind: 'introduce' as const, seatId })
const newsOf = async (who: string) => {
  while ((await tellWaiting({ stores: cellar().stores, now: clock.now })) > 0);
  return (await call(who, 'member.notices', {})).items.map(({ words }) => words)
}

test('whoever goes alone is introduced by the community, once for two people (T15)', async () => {
  const order = await outing()
  expect(await refusal('lin', 'order.perform', step(order, 'accept', READ))).toBe('NOT_INTRODUCED')
  expect((await seen('lin', order)).unintroduced).toBe('asked')
  expect(await newsOf('wang')).toContain('请把要来的人介绍给点单人')

  const { strangers = [] } = await seen('wang', order)
  expect(strangers).toMatchObject([{ name: '林师傅' }])
  const seatId = strangers[0]?.seatId ?? ''
  for (const who of ['li', 'zhao', 'lin']) expect(await refusal(who, 'order.remark', introduced(order, seatId))).toBe('NOT_ALLOWED')
  for (const who of ['sun', 'luo']) expect(await refusal(who, 'order.remark', introduced(order, seatId))).toBe('NOT_FOUND')
  expect(await refusal('wang', 'order.remark', introduced(order, 'nobody'))).toBe('CHANGED')
  expect(await rows('select 1 from introduction')).toEqual([])

  const view = viewed(await call('wang', 'order.remark', introduced(order, seatId)))
  expect(view.strangers).toBeUndefined()
  await call('wang', 'order.remark', introduced(order, seatId))
  expect(await rows('select beneficiary_id, volunteer_id, introduced_by from introduction')).toEqual([
    { beneficiary_id: 'li', volunteer_id: 'lin', introduced_by: 'wang' }
  ])
  expect((await newsOf('lin')).filter((words) => words === '社区介绍过了，可以接单了')).toHaveLength(1)
  expect(viewed(await call('lin', 'order.perform', step(order, 'accept', READ))).state).toBe('accepted')

  // a tap that comes when the place is taken: it is a colleague's order still, and another order than was seen
  expect(await refusal('wang', 'order.remark', introduced(order, seatId))).toBe('CHANGED')
  expect(await refusal('zhao', 'order.remark', introduced(order, seatId))).toBe('NOT_ALLOWED')

  const again = await outing(5)
  expect((await seen('wang', again)).strangers).toBeUndefined()
  expect((await seen('lin', again)).actions.map(({ action }) => action)).toContain('accept')
})

test('whom the ring reaches, and nobody asked, has the community introduce them with one tap', async () => {
  const placedOne = await placed({ itemCode: 'C02', windows: [afternoon(3)], again: true })
  const order = viewed(await call('wang', 'order.perform', step(placedOne, 'refer_pool', { ring: 'district' })))
  const meet = { orderId: order.id, kind: 'meet' as const }
  expect((await seen('lin', order)).unintroduced).toBe('unasked')
  expect((await seen('wang', order)).strangers).toBeUndefined()
  for (const [who, code] of [
    ['li', 'NOT_ALLOWED'],
    ['sun', 'NOT_ELIGIBLE']
  ] as const)
    expect([who, await refusal(who, 'order.remark', meet)]).toEqual([who, code])

  clock.now += HOUR
  const asked = await call('lin', 'order.remark', meet, 'lin-would-come')
  expect(viewed(asked)).toMatchObject({ unintroduced: 'asked', version: order.version + 1 })
  // the same tap sent again, and another one: nothing new
  expect(await call('lin', 'order.remark', meet, 'lin-would-come')).toEqual(asked)
  expect(await call('lin', 'order.remark', meet, 'lin-taps-again')).toEqual(asked)
  expect(await rows(`select kind, "to" from outbox where kind = 'introduce'`)).toEqual([{ kind: 'introduce', to: 'handlers' }])
  expect(await newsOf('wang')).toContain('请把要来的人介绍给点单人')

  const [stranger] = (await seen('wang', order)).strangers ?? []
  expect(stranger).toMatchObject({ name: '林师傅' })
  clock.now += HOUR
  await call('wang', 'order.remark', introduced(order, stranger?.seatId ?? ''))
  expect(await newsOf('lin')).toEqual(['社区介绍过了，可以接单了'])
  expect(await refusal('lin', 'order.remark', meet)).toBe('CHANGED')
  expect(viewed(await call('lin', 'order.perform', step(viewed(asked), 'accept', READ))).state).toBe('accepted')
})

test('a suggestion says who would have to be introduced', async () => {
  const { id } = await referred()
  const { fit } = await call('zhao', 'community.suggest', { orderId: id })
  expect(fit.map(({ publicName, words }) => [publicName, words.includes('要先由社区介绍')])).toEqual([['林师傅', true]])
})

test('whoever is erased has been introduced to nobody any more', async () => {
  const order = await outing()
  const [stranger] = (await seen('wang', order)).strangers ?? []
  await call('wang', 'order.remark', introduced(order, stranger?.seatId ?? ''))
  await call('li', 'order.perform', step(order, 'cancel', { reason: '不去了' }))
  await call('lin', 'member.leave', { stay: false })
  clock.now += 16 * DAY
  expect(await eraseThoseWhoLeft({ stores: cellar().stores, now: clock.now } as Visit)).toBe(1)
  expect(await rows('select 1 from introduction')).toEqual([])
})

import { MINUTE } from '@domain/clock/milliseconds'
import { afternoon, call, clock, counted, found, haircut, step, viewed } from './doors'

beforeEach(() => found())

test('one order from the menu to the rating: at most 25 calls, 10 of them writes, two trips a write', async () => {
  Object.assign(counted, { calls: 0, writes: 0, perWrite: [] })
  // Li chooses from the menu and asks
  const menu = await call('li', 'order.menu', {})
  expect(menu.items).toHaveLength(54)
  const me = await call('li', 'member.me', {})
  expect(me.addresses.map((one) => one.id)).toContain('home-li')
  const placed = viewed((await call('li', 'order.place', haircut())).orders[0]!)
  expect([placed.state, placed.stateWords]).toEqual(['placed', '社区正在看'])

  // Wang finds it in the inbox and hands it to the power company
  const inbox = await call('wang', 'community.inbox', { orgId: 'huaishu', list: 'placed' })
  expect(inbox.items.map((card) => card.id)).toEqual([placed.id])
  const seen = await call('wang', 'order.get', { orderId: placed.id })
  expect(seen.words).toBe('头发长了，想理一理')
  const targets = await call('wang', 'community.targets', { orderId: placed.id })
  expect(targets.units.find((unit) => unit.id === 'culture')?.refusal).toContain('没有联络员')
  expect(targets.units.find((unit) => unit.id === 'power')).toMatchObject({ words: '4位成员，2位会这一项' })
  await call('wang', 'order.perform', step(seen, 'refer_unit', { unitId: 'power' }))

  // Zhao asks two members
  await call('zhao', 'community.unitInbox', { unitId: 'power', list: 'referred' })
  const referred = await call('zhao', 'order.get', { orderId: placed.id })
  const suggested = await call('zhao', 'community.suggest', { orderId: placed.id })
  expect(suggested.fit.map((one) => one.personId).sort()).toEqual(['chen', 'lin'])
  await call('zhao', 'order.perform', step(referred, 'dispatch', { inviteeIds: ['chen', 'lin'] }))

  // Chen accepts by his own tap
  const invited = await call('chen', 'order.tasks', { list: 'ahead' })
  expect(invited.items.map((card) => [card.id, card.surname])).toEqual([[placed.id, '李']])
  const offer = await call('chen', 'order.get', { orderId: placed.id })
  expect(offer.words).toBeUndefined()
  await call('chen', 'order.perform', step(offer, 'accept', { riskRead: true, insured: true }))

  // he comes, Li shows the code, he leaves forty minutes later with another one
  clock.now = afternoon().startAt
  const contact = await call('chen', 'order.contact', { orderId: placed.id })
  expect(contact.door).toMatch(/室$/)
  const [first] = (await call('li', 'order.code', { orderId: placed.id })).steps
  const arrived = viewed(await call('chen', 'order.perform', step(offer, 'arrive', { code: first!.qr })))
  expect(arrived.state).toBe('serving')
  clock.now += 40 * MINUTE
  const [second] = (await call('li', 'order.code', { orderId: placed.id })).steps
  const left = viewed(await call('chen', 'order.perform', step(offer, 'leave', { code: second!.code })))
  expect(left.seats[0]).toMatchObject({ state: 'left', provenMinutes: 40, arrivedBy: 'code', leftBy: 'code' })

  // Li says it was good
  const waiting = await call('li', 'rating.waiting', {})
  expect(waiting.items.map((card) => card.stateWords)).toEqual(['等您说一句'])
  const closed = viewed(await call('li', 'rating.give', step(left, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never))
  expect(closed.state).toBe('closed')
  const done = await call('li', 'order.mine', { list: 'done' })
  expect(done.items.map((card) => card.id)).toEqual([placed.id])

  expect(counted.calls).toBeLessThanOrEqual(25)
  expect(counted.writes).toBeLessThanOrEqual(10)
  expect(counted.perWrite).toEqual(counted.perWrite.map(() => 2))
})

import type { OrderView } from '@domain/order/view/shapes'
import { afternoon, call, clock, found, newRequest, refusal, rows, step } from './doors'
import { placed, served } from './steps'

beforeEach(() => found())

const shown = (orders: readonly OrderView[]) => orders.map(({ id, round, termsVersion }) => ({ orderId: id, round, termsVersion }))
/** So many haircuts for Li, a day apart. */
const haircuts = async (many: number): Promise<OrderView[]> => {
  const orders: OrderView[] = []
  for (let day = 1; day <= many; day += 1) orders.push(await placed({ windows: [afternoon(day)], again: day > 1 }))
  return orders
}
const stateOf = async (id: string) => (await rows<{ state: string }>('select state from orders where id = $1', [id]))[0]?.state
const inbox = async (list: 'placed' | 'handed') => (await call('wang', 'community.inbox', { orgId: 'huaishu', list })).items

test('ten alike go to one unit together, and the same tap again changes nothing', async () => {
  const orders = await haircuts(10)
  const request = newRequest()
  const input = { orders: shown(orders), unitId: 'power' }
  const first = await call('wang', 'community.referMany', input, request)
  expect(first).toEqual({ done: orders.map(({ id }) => id), refused: [] })
  const written = await rows('select id, version from orders order by id')
  expect(await call('wang', 'community.referMany', input, request)).toEqual(first)
  expect(await rows('select id, version from orders order by id')).toEqual(written)
  expect(await inbox('placed')).toEqual([])
  expect(await inbox('handed')).toHaveLength(10)
})

test('what cannot go stays with its sentence, and the others go', async () => {
  const [moved, gone, fine] = (await haircuts(3)) as [OrderView, OrderView, OrderView]
  await call('li', 'order.perform', step(gone, 'cancel', {}))
  const input = { orders: [...shown([moved, gone, fine]), { orderId: 'O-nowhere', round: 1, termsVersion: 0 }], unitId: 'power' }
  const stale = { ...input, orders: input.orders.map((one, n) => (n === 0 ? { ...one, termsVersion: one.termsVersion + 7 } : one)) }
  const answer = await call('wang', 'community.referMany', stale)
  expect(answer.done).toEqual([fine.id])
  expect(answer.refused.map(({ orderId }) => orderId)).toEqual([moved.id, gone.id, 'O-nowhere'])
  expect(answer.refused.every(({ message }) => message.length > 4)).toBe(true)
  expect([await stateOf(moved.id), await stateOf(gone.id), await stateOf(fine.id)]).toEqual(['placed', 'cancelled', 'referred'])
})

test('without a unit they go to the pool', async () => {
  const orders = await haircuts(2)
  expect((await call('wang', 'community.referMany', { orders: shown(orders) })).done).toHaveLength(2)
  expect(await stateOf(orders[0]?.id ?? '')).toBe('open')
})

test.each(['li', 'zhao', 'chen', 'ma'])('%s hands nothing on', async (who) => {
  const orders = await haircuts(2)
  expect((await call(who, 'community.referMany', { orders: shown(orders), unitId: 'power' })).done).toEqual([])
  expect(await stateOf(orders[0]?.id ?? '')).toBe('placed')
})

test.each([
  [{ orders: [] }],
  [{ orders: Array.from({ length: 21 }, (_, n) => ({ orderId: `O-${n}`, round: 1, termsVersion: 0 })) }],
  [{ orders: [{ orderId: 'O-1', round: 1 }] }],
  [{ orders: [{ orderId: 'O-1', round: 1, termsVersion: 0, action: 'cancel' }] }]
])('%j is refused', async (input) => {
  expect(await refusal('wang', 'community.referMany', input as never)).toBe('INVALID_INPUT')
})

test('the usual place is where the last one of its kind was seen to its end, as long as it can take one', async () => {
  const usual = async () => (await call('wang', 'community.usual', { orgId: 'huaishu' })).usual
  expect(await usual()).toEqual({})
  const order = await served()
  await call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good', tags: [] }) as never)
  expect(await usual()).toEqual({ B08: { unitId: 'power', name: '城区供电所' } })
  await rows("update post set until = $1 where org_id = 'power' and role = 'liaison'", [new Date(clock.now)])
  expect(await usual()).toEqual({})
  for (const who of ['li', 'ma', 'zhao']) expect(await refusal(who, 'community.usual', { orgId: 'huaishu' })).toBe('NOT_ALLOWED')
})

test('only who deals with an order reads which item it is, and on which terms', async () => {
  await placed()
  expect((await inbox('placed'))[0]).toMatchObject({ itemCode: 'B08', termsVersion: expect.any(Number) as number })
  expect((await call('li', 'order.mine', { list: 'live' })).items[0]).not.toHaveProperty('itemCode')
})

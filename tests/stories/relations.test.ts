import { TENANT } from '../town/places'
import { call, clock, found, refusal, rows, step } from './doors'
import { accepted, served } from './steps'

const RATED = { outcome: 'solved', satisfaction: 'good' } as const
const waiting = async (who: string) => (await call(who, 'rating.waiting', {})).items.map(({ id }) => id)

beforeEach(() => found())

test('a daughter who becomes a grid worker where her mother lives reads along, and is asked for no word that is not hers', async () => {
  const order = await served()
  expect(await waiting('zhang')).toEqual([order.id])
  await rows("insert into post (tenant_id, person_id, role, org_id) values ($1, 'zhang', 'grid_worker', 'huaishu')", [TENANT.id])
  expect(await waiting('zhang')).toEqual([])
  expect(await refusal('zhang', 'rating.give', step(order, 'rate', RATED) as never)).toBe('NOT_ALLOWED')
  expect((await call('zhang', 'order.get', { orderId: order.id })).stateWords).toBe('等您说一句')
  expect(await waiting('li')).toEqual([order.id])
})

test('a helper who becomes the agent of whom they came to is asked for no word about the own visit', async () => {
  const order = await served()
  await rows("insert into kin (tenant_id, person_id, other_id, kind, asked_at, confirmed_at) values ($1, 'chen', 'li', 'agent', $2, $2)", [
    TENANT.id,
    new Date(clock.now).toISOString()
  ])
  expect(await waiting('chen')).toEqual([])
  expect(await refusal('chen', 'rating.give', step(order, 'rate', RATED) as never)).toBe('NOT_ALLOWED')
})

test('a grid worker reads what she placed for somebody until her post ends', async () => {
  const forYang = { beneficiaryId: 'yang', where: { addressId: 'home-yang' }, witness: { kind: 'slip' as const }, why: '老人没有手机' }
  const order = await accepted(forYang, 'sun')
  const hers = async () => (await call('sun', 'order.mine', { list: 'live' })).items.map(({ id }) => id)
  expect(await hers()).toEqual([order.id])
  await rows("update post set until = $1 where person_id = 'sun'", [new Date(clock.now).toISOString()])
  clock.now += 1
  expect(await hers()).toEqual([])
  expect(await refusal('sun', 'order.slip', { orderId: order.id })).toBe('NOT_ALLOWED')
  expect(await refusal('sun', 'order.contact', { orderId: order.id })).toBe('NOT_ALLOWED')
  expect(await call('sun', 'order.get', { orderId: order.id })).not.toHaveProperty('building')
})

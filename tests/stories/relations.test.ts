import { TENANT } from '../town/places'
import { call, clock, found, refusal, rows, step } from './doors'
import { served } from './steps'

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

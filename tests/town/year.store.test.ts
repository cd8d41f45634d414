import { availableActions } from '@domain/order/available'
import { openPool } from '../../database/open'
import { sceneOf } from '../../cloudfunctions/_kit/scene'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { foundTown } from './found'
import { PEOPLE } from './people'
import { TENANT } from './places'
import { callerOf, catchUp, replay } from './replay'
import { liveYear } from './year'

const NOW = Date.parse('2026-11-23T10:30:00+08:00')
const { world } = liveYear(NOW)
const pool = openPool()
const keys = openKeys('the town of the tests has a key of its own')
const stores = openStores(pool, keys)
const WITH_APP = PEOPLE.filter((person) => person.app)

beforeAll(async () => {
  await foundTown(pool, keys.of(TENANT.id), NOW)
  await replay({ stores, keys }, world)
})

test('every order is found in the database exactly as it was lived', async () => {
  const system = stores.forSystem(TENANT.id)
  for (const [id, lived] of world.orders) expect((await system.load({ orderId: id, now: NOW })).order).toEqual(lived)
})

test('what the database knows around an order offers everybody the same buttons', async () => {
  let compared = 0
  for (const [index, order] of [...world.orders.values()].entries()) {
    const near = WITH_APP.filter(
      (person, at) => at % 20 === index % 20 || availableActions(order, world.scene(person.id, order.id)).length > 0
    )
    for (const { id: who } of near) {
      const { scene, order: stored } = await stores.forCaller(callerOf(who)).load({ orderId: order.id, now: NOW })
      if (!stored) throw new Error(`${order.id} is missing for ${who}`)
      expect([who, order.id, availableActions(stored, sceneOf(scene))]).toEqual([
        who,
        order.id,
        availableActions(order, world.scene(who, order.id))
      ])
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(WITH_APP.length * 15)
})

test('words are checked and notices are out, as after a year of jobs', async () => {
  await catchUp({ stores, keys }, NOW)
  expect(await stores.unchecked(1, NOW)).toEqual([])
  expect(await stores.outbox(1)).toEqual([])
})

import { availableActions } from '@domain/order/available'
import { openPool } from '../../database/open'
import { query } from '../../database/query'
import { sceneOf } from '../../cloudfunctions/_kit/scene'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { owner } from '../environments/owner'
import { foundTown } from './found'
import { PEOPLE } from './people'
import { TENANT } from './places'
import { callerOf } from './archive'
import { catchUp, replay } from './replay'
import { liveYear } from './year'

const NOW = Date.parse('2026-11-23T10:30:00+08:00')
const { world } = liveYear(NOW)
const pool = openPool()
const keys = openKeys('the town of the tests has a key of its own')
const stores = openStores(pool, keys)
const archive = { stores, keys, count: () => query(owner, 'analyze') }
const WITH_APP = PEOPLE.filter((person) => person.app)

beforeAll(async () => {
  await foundTown(pool, keys.of(TENANT.id), NOW)
  await replay(archive, world)
}, 600_000)

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

test('the books of the year: every month has paid the elders, helpers have both, and every promise of the ledger holds', async () => {
  const of = async (kind: string) =>
    (
      await query<{ n: number; sum: number }>(
        pool,
        'select count(*) as n, coalesce(sum(posted), 0)::bigint as sum from ledger_account where id like $1',
        [`${kind}/%`]
      )
    )[0]
  expect((await of('point/earned'))?.n).toBeGreaterThan(15)
  expect((await of('minute/earned'))?.n).toBeGreaterThan(5)
  expect(await query(pool, 'select count(*) as n from allotment where paid_at is not null and not short')).toEqual([{ n: 13 }])
  // nothing is made but by the district, and nothing stays held for an order that is over
  const [minutes] = await query<{ sum: number }>(pool, `select sum(posted)::bigint as sum from ledger_account where id like 'minute/%'`)
  const [held] = await query<{ n: number }>(
    pool,
    `select count(*) as n from transfer hold join value_line on value_line.tenant_id = hold.tenant_id and value_line.transfer_id = hold.id
     join orders on orders.tenant_id = hold.tenant_id and orders.id = value_line.order_id and orders.ended_at is not null
     where hold.phase = 'hold' and not exists (select from transfer ended where ended.tenant_id = hold.tenant_id and ended.of = hold.id)`
  )
  expect([minutes?.sum, held?.n]).toEqual([60_000, 0])
})

test('a normal year is no false alarm to the nightly look', async () => {
  expect(await stores.forSystem(TENANT.id).checkBooks(NOW)).toMatchObject({ finished: true, faults: {} })
  expect(await query(pool, `select 1 from book_check where faults <> '{}'`)).toEqual([])
})

test('words are checked and notices are out, as after a year of jobs', async () => {
  await catchUp(archive, world, NOW)
  expect(await stores.unchecked(1, NOW)).toEqual([])
  expect(await stores.outbox(1)).toEqual([])
})

test('the district has changed its rules twice, and what is under way about them is there to be looked at', async () => {
  const versions = await query<{ state: string; n: number }>(pool, 'select state, count(*) as n from rule_version group by 1 order by 1')
  expect(versions).toEqual([
    { state: 'draft', n: 1 },
    { state: 'published', n: 2 }
  ])
  expect((await query(pool, `select from rule_version where state = 'draft' and report_edition = edition`)).length).toBe(1)
  // awards of the year were made under more than one version
  const used = await query(pool, `select distinct line ->> 'version' as version from value_line where line ->> 'version' is not null`)
  expect(used.length).toBeGreaterThan(1)
  const facts = await query<{ kind: string; state: string }>(pool, 'select distinct kind, state from point_fact order by 1, 2')
  for (const [kind, state] of [
    ['absence', 'posted'],
    ['low_rate', 'proposed'],
    ['offence', 'appealed'],
    ['offence', 'proposed'],
    ['praise', 'posted'],
    ['withdrawal', 'posted']
  ])
    expect(facts).toContainEqual({ kind, state })
})

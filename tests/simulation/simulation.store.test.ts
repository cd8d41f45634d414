import { faultsIn, replay } from '@domain/ledger/invariants'
import { openPool } from '../../database/open'
import { query } from '../../database/query'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { sha256 } from '../kitchen/digest'
import { chanceOf } from '../town/chance'
import { foundTown } from '../town/found'
import { TENANT } from '../town/places'
import { fillShelf, live } from './lived'
import { BEGINS, simulate } from './run'
import { SHELF } from './shop'

const pool = openPool()
const keys = openKeys('the simulated town has a key of its own')
const stores = openStores(pool, keys)
const archive = { stores, keys }
const SEED = process.env.SEED ?? 'm83'
const OPERATIONS = 1200

beforeAll(async () => {
  await foundTown(pool, keys.of(TENANT.id), BEGINS)
  await fillShelf((sql, params) => query(pool, sql, params), new Date(0))
})

/** What must be true in the database after each step, whatever was done. */
const BROKEN = `
select 'a floor is broken' as what from ledger_account where posted - held < floor or held < 0
union all
select 'an asset does not sum to zero' from (
  select split_part(account.id, '/', 1) as asset, sum(account.posted) as stored from ledger_account account group by 1
) stored full join (
  select split_part(id, '/', 1) as asset, sum(sign) as issued from (
    select from_id as id, -amount as sign from transfer where phase in ('direct', 'post', 'reverse') union all
    select to_id, amount from transfer where phase in ('direct', 'post', 'reverse')
  ) sides where id like '%/issuer' group by 1
) issued using (asset) where coalesce(stored, 0) + coalesce(issued, 0) <> 0
union all
select 'minutes are held that no live order waits for' where (select coalesce(sum(held), 0) from ledger_account where id like 'minute/%')
  <> (select coalesce(sum(held_minutes), 0) from orders where ended_at is null)
union all
select 'points are held that no redemption and no appeal waits for' where (select coalesce(sum(held), 0) from ledger_account where id like 'point/%')
  <> (select coalesce(sum(points), 0) from redemption where state = 'held') + (
    select coalesce(sum(amount), 0) from transfer hold where hold.id like 'appeal/%/hold' and not exists (
      select from transfer ended where ended.tenant_id = hold.tenant_id and ended.of = hold.id))
union all
select 'the shelf and what was taken from it differ' from good join (values ${SHELF.map(({ id, stock }) => `('${id}', ${stock})`).join(', ')})
  as first (id, stock) using (id) where good.stock < 0 or good.stock + (
    select count(*) from redemption where good_id = good.id and state in ('held', 'picked_up')) <> first.stock`

test('what the model lived, the database lives: the same orders, refusals, balances and hashes, each request once', async () => {
  const { town } = simulate(SEED, OPERATIONS)
  // what the shop, the sheets, introductions and appeals can come to is all among it
  const ends = new Set(
    town.story.flatMap(({ shopping, sheet, decision, said }) => [
      ...(shopping ? [shopping.change.redemption.state] : []),
      ...(sheet ? [sheet.settledAt === null ? 'agreed' : 'settled'] : []),
      ...(decision ? [decision.does] : []),
      ...(said ? [said.remark.kind] : [])
    ])
  )
  if (!process.env.SEED)
    expect([...ends].sort()).toEqual([
      'agreed',
      'appeal',
      'cancelled',
      'held',
      'introduce',
      'meet',
      'picked_up',
      'post',
      'refuse',
      'returned',
      'settled',
      'uphold'
    ])
  const chance = chanceOf(`${SEED} again`)
  const system = stores.forSystem(TENANT.id)
  const seen = new Set<string>()
  for (const [n, written] of town.story.entries()) {
    const lived = await live(archive, written, { action: 'simulated', requestId: `n${n}`, inputHash: '' })
    if (lived.value) expect([SEED, n, lived.value]).toEqual([SEED, n, written.value])
    if (lived.again && chance.often(0.2)) seen.add((await lived.again()).kind)
    // said once more, whatever has no door that would know it again
    if (!written.entry && !written.shopping && !written.decision && chance.often(0.3))
      await live(archive, written, { action: 'simulated', requestId: `n${n}`, inputHash: '' })
    const broken = await query<{ what: string }>(pool, BROKEN)
    if (broken.length > 0) throw new Error(`seed ${SEED}, step ${n}: ${broken.map(({ what }) => what).join('; ')}`)
  }
  expect([...seen].sort()).toEqual(['seen', 'stale'])
  const kept = await query<{ id: string; state: string }>(pool, 'select id, state from redemption order by id')
  const modelled = [...town.shop.redemptions.values()].map(({ id, state }) => ({ id, state }))
  expect(kept).toEqual(modelled.sort((a, b) => (a.id < b.id ? -1 : 1)))
  const facts = await query<{ id: string; state: string }>(
    pool,
    "select id, state from point_fact where kind in ('withdrawal', 'absence') order by id"
  )
  const noted = [...town.deductions.all.values()].map(({ id, state }) => ({ id, state }))
  expect(facts).toEqual(noted.sort((a, b) => (a.id < b.id ? -1 : 1)))
  const accounts = await system.ledger.balances([...town.books.accounts.keys()])
  expect(accounts).toEqual(town.books.accounts)
  expect(faultsIn(town.books, sha256)).toEqual([])
  expect(replay(TENANT.id, [...town.books.transfers.values()], sha256).accounts).toEqual(accounts)
}, 300_000)

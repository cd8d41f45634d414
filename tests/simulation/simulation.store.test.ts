import { faultsIn, replay } from '@domain/ledger/invariants'
import { openPool } from '../../database/open'
import { query } from '../../database/query'
import { untilDecided } from '../../cloudfunctions/_kit/again'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { sha256 } from '../kitchen/digest'
import { chanceOf } from '../town/chance'
import { foundTown } from '../town/found'
import { TENANT } from '../town/places'
import { printSlip, write } from '../town/replay'
import { BEGINS, simulate } from './run'

const pool = openPool()
const keys = openKeys('the simulated town has a key of its own')
const stores = openStores(pool, keys)
const archive = { stores, keys }
const SEED = process.env.SEED ?? 'quince'
const OPERATIONS = 1200

beforeAll(() => foundTown(pool, keys.of(TENANT.id), BEGINS))

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
select 'what is held is not what live orders wait for' where (select coalesce(sum(held), 0) from ledger_account)
  <> (select coalesce(sum(held_minutes), 0) from orders where ended_at is null)`

test('what the model lived, the database lives: the same orders, refusals, balances and hashes, each request once', async () => {
  const { town } = simulate(SEED, OPERATIONS)
  const chance = chanceOf(`${SEED} again`)
  const system = stores.forSystem(TENANT.id)
  const seen = new Set<string>()
  for (const [n, { entry, value, at }] of town.story.entries()) {
    if (!entry) {
      for (let times = chance.often(0.3) ? 2 : 1; times > 0; times -= 1)
        await (value.lines.length > 0
          ? untilDecided(async () => (await system.moveValue(value, at)) || null)
          : system.ledger.post(value.transfers))
      continue
    }
    await printSlip(archive, entry)
    const request = { action: 'simulated', requestId: `n${n}`, inputHash: '' }
    const { store, ...written } = await write(archive, entry, entry.actorId === null ? undefined : request)
    expect([SEED, n, written.value]).toEqual([SEED, n, value])
    if (chance.often(0.2)) seen.add((await store.commit(written)).kind)
    const broken = await query<{ what: string }>(pool, BROKEN)
    if (broken.length > 0) throw new Error(`seed ${SEED}, step ${n}: ${broken.map(({ what }) => what).join('; ')}`)
  }
  expect([...seen].sort()).toEqual(['seen', 'stale'])
  const accounts = await system.ledger.balances([...town.books.accounts.keys()])
  expect(accounts).toEqual(town.books.accounts)
  expect(faultsIn(town.books, sha256)).toEqual([])
  expect(replay(TENANT.id, [...town.books.transfers.values()], sha256).accounts).toEqual(accounts)
}, 300_000)

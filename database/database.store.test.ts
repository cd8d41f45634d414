import { openPool } from './open'
import { countTrips, query, transaction } from './query'
import { markDatabase, migrate, WrongMark } from './migrate'

const pool = openPool()

describe('one client for both engines', () => {
  test('a migrated database has nothing more to apply, eight migrators at once', async () => {
    const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(pool)))
    expect(applied.flat()).toEqual([])
  })

  test('a database is born for one thing and stays so', async () => {
    await markDatabase(pool, 'demo')
    await expect(markDatabase(pool, 'real')).rejects.toThrow(WrongMark)
    await expect(query(pool, "update database_mark set mark = 'real'")).rejects.toThrow('only ever added to')
    await markDatabase(pool, 'demo')
  })

  test('32 transactions at once with rollbacks between: nobody reads another’s half', async () => {
    await query(pool, "insert into tenant (id, name, app_id) values ('t', 'T', 'a') on conflict do nothing")
    const outcomes = await Promise.allSettled(
      Array.from({ length: 32 }, (_, index) =>
        transaction(pool, async (run) => {
          await run("insert into area (tenant_id, id, kind, name) values ('t', $1, 'city', $1)", [`a${index}`])
          const [row] = await run<{ name: string }>("select name from area where tenant_id = 't' and id = $1", [`a${index}`])
          if (index % 2 === 1) throw new Error('changed my mind')
          return row?.name
        })
      )
    )
    outcomes.forEach((outcome, index) =>
      expect(outcome).toMatchObject(index % 2 === 1 ? { status: 'rejected' } : { status: 'fulfilled', value: `a${index}` })
    )
    const [count] = await query<{ n: number }>(pool, "select count(*) as n from area where tenant_id = 't'")
    expect(count?.n).toBe(16)
  })

  test('an SQL error leaves the connection whole', async () => {
    await expect(query(pool, 'select broken from nowhere')).rejects.toThrow()
    expect(await query(pool, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('trips are counted, numbers are exact, instants are milliseconds', async () => {
    const { value, trips } = await countTrips(() =>
      query<{ big: number; at: number }>(pool, "select 9007199254740991::int8 as big, '2026-03-02T01:00:00.5Z'::timestamptz as at")
    )
    expect(trips).toBe(1)
    expect(value).toEqual([{ big: Number.MAX_SAFE_INTEGER, at: Date.UTC(2026, 2, 2, 1, 0, 0, 500) }])
    await expect(query(pool, 'select 9007199254740993::int8 as big')).rejects.toThrow('safe integer')
  })
})

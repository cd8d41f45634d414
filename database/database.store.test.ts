import { openPool } from './open'
import { countTrips, query, transaction, type Run } from './query'
import { markDatabase, WrongMark } from './migrate'

const pool = openPool()
const fail = (run: Run, code: string) => run(`do $$ begin raise exception 'as told' using errcode = '${code}'; end $$`)
const keepArea = (run: Run, id: string) => run("insert into area (tenant_id, id, kind, name) values ('t', $1, 'city', $1)", [id])

beforeAll(() => query(pool, "insert into tenant (id, name, app_id) values ('t', 'T', 'a')"))

describe('a mark', () => {
  test('a database is born for one thing and stays so', async () => {
    await markDatabase(pool, 'demo')
    await expect(markDatabase(pool, 'real')).rejects.toThrow(new WrongMark('demo', 'real'))
    await markDatabase(pool, 'demo')
    expect(await query(pool, 'select mark from database_mark')).toEqual([{ mark: 'demo' }])
  })

  test.each(["update database_mark set mark = 'real'", 'delete from database_mark'])('%s is refused', async (sql) => {
    await expect(query(pool, sql)).rejects.toThrow('only ever added to')
  })

  test('there is never a second one', async () => {
    await expect(query(pool, "insert into database_mark (single, mark) values (false, 'real')")).rejects.toMatchObject({ code: '23514' })
    await expect(query(pool, "insert into database_mark (mark) values ('real')")).rejects.toMatchObject({ code: '23505' })
  })
})

describe('a transaction', () => {
  test('32 at once with rollbacks between: nobody reads another’s half', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 32 }, (_, index) =>
        transaction(pool, async (run) => {
          await keepArea(run, `a${index}`)
          const [row] = await run<{ name: string }>("select name from area where tenant_id = 't' and id = $1", [`a${index}`])
          if (index % 4 === 1) throw new Error('changed my mind')
          if (index % 4 === 3) await run('select broken from nowhere')
          return row?.name
        })
      )
    )
    outcomes.forEach((outcome, index) =>
      expect(outcome).toMatchObject(index % 2 === 1 ? { status: 'rejected' } : { status: 'fulfilled', value: `a${index}` })
    )
    const kept = await query<{ id: string }>(pool, "select id from area where tenant_id = 't'")
    expect(kept.map(({ id }) => id).sort()).toEqual(Array.from({ length: 16 }, (_, index) => `a${index * 2}`).sort())
  })

  test.each([
    ['a serialization failure', '40001'],
    ['a deadlock', '40P01']
  ])('%s passes: tried again as a whole, what was written before is written once', async (_, code) => {
    let tries = 0
    await transaction(pool, async (run) => {
      tries += 1
      await keepArea(run, `passed ${code}`)
      if (tries < 3) await fail(run, code)
    })
    expect(tries).toBe(3)
  })

  test('what does not pass is told after four tries, and any other error at once', async () => {
    const triesOf = async (code: string) => {
      let tries = 0
      const always = transaction(pool, async (run) => {
        tries += 1
        await fail(run, code)
      })
      await expect(always).rejects.toMatchObject({ code })
      return tries
    }
    expect(await triesOf('40001')).toBe(4)
    expect(await triesOf('23505')).toBe(1)
  })

  test('a setting is local to it', async () => {
    await transaction(pool, (run) => run("set local timezone = 'Asia/Tokyo'"))
    const [row] = await query<{ zone: string }>(pool, "select current_setting('timezone') as zone")
    expect(row?.zone).not.toBe('Asia/Tokyo')
  })
})

describe('a statement', () => {
  test('an SQL error leaves the connection whole', async () => {
    await expect(query(pool, 'select broken from nowhere')).rejects.toMatchObject({ code: '42P01' })
    expect(await query(pool, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('is one trip; a transaction of one statement is three; two counts never mix', async () => {
    const ask = () => query(pool, 'select 1 as one')
    const [one, three] = await Promise.all([countTrips(ask), countTrips(() => transaction(pool, (run) => run('select 1')))])
    expect([one.trips, three.trips]).toEqual([1, 3])
    expect((await countTrips(() => Promise.all([ask(), ask()]))).trips).toBe(2)
  })

  test('numbers are exact', async () => {
    const [row] = await query(pool, 'select 9007199254740991::int8 as most, count(*) as counted from tenant')
    expect(row).toEqual({ most: Number.MAX_SAFE_INTEGER, counted: 1 })
    await expect(query(pool, 'select 9007199254740993::int8 as big')).rejects.toThrow('safe integer')
    expect(await query(pool, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test.each(['UTC', 'Asia/Shanghai', 'Asia/Kathmandu'])('instants are epoch milliseconds to a session in %s', async (zone) => {
    const rows = await transaction(pool, async (run) => {
      await run(`set local timezone = '${zone}'`)
      return run("select '2026-03-02T01:00:00.5Z'::timestamptz as at")
    })
    expect(rows).toEqual([{ at: Date.UTC(2026, 2, 2, 1, 0, 0, 500) }])
  })
})

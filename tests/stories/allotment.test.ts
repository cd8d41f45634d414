import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import { fillPurse, poolFor, spreadOver } from '@domain/ledger/pool'
import { allotmentsOf, atOnce, poolRows, promiseOf } from '@domain/value/month'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import type { SystemStore } from '../../cloudfunctions/_kit/store/system-store'
import { allotMonth } from '../../cloudfunctions/jobs/allotments'
import { countTrips } from '../../database/query'
import { DISTRICT, TENANT } from '../town/places'
import { LISTED } from '../town/people'
import { byHand, call, clock, found, rows, step } from './doors'
import { placed } from './steps'

beforeEach(() => found())

const { stores } = cellar()
const DECEMBER = Date.parse('2026-12-01T00:00:00+08:00')
const fill = (amount: number) =>
  stores
    .forSystem(TENANT.id)
    .ledger.post([{ id: 'pool', phase: 'direct', from: issuer('minute'), lines: spreadOver(DISTRICT.id, amount), at: clock.now }])
const lent = async (who: string) =>
  (await rows<{ posted: number }>('select posted from ledger_account where id = $1', [accountOf('minute', 'allotment', who)]))[0]?.posted ??
  0
const free = async () => (await call('li', 'timebank.pool', {})).free

test('every listed elder gets eight hours a month, what is left of them goes back first, and a month is paid once', async () => {
  await fill(10_000)
  const runs = await Promise.all([allotMonth({ stores, now: clock.now }), allotMonth({ stores, now: clock.now })])
  expect(Math.max(...runs)).toBe(LISTED.length)
  expect([await lent('li'), await free()]).toEqual([480, 10_000 - 480 * LISTED.length])
  // half an hour of November is waiting for a visit when December begins
  await placed()
  clock.now = DECEMBER
  await allotMonth({ stores, now: clock.now })
  await allotMonth({ stores, now: clock.now })
  expect([await lent('li'), await free()]).toEqual([510, 10_000 - 480 * LISTED.length - 30])
  const { items } = await call('li', 'timebank.statement', { account: 'allotment' })
  expect(items.map(({ amount, why }) => [amount, why[0]])).toEqual([
    [480, '本月公共额度 8 小时，月底没用完的回公共池'],
    [-450, '上月没用完的额度 7 小时 30 分钟回公共池'],
    [0, '预留本月公共额度 30 分钟'],
    [480, '本月公共额度 8 小时，月底没用完的回公共池']
  ])
})

test('whoever is on the list no more gives back what is left, also where nobody is on it', async () => {
  await fill(10_000)
  await allotMonth({ stores, now: clock.now })
  await rows('delete from listed_elder')
  clock.now = DECEMBER
  await allotMonth({ stores, now: clock.now })
  expect([await Promise.all(LISTED.map(lent)), await free()]).toEqual([LISTED.map(() => 0), 10_000])
  expect(await allotMonth({ stores, now: clock.now })).toBe(0)
})

test('an order of the first minute of a month waits with nothing that the last one lent', async () => {
  await fill(10_000)
  await allotMonth({ stores, now: clock.now })
  clock.now = DECEMBER
  const order = await placed({ windows: [{ startAt: clock.now + DAY, endAt: clock.now + DAY + HOUR }] })
  await allotMonth({ stores, now: clock.now })
  await call('li', 'order.perform', step(order, 'cancel', { reason: '不用了' }))
  expect([await lent('li'), await free()]).toEqual([480, 10_000 - 480 * LISTED.length])
})

test('a pool that is short gives everybody the same smaller number', async () => {
  await fill(1000)
  await allotMonth({ stores, now: clock.now })
  expect([await Promise.all(LISTED.map(lent)), await free()]).toEqual([LISTED.map(() => 166), 1000 - 166 * LISTED.length])
  expect(await rows('select each, short from allotment')).toEqual([{ each: 166, short: true }])
})

test('of two who decide at once one is heard, and whoever was interrupted goes on with what was decided', async () => {
  await fill(10_000)
  const system = stores.forSystem(TENANT.id)
  const [{ elders }, pool] = await Promise.all([system.month('2026-11'), system.ledger.balances(poolRows(DISTRICT.id))])
  const promise = promiseOf(elders, pool, DISTRICT.id, clock.now)
  const less = { ...promise, each: 300, fills: fillPurse(pool, DISTRICT.id, 300 * LISTED.length, clock.now) ?? [] }
  expect(await system.decideMonth('2026-11', less, clock.now)).toBe(true)
  expect(await system.decideMonth('2026-11', promise, clock.now)).toBe(false)
  await allotMonth({ stores, now: clock.now })
  expect([await lent('yang'), await free()]).toEqual([300, 10_000 - 300 * LISTED.length])
})

/** The stores, with something that happens between what the job does. */
const disturbed = (between: (real: SystemStore) => Partial<SystemStore>): typeof stores => ({
  ...stores,
  forSystem: (id) => {
    const real = stores.forSystem(id)
    return { ...real, ...between(real) }
  }
})
const paid = async () =>
  (await rows<{ to: string }>(`select split_part(id, '/', 3) as to from transfer where id ~ '^allotment/2026-12/[^/]+$' order by id`)).map(
    ({ to }) => to
  )
const reasons = async () => (await rows(`select from value_line where transfer_id like 'allotment/%'`)).length

test('a month goes out a hundred transfers a statement, not one', async () => {
  await fill(10_000)
  const { value, trips } = await countTrips(() => allotMonth({ stores, now: clock.now }))
  expect([value, trips <= 9]).toEqual([LISTED.length, true])
  clock.now = DECEMBER
  const again = await countTrips(() => allotMonth({ stores, now: clock.now }))
  expect([again.value, again.trips <= 9, await reasons()]).toEqual([LISTED.length, true, 3 * LISTED.length])
})

test('an elder who orders in that very moment does not hold up the others, and follows a minute later', async () => {
  await fill(10_000)
  await allotMonth({ stores, now: clock.now })
  const november = clock.now
  clock.now = DECEMBER
  let ordered = false
  const meanwhile = disturbed((real) => ({
    month: async (month) => {
      const found = await real.month(month)
      if (ordered) return found
      ordered = true
      const account = accountOf('minute', 'allotment', 'li')
      await real.ledger.post([{ id: 'order/asks', phase: 'hold', from: account, amount: 30, at: november }])
      return found
    }
  }))
  const said = jest.spyOn(console, 'error').mockImplementation()
  await allotMonth({ stores: meanwhile, now: clock.now })
  expect([said.mock.calls.length, await paid()]).toEqual([1, LISTED.filter((who) => who !== 'li').sort()])
  said.mockRestore()
  // what is hers is still last month's: it goes first
  await allotMonth({ stores, now: clock.now })
  expect([await lent('li'), await reasons()]).toEqual([510, 3 * LISTED.length])
})

test('what one of two runs has paid already is passed over in the hundred of the other, and every reason is written', async () => {
  await fill(10_000)
  const system = stores.forSystem(TENANT.id)
  const elders = LISTED.map((personId) => ({ personId, free: 0, listed: true, returned: false, paid: false }))
  const changes = allotmentsOf(elders, 480, DISTRICT.id, clock.now)
  for (const change of changes.slice(0, 1)) while (!(await system.moveValue(change, clock.now)));
  for (const { whole } of atOnce(changes)) while (!(await system.moveValue(whole, clock.now)));
  expect([await Promise.all(LISTED.map(lent)), await reasons()]).toEqual([LISTED.map(() => 480), LISTED.length])
})

describe('what a month has promised is for nothing else (T10)', () => {
  const spend = (real: SystemStore, amount: number) =>
    real.ledger.post([
      {
        id: `order/spends/${amount}`,
        phase: 'direct',
        from: poolFor(DISTRICT.id, 'order'),
        lines: [{ account: accountOf('minute', 'earned', 'chen'), amount }],
        at: clock.now
      }
    ])
  const all = () => Promise.all(LISTED.map(lent))
  /** Once, before or after the month is decided. */
  const deciding = (before: (real: SystemStore) => Promise<unknown>, after: (real: SystemStore) => Promise<unknown>) => {
    let done = false
    return disturbed((real) => ({
      decideMonth: async (...asked) => {
        if (!done) await before(real)
        const answer = await real.decideMonth(...asked)
        if (!done) await after(real)
        done = true
        return answer
      }
    }))
  }
  const nothing = () => Promise.resolve()
  const list = (who: string) =>
    byHand(`insert into listed_elder (tenant_id, person_id, listed_by, listed_at) values ($1, $2, 'wang', now())`, [TENANT.id, who])
  const listWu = () => list('wu')

  test('whoever spends from a short pool after the decision is told that it is short, and nobody of the list gets less', async () => {
    await fill(1000)
    const after = (real: SystemStore) => expect(spend(real, 100)).rejects.toThrow(expect.objectContaining({ code: 'VALUE_SHORT' }))
    await allotMonth({ stores: deciding(nothing, after), now: clock.now })
    expect([await all(), await free()]).toEqual([LISTED.map(() => 166), 1000 - 166 * LISTED.length])
  })

  test('whoever was faster than the decision has what was asked for, and everybody the same of the rest', async () => {
    await fill(1000)
    await allotMonth({ stores: deciding((real) => spend(real, 100), nothing), now: clock.now })
    expect([await all(), await rows('select each, short from allotment')]).toEqual([LISTED.map(() => 150), [{ each: 150, short: true }]])
  })

  test('put on the list before the decision: they share; after it: from the next month on, and the others keep theirs', async () => {
    await fill(1000)
    await allotMonth({ stores: deciding(listWu, nothing), now: clock.now })
    expect([await all(), await lent('wu')]).toEqual([LISTED.map(() => 142), 142])
    await rows(`delete from listed_elder where person_id = 'wu'`)
    clock.now = DECEMBER
    await allotMonth({ stores: deciding(nothing, listWu), now: clock.now })
    expect([await all(), await lent('wu'), await free()]).toEqual([LISTED.map(() => 166), 0, 1000 - 166 * LISTED.length])
  })

  test('taken off the list by mistake and put on it again while the month is paid: what was promised is theirs', async () => {
    await fill(1000)
    const again = async () => {
      await rows(`delete from listed_elder where person_id = 'li'`)
      await list('li')
    }
    await allotMonth({ stores: deciding(nothing, again), now: clock.now })
    expect([await all(), await rows('select from allotment_promise')]).toEqual([LISTED.map(() => 166), []])
  })

  test('a month that broke off and that nobody waits for any more gives everything back, then and a month later', async () => {
    await fill(10_000)
    const said = jest.spyOn(console, 'error').mockImplementation()
    for (const month of [clock.now, DECEMBER]) {
      await byHand('delete from listed_elder')
      for (const who of LISTED) await list(who)
      await allotMonth({ stores: deciding(nothing, () => Promise.reject(new Error('the power is gone'))), now: month })
      await byHand('delete from listed_elder')
      expect(await free()).toBe(10_000 - 480 * LISTED.length)
      await allotMonth({ stores, now: month === DECEMBER ? Date.parse('2027-01-01T00:00:00+08:00') : month })
      expect(await free()).toBe(10_000)
    }
    expect([said.mock.calls.length, await rows('select from allotment where paid_at is null')]).toEqual([2, []])
    said.mockRestore()
  })

  test('where nobody is on the list nothing is decided, and whoever comes first has this month', async () => {
    await fill(10_000)
    await allotMonth({ stores, now: clock.now })
    await byHand('delete from listed_elder')
    clock.now = DECEMBER
    await allotMonth({ stores, now: clock.now })
    expect(await rows(`select from allotment where month = '2026-12'`)).toEqual([])
    await list('wu')
    await allotMonth({ stores, now: clock.now })
    expect([await lent('wu'), await free()]).toEqual([480, 10_000 - 480])
  })

  test('in the last ten minutes of a month no run begins', async () => {
    await fill(10_000)
    expect(await allotMonth({ stores, now: DECEMBER - 10 * MINUTE })).toBe(0)
    expect(await allotMonth({ stores, now: DECEMBER - 10 * MINUTE - 1 })).toBe(LISTED.length)
  })

  test('what was promised to somebody who is then taken off the list goes back to the pool', async () => {
    await fill(1000)
    const after = () => rows(`delete from listed_elder where person_id = 'li'`)
    await allotMonth({ stores: deciding(nothing, after), now: clock.now })
    expect([await all(), await free()]).toEqual([LISTED.map((who) => (who === 'li' ? 0 : 166)), 1000 - 166 * (LISTED.length - 1)])
  })
})

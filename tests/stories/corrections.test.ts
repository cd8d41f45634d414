import { DAY, HOUR } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { allotMonth } from '../../cloudfunctions/jobs/allotments'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { TENANT } from '../town/places'
import { poolOwns } from './books-kept'
import { corrects, foundFalse } from './corrected'
import { afternoon, byHand, call, clock, found, MONDAY, rows, step, viewed } from './doors'
import { dues, has, owned, says } from './facted'
import { served, servedAgain } from './steps'

beforeEach(() => found())

/** Minutes of somebody's account. */
const minutes = async (who: string, kind: 'earned' | 'allotment' = 'earned') =>
  (await rows<{ posted: number }>('select posted from ledger_account where id = $1', [accountOf('minute', kind, who)]))[0]?.posted ?? 0

describe('a visit that was found to be false earns nothing', () => {
  test('when its times are corrected afterwards', async () => {
    await has('li', 100, 'minute')
    const order = await served()
    const closed = viewed(await says(order, 'good'))
    await foundFalse(order)
    const before = [await owned(), await dues(), await minutes('chen'), await minutes('li')]
    expect(before).toEqual([0, 20, 0, 100])
    expect(await corrects(closed, 39)).toBe('confirmed')
    expect([await owned(), await dues(), await minutes('chen'), await minutes('li')]).toEqual(before)
  })

  test('when its order closes afterwards: whose minutes waited has them back', async () => {
    await has('li', 100, 'minute')
    const order = await served()
    await foundFalse(order)
    await says(order, 'good')
    expect([await owned(), await dues(), await minutes('chen'), await minutes('li')]).toEqual([0, 20, 0, 100])
  })
})

/** What somebody owes of minutes, and what the pool has. */
const owes = async (who: string) =>
  (await rows<{ amount: number }>(`select amount from tally where person_id = $1 and key = 'minute-dues/life'`, [who]))[0]?.amount ?? 0
const pool = async () =>
  Number((await rows<{ sum: number }>(`select coalesce(sum(posted), 0) as sum from ledger_account where id like 'minute/pool/%'`))[0]?.sum)
const owed = (who: string, amount: number) =>
  byHand(`insert into tally (tenant_id, person_id, key, amount) values ('linjiang', $1, 'minute-dues/life', $2)`, [who, amount])

describe('a debt that was paid out of a visit is owed anew by every correction that the pool pays', () => {
  test('because a month is over', async () => {
    await poolOwns(1000)
    await owed('chen', 25)
    const order = await paidByAllotment(5)
    const stands = async () => [await minutes('chen'), await owes('chen')]
    const before = await pool()
    expect(await stands()).toEqual([5, 0])
    expect(await corrects(order, 24)).toBe('confirmed')
    expect([await stands(), (await pool()) - before]).toEqual([[0, 1], 5])
    expect(await corrects(await call('li', 'order.get', { orderId: order.id }), 20)).toBe('confirmed')
    expect([await stands(), (await pool()) - before]).toEqual([[0, 5], 5])
  })

  test('because it was another round', async () => {
    await has('li', 30, 'minute')
    await poolOwns(1000)
    const again = viewed(
      await call('li', 'rating.give', step(await served(), 'rate', { outcome: 'unsolved', satisfaction: 'poor', again: true }) as never)
    )
    await owed('lin', 25)
    await says(await servedAgain(again), 'good')
    const stands = async () => [await minutes('lin'), await owes('lin'), await pool()]
    const second = async () => {
      const order = await call('li', 'order.get', { orderId: again.id })
      return { ...order, seats: order.seats.filter(({ id }) => id.startsWith('2-')) }
    }
    expect(await stands()).toEqual([5, 0, 995])
    expect(await corrects(await second(), 24)).toBe('confirmed')
    expect(await stands()).toEqual([0, 1, 1000])
    expect(await corrects(await second(), 20)).toBe('confirmed')
    expect(await stands()).toEqual([0, 5, 1000])
  })
})

test('what was found of one round is said of that round alone', async () => {
  const order = await served()
  await says(order, 'good', '剪得很仔细，还扫了地')
  await foundFalse(order)
  const isFalse = async () =>
    (
      await rows<{ fraud: string }>(
        `select read_fact_v1('linjiang', id, now(), '[]') ->> 'fraud' as fraud from point_fact where kind = 'praise'`
      )
    )[0]?.fraud
  expect(await isFalse()).toBe('true')
  await byHand(`update point_fact set body = jsonb_set(body, '{round}', '2') where kind = 'praise'`)
  expect(await isFalse()).toBe('false')
})

/** Served and closed in November, paid by what Li was lent for it. */
const paidByAllotment = async (reaches = 30): Promise<OrderView> => {
  clock.now = MONDAY + 3 * DAY
  await call('wang', 'timebank.list', { personId: 'li', listed: true })
  const lines = [{ account: accountOf('minute', 'allotment', 'li'), amount: 480 }]
  const lent = { id: 'lent', phase: 'direct', from: issuer('minute'), lines, at: clock.now } as const
  await cellar().stores.forSystem(TENANT.id).ledger.post([lent])
  const order = viewed(await says(await served({ windows: [afternoon(7)] }), 'good'))
  expect([await minutes('chen'), await minutes('li', 'allotment')]).toEqual([reaches, 450])
  clock.now = Date.parse('2026-12-02T09:00:00+08:00')
  await byHand('delete from listed_elder')
  await allotMonth({ stores: cellar().stores, now: clock.now })
  expect(await minutes('li', 'allotment')).toBe(0)
  return order
}

describe('a month later', () => {
  test.each([
    ['is worth the same: nobody’s minutes move', 39, 30],
    ['is worth less: the pool pays what the month that is over cannot', 20, 20],
    ['is worth nothing', 10, 0]
  ])('a visit that was paid by last month’s allotment and %s', async (_, corrected, left) => {
    expect(await corrects(await paidByAllotment(), corrected)).toBe('confirmed')
    expect([await minutes('chen'), await minutes('li', 'allotment')]).toEqual([left, 0])
  })

  test('corrected twice, it is paid once', async () => {
    const order = await paidByAllotment()
    expect(await corrects(order, 20)).toBe('confirmed')
    const again = await call('li', 'order.get', { orderId: order.id })
    expect(await corrects(again, 25)).toBe('confirmed')
    expect([await minutes('chen'), await minutes('li', 'allotment')]).toEqual([25, 0])
  })
})

test.each([
  ['shorter', 30, 7],
  ['as long', 40, 10]
])('an arrival is corrected into another day, which has visits of its own, and the visit was %s', async (_, minutes, points) => {
  const first = viewed(await says(await served(), 'good'))
  clock.now = MONDAY + DAY + 9 * HOUR
  await says(await served({ windows: [afternoon(2)], again: true }), 'good')
  expect(await corrects(first, minutes, Date.parse('2026-11-25T00:10:00+08:00'))).toBe('confirmed')
  const days = await rows<{ key: string; amount: number }>(
    `select key, amount from tally where person_id = 'chen' and key like 'R01/%' order by key`
  )
  // 40 minutes of the second day, and what lay in its night
  expect(days).toEqual([
    { key: 'R01/2026-11-24', amount: 0 },
    { key: 'R01/2026-11-25', amount: 8 + points }
  ])
})

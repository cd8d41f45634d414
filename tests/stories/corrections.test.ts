import { DAY, HOUR } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { allotMonth } from '../../cloudfunctions/jobs/allotments'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { TENANT } from '../town/places'
import { corrects, foundFalse } from './corrected'
import { afternoon, byHand, call, clock, found, MONDAY, rows, viewed } from './doors'
import { dues, has, owned, says } from './facted'
import { served } from './steps'

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

describe('a month later', () => {
  /** Served and closed in November, paid by what Li was lent for it. */
  const paidByAllotment = async (): Promise<OrderView> => {
    clock.now = MONDAY + 3 * DAY
    await call('wang', 'timebank.list', { personId: 'li', listed: true })
    const lines = [{ account: accountOf('minute', 'allotment', 'li'), amount: 480 }]
    const lent = { id: 'lent', phase: 'direct', from: issuer('minute'), lines, at: clock.now } as const
    await cellar().stores.forSystem(TENANT.id).ledger.post([lent])
    const order = viewed(await says(await served({ windows: [afternoon(7)] }), 'good'))
    expect([await minutes('chen'), await minutes('li', 'allotment')]).toEqual([30, 450])
    clock.now = Date.parse('2026-12-02T09:00:00+08:00')
    await byHand('delete from listed_elder')
    await allotMonth({ stores: cellar().stores, now: clock.now })
    expect(await minutes('li', 'allotment')).toBe(0)
    return order
  }

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

import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { checkAllBooks, makeUpForWaits } from '../../cloudfunctions/jobs/books'
import { settleEstates } from '../../cloudfunctions/jobs/estates'
import { allotMonth } from '../../cloudfunctions/jobs/allotments'
import { TENANT } from '../town/places'
import { owns, poolOwns, stands } from './books-kept'
import { check, reopen, signedFirst } from './books-looked-at'
import { readBooks } from '../../cloudfunctions/_kit/store/books'
import { ask, byHand, call, clock, found, refusal, rows, step, viewed } from './doors'
import { awarded, onTheShelf, redeemed } from './shop'
import { accepted, open, placed, served } from './steps'

jest.mock('../../cloudfunctions/_kit/store/books', () => {
  const real = jest.requireActual<{ readBooks: typeof readBooks }>('../../cloudfunctions/_kit/store/books')
  return { ...real, readBooks: jest.fn(real.readBooks) }
})
beforeEach(() => found())

const { stores } = cellar()
const earned = (who: string) => accountOf('minute', 'earned', who)
const points = (who: string) => accountOf('point', 'earned', who)
const rate = (order: OrderView) => call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
/** Somebody with a hand at the tables gives Chen what nobody paid. */
const forge = (account: string, amount: number) => byHand('update ledger_account set posted = posted + $2 where id = $1', [account, amount])
const forged = async (asset: 'minute' | 'point' = 'minute') => {
  await owns(earned('chen'), 5)
  await stores
    .forSystem(TENANT.id)
    .ledger.post([{ id: 'seen', phase: 'direct', from: issuer('point'), lines: [{ account: points('chen'), amount: 5 }], at: clock.now }])
  await forge(`${asset}/earned/chen`, 60)
  return check()
}
const mend = (asset: 'minute' | 'point' = 'minute') => forge(`${asset}/earned/chen`, -60)
describe('every night the books are read on (T16)', () => {
  test('a town in full swing: nothing is wrong, each entry is read once, and the totals are what stands on the accounts', async () => {
    await poolOwns(10_000)
    await owns(earned('li'), 200)
    await allotMonth({ stores, now: clock.now })
    await rate(await served())
    await call('li', 'timebank.donate', { minutes: 15 })
    const order = await open({ again: true, windows: [{ startAt: clock.now + DAY, endAt: clock.now + DAY + HOUR }] })
    const first = await check()
    expect(first).toMatchObject({ finished: true, faults: {} })
    const [entries] = await rows<{ n: number }>('select count(*)::integer as n from entry')
    expect(first.entries).toBe(entries?.n)
    expect((await check()).entries).toBe(0)
    await call('li', 'order.perform', step(order, 'cancel', { reason: '不用了' }))
    expect(await check()).toEqual({ finished: true, entries: 1, faults: {} })
    const { totals, stops } = await call('shen', 'timebank.books', {})
    const stored = await rows<{ asset: string; kind: string; amount: number }>(
      `select split_part(id, '/', 1) as asset, split_part(id, '/', 2) as kind, sum(posted)::bigint as amount from ledger_account group by 1, 2 order by 1, 2`
    )
    const told = totals.flatMap(({ asset, owned }) => owned.map(({ kind, amount }) => ({ asset, kind, amount })))
    expect(told.sort((a, b) => `${a.asset}${a.kind}`.localeCompare(`${b.asset}${b.kind}`))).toEqual(stored)
    expect(stops).toEqual([])
    expect(totals.find(({ asset }) => asset === 'minute')).toMatchObject({ issued: 10_200, reversed: 0, held: 0 })
  })

  test('sixteen who look in the same moment, beside the night’s own look: each is told, or asked to come back, and each entry counts once', async () => {
    await owns(earned('li'), 200)
    await open({ windows: [{ startAt: clock.now + DAY, endAt: clock.now + DAY + HOUR }] })
    const looks = Array.from({ length: 16 }, (_, n) => ask(n % 2 ? 'shen' : 'lu', 'timebank.checkBooks', {}))
    const night = check().then(
      () => 'done',
      (error: { code?: string }) => error.code
    )
    const told = (await Promise.all(looks)).map((one) => (one.ok ? 'done' : one.error.code))
    expect([...told, await night].filter((one) => one !== 'done' && one !== 'VALUE_BUSY')).toEqual([])
    const [{ n }] = (await rows<{ n: number }>('select count(*)::integer as n from entry')) as [{ n: number }]
    await check()
    expect(await rows('select entries, faults from book_check')).toEqual([{ entries: n, faults: {} }])
  })

  test('once a night, from two o’clock on', async () => {
    clock.now = Date.parse('2026-11-24T01:59:00+08:00')
    expect(await checkAllBooks({ stores, now: clock.now })).toBe(0)
    clock.now += MINUTE
    expect([await checkAllBooks({ stores, now: clock.now }), await checkAllBooks({ stores, now: clock.now })]).toEqual([1, 0])
  })

  test.each<[string, string, RegExp]>([
    [
      'a balance that somebody raised',
      `update ledger_account set posted = posted + 1 where id = 'minute/earned/chen'`,
      /每一笔加起来不一样/
    ],
    ['an entry somebody changed', `update entry set posted = 6 where account_id = 'minute/earned/chen' and seq = 1`, /第 1 笔和留底对不上/],
    ['an entry somebody deleted', `delete from entry where account_id = 'minute/earned/chen'`, /少了第 1 笔起的记录/],
    ['a transfer somebody changed', `update transfer set amount = 6 where id = 'given/minute-earned-chen'`, /第 1 笔和留底对不上/],
    [
      'an account that nothing ever came to',
      `insert into ledger_account (tenant_id, id, posted) values ('linjiang', 'minute/earned/lin', 9)`,
      /每一笔加起来不一样/
    ],
    ['an order that waits for more than is reserved', `update orders set held_minutes = 31 where id like 'O%'`, /预留的和它等着的不一样/],
    [
      'a reservation of an order that is over',
      `update orders set state = 'cancelled', ended_at = placed_at, clock = null where id like 'O%'`,
      /预留的和它等着的不一样/
    ]
  ])('%s is found, tonight and tomorrow, and minutes stand still', async (_, sql, words) => {
    await owns(earned('chen'), 5)
    await owns(earned('li'), 60)
    await placed()
    // one trip: the next may travel on another connection
    await byHand(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`)
    const { faults } = await check()
    expect([faults.minute?.join(), faults.point]).toEqual([expect.stringMatching(words), undefined])
    clock.now += DAY
    expect((await check()).faults.minute?.join()).toMatch(words)
    expect(await rows('select asset, cleared_at from book_stop')).toEqual([{ asset: 'minute', cleared_at: null }])
  })
})

describe('points that are put aside (red line 5)', () => {
  const waiting = async () => {
    await awarded('chen', 100)
    return redeemed(await onTheShelf())
  }

  test('for what waits at the counter are no difference, nor when it is fetched or goes back', async () => {
    const mine = await waiting()
    expect(await check()).toMatchObject({ finished: true, faults: {} })
    await call('tang', 'redemption.handOver', { orgId: 'market', code: mine.code!.digits })
    const other = await redeemed((await call('chen', 'redemption.shop', {})).items[0]!)
    expect((await check()).faults).toEqual({})
    await call('chen', 'redemption.cancel', { id: other.id })
    expect((await check()).faults).toEqual({})
  })

  test.each<[string, string, RegExp]>([
    [
      'a redemption that is over, but not in the books',
      `update redemption set state = 'cancelled', ended_at = at`,
      /^兑换 R\S+ 预留的和它等着的不一样$/
    ],
    ['one that waits for more than is reserved', `update redemption set points = points + 1`, /^兑换 R/],
    ['an order that has none to itself', `update open_hold set transfer_id = 'order/O0/r1/hold/v1'`, /^兑换 R/],
    ['a reservation for nothing that there is', `update open_hold set transfer_id = 'gift/1'`, /^gift 1 /]
  ])('%s: points stand still', async (_, sql, words) => {
    await waiting()
    await check()
    await byHand(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`)
    const { faults } = await check()
    expect([faults.point?.some((one) => words.test(one)), faults.minute]).toEqual([true, undefined])
    expect(await rows('select asset from book_stop')).toEqual([{ asset: 'point' }])
  })
})

test('a look that did not come to the end lets nothing go that it has not seen', async () => {
  await forged('point')
  await mend('point')
  await forge('minute/earned/chen', 60)
  jest.mocked(readBooks).mockResolvedValueOnce({ whole: false, entries: 9, faults: new Map([[earned('chen'), ['不一样']]]) })
  expect(await check()).toMatchObject({ finished: false })
  expect(await rows('select asset, cleared_at from book_stop order by asset')).toEqual([
    { asset: 'minute', cleared_at: null },
    { asset: 'point', cleared_at: null }
  ])
})

describe('while an asset stands still', () => {
  test('whatever moves it is refused kindly, and the other goes on', async () => {
    await owns(earned('li'), 100)
    await forged()
    expect([
      await refusal('li', 'timebank.donate', { minutes: 10 }),
      await refusal('zhang', 'timebank.give', { personId: 'li', minutes: 1 })
    ]).toEqual(['BOOKS_STOPPED', 'VALUE_SHORT'])
    const { injections } = await call('shen', 'timebank.propose', { minutes: 60 })
    expect(await refusal('lu', 'timebank.confirm', { id: injections[0]?.id ?? '' })).toBe('BOOKS_STOPPED')
    expect([await allotMonth({ stores, now: clock.now }), await settleEstates({ stores, now: clock.now })]).toEqual([0, 0])
    expect((await call('li', 'timebank.balance', {})).stopped).toBe(true)
    expect((await call('li', 'timebank.pool', {})).stopped).toBe(true)
    await rate(await served())
    // the points came, and the visit was for points from the beginning
    expect([await stands(points('chen')), await stands(earned('li'))]).toEqual([
      [23, 0],
      [100, 0]
    ])
    expect(await rows('select asset from value_wait')).toEqual([])
  })

  test('a visit that was held for is closed all the same: its minutes come when two have let them go, once', async () => {
    await owns(earned('li'), 100)
    const order = await served()
    await forged()
    const closed = viewed(await rate(order))
    expect([closed.state, await stands(earned('li')), await stands(points('chen'))]).toEqual(['closed', [100, 30], [23, 0]])
    expect((await call('shen', 'timebank.books', {})).waiting).toBe(1)
    // the district finds it on their first screen, and nobody else does
    const stopped = async (who: string) => (await call(who, 'order.front', {})).stopped
    expect([await stopped('shen'), await stopped('lu'), await stopped('fang'), await stopped('wang'), await stopped('li')]).toEqual([
      ['minute'],
      ['minute'],
      [],
      [],
      []
    ])
    // what waits is no difference, and nothing is made up for while it stands still
    expect((await check()).faults.minute).toHaveLength(1)
    expect(await makeUpForWaits({ stores, now: clock.now })).toBe(0)
    expect(await refusal('wang', 'timebank.books', {})).toBe('NOT_ALLOWED')
    expect(await refusal('shen', 'timebank.proposeReopen', { asset: 'minute' })).toBe('BOOKS_DIFFER')
    await mend()
    expect(await refusal('shen', 'timebank.proposeReopen', { asset: 'minute' })).toBe('BOOKS_DIFFER')
    await call('shen', 'timebank.checkBooks', {})
    const seen = await signedFirst()
    expect(await refusal('shen', 'timebank.confirmReopen', seen)).toBe('SECOND_PERSON')
    expect(await refusal('li', 'timebank.donate', { minutes: 10 })).toBe('BOOKS_STOPPED')
    expect((await call('lu', 'timebank.confirmReopen', seen)).stops).toEqual([])
    expect((await Promise.all([1, 2].map(() => makeUpForWaits({ stores, now: clock.now })))).reduce((a, b) => a + b)).toBe(1)
    expect([await stands(earned('li')), await stands(earned('chen'))]).toEqual([
      [70, 0],
      [35, 0]
    ])
    const { items } = await call('chen', 'timebank.statement', { account: 'earned' })
    expect([items[0]?.why, items[0]?.orderId]).toEqual([['到账 30 分钟'], order.id])
    expect(await check()).toMatchObject({ faults: {} })
  })

  test('points stand still by themselves: minutes are paid, points come later under the day’s own cap', async () => {
    await owns(earned('li'), 100)
    const order = await served()
    await forged('point')
    await rate(order)
    expect([await stands(earned('chen')), await stands(points('chen'))]).toEqual([
      [35, 0],
      [65, 0]
    ])
    await mend('point')
    await reopen('point')
    const [waited] = await stores.waitedValue(1)
    expect(waited?.at).toBe(clock.now)
    expect(await makeUpForWaits({ stores, now: clock.now })).toBe(1)
    expect(await stands(points('chen'))).toEqual([23, 0])
  })

  test('sixty that break at the head keep nobody behind them waiting', async () => {
    await owns(earned('li'), 100)
    const order = await served()
    await forged('point')
    await rate(order)
    await mend('point')
    await reopen('point')
    const waits = `insert into value_wait select $1, $2, 1000 + n, 'point', '[]', $3::timestamptz from generate_series(1, 60) n`
    await byHand(waits, [TENANT.id, order.id, new Date(clock.now - DAY).toISOString()])
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const breaks: typeof stores.forSystem = (id) => {
      const store = stores.forSystem(id)
      return {
        ...store,
        makeUpFor: (one, ...more) => (one.round > 1000 ? Promise.reject(new Error('broken')) : store.makeUpFor(one, ...more))
      }
    }
    expect([await makeUpForWaits({ stores: { ...stores, forSystem: breaks }, now: clock.now }), logged.mock.calls.length]).toEqual([1, 60])
    logged.mockRestore()
    expect(await rows('select from value_wait')).toHaveLength(60)
  })

  test('what is not wanted any more goes back later, whole', async () => {
    await owns(earned('li'), 100)
    const order = await accepted()
    await forged()
    await call('li', 'order.perform', step(order, 'cancel', { reason: '不用了', onTheWay: true }))
    expect(await stands(earned('li'))).toEqual([100, 30])
    await mend()
    await reopen()
    await makeUpForWaits({ stores, now: clock.now })
    expect(await stands(earned('li'))).toEqual([100, 0])
  })

  test('another round does not pay for the one that waits', async () => {
    await owns(earned('li'), 100)
    await poolOwns(64_000)
    const order = await served()
    await forged()
    const again = viewed(
      await call('li', 'rating.give', step(order, 'rate', { outcome: 'unsolved', satisfaction: 'poor', again: true }) as never)
    )
    expect([again.round, again.earns.minutes]).toEqual([2, false])
    await mend()
    await reopen()
    await call('li', 'order.perform', step(again, 'cancel', { reason: '不用了' }))
    expect(await stands(earned('li'))).toEqual([100, 30])
    await makeUpForWaits({ stores, now: clock.now })
    expect([await stands(earned('li')), await stands(earned('chen'))]).toEqual([
      [70, 0],
      [35, 0]
    ])
  })

  test('a correction waits, and its proposal stays', async () => {
    await owns(earned('li'), 100)
    const order = await served()
    await rate(order)
    await forged()
    const [seat] = order.seats
    const arrivedAt = seat?.arrivedAt ?? 0
    const times = { seatId: seat?.id ?? '', arrivedAt, leftAt: arrivedAt + 20 * MINUTE, howKnown: '当场看着表' }
    const proposed = viewed(await call('li', 'order.perform', step(order, 'propose_correction', times)))
    const [last] = await rows<{ id: string }>(`select corrections -> -1 ->> 'id' as id from orders where id = $1`, [order.id])
    const agreed = step(proposed, 'confirm_correction', { correctionId: last?.id ?? '', record: 'call_back', words: '电话核对过' })
    expect(await refusal('wang', 'order.perform', agreed)).toBe('BOOKS_STOPPED')
    await mend()
    await reopen()
    await call('wang', 'order.perform', agreed)
    expect(await stands(earned('li'))).toEqual([80, 0])
  })

  test('another difference takes back the first signature', async () => {
    await forged()
    await mend()
    await call('shen', 'timebank.checkBooks', {})
    const seen = await signedFirst()
    await forge('minute/earned/chen', 1)
    await call('shen', 'timebank.checkBooks', {})
    expect(await refusal('lu', 'timebank.confirmReopen', seen)).toBe('BOOKS_DIFFER')
    expect((await call('lu', 'timebank.books', {})).stops).toMatchObject([{ asset: 'minute', clearedAt: null, proposedAt: null }])
    // right again and signed again: who saw the first signature under the first difference has not seen this one
    await forge('minute/earned/chen', -1)
    clock.now += MINUTE
    await call('shen', 'timebank.checkBooks', {})
    const later = await signedFirst()
    expect(await refusal('lu', 'timebank.confirmReopen', seen)).toBe('CHANGED')
    expect((await call('lu', 'timebank.confirmReopen', later)).stops).toEqual([])
  })
})

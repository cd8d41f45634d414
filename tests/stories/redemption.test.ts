import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { accountOf } from '@domain/ledger/account'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { pickUpCode, pickUpHash } from '../../cloudfunctions/_kit/pick-up'
import { idOf } from '../../cloudfunctions/_kit/request'
import { ownFolder } from '../../database/own-folder'
import { TENANT } from '../town/places'
import { ask, call, clock, counted, found, instead, newRequest, refusal, rows } from './doors'
import { awarded, booksOfTheShop, onTheShelf, redeemed, rice, tick } from './shop'
import { notThis } from './steps'

beforeEach(() => found())
afterEach(async () => {
  expect(await booksOfTheShop()).toEqual([])
})

const shop = { orgId: 'market' }
const points = async (who: string) => (await call(who, 'points.balance', {})).free
const left = async (id: string) => (await call('shen', 'redemption.kept', { id })).stock
const wrong = (digits: string, by = 1): string => `${digits.slice(0, 2)}${notThis(digits.slice(2), by)}`

test('Chen redeems a bag of rice, shows his code, and Tang hands it over: two trips a write', async () => {
  await awarded('chen', 100)
  const good = await onTheShelf()
  const { items } = await call('chen', 'redemption.shop', {})
  expect([
    items.map(({ title, points, left, merchantName, hindrance }) => [title, points, left, merchantName, hindrance]),
    counted.trips
  ]).toEqual([[['大米 5 公斤', 30, 10, '社区超市', undefined]], 1])
  const mine = await redeemed(good)
  // read, write, and a look at what it has become
  expect([mine.state, mine.words, mine.code?.digits, counted.trips]).toEqual(['held', '等您去取', expect.stringMatching(/^\d{8}$/), 3])
  expect(await call('chen', 'points.balance', {})).toEqual({ owned: 100, free: 70, dues: 0 })
  // the code stands nowhere: only what it is found by
  expect(JSON.stringify(await rows('select * from redemption'))).not.toContain(mine.code!.digits)
  expect((await call('tang', 'redemption.expected', shop)).items).toEqual([
    { id: mine.id, title: '大米 5 公斤', points: 30, at: clock.now, untilAt: mine.untilAt }
  ])

  expect(await call('tang', 'redemption.look', { ...shop, code: mine.code!.qr })).toEqual({
    title: '大米 5 公斤',
    points: 30,
    redeemer: '陈师傅'
  })
  expect(await points('chen')).toBe(70)
  const handed = await call('tang', 'redemption.handOver', {
    ...shop,
    code: ` ${mine.code!.digits.slice(0, 4)} ${mine.code!.digits.slice(4)}`
  })
  expect([handed.handedAt, counted.trips]).toEqual([clock.now, 2])
  expect(await call('chen', 'points.balance', {})).toEqual({ owned: 70, free: 70, dues: 0 })
  expect(await call('chen', 'redemption.get', { id: mine.id })).toMatchObject({ state: 'picked_up', words: '取走了' })
  expect((await call('chen', 'points.statement', {})).items.map(({ amount, held, why }) => [amount, held, why[0]])).toEqual([
    [-30, -30, '取走“大米 5 公斤”'],
    [0, 30, '换“大米 5 公斤”，预留 30 分'],
    [100, 0, undefined]
  ])
})

describe('a code', () => {
  const waiting = async () => {
    await awarded('chen', 100)
    return redeemed(await onTheShelf())
  }

  test('is good at one merchant only, and says which', async () => {
    const { code } = await waiting()
    const answer = await ask('bai', 'redemption.handOver', { orgId: 'barber', code: code!.digits })
    expect(answer).toMatchObject({ ok: false, error: { code: 'PICK_UP_ELSEWHERE', message: '这一份要到社区超市去取' } })
    expect(await refusal('bai', 'redemption.look', { ...shop, code: code!.digits })).toBe('NOT_ALLOWED')
    expect(await points('chen')).toBe(70)
  })

  test('is good once; the same request again is the same hand-over', async () => {
    const { code } = await waiting()
    const first = await call('tang', 'redemption.handOver', { ...shop, code: code!.digits }, 'one-hand-over')
    clock.now += MINUTE
    expect(await call('tang', 'redemption.handOver', { ...shop, code: code!.digits }, 'one-hand-over')).toEqual(first)
    expect(await refusal('tang', 'redemption.handOver', { ...shop, code: code!.digits })).toBe('PICKED_UP')
    expect(await refusal('tang', 'redemption.look', { ...shop, code: code!.qr })).toBe('PICKED_UP')
    expect(await rows('select count, points from day_sheet')).toEqual([{ count: 1, points: 30 }])
  })

  test('what is no code at all is no try; the fifth wrong one closes the counter to Tang for ten minutes, on every till', async () => {
    const { code } = await waiting()
    const digits = code!.digits
    for (const text of ['123456', 'LINLI1:O123:1:123456', ''])
      expect(await refusal('tang', 'redemption.look', { ...shop, code: text })).toBe('CODE_WRONG')
    for (const text of ['https://example.com', `https://example.com/?${'x'.repeat(4000)}`])
      expect(await refusal('tang', 'redemption.look', { ...shop, code: text })).toBe('CODE_FOREIGN')
    for (let n = 1; n <= 5; n += 1) expect(await refusal('tang', 'redemption.look', { ...shop, code: wrong(digits, n) })).toBe('CODE_WRONG')
    expect(await refusal('tang', 'redemption.handOver', { ...shop, code: digits })).toBe('CODE_LOCKED')
    expect(await rows('select 1 from pick_up_try')).toHaveLength(5)
    clock.now += 10 * MINUTE
    await call('tang', 'redemption.handOver', { ...shop, code: digits })
  })

  test('thirty guesses in the same moment are five tries', async () => {
    const { code } = await waiting()
    const told = await Promise.all(
      Array.from({ length: 30 }, (_, n) => refusal('tang', 'redemption.look', { ...shop, code: wrong(code!.digits, n + 1) }))
    )
    expect([told.filter((one) => one === 'CODE_WRONG').length, told.filter((one) => one === 'CODE_LOCKED').length]).toEqual([5, 25])
  })

  test('thirty scans of one code in the same moment hand over one bag', async () => {
    const { code } = await waiting()
    const told = await Promise.all(
      Array.from({ length: 30 }, () =>
        ask('tang', 'redemption.handOver', { ...shop, code: code!.digits }).then((one) => (one.ok ? 'done' : one.error.code))
      )
    )
    expect([told.filter((one) => one === 'done').length, new Set(told)]).toEqual([1, new Set(['done', 'PICKED_UP'])])
    expect(await points('chen')).toBe(70)
  })

  test('is shown to its owner only, and by nobody who left the shop', async () => {
    const { id, code } = await waiting()
    expect(await refusal('lin', 'redemption.get', { id })).toBe('NOT_FOUND')
    expect(await refusal('lin', 'redemption.cancel', { id })).toBe('NOT_FOUND')
    await rows(`update post set until = $1 where person_id = 'tang'`, [new Date(clock.now).toISOString()])
    expect(await refusal('tang', 'redemption.handOver', { ...shop, code: code!.digits })).toBe('NOT_ALLOWED')
    expect(await refusal('tang', 'redemption.expected', shop)).toBe('NOT_ALLOWED')
  })

  test('two redemptions never wait under one code: the second takes the next number of its series', async () => {
    await awarded('chen', 100)
    const good = await onTheShelf()
    const first = await redeemed(good)
    // what happens to two in a hundred million: the code that the next one begins with waits already
    const requestId = newRequest()
    const next = idOf('R', TENANT.appId, 'demo:chen', requestId)
    const { keys } = cellar()
    const code = (number: number) => pickUpCode({ keys, tenantId: TENANT.id, redemptionId: next }, number)
    await rows('update redemption set code_hash = $2 where id = $1', [first.id, pickUpHash(keys, code(0))])
    const second = await redeemed(good, 'chen', requestId)
    expect([second.id, second.code!.digits]).toEqual([next, code(1)])
    await call('tang', 'redemption.handOver', { ...shop, code: second.code!.digits })
    expect(await call('chen', 'redemption.get', { id: first.id })).toMatchObject({ state: 'held' })
  })
})

describe('what is not fetched', () => {
  test('goes back by itself after its last day: points, piece, and the place in the limit', async () => {
    await awarded('chen', 100)
    const good = await onTheShelf({ limit: { most: 1, period: 'month' } })
    const mine = await redeemed(good)
    expect(await refusal('chen', 'redemption.redeem', { goodId: good.id, points: 30, version: 1 })).toBe('GOOD_LIMIT')
    clock.now = mine.untilAt - 1
    expect(await tick()).toMatchObject({ givenBack: 0 })
    clock.now = mine.untilAt
    expect(await refusal('tang', 'redemption.handOver', { ...shop, code: mine.code!.digits })).toBe('PICK_UP_OVER')
    clock.now += MINUTE
    expect(await tick()).toMatchObject({ givenBack: 1 })
    clock.now += MINUTE
    expect(await tick()).toMatchObject({ givenBack: 0 })
    expect([await points('chen'), await left(good.id)]).toEqual([100, 10])
    expect(await call('chen', 'redemption.get', { id: mine.id })).toMatchObject({ state: 'returned', words: '没有去取，积分退回了' })
    expect((await call('chen', 'redemption.mine', { list: 'over' })).items.map(({ id }) => id)).toEqual([mine.id])
    expect((await call('chen', 'redemption.mine', { list: 'waiting' })).items).toEqual([])
  })

  test('a scan at the very moment at which its time runs out: one of the two wins, thirty times', async () => {
    await awarded('chen', 10_000)
    const good = await onTheShelf({ stock: 100 })
    const won: string[] = []
    for (let round = 0; round < 30; round += 1) {
      const mine = await redeemed(good)
      clock.now = mine.untilAt - 1
      const scan = ask('tang', 'redemption.handOver', { ...shop, code: mine.code!.digits })
      clock.now = mine.untilAt
      const [handed, { givenBack }] = await Promise.all([scan, tick()])
      const { state } = await call('chen', 'redemption.get', { id: mine.id })
      expect([handed.ok, givenBack]).toEqual(state === 'picked_up' ? [true, 0] : [false, 1])
      won.push(state)
    }
    expect(won).toContain('picked_up')
  }, 120_000)

  test('Chen changes his mind; twice is once, and after that nobody hands it over', async () => {
    await awarded('chen', 100)
    const good = await onTheShelf()
    const mine = await redeemed(good)
    for (let times = 0; times < 2; times += 1)
      expect(await call('chen', 'redemption.cancel', { id: mine.id })).toMatchObject({ state: 'cancelled', words: '不换了，积分退回了' })
    expect(await refusal('tang', 'redemption.handOver', { ...shop, code: mine.code!.digits })).toBe('PICK_UP_CANCELLED')
    expect([await points('chen'), await left(good.id)]).toEqual([100, 10])
  })

  test('whoever wants to leave fetches it first', async () => {
    await awarded('chen', 100)
    const mine = await redeemed(await onTheShelf())
    expect(await refusal('chen', 'member.leave', { stay: false })).toBe('STILL_UNDER_WAY')
    await call('chen', 'redemption.cancel', { id: mine.id })
    await call('chen', 'member.leave', { stay: false })
    // in the week before everything of theirs goes, points are still theirs
    const good = await onTheShelf({ points: 20 })
    await redeemed(good)
    clock.now += 7 * DAY + HOUR
    expect(await tick()).toMatchObject({ erased: 0 })
    clock.now += DAY
    await tick()
    clock.now += MINUTE
    expect(await tick()).toMatchObject({ erased: 1 })
  })
})

describe('the same tap twice', () => {
  test('is one redemption; another thing under the same id is refused', async () => {
    await awarded('chen', 100)
    const good = await onTheShelf()
    const first = await redeemed(good, 'chen', 'one-tap-in-the-shop')
    expect(await redeemed(good, 'chen', 'one-tap-in-the-shop')).toEqual(first)
    const other = await onTheShelf({ title: '食用油' })
    expect(await refusal('chen', 'redemption.redeem', { goodId: other.id, points: 30, version: 1 }, 'one-tap-in-the-shop')).toBe(
      'REQUEST_REUSED'
    )
    expect([await points('chen'), await left(good.id)]).toEqual([70, 9])
  })

  test('sixteen times in the same moment is one redemption', async () => {
    await awarded('chen', 1000)
    const good = await onTheShelf()
    const all = await Promise.all(Array.from({ length: 16 }, () => redeemed(good, 'chen', 'many-taps-at-once')))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect([await points('chen'), await left(good.id)]).toEqual([970, 9])
  })

  test('sixteen times in the same moment is one thing on the shelf, and all of them are told so', async () => {
    const all = await Promise.all(Array.from({ length: 16 }, () => call('shen', 'redemption.add', rice(), 'many-goods-at-once')))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(await rows('select from good')).toHaveLength(1)
  })
})

describe('limits', () => {
  test('two taps at once never pass a limit together', async () => {
    await awarded('chen', 100)
    const good = await onTheShelf({ limit: { most: 1, period: 'month' } })
    const tap = { goodId: good.id, points: 30, version: 1 }
    const both = await Promise.all([1, 2].map(() => ask('chen', 'redemption.redeem', tap)))
    expect(both.map((one) => (one.ok ? 'done' : one.error.code)).sort()).toEqual(['GOOD_LIMIT', 'done'])
    // the next month is another one
    clock.now = Date.parse('2026-12-01T09:00:00+08:00')
    await call('chen', 'redemption.redeem', tap)
  })

  test('two taps at once never spend the same points', async () => {
    await awarded('chen', 40)
    const [one, other] = [await onTheShelf(), await onTheShelf({ title: '食用油' })]
    const both = await Promise.all([one, other].map(({ id }) => ask('chen', 'redemption.redeem', { goodId: id, points: 30, version: 1 })))
    expect(both.map((answer) => (answer.ok ? 'done' : answer.error.code)).sort()).toEqual(['POINTS_SHORT', 'done'])
    expect(await points('chen')).toBe(10)
  })

  test('what is owed from a correction is not spent', async () => {
    await awarded('chen', 100)
    await rows(`insert into tally (tenant_id, person_id, key, amount) values ($1, 'chen', 'point-dues/life', 80)`, [TENANT.id])
    const good = await onTheShelf()
    expect((await call('chen', 'redemption.good', { id: good.id })).hindrance).toEqual({ code: 'POINTS_SHORT', words: '还差 10 分' })
    expect(await refusal('chen', 'redemption.redeem', { goodId: good.id, points: 30, version: 1 })).toBe('POINTS_SHORT')
  })

  test('hours stay hours: no minute is ever asked for', async () => {
    await awarded('chen', 100)
    const mine = await redeemed(await onTheShelf())
    await call('tang', 'redemption.handOver', { ...shop, code: mine.code!.digits })
    expect(await rows(`select 1 from transfer where id like 'redemption/%' and from_id not like 'point/%'`)).toEqual([])
  })
})

describe('the catalogue', () => {
  test('is the district’s: nobody else adds, changes, stocks or takes away', async () => {
    const good = await onTheShelf()
    for (const who of ['wang', 'tang', 'chen', 'fang']) {
      expect(await refusal(who, 'redemption.add', rice())).toBe('NOT_ALLOWED')
      expect(await refusal(who, 'redemption.restock', { id: good.id, by: 5 })).toBe('NOT_ALLOWED')
      expect(await refusal(who, 'redemption.offer', { id: good.id, offered: false, callOff: true })).toBe('NOT_ALLOWED')
      expect(await refusal(who, 'redemption.catalogue', { list: 'offered' })).toBe('NOT_ALLOWED')
      expect(await refusal(who, 'redemption.merchants', {})).toBe('NOT_ALLOWED')
      expect(await refusal(who, 'redemption.unsettled', {})).toBe('NOT_ALLOWED')
    }
    expect((await call('shen', 'redemption.merchants', {})).items).toEqual([
      { id: 'barber', name: '槐树理发店', attended: true },
      { id: 'grain-shop', name: '便民粮油店', attended: true },
      { id: 'market', name: '社区超市', attended: true }
    ])
    expect(await left(good.id)).toBe(10)
  })

  test('another price is for whoever redeems from now on; who saw the old one looks again', async () => {
    await awarded('chen', 100)
    const good = await onTheShelf()
    const before = await redeemed(good)
    const { stock: _stock, ...terms } = rice({ points: 50, pickUp: '社区超市后门' })
    await call('lu', 'redemption.change', { ...terms, id: good.id, version: good.version })
    await tick()
    clock.now += MINUTE
    await tick()
    expect(await refusal('chen', 'redemption.redeem', { goodId: good.id, points: 30, version: 1 })).toBe('CHANGED')
    expect(await call('chen', 'redemption.get', { id: before.id })).toMatchObject({ points: 30, pickUp: '社区超市前台，每天 8:00–20:00' })
    await redeemed({ id: good.id, points: 50, version: 2 })
    await call('tang', 'redemption.handOver', { ...shop, code: before.code!.digits })
    expect(await call('chen', 'points.balance', {})).toMatchObject({ owned: 70, free: 20 })
    // two of the district at once: one has seen what the other has not
    expect(await refusal('shen', 'redemption.change', { ...terms, id: good.id, version: good.version })).toBe('CHANGED')
  })

  test('words and picture are checked before anybody else reads them; only an own picture is taken', async () => {
    await awarded('chen', 100)
    const file = (who: string) => `cloud://linli/${ownFolder({ appId: TENANT.appId, openid: `demo:${who}` })}rice.jpg`
    Object.assign(instead, {
      platform: { ...cellar().platform, linksOf: (ids: string[]) => Promise.resolve(ids.map((id) => `link to ${id}`)) }
    })
    expect(await refusal('shen', 'redemption.add', rice({ picture: file('chen') }))).toBe('FILE_REFUSED')
    const { id, content } = await call('shen', 'redemption.add', rice({ picture: file('shen') }))
    expect([content, (await call('chen', 'redemption.shop', {})).items, await refusal('chen', 'redemption.good', { id })]).toEqual([
      'pending',
      [],
      'GOOD_GONE'
    ])
    expect(await tick()).toMatchObject({ goods: 1 })
    expect(await call('chen', 'redemption.good', { id })).toMatchObject({ picture: `link to ${file('shen')}` })
    // another picture takes its place, and the old one leaves the store
    const { stock: _stock, ...terms } = rice({ picture: file('lu') })
    await call('lu', 'redemption.change', { ...terms, id, version: 1 })
    expect(await rows('select file_id from gone_file')).toEqual([{ file_id: file('shen') }])
    const removed: string[] = []
    Object.assign(instead.platform!, { removePhoto: (one: string) => Promise.resolve(removed.push(one) > 0) })
    clock.now += MINUTE
    expect(await tick()).toMatchObject({ goods: 1, removed: 1 })
    expect([removed, await rows('select 1 from gone_file')]).toEqual([[file('shen')], []])
    delete instead.platform
  })

  test('more comes in, some is missing: each once, and never fewer than none', async () => {
    const good = await onTheShelf()
    expect((await call('shen', 'redemption.restock', { id: good.id, by: 5 }, 'five-more-bags')).stock).toBe(15)
    expect((await call('shen', 'redemption.restock', { id: good.id, by: 5 }, 'five-more-bags')).stock).toBe(15)
    const answer = await ask('shen', 'redemption.restock', { id: good.id, by: -16 })
    expect(answer).toMatchObject({ ok: false, error: { code: 'GOOD_STOCK', message: '只剩 15 份，减不了这么多' } })
    expect((await call('shen', 'redemption.restock', { id: good.id, by: -15 })).stock).toBe(0)
    await awarded('chen', 100)
    expect(await refusal('chen', 'redemption.redeem', { goodId: good.id, points: 30, version: 1 })).toBe('SOLD_OUT')
  })

  test('off the shelf nobody redeems it; what waits is still handed over, or goes back where the merchant cannot', async () => {
    await awarded('chen', 100)
    const good = await onTheShelf()
    const [first, second] = [await redeemed(good), await redeemed(good)]
    await call('shen', 'redemption.offer', { id: good.id, offered: false, callOff: false })
    expect(await refusal('chen', 'redemption.redeem', { goodId: good.id, points: 30, version: 1 })).toBe('GOOD_GONE')
    expect((await call('chen', 'redemption.shop', {})).items).toEqual([])
    await call('tang', 'redemption.handOver', { ...shop, code: first.code!.digits })
    await call('shen', 'redemption.offer', { id: good.id, offered: false, callOff: true })
    expect(await refusal('tang', 'redemption.handOver', { ...shop, code: second.code!.digits })).toBe('PICK_UP_OVER')
    clock.now += MINUTE
    expect(await tick()).toMatchObject({ givenBack: 1 })
    expect(await call('chen', 'redemption.get', { id: second.id })).toMatchObject({ state: 'returned', words: '商家给不了了，积分退回了' })
    expect(await points('chen')).toBe(70)
    expect((await call('shen', 'redemption.catalogue', { list: 'withdrawn' })).items).toMatchObject([{ id: good.id, stock: 9, held: 0 }])
    await call('shen', 'redemption.offer', { id: good.id, offered: true, callOff: false })
    await redeemed(good)
  })

  test('where nobody holds the post any more nothing is redeemed, and what waits goes back in time', async () => {
    await awarded('chen', 100)
    const good = await onTheShelf()
    const mine = await redeemed(good)
    await rows(`update post set until = $1 where person_id = 'tang'`, [new Date(clock.now).toISOString()])
    expect((await call('chen', 'redemption.good', { id: good.id })).hindrance).toMatchObject({ code: 'MERCHANT_AWAY' })
    expect(await refusal('chen', 'redemption.redeem', { goodId: good.id, points: 30, version: 1 })).toBe('MERCHANT_AWAY')
    clock.now = mine.untilAt
    await tick()
    expect(await points('chen')).toBe(100)
  })

  test('a shop of many is read page by page, the cheapest first, each once', async () => {
    for (let n = 0; n < 45; n += 1) await call('shen', 'redemption.add', rice({ title: `第 ${n} 样`, points: 10 + (n % 7) }))
    await tick()
    clock.now += MINUTE
    await tick()
    const seen: [number, string][] = []
    for (let cursor: string | undefined, pages = 0; pages < 5; pages += 1) {
      const page = await call('chen', 'redemption.shop', cursor === undefined ? {} : { cursor })
      seen.push(...page.items.map(({ points, title }): [number, string] => [points, title]))
      cursor = page.next
      if (!cursor) break
    }
    expect([seen.length, new Set(seen.map(([, title]) => title)).size]).toEqual([45, 45])
    expect(seen.map(([price]) => price)).toEqual(seen.map(([price]) => price).sort((a, b) => a - b))
    expect((await call('shen', 'redemption.catalogue', { list: 'offered' })).items).toHaveLength(20)
  })
})

describe('the sheet of a day', () => {
  const sold = async (pieces: number) => {
    await awarded('chen', 1000)
    const good = await onTheShelf({ stock: 100 })
    for (let n = 0; n < pieces; n += 1) {
      if (n === 20) clock.now += DAY
      const { code } = await redeemed(good)
      await call('tang', 'redemption.handOver', { ...shop, code: code!.digits })
      clock.now += MINUTE
    }
    return good
  }
  const day = { ...shop, day: '2026-11-23' }
  const merchant = async () => {
    const account = accountOf('point', 'merchant', 'market')
    return (await cellar().stores.forSystem(TENANT.id).ledger.balances([account])).get(account)?.posted
  }

  test('the merchant agrees, another of the district settles: the points go back where they come from, once', async () => {
    await sold(3)
    expect((await call('tang', 'redemption.sheets', shop)).items).toMatchObject([{ day: '2026-11-23', count: 3, points: 90, over: false }])
    expect((await call('tang', 'redemption.sheet', day)).items.map(({ title, points }) => [title, points])).toEqual([
      ['大米 5 公斤', 30],
      ['大米 5 公斤', 30],
      ['大米 5 公斤', 30]
    ])
    expect(await refusal('tang', 'redemption.agree', day)).toBe('SHEET_OPEN')
    clock.now = Date.parse('2026-11-24T09:00:00+08:00')
    expect(await refusal('shen', 'redemption.settle', day)).toBe('SHEET_UNAGREED')
    expect(await refusal('bai', 'redemption.agree', day)).toBe('NOT_ALLOWED')
    expect(await refusal('shen', 'redemption.agree', day)).toBe('NOT_ALLOWED')
    const agreed = await call('tang', 'redemption.agree', day)
    clock.now += MINUTE
    expect((await call('tang', 'redemption.agree', day)).agreedAt).toBe(agreed.agreedAt)
    expect(await refusal('wang', 'redemption.settle', day)).toBe('NOT_ALLOWED')
    expect([(await call('shen', 'redemption.unsettled', {})).items.map(({ merchantName }) => merchantName), await merchant()]).toEqual([
      ['社区超市'],
      90
    ])
    const both = await Promise.all(['shen', 'lu', 'shen'].map((who) => call(who, 'redemption.settle', day)))
    expect(both.every(({ settledAt }) => settledAt === clock.now)).toBe(true)
    expect([(await call('shen', 'redemption.unsettled', {})).items, await merchant()]).toEqual([[], 0])
    expect(await rows(`select amount from transfer where id like 'settlement/%'`)).toEqual([{ amount: 90 }])
  })

  test('whoever holds both posts settles nothing of their own shop', async () => {
    await sold(1)
    await rows(`insert into post (tenant_id, person_id, role, org_id, since) values ($1, 'shen', 'merchant', 'market', '2020-01-01')`, [
      TENANT.id
    ])
    clock.now += DAY
    await call('tang', 'redemption.agree', day)
    expect(await refusal('shen', 'redemption.settle', day)).toBe('SECOND_PERSON')
    await call('lu', 'redemption.settle', day)
  })

  test('a long day is read page by page, each piece once; the next day is another sheet', async () => {
    await sold(23)
    const first = await call('tang', 'redemption.sheet', day)
    expect([first.items.length, first.next]).toEqual([20, undefined])
    expect((await call('shen', 'redemption.sheet', { ...shop, day: '2026-11-24' })).items).toHaveLength(3)
    expect(await refusal('chen', 'redemption.sheet', day)).toBe('NOT_ALLOWED')
  })

  test('what is handed over while the day is being closed stands on a sheet or is not done', async () => {
    await awarded('chen', 100)
    const good = await onTheShelf()
    const mine = await redeemed(good)
    await sold(1)
    clock.now = Date.parse('2026-11-24T00:10:00+08:00')
    await call('tang', 'redemption.agree', day)
    // another machine's clock is still at the evening before
    clock.now = Date.parse('2026-11-23T23:59:00+08:00')
    expect(await refusal('tang', 'redemption.handOver', { ...shop, code: mine.code!.digits })).toBe('VALUE_BUSY')
    clock.now = Date.parse('2026-11-24T08:00:00+08:00')
    await call('tang', 'redemption.handOver', { ...shop, code: mine.code!.digits })
  })
})

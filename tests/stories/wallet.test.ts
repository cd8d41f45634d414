import { DAY, MINUTE } from '@domain/clock/milliseconds'
import { accountOf, issuer, type AccountId } from '@domain/ledger/account'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { TENANT } from '../town/places'
import { stands } from './books-kept'
import { ask, call, clock, counted, found, refusal, rows, step } from './doors'
import { allOf, partsOf } from './own'
import { placed, served } from './steps'

beforeEach(() => found())

const owns = (account: AccountId, amount: number) =>
  cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([
      { id: `given/${account.replaceAll('/', '-')}`, phase: 'direct', from: issuer('minute'), lines: [{ account, amount }], at: clock.now }
    ])
const earned = (who: string) => accountOf('minute', 'earned', who)
const related = (giverId: string, receiverId: string) => call('wang', 'timebank.relate', { giverId, receiverId, relation: 'parent' })

describe('what I have and why', () => {
  test('Chen reads both balances after one visit, line by line, a month at a time; Li reads where hers went', async () => {
    await owns(earned('li'), 100)
    const order = await served()
    await call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
    expect(await call('chen', 'points.balance', {})).toEqual({ owned: 18, free: 18, dues: 0 })
    const { items } = await call('chen', 'points.statement', { month: '2026-11' })
    expect(items.map(({ amount, why, title, orderId }) => [amount, why[0], title, orderId === order.id])).toEqual([
      [10, '第一次完成服务 +10', '义务理发', true],
      [8, '服务 40 分钟，每小时 10 分', '义务理发', true]
    ])
    expect([(await call('chen', 'points.statement', { month: '2026-10' })).items, counted.trips]).toEqual([[], 1])
    const minutes = await call('chen', 'timebank.statement', { account: 'earned' })
    expect(minutes.items.map(({ amount, why }) => [amount, why])).toEqual([[30, ['到账 30 分钟']]])
    const paid = await call('li', 'timebank.statement', { account: 'earned' })
    expect(paid.items.map(({ amount, held, why }) => [amount, held, why[0]])).toEqual([
      [-30, -30, '按实际到场结算 30 分钟，多的退回'],
      [0, 30, '预留自己的互助时间 30 分钟'],
      [100, 0, undefined]
    ])
    expect(await call('li', 'timebank.balance', {})).toMatchObject({ earned: { owned: 70, free: 70 }, mayUse: true, useOwn: true })
    // and all of it is in what she may take with her
    const entries = allOf(await partsOf('li'), 'entries').map(({ account, amount }) => [account, amount])
    expect(entries).toEqual([
      ['minute/earned', -30],
      ['minute/earned', 0],
      ['minute/earned', 100]
    ])
  })

  test('a long account is read page by page, each entry once', async () => {
    const account = accountOf('point', 'earned', 'chen')
    const transfers = Array.from({ length: 45 }, (_, n) => ({
      id: `t/${n}`,
      phase: 'direct' as const,
      from: issuer('point'),
      lines: [{ account, amount: n + 1 }],
      at: clock.now + n * MINUTE
    }))
    await cellar().stores.forSystem(TENANT.id).ledger.post(transfers)
    const seen: number[] = []
    for (let cursor: string | undefined, pages = 0; pages < 5; pages += 1) {
      const page = await call('chen', 'points.statement', cursor === undefined ? {} : { cursor })
      seen.push(...page.items.map(({ id }) => Number(id)))
      cursor = page.next
      if (!cursor) break
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => 45 - n))
    expect(await refusal('chen', 'points.statement', { cursor: 'torn' })).toBe('INVALID_INPUT')
  })

  test('the rules in force are there for everybody, in words', async () => {
    const { version, rules } = await call('li', 'points.rules', {})
    expect([version, rules.find(({ code }) => code === 'N03')?.words]).toEqual(['2026-01', '0 分'])
  })
})

describe('giving', () => {
  test('Chen gives to his mother once a community has verified it; the same tap twice is one gift', async () => {
    await owns(earned('chen'), 300)
    expect(await refusal('chen', 'timebank.give', { personId: 'li', minutes: 60 })).toBe('GIFT_RELATION')
    await related('chen', 'li')
    const after = await call('chen', 'timebank.give', { personId: 'li', minutes: 60 }, 'gift-to-mother')
    await call('chen', 'timebank.give', { personId: 'li', minutes: 60 }, 'gift-to-mother')
    expect(await refusal('chen', 'timebank.give', { personId: 'li', minutes: 61 }, 'gift-to-mother')).toBe('REQUEST_REUSED')
    expect([after.earned, after.giftLeft, after.family]).toEqual([
      { owned: 240, free: 240 },
      11_940,
      [{ personId: 'li', publicName: '李奶奶', relation: 'parent' }]
    ])
    expect((await call('li', 'timebank.balance', {})).gifted).toEqual({ owned: 60, free: 60 })
    // what was given is not given on
    await related('li', 'zhang')
    expect(await refusal('li', 'timebank.give', { personId: 'zhang', minutes: 1 })).toBe('VALUE_SHORT')
  })

  test.each([
    ['nothing', 0],
    ['less than nothing', -5],
    ['half a minute', 0.5],
    ['no number', Number.NaN],
    ['more than there ever was', 2 ** 60]
  ])('%s is no gift', async (_, minutes) => {
    await owns(earned('chen'), 300)
    await related('chen', 'li')
    expect(await refusal('chen', 'timebank.give', { personId: 'li', minutes })).toBe('INVALID_INPUT')
    expect((await call('chen', 'timebank.balance', {})).earned.owned).toBe(300)
  })

  test('two gifts at once never pass the ceiling of the year together', async () => {
    await owns(earned('chen'), 20_000)
    await related('chen', 'li')
    const both = await Promise.all([1, 2].map(() => ask('chen', 'timebank.give', { personId: 'li', minutes: 7000 })))
    expect(both.map((one) => (one.ok ? 'given' : one.error.code)).sort()).toEqual(['GIFT_YEAR_FULL', 'given'])
    expect((await call('li', 'timebank.balance', {})).gifted.owned).toBe(7000)
  })

  test('a donation is in the pool; who is leaving gives nothing', async () => {
    await owns(earned('chen'), 300)
    await call('chen', 'timebank.donate', { minutes: 100 })
    expect((await call('li', 'timebank.pool', {})).free).toBe(100)
    await call('chen', 'member.leave', { stay: false })
    expect(await refusal('chen', 'timebank.donate', { minutes: 1 })).toBe('MINUTES_PAUSED')
  })

  test('a relation is verified between two whose identity cards somebody has seen (T07)', async () => {
    for (const who of ['chen', 'li']) {
      await rows(`update person set real_name = id <> '${who}' where id in ('chen', 'li')`)
      expect(await refusal('wang', 'timebank.relate', { giverId: 'chen', receiverId: 'li', relation: 'parent' })).toBe('GIFT_REAL_NAME')
    }
    expect(await rows(`select 1 from gift_relation where (giver_id, receiver_id) = ('chen', 'li')`)).toEqual([])
    // what was wrong may be taken off whatever is known
    await call('wang', 'timebank.relate', { giverId: 'chen', receiverId: 'li', relation: null })
  })

  test('only the community of somebody says who their family is and who is on the list', async () => {
    expect(await refusal('ma', 'timebank.relate', { giverId: 'chen', receiverId: 'li', relation: 'parent' })).toBe('NOT_ALLOWED')
    expect(await refusal('chen', 'timebank.list', { personId: 'wu', listed: true })).toBe('NOT_ALLOWED')
    expect(await refusal('wang', 'timebank.relate', { giverId: 'wang', receiverId: 'li', relation: 'parent' })).toBe('NOT_ALLOWED')
    await call('wang', 'timebank.list', { personId: 'wu', listed: true })
    expect(await rows(`select listed_by from listed_elder where person_id = 'wu'`)).toEqual([{ listed_by: 'wang' }])
    await call('wang', 'timebank.list', { personId: 'wu', listed: false })
    expect(await rows(`select listed_by from listed_elder where person_id = 'wu'`)).toEqual([])
  })
})

describe('minutes that are owed', () => {
  const owed = (amount: number) =>
    rows(`insert into tally (tenant_id, person_id, key, amount) values ('linjiang', 'li', 'minute-dues/life', $1)`, [amount])

  test('are not given away, and what is left of them is', async () => {
    await owns(earned('li'), 100)
    await owed(80)
    expect(await refusal('li', 'timebank.donate', { minutes: 21 })).toBe('VALUE_SHORT')
    expect(await call('li', 'timebank.donate', { minutes: 20 })).toMatchObject({ earned: { owned: 80 }, dues: 80 })
  })

  test('pay no order of their own: it goes on for points', async () => {
    await owns(earned('li'), 100)
    await owed(71)
    expect((await placed()).earns.minutes).toBe(false)
    expect(await stands(earned('li'))).toEqual([100, 0])
  })

  test('leave enough for an order: it is paid', async () => {
    await owns(earned('li'), 100)
    await owed(70)
    expect((await placed()).earns.minutes).toBe(true)
    expect(await stands(earned('li'))).toEqual([100, 30])
  })
})

describe('new minutes for the pool', () => {
  test('two of the district, never one alone, and never more than a quarter allows', async () => {
    expect(await refusal('wang', 'timebank.propose', { minutes: 6000 })).toBe('NOT_ALLOWED')
    // what no quarter could take is not even proposed
    expect(await refusal('shen', 'timebank.propose', { minutes: 600_001 })).toBe('INJECT_CEILING')
    const proposed = await call('shen', 'timebank.propose', { minutes: 400_000 })
    const id = proposed.injections[0]!.id
    expect([proposed.free, proposed.injections[0]]).toEqual([
      0,
      { id, minutes: 400_000, proposedAt: clock.now, confirmedAt: null, mine: true }
    ])
    expect([await refusal('shen', 'timebank.confirm', { id }), await refusal('wang', 'timebank.confirm', { id })]).toEqual([
      'SECOND_PERSON',
      'NOT_ALLOWED'
    ])
    await Promise.all([call('lu', 'timebank.confirm', { id }), call('lu', 'timebank.confirm', { id })])
    expect(await call('li', 'timebank.pool', {})).toMatchObject({ free: 400_000, injectLeft: 200_000 })
    const more = await call('shen', 'timebank.propose', { minutes: 200_001 })
    const other = more.injections.find(({ minutes }) => minutes === 200_001)!.id
    expect(await refusal('lu', 'timebank.confirm', { id: other })).toBe('INJECT_CEILING')
    // the quarter after next
    clock.now += 100 * DAY
    await call('lu', 'timebank.confirm', { id: other })
    expect((await call('li', 'timebank.pool', {})).free).toBe(600_001)
  })

  test('two amounts confirmed in the same moment never pass the quarter together', async () => {
    for (const minutes of [400_000, 400_001]) await call('shen', 'timebank.propose', { minutes })
    const { injections } = await call('lu', 'timebank.pool', {})
    const both = await Promise.all(injections.map(({ id }) => ask('lu', 'timebank.confirm', { id })))
    expect(both.map((one) => (one.ok ? 'confirmed' : one.error.code)).sort()).toEqual(['INJECT_CEILING', 'confirmed'])
  })
})

import { DAY } from '@domain/clock/milliseconds'
import { accountOf } from '@domain/ledger/account'
import { poolShards } from '@domain/ledger/pool'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { allotMonth } from '../../cloudfunctions/jobs/allotments'
import { LISTED } from '../town/people'
import { DISTRICT, TENANT } from '../town/places'
import { owns, poolOwns, stands } from './books-kept'
import { ask, byHand, call, clock, found, newRequest, refusal, rows, step, viewed } from './doors'
import { served } from './steps'

beforeEach(() => found())

const { stores } = cellar()
const earned = (who: string) => accountOf('minute', 'earned', who)
const floors = async () =>
  (await rows<{ sum: number }>(`select coalesce(sum(floor), 0)::bigint as sum from ledger_account where id like 'minute/pool/%'`))[0]?.sum
const proposeFloor = async (minutes: number): Promise<string> =>
  (await call('shen', 'timebank.proposeFloor', { minutes })).floors.find((one) => one.minutes === minutes && one.confirmedAt === null)
    ?.id ?? ''

describe('how far the pool may fall (T10)', () => {
  test('two of the district, and never more than it has; below it nothing goes out, and everybody may read it', async () => {
    await poolOwns(1000)
    expect(await refusal('wang', 'timebank.proposeFloor', { minutes: 100 })).toBe('NOT_ALLOWED')
    const id = await proposeFloor(401)
    expect([await refusal('shen', 'timebank.confirmFloor', { id }), await refusal('wang', 'timebank.confirmFloor', { id })]).toEqual([
      'SECOND_PERSON',
      'NOT_ALLOWED'
    ])
    expect([(await call('li', 'timebank.pool', {})).floor, await floors()]).toEqual([0, 0])
    await Promise.all([call('lu', 'timebank.confirmFloor', { id }), call('lu', 'timebank.confirmFloor', { id })])
    expect([(await call('li', 'timebank.pool', {})).floor, await floors()]).toEqual([401, 401])
    const high = await proposeFloor(407)
    // 599 over six elders: everybody the same, and less than the rule says
    await allotMonth({ stores, now: clock.now })
    expect(await call('li', 'timebank.pool', {})).toMatchObject({
      free: 1000 - 99 * LISTED.length,
      allotments: [{ each: 99, short: true }]
    })
    expect(await refusal('shen', 'timebank.proposeFloor', { minutes: 407 })).toBe('FLOOR_TOO_HIGH')
    expect(await refusal('wang', 'timebank.proposeFloor', { minutes: 407 })).toBe('NOT_ALLOWED')
    expect(await refusal('lu', 'timebank.confirmFloor', { id: high })).toBe('FLOOR_TOO_HIGH')
    await call('lu', 'timebank.confirmFloor', { id: await proposeFloor(0) })
    expect(await floors()).toBe(0)
  })

  test('whatever lies in one shard: down to the floor it pays, and not a minute further', async () => {
    const system = stores.forSystem(TENANT.id)
    const [first = 'minute/issuer'] = poolShards(DISTRICT.id)
    await owns(first, 700)
    await poolOwns(64)
    await call('lu', 'timebank.confirmFloor', { id: await proposeFloor(100) })
    const pays = (id: string, amount: number) =>
      system.ledger.post([
        { id, phase: 'direct', from: poolShards(DISTRICT.id)[7]!, lines: [{ account: earned('li'), amount }], at: clock.now }
      ])
    await pays('most', 663)
    await expect(pays('more', 2)).rejects.toMatchObject({ code: 'VALUE_SHORT' })
    await pays('last', 1)
    expect(await call('li', 'timebank.pool', {})).toMatchObject({ free: 100, floor: 100 })
  })

  test('signed and paid out in the same moment: never below what was signed', async () => {
    await poolOwns(640)
    const id = await proposeFloor(600)
    const paid = stores
      .forSystem(TENANT.id)
      .ledger.post([
        { id: 'out', phase: 'direct', from: poolShards(DISTRICT.id)[3]!, lines: [{ account: earned('li'), amount: 100 }], at: clock.now }
      ])
    const both = await Promise.allSettled([ask('lu', 'timebank.confirmFloor', { id }), paid])
    const { free, floor } = await call('li', 'timebank.pool', {})
    expect(free).toBeGreaterThanOrEqual(floor)
    expect([floor, both[1]?.status]).toEqual(floor === 0 ? [0, 'fulfilled'] : [600, 'rejected'])
  })
})

test('the second signature finds what the first proposed, however much was proposed since; the page keeps to the newest twenty', async () => {
  await poolOwns(1000)
  const floor = await proposeFloor(401)
  const [injection] = (await call('shen', 'timebank.propose', { minutes: 60 })).injections
  for (let n = 1; n <= 20; n += 1) {
    clock.now += 1000
    await call('shen', 'timebank.propose', { minutes: 61 })
    await call('shen', 'timebank.proposeFloor', { minutes: 402 })
  }
  await call('lu', 'timebank.confirmFloor', { id: floor })
  const after = await call('lu', 'timebank.confirm', { id: injection?.id ?? '' })
  expect([after.floor, after.free]).toEqual([401, 1060])
  expect([after.injections.length, after.floors.length]).toEqual([20, 20])
})

describe('公共池还够用多久', () => {
  test('nothing is known before the first whole month; then the mean of three, without what the district puts in', async () => {
    await poolOwns(20_000)
    expect((await call('li', 'timebank.pool', {})).solvency).toEqual({ kind: 'young' })
    for (const month of ['2026-12', '2027-01', '2027-02', '2027-03']) {
      clock.now = Date.parse(`${month}-01T00:00:00+08:00`)
      await allotMonth({ stores, now: clock.now })
      // half of it is used by helping hands, half comes back
      for (const elder of LISTED) {
        const account = accountOf('minute', 'allotment', elder)
        await stores.forSystem(TENANT.id).ledger.post([
          {
            id: `used/${month}/${elder}`,
            phase: 'direct',
            from: account,
            lines: [{ account: earned('chen'), amount: 240 }],
            at: clock.now
          }
        ])
      }
    }
    clock.now += DAY
    await stores.forSystem(TENANT.id).checkBooks(clock.now)
    const { solvency, months, free, checkedAt } = await call('li', 'timebank.pool', {})
    const month = (went: number, came: number) => ({ went, came, injected: 0 })
    expect(months).toMatchObject([{}, month(2880, 0), month(2880, 1440), month(2880, 1440), month(2880, 1440)])
    // 2,880, 1,440 and 1,440 net in the three whole months: 1,920 a month
    expect([free, solvency, checkedAt]).toEqual([12_800, { kind: 'months', months: 6 }, clock.now])
    await call('lu', 'timebank.confirmFloor', { id: await proposeFloor(5000) })
    expect((await call('li', 'timebank.pool', {})).solvency).toEqual({ kind: 'months', months: 4 })
  })

  test('the promise: what people own who turn 65 within five and ten years, in years of what is served today', async () => {
    await owns(earned('li'), 100)
    await owns(earned('feng'), 600)
    await byHand(`update person set birth_day = '1963-05-01' where id = 'feng'`)
    await owns(accountOf('minute', 'gifted', 'han'), 300)
    await byHand(`update person set birth_day = '1968-05-01' where id = 'han'`)
    await owns(earned('chen'), 5000)
    const order = await served()
    viewed(await call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never))
    expect((await call('wu', 'timebank.pool', {})).promised).toEqual([])
    await stores.forSystem(TENANT.id).checkBooks(clock.now)
    // a few days are no year
    expect((await call('wu', 'timebank.pool', {})).promised).toMatchObject([{ years: null }, { years: null }])
    await byHand(`insert into book_month (tenant_id, asset, kind, month, cause, phase, came, went, issued)
      values ('${TENANT.id}', 'minute', 'pool', '2025-12', 'donate', 'direct', 1, 0, 0)`)
    expect(await call('wu', 'timebank.pool', {})).toMatchObject({
      servedYear: 30,
      promised: [
        { withinYears: 5, minutes: 600, years: 20 },
        { withinYears: 10, minutes: 900, years: 30 }
      ]
    })
    expect(await stands(earned('chen'))).toEqual([5030, 0])
  })
})

test('lists of the community: who is on it and which families are verified, for its own workers, by pages', async () => {
  const { items } = await call('wang', 'timebank.listed', { orgId: 'huaishu' })
  expect(items.map(({ personId }) => personId).sort()).toEqual(['li', 'xu', 'yang'])
  expect(await refusal('ma', 'timebank.listed', { orgId: 'huaishu' })).toBe('NOT_ALLOWED')
  expect(await refusal('li', 'timebank.relations', { orgId: 'huaishu' })).toBe('NOT_ALLOWED')
  await byHand(`insert into person select (jsonb_populate_record(person, jsonb_build_object('id', 'many-' || n))).*
    from person cross join generate_series(1, 45) n where id = 'wu'`)
  for (let n = 1; n <= 45; n += 1) await call('wang', 'timebank.list', { personId: `many-${n}`, listed: true })
  const seen: string[] = []
  for (let cursor: string | undefined, pages = 0; pages < 5; pages += 1) {
    const page = await call('wang', 'timebank.listed', { orgId: 'huaishu', ...(cursor === undefined ? {} : { cursor }) })
    seen.push(...page.items.map(({ personId }) => personId))
    cursor = page.next
    if (!cursor) break
  }
  expect([seen.length, new Set(seen).size]).toEqual([48, 48])
  const relations = await call('wang', 'timebank.relations', { orgId: 'huaishu' })
  expect(relations.items.map(({ giverId, receiverId, relation }) => `${giverId} ${relation} ${receiverId}`)).toContain('zhang parent li')
  const pairs: string[] = []
  for (let n = 1; n <= 45; n += 1) await call('wang', 'timebank.relate', { giverId: `many-${n}`, receiverId: 'wu', relation: 'child' })
  for (let cursor: string | undefined, pages = 0; pages < 5; pages += 1) {
    const page = await call('wang', 'timebank.relations', { orgId: 'huaishu', ...(cursor === undefined ? {} : { cursor }) })
    pairs.push(...page.items.map(({ giverId, receiverId }) => `${giverId} ${receiverId}`))
    cursor = page.next
    if (!cursor) break
  }
  expect([pairs.length, new Set(pairs).size]).toEqual([45 + relations.items.length, 45 + relations.items.length])
  clock.now += DAY
  await call('wang', 'timebank.relate', { giverId: 'chen', receiverId: 'wu', relation: 'parent' })
  expect((await call('wang', 'timebank.relations', { orgId: 'huaishu' })).items[0]).toMatchObject({ giverId: 'chen', receiverId: 'wu' })
})

test('an amount is proposed once under one id; another one under it is refused', async () => {
  await poolOwns(1000)
  for (const action of ['timebank.propose', 'timebank.proposeFloor'] as const) {
    const request = newRequest()
    await call('shen', action, { minutes: 60 }, request)
    await call('shen', action, { minutes: 60 }, request)
    expect(await refusal('shen', action, { minutes: 61 }, request)).toBe('REQUEST_REUSED')
  }
})

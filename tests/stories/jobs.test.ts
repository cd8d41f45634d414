import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { remindOfVisits } from '../../cloudfunctions/jobs/reminders'
import type { Tick } from '../../cloudfunctions/jobs/actions'
import { allotMonth } from '../../cloudfunctions/jobs/allotments'
import { checkAllBooks, makeUpForWaits } from '../../cloudfunctions/jobs/books'
import { settleEstates } from '../../cloudfunctions/jobs/estates'
import { publishCheckpoints } from '../../cloudfunctions/jobs/checkpoints'
import { readWords } from '../../cloudfunctions/jobs/facts'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { afternoon, call, clock, doors, found, instead, pool, refusal, rows, step, TIMER } from './doors'
import { awarded, onTheShelf, redeemed } from './shop'
import { died } from './died'
import { accepted, codeNow, open, placed } from './steps'

beforeEach(() => found())

const tick = async (): Promise<Tick> => {
  const answer = await doors.jobs({ Type: 'Timer', TriggerName: 'tick', Time: '2000-01-01T00:00:00Z' }, TIMER)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value as Tick
}

test('a minute is claimed once, however many instances wake up', async () => {
  await placed()
  const ticks = await Promise.all(Array.from({ length: 8 }, tick))
  expect(ticks.filter((one) => one.claimed)).toHaveLength(1)
  expect(await tick()).toMatchObject({ claimed: false })
  clock.now += MINUTE
  expect(await tick()).toMatchObject({ claimed: true })
})

test('an order nobody looked at goes a level up by itself, once', async () => {
  const order = await placed()
  expect(await tick()).toMatchObject({ timers: 0 })
  clock.now += 3 * DAY
  expect((await tick()).timers).toBe(1)
  expect((await call('li', 'order.get', { orderId: order.id })).level).toBe('street')
  clock.now += MINUTE
  expect(await tick()).toMatchObject({ claimed: true, timers: 0 })
})

test('at half the time the circle widens, and the resident reads it', async () => {
  const order = await open({ windows: [afternoon(9)] })
  const [{ due }] = (await rows<{ due: number }>('select next_at as due from orders where id = $1', [order.id])) as [{ due: number }]
  clock.now = due
  await tick()
  clock.now += MINUTE
  expect(await tick()).toMatchObject({ claimed: true, timers: 0 })
  const seen = await call('li', 'order.get', { orderId: order.id })
  expect(seen.story.filter((line) => line.words.startsWith('已请更多人')).map((line) => line.words)).toEqual(['已请更多人（全体单位成员）'])
})

test('forgotten to sign out: twelve hours after the window the visit ends without a proof', async () => {
  const order = await accepted()
  clock.now = afternoon().startAt
  await call('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
  clock.now = afternoon().endAt + 12 * HOUR
  await tick()
  const seen = await call('chen', 'order.get', { orderId: order.id })
  expect(seen).toMatchObject({ state: 'served', seats: [{ state: 'left', leftBy: 'none', provenMinutes: 0 }] })
})

test('a step of somebody in the meantime wins over the timer', async () => {
  const order = await placed()
  clock.now += 3 * DAY
  await Promise.all([tick(), refusal('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }))])
  const story = await rows<{ action: string }>('select action from order_event where order_id = $1 order by version', [order.id])
  expect(story.length).toBeLessThanOrEqual(3)
  expect(story.filter((one) => one.action === 'escalate').length).toBeLessThanOrEqual(1)
})

test('what is to be told leaves the outbox once', async () => {
  await placed()
  expect((await tick()).told).toBeGreaterThan(0)
  clock.now += MINUTE
  expect((await tick()).told).toBe(0)
})

test('100 orders due at once are all done in one run', async () => {
  for (let index = 0; index < 100; index += 1)
    await call('sun', 'order.place', {
      beneficiaryId: 'yang',
      itemCode: null,
      words: `第${index}件`,
      windows: [afternoon()],
      where: { addressId: 'home-yang' },
      witness: { kind: 'slip' },
      why: '上门登记'
    })
  clock.now += 3 * DAY
  expect((await tick()).timers).toBeGreaterThanOrEqual(100)
  expect((await rows("select 1 from orders where level = 'community'")).length).toBe(0)
})

test('a unit that lost its liaison gives back what lies with it, at once, without a level up', async () => {
  const order = await placed()
  await call('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }))
  await tick()
  expect((await call('wang', 'order.get', { orderId: order.id })).state).toBe('referred')
  await rows(`update post set until = $1::timestamptz where role = 'liaison' and org_id = 'power' returning 1`, [
    new Date(clock.now).toISOString()
  ])
  clock.now += MINUTE
  expect(await tick()).toMatchObject({ returned: 1 })
  expect(await call('wang', 'order.get', { orderId: order.id })).toMatchObject({ state: 'placed', level: 'community' })
  clock.now += MINUTE
  expect(await tick()).toMatchObject({ returned: 0 })
})

test('a clock that looks again later never puts off what somebody has just called for', async () => {
  const order = await accepted()
  const system = openStores(pool, openKeys(process.env.LINLI_MASTER_KEY ?? '')).forSystem('linjiang')
  clock.now = afternoon().startAt + 10 * MINUTE
  const seen = (await system.load({ orderId: order.id, now: clock.now })).order?.version ?? 0
  await call('chen', 'order.perform', step(order, 'no_answer', { called: true }))
  const next = () => rows('select next_at from orders where id = $1', [order.id])
  const alarm = await next()
  await system.postpone(order.id, seen, clock.now + 49 * HOUR)
  await system.setAside(order.id, clock.now, clock.now + 49 * HOUR)
  expect(await next()).toEqual(alarm)
})

test('what breaks in one job stops none of the others', async () => {
  const { id } = await call('li', 'member.giveFeedback', { kind: 'complaint', words: '没有人来' })
  clock.now += 30 * DAY
  const real = openStores(pool, openKeys(process.env.LINLI_MASTER_KEY ?? ''))
  instead.stores = { ...real, outbox: () => Promise.reject(new Error('broken')) }
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(await doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)).toMatchObject({
    ok: true,
    value: { claimed: true, told: 0, raised: 1 }
  })
  expect(logged).toHaveBeenCalled()
  logged.mockRestore()
  delete instead.stores
  expect(await rows('select level from feedback where id = $1', [id])).toEqual([{ level: 'district' }])
})

describe('what is broken in one row or district', () => {
  const broken = () => Promise.reject(new Error('broken'))
  const real = openStores(pool, openKeys(process.env.LINLI_MASTER_KEY ?? ''))
  let logged: jest.SpyInstance
  beforeEach(() => (logged = jest.spyOn(console, 'error').mockImplementation(() => undefined)))
  afterEach(() => {
    expect(logged).toHaveBeenCalledTimes(1)
    logged.mockRestore()
  })
  /** The stores, with one district that answers nothing. */
  const withBroken = (more: Partial<typeof real>): typeof real => ({
    ...real,
    ...more,
    forSystem: (id) =>
      id === 'beyond'
        ? ({
            checkBooks: broken,
            load: broken,
            month: broken,
            moveValue: broken,
            settleEstate: broken,
            checkpoints: { heads: broken }
          } as never)
        : real.forSystem(id)
  })
  const visit = (stores: typeof real) => ({ ...cellar(), stores, now: clock.now })

  test('does not keep the others from being reminded', async () => {
    const order = await accepted({ windows: [afternoon(4)] })
    clock.now = afternoon(4).startAt - 23 * HOUR
    const stores = withBroken({
      dueReminders: async (...asked) =>
        [{ tenantId: 'beyond', orderId: order.id }, ...(await real.dueReminders(...asked))].slice(0, asked[0].kind === 'remind_day' ? 9 : 0)
    })
    expect(await remindOfVisits(visit(stores))).toBeGreaterThan(0)
  })

  test('nor their books from being read', async () => {
    clock.now = Date.parse('2026-11-24T03:00:00+08:00')
    const stores = withBroken({ uncheckedBooks: async (day) => ['beyond', ...(await real.uncheckedBooks(day))] })
    expect(await checkAllBooks(visit(stores))).toBe(1)
  })

  test('nor what waits from being made up for', async () => {
    const stores = withBroken({
      waitedValue: () => Promise.resolve([{ tenantId: 'beyond' } as never, { tenantId: 'linjiang', orderId: 'none' } as never])
    })
    expect(await makeUpForWaits(visit(stores))).toBe(0)
  })

  test('nor estates from being settled', async () => {
    await died('li', '2025-11-20')
    const stores = withBroken({
      dueEstates: async (...asked) => (await real.dueEstates(...asked)).flatMap((one) => [{ ...one, tenantId: 'beyond' }, one])
    })
    expect(await settleEstates(visit(stores))).toBe(1)
    expect(await rows('select from estate where settled_at is not null')).toHaveLength(1)
  })

  test('nor the elders of another district from their month', async () => {
    const stores = withBroken({ dueMonths: async (month) => ['beyond', ...(await real.dueMonths(month))] })
    expect(await allotMonth(visit(stores))).toBeGreaterThanOrEqual(0)
    expect(await real.dueMonths('2026-11')).toEqual([])
  })

  test('nor their digest from being published', async () => {
    const stores = withBroken({ dueCheckpoints: async (day) => ['beyond', ...(await real.dueCheckpoints(day))] })
    expect(await publishCheckpoints(visit(stores))).toBe(1)
  })

  test('nor words from being read', async () => {
    const words = (id: string, open: () => string) => ({ tenantId: 'linjiang', id, author: { appId: 'a', openid: 'o' }, open })
    const refuses = () => {
      throw new Error('broken')
    }
    const seen: string[] = []
    const stores = withBroken({ unreadWords: () => Promise.resolve([words('1', refuses), words('2', () => '好')]) })
    const wordsAreFine = (text: string) => Promise.resolve(seen.push(text) > 0)
    const judging = { ...visit(stores), platform: { ...cellar().platform, wordsAreFine }, isDemo: () => Promise.resolve(false) }
    expect(await readWords(judging as never)).toBe(0)
    expect(seen).toEqual(['好'])
  })
})

test('what waits at a counter where points stand still keeps nobody’s place in another district', async () => {
  await awarded('chen', 100)
  const mine = await redeemed(await onTheShelf())
  const due = () => cellar().stores.dueRedemptions(mine.untilAt, 1)
  expect(await due()).toHaveLength(1)
  await rows(`insert into book_stop (tenant_id, asset, found_at, faults) values ('linjiang', 'point', now(), '[]')`)
  expect(await due()).toEqual([])
})

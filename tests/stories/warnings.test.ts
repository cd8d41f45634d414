import type { Input } from '@contract'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { accountOf } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { withNumbers } from '@domain/points/pack/numbers'
import { readPack } from '@domain/points/pack/read'
import { fileOf } from '@domain/points/pack/write'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { makeUpForWaits } from '../../cloudfunctions/jobs/books'
import { corrects } from './corrected'
import { afternoon, ask, byHand, call, clock, counted, found, haircut, MONDAY, newRequest, refusal, rows, step, viewed } from './doors'
import { codeNow, served } from './steps'

beforeEach(() => found())

type Warn = Input<'points.warn'>
/** Heavy rain over the streets of Li's community, from half an hour before Chen comes until he has been there for twenty minutes. */
const RAIN: Warn = {
  level: 'orange',
  what: 'rain',
  startAt: afternoon().startAt - 30 * MINUTE,
  endAt: afternoon().startAt + 20 * MINUTE,
  communityIds: ['huaishu']
}
const EVERYWHERE = { communityIds: undefined }
const entered = (more: Partial<Warn> = {}) => call('shen', 'points.warn', { ...RAIN, ...more })
const rate = (order: OrderView, who = 'li') =>
  call(who, 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
const points = async (): Promise<number> =>
  (await rows<{ posted: number }>('select posted from ledger_account where id = $1', [accountOf('point', 'earned', 'chen')]))[0]?.posted ??
  0
/** Why Chen's minutes of an order earned what they did, the newest first. */
const why = async ({ id }: OrderView): Promise<string[][]> =>
  (
    await rows<{ why: string[] }>(
      `select why from value_line where order_id = $1 and line is not null and transfer_id like '%/R01%' order by at desc, transfer_id desc`,
      [id]
    )
  ).map((one) => one.why)
const PLAIN = ['服务 40 分钟，每小时 10 分', '难度 ×1.2']
const WET = [...PLAIN, '恶劣天气 ×1.2（其中 20 分钟）']

/** Zheng of another community has her hair cut by Chen as well, on another day. */
const servedElsewhere = async (days: number): Promise<OrderView> => {
  const asked = haircut({ beneficiaryId: 'zheng', where: { addressId: 'home-zheng' }, windows: [afternoon(days)] })
  const order = viewed((await call('zheng', 'order.place', asked)).orders[0]!)
  await call('ma', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }))
  const open = viewed(await call('zhao', 'order.perform', step(order, 'dispatch', { inviteeIds: ['chen'] })))
  const taken = viewed(await call('chen', 'order.perform', step(open, 'accept', { riskRead: true, insured: true })))
  clock.now = afternoon(days).startAt
  await call('chen', 'order.perform', step(taken, 'arrive', { code: await codeNow(taken, 'zheng') }))
  clock.now += 40 * MINUTE
  return viewed(await call('chen', 'order.perform', step(taken, 'leave', { code: await codeNow(taken, 'zheng') })))
}

describe('what a warning is worth', () => {
  test('Chen is with Li while it rains: the minutes of the warning count for more, in the same two trips', async () => {
    await entered()
    const order = await served()
    await rate(order)
    // 20 minutes × 1.2 and 20 more, × 1.2 for the haircut, and ten for the first visit
    expect([await why(order), await points(), counted.trips]).toEqual([[WET], 19, 2])
  })

  test('where it was warned of, and nowhere else', async () => {
    await entered()
    await entered({ startAt: RAIN.startAt + DAY, endAt: RAIN.endAt + DAY })
    const here = await served()
    const elsewhere = await servedElsewhere(2)
    await rate(here)
    await rate(elsewhere, 'zheng')
    expect([await why(here), await why(elsewhere)]).toEqual([[WET], [PLAIN]])
  })

  test.each<[string, Partial<Warn>, string[]]>([
    ['of the whole district', EVERYWHERE, WET],
    ['of several communities', { communityIds: ['dongfeng', 'huaishu'] }, WET],
    ['red', { level: 'red', what: 'wind' }, WET],
    ['of three days, all around the visit', { startAt: RAIN.startAt - DAY, endAt: RAIN.startAt + 2 * DAY }, [...PLAIN, '恶劣天气 ×1.2']],
    ['over when he comes', { endAt: afternoon().startAt }, PLAIN],
    ['that begins when he leaves', { startAt: afternoon().startAt + 40 * MINUTE, endAt: afternoon().startAt + HOUR }, PLAIN]
  ])('a warning %s', async (_, more, words) => {
    await entered(more)
    const order = await served()
    await rate(order)
    expect(await why(order)).toEqual([words])
  })

  test('two at once are worth no more than one', async () => {
    await entered()
    await entered({ level: 'red', what: 'lightning', ...EVERYWHERE })
    const order = await served()
    await rate(order)
    expect(await why(order)).toEqual([WET])
  })

  test('taken back before the visit is closed it earns nothing; afterwards what was awarded stays', async () => {
    const { id } = await entered()
    const other = await entered({ startAt: RAIN.startAt + DAY, endAt: RAIN.endAt + DAY })
    const first = await served()
    await rate(first)
    await call('lu', 'points.dropWarning', { id: other.id })
    const second = await served({ windows: [afternoon(2)], again: true })
    await rate(second)
    await call('lu', 'points.dropWarning', { id })
    expect([await why(first), await why(second)]).toEqual([[WET], [PLAIN]])
  })

  test('entered after the visit and before it is closed it counts', async () => {
    const order = await served()
    await entered()
    await rate(order)
    expect(await why(order)).toEqual([WET])
  })

  test('a correction reckons with the warnings that stand around the corrected visit', async () => {
    const { startAt } = afternoon()
    await entered({ startAt: startAt + 60 * MINUTE, endAt: startAt + 75 * MINUTE })
    const order = await served()
    await rate(order)
    expect(await why(order)).toEqual([PLAIN])
    // Chen had shown the code at once, but began an hour later, when the rain did
    clock.now = startAt + 2 * HOUR
    expect(await corrects(order, 30, startAt + 60 * MINUTE)).toBe('confirmed')
    expect((await why(order)).flat()).toContain('恶劣天气 ×1.2（其中 15 分钟）')
  })

  test('what was left for later while the points stood still reckons with them too', async () => {
    await byHand(`insert into book_stop (tenant_id, asset, found_at, faults) values ('linjiang', 'point', now(), '[]')`)
    await entered()
    const order = await served()
    await rate(order)
    expect(await why(order)).toEqual([])
    await byHand('delete from book_stop')
    expect(await makeUpForWaits({ stores: cellar().stores, now: clock.now })).toBe(1)
    expect(await why(order)).toEqual([WET])
  })

  test('the past over which rules are tried has the same warnings', async () => {
    const { id } = await entered()
    const rated = await served()
    await rate(rated)
    const issued = async (version: string) => {
      clock.now += HOUR
      const pack = withNumbers(readPack((await call('shen', 'points.ruleVersion', {})).file), { R09: { points: 11 } })
      const draft = await call('shen', 'points.draft', { file: fileOf({ ...pack, version, effectiveAt: afternoon(30).startAt }) })
      return (await call('shen', 'points.simulate', { id: draft.id })).report?.before.issued
    }
    expect(await issued('v1')).toBe(19)
    await call('shen', 'points.dropWarning', { id })
    expect(await issued('v2')).toBe(18)
    await entered({ communityIds: ['dongfeng'] })
    expect(await issued('v3')).toBe(18)
    await entered(EVERYWHERE)
    expect(await issued('v4')).toBe(19)
  })
})

describe('who enters one', () => {
  test('the district, and nobody else; everybody reads what stands', async () => {
    const { id } = await entered()
    for (const who of ['wang', 'fang', 'chen', 'zhao', 'li'])
      expect([await refusal(who, 'points.warn', RAIN), await refusal(who, 'points.dropWarning', { id })]).toEqual([
        'NOT_ALLOWED',
        'NOT_ALLOWED'
      ])
    const { communityIds: _, ...shown } = RAIN
    const read = { ...shown, id, communities: ['槐树里社区'], standing: 'coming' }
    expect((await call('li', 'points.warnings', {})).items).toEqual([read])
    expect((await call('lu', 'points.warnings', {})).items).toEqual([{ ...read, enteredBy: '沈督导' }])
    expect(await refusal('nobody-here', 'points.warnings', {})).toBe('NOT_REGISTERED')
    clock.now = RAIN.startAt
    expect((await call('li', 'points.warnings', {})).items).toMatchObject([{ standing: 'now' }])
    clock.now = RAIN.startAt + 14 * DAY
    expect((await call('li', 'points.warnings', {})).items).toEqual([])
  })

  test.each<[string, Partial<Warn>]>([
    ['longer than a week ago', { startAt: MONDAY - 7 * DAY - 1, endAt: MONDAY }],
    ['more than a week ahead', { startAt: MONDAY + 7 * DAY + 1, endAt: MONDAY + 8 * DAY }],
    ['longer than three days', { endAt: RAIN.startAt + 72 * HOUR + 1 }],
    ['without an end', { endAt: RAIN.startAt }],
    ['of a place that is none of its communities', { communityIds: ['huaishu', 'liuyin'] }],
    ['of nowhere', { communityIds: [] }],
    ['that is only yellow', { level: 'yellow' as never }]
  ])('one %s is refused, and nothing is entered', async (_, more) => {
    expect(await refusal('shen', 'points.warn', { ...RAIN, ...more })).toBe('INVALID_INPUT')
    expect(await rows('select from weather_warning')).toEqual([])
  })

  test('the same tap once more is one warning, at once or a day later, when it could not be entered any more; another one under its id is refused', async () => {
    const request = newRequest()
    const late = { startAt: MONDAY - 7 * DAY, endAt: MONDAY - 6 * DAY }
    const all = await Promise.all([1, 2, 3].map(() => call('shen', 'points.warn', { ...RAIN, ...late }, request)))
    clock.now += DAY
    all.push(await call('shen', 'points.warn', { ...RAIN, ...late }, request))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(await rows('select from weather_warning')).toHaveLength(1)
    expect(await refusal('shen', 'points.warn', { ...RAIN, level: 'red' }, request)).toBe('REQUEST_REUSED')
  })

  test('taken back twice is once, by whoever was first; what was never entered is told', async () => {
    const { id } = await entered()
    const both = await Promise.all(['shen', 'lu'].map((who) => ask(who, 'points.dropWarning', { id })))
    expect(both.every(({ ok }) => ok)).toBe(true)
    const [first] = await rows('select dropped_by, dropped_at from weather_warning')
    clock.now += HOUR
    await call('shen', 'points.dropWarning', { id })
    expect(await rows('select dropped_by, dropped_at from weather_warning')).toEqual([first])
    expect([await refusal('shen', 'points.dropWarning', { id: 'W0' }), (await call('shen', 'points.warnings', {})).items]).toEqual([
      'WARNING_GONE',
      []
    ])
  })

  test('pages of twenty, what begins last first, none twice', async () => {
    for (let hour = 0; hour < 23; hour += 1) await entered({ startAt: RAIN.startAt + Math.floor(hour / 2) * HOUR, endAt: RAIN.endAt + DAY })
    const first = await call('li', 'points.warnings', {})
    const { items, next } = await call('li', 'points.warnings', { cursor: first.next })
    const all = [...first.items, ...items]
    expect([first.items.length, items.length, next, new Set(all.map(({ id }) => id)).size]).toEqual([20, 3, undefined, 23])
    expect(all.map(({ startAt }) => startAt)).toEqual(all.map(({ startAt }) => startAt).sort((one, other) => other - one))
  })

  test.each([
    [`update weather_warning set ends_at = ends_at + interval '1 hour'`, 'stays as it is'],
    [`update weather_warning set (dropped_by, dropped_at) = ('lu', now())`, null],
    ['delete from weather_warning', 'only ever added to'],
    [`update weather_warning set dropped_by = 'lu'`, 'dropped_by_somebody']
  ])('what was entered is not rewritten: %s', async (statement, refused) => {
    await entered()
    if (refused) return expect(byHand(statement)).rejects.toThrow(refused)
    await byHand(statement)
    return expect(byHand('update weather_warning set (dropped_by, dropped_at) = (null, null)')).rejects.toThrow('stays as it is')
  })
})

import type { CodeStep } from '@contract/order'
import { DAY, MINUTE } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { judge } from '@domain/verify/judge'
import { lineWords, type Line } from '@domain/verify/line'
import type { Trusted } from '@domain/verify/notice'
import { judgeSlip, SLIP_BYTES } from '@domain/verify/slip'
import type { StatementFile } from '@domain/verify/statement'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { openSigners, primitives } from '../../cloudfunctions/_kit/signing'
import { publishCheckpoints } from '../../cloudfunctions/jobs/checkpoints'
import { phoneKey } from '../kitchen/phone-key'
import { TENANT } from '../town/places'
import { call, clock, counted, found, instead, refusal, rows, step } from './doors'
import { atTheDoor, codeNow, served } from './steps'

beforeEach(() => found())
afterEach(() => {
  delete instead.signerOf
})

const phones = { li: phoneKey('l'), chen: phoneKey('c') }
const night = () => publishCheckpoints({ ...cellar(), ...instead, now: clock.now })
const noticed = async (): Promise<Trusted> => {
  const { keys, days } = await call(null, 'books.notice', {})
  return { keys: keys.map(({ id }) => id), days }
}
const fileOf = async (who: string): Promise<string> => (await call(who, 'books.statement', {})).text
const judged = (words: string, trusted: Trusted): Line[] => judge(words, trusted, primitives)?.lines ?? []
const said = (lines: readonly Line[]) => lines.map(lineWords)
const rated = (order: OrderView) => call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)

/** The code on Li's phone now, as her phone signs it. */
const shownByLi = async (order: OrderView, phone = phones.li): Promise<{ qr: string; code: string }> => {
  const [now] = (await call('li', 'order.code', { orderId: order.id })).steps as [CodeStep]
  return { qr: phone.shows(order, now), code: now.code }
}
/** Chen arrives and leaves, both phones signing. */
const visited = async (shows = phones.li, comes = phones.chen): Promise<OrderView> => {
  const order = await atTheDoor()
  for (const stage of ['arrive', 'leave'] as const) {
    const { qr, code } = await shownByLi(order, shows)
    await call('chen', 'order.perform', step(order, stage, { code: qr, signed: comes.came(order, stage, code, clock.now) }))
    if (stage === 'arrive') clock.now += 40 * MINUTE
  }
  return call('li', 'order.get', { orderId: order.id })
}

test('Chen takes his statement along, and three separate lines come true of it', async () => {
  await call('li', 'books.addDevice', phones.li.device())
  await rated(await visited())
  expect(await refusal('chen', 'books.statement', {})).toBe('NOT_PUBLISHED')
  expect(await night()).toBe(1)
  const words = await fileOf('chen')
  expect(counted.trips).toBe(2)
  expect(said(judged(words, await noticed()))).toEqual(['没有被改动：是', '在当天的公布摘要里：是', '现场双方设备签过：是'])
  const { statement } = JSON.parse(words) as StatementFile
  expect(statement.accounts.map(({ name, entries }) => [name, entries.map(({ posted, why, title }) => [posted, why[0], title])])).toEqual([
    [
      '积分',
      [
        [8, '服务 40 分钟，每小时 10 分', '义务理发'],
        [10, '第一次完成服务 +10', '义务理发']
      ]
    ]
  ])
  expect(statement.visits.map(({ stage, helper, witness }) => [stage, helper?.key, witness?.key])).toEqual([
    ['arrive', phones.chen.publicKey, phones.li.publicKey],
    ['leave', phones.chen.publicKey, phones.li.publicKey]
  ])
})

test('never who was helped: neither name nor id, phone or address of Li stands in what Chen takes along', async () => {
  const owns = accountOf('minute', 'earned', 'li')
  await cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([{ id: 'given', phase: 'direct', from: issuer('minute'), lines: [{ account: owns, amount: 100 }], at: clock.now }])
  await rated(await served())
  const pairing = { kind: 'pairing', orgId: 'huaishu', personId: 'chen', householdId: 'li', month: '2026-11' } as const
  expect(await call('wang', 'points.record', pairing)).toMatchObject({ points: 10 })
  await night()
  const words = await fileOf('chen')
  expect(words).toContain('minute/earned/chen')
  expect(words).toMatch(/"pairing\/H/)
  expect(words).not.toMatch(/"li"|\/li["/]|李|奶奶|桂芳|home-li|138\d{8}/)
  const { code, rows: printed } = await call('chen', 'books.paper', {})
  expect(printed.length).toBeGreaterThan(1)
  expect(`${code}${JSON.stringify(printed)}`).not.toMatch(/李|奶奶|桂芳/)
  // and what is published names nobody at all
  expect(JSON.stringify(await call(null, 'books.notice', {}))).not.toMatch(/chen|"li"|minute|point/)
})

test('without a notice nothing is vouched for; with that of another district or day it is refused', async () => {
  await rated(await served())
  await night()
  const words = await fileOf('chen')
  const { keys, days } = await noticed()
  expect(said(judged(words, { keys: [], days: [] })).slice(0, 2)).toEqual(['没有被改动：看不出', '在当天的公布摘要里：看不出'])
  expect(said(judged(words, { keys: ['0'.repeat(32)], days })).slice(0, 2)).toEqual(['没有被改动：否', '在当天的公布摘要里：否'])
  expect(said(judged(words, { keys, days: [{ day: days[0]!.day, digest: 'f'.repeat(64) }] }))[1]).toBe('在当天的公布摘要里：否')
  expect(said(judged(words, { keys, days: [{ day: '2026-11-01', digest: 'f'.repeat(64) }] }))[1]).toBe('在当天的公布摘要里：看不出')
  // the half that is typed from the paper is enough
  const typed = days.map(({ day, digest }) => ({ day, digest: digest.slice(0, 32) }))
  expect(said(judged(words, { keys, days: typed })).slice(0, 2)).toEqual(['没有被改动：是', '在当天的公布摘要里：是'])
  expect(said(judged(words, { keys, days: typed }))[2]).toBe('现场双方设备签过：没有')
})

test('who runs the database rewrites a night: the chain of digests and the notice of the day before tell', async () => {
  await rated(await served())
  await night()
  const before = await noticed()
  clock.now += DAY
  await night()
  const { days } = await noticed()
  expect(days.map(({ day }) => day)).toEqual(['2026-11-25', '2026-11-24'])
  const kept = await rows<{ before: string; digest: string }>('select before, digest from checkpoint order by day')
  expect([kept[0]?.before, kept[1]?.before]).toEqual(['', kept[0]?.digest])
  expect(days[1]).toEqual(before.days[0])
  await expect(rows("update checkpoint set digest = 'other'")).rejects.toThrow('only ever added to')
  await expect(rows('delete from checkpoint')).rejects.toThrow('only ever added to')
})

test('one digest a day, however often the clock ticks and however many instances wake up', async () => {
  await rated(await served())
  const both = await Promise.all([night(), night()])
  expect(both.sort()).toEqual([0, 1])
  clock.now += 11 * MINUTE
  expect(await night()).toBe(0)
  expect(await rows('select day from checkpoint')).toHaveLength(1)
})

test('an instance that broke off is taken over from ten minutes later', async () => {
  await rated(await served())
  const { stores } = cellar()
  await stores.claimSlot(`checkpoint/${TENANT.id}`, Math.floor(clock.now / (10 * MINUTE)) * 10 * MINUTE, clock.now)
  expect(await night()).toBe(0)
  clock.now += 10 * MINUTE
  expect(await night()).toBe(1)
  expect(said(judged(await fileOf('chen'), await noticed()))[1]).toBe('在当天的公布摘要里：是')
})

test('another key from tomorrow on: the old one stays published, and both are good for what they signed', async () => {
  await rated(await served())
  await night()
  const old = await fileOf('chen')
  instead.signerOf = openSigners('another key of the district, kept apart', cellar().keys)
  // what it signs before anybody knows of it would be judged no
  expect([await refusal('chen', 'books.statement', {}), await refusal('chen', 'books.paper', {})]).toEqual([
    'NOT_PUBLISHED',
    'NOT_PUBLISHED'
  ])
  clock.now += DAY
  await night()
  const trusted = await noticed()
  expect(trusted.keys).toHaveLength(2)
  for (const words of [old, await fileOf('chen')])
    expect(said(judged(words, trusted)).slice(0, 2)).toEqual(['没有被改动：是', '在当天的公布摘要里：是'])
})

describe('what phones sign on site', () => {
  const halves = () =>
    rows<{ stage: string; came: boolean; showed: boolean }>(
      'select stage, helper_key is not null as came, witness_key is not null as showed from visit_signature order by stage'
    )

  test('six digits typed: the visit is proven as ever, and the line says that only one side signed', async () => {
    const order = await atTheDoor()
    for (const stage of ['arrive', 'leave'] as const) {
      const code = await codeNow(order)
      await call('chen', 'order.perform', step(order, stage, { code, signed: phones.chen.came(order, stage, code, clock.now) }))
      if (stage === 'arrive') clock.now += 40 * MINUTE
    }
    await rated(await call('li', 'order.get', { orderId: order.id }))
    expect(await halves()).toEqual([
      { stage: 'arrive', came: true, showed: false },
      { stage: 'leave', came: true, showed: false }
    ])
    await night()
    const [, , line] = judged(await fileOf('chen'), await noticed())
    expect(line).toMatchObject({ verdict: 'no', because: '1 次服务里，双方的手机都签过的有 0 次，只有一方签过的有 1 次' })
  })

  test.each([
    ['signed for another end', (order: OrderView, code: string) => phones.chen.came(order, 'leave', code, clock.now)],
    ['signed for another order', (order: OrderView, code: string) => phones.chen.came({ ...order, id: 'O1' }, 'arrive', code, clock.now)],
    ['signed for other digits', (order: OrderView) => phones.chen.came(order, 'arrive', '000000', clock.now)],
    ['torn', (order: OrderView, code: string) => ({ ...phones.chen.came(order, 'arrive', code, clock.now), signature: '0'.repeat(128) })]
  ])('a signature that is %s is left out and stops nobody at the door', async (_, signs) => {
    const order = await atTheDoor()
    const code = await codeNow(order)
    const done = await call('chen', 'order.perform', step(order, 'arrive', { code, signed: signs(order, code) }))
    expect([done.view?.state, await halves()]).toEqual(['serving', []])
  })

  const HOUR = 60 * MINUTE
  const byClock = (off: number): typeof phones.chen => ({
    ...phones.chen,
    came: (order, stage, code, at) => phones.chen.came(order, stage, code, at + off)
  })
  const BOTH = '1 次服务里，双方的手机都签过的有 1 次'
  const ONE = '1 次服务里，双方的手机都签过的有 0 次，只有一方签过的有 1 次'
  test.each<[string, number, boolean, string]>([
    ['26 hours behind', -26 * HOUR, false, ONE],
    ['26 hours ahead', 26 * HOUR, false, ONE],
    ['23 hours behind', -23 * HOUR, true, BOTH],
    ['an hour ahead', HOUR, true, BOTH],
    ['right', 0, true, BOTH]
  ])(
    'a phone whose clock is %s, and whose key ends ten minutes later: the visit counts, and nobody is accused',
    async (_, off, came, because) => {
      await call('li', 'books.addDevice', phones.li.device())
      await call('chen', 'books.addDevice', phones.chen.device())
      await rated(await visited(phones.li, byClock(off)))
      expect(await halves()).toEqual(['arrive', 'leave'].map((stage) => ({ stage, came, showed: true })))
      clock.now += 10 * MINUTE
      const { devices } = await call('chen', 'books.devices', {})
      await call('chen', 'books.endDevice', { id: devices[0]!.id })
      await night()
      const [first, second, line] = judged(await fileOf('chen'), await noticed())
      expect([first?.verdict, second?.verdict, line?.because]).toEqual(['yes', 'yes', because])
    }
  )

  test('a phone that was never made known, one that is no witness’s, and the helper’s own do not count as whoever showed the code', async () => {
    await call('lin', 'books.addDevice', phoneKey('n').device())
    await visited(phoneKey('n'))
    expect((await halves()).every(({ came, showed }) => came && !showed)).toBe(true)
    await found()
    await visited(phones.chen)
    expect((await halves()).every(({ came, showed }) => came && !showed)).toBe(true)
  })

  test('a lost phone: from then on it signs nothing, what it signed stays', async () => {
    await call('li', 'books.addDevice', phones.li.device())
    const { devices } = await call('li', 'books.devices', {})
    await call('li', 'books.endDevice', { id: devices[0]!.id })
    expect((await call('li', 'books.devices', {})).devices[0]?.until).toBe(clock.now)
    expect(await refusal('chen', 'books.endDevice', { id: devices[0]!.id })).toBe('DEVICE_GONE')
    await visited()
    expect((await halves()).every(({ came, showed }) => came && !showed)).toBe(true)
    await expect(rows('delete from device_end')).rejects.toThrow('only ever added to')
  })

  test('a key is one person’s, and only whoever has its other half makes it known', async () => {
    await call('li', 'books.addDevice', phones.li.device())
    await call('li', 'books.addDevice', phones.li.device())
    expect((await call('li', 'books.devices', {})).devices).toHaveLength(1)
    expect(await refusal('chen', 'books.addDevice', phones.li.device())).toBe('DEVICE_NOT_TAKEN')
    const stolen = { ...phones.chen.device(), signature: phones.li.device().signature }
    expect(await refusal('li', 'books.addDevice', stolen)).toBe('INVALID_INPUT')
    for (const letter of 'abdefghijkmnopqrstu') await call('li', 'books.addDevice', phoneKey(letter).device())
    expect(await refusal('li', 'books.addDevice', phoneKey('v').device())).toBe('DEVICE_NOT_TAKEN')
  })
})

test('a printed page: its code holds what stands on it, below a kilobyte, and is checked without anything else', async () => {
  const owns = accountOf('point', 'earned', 'chen')
  const line = (n: number) => ({
    id: `t/${n}`,
    phase: 'direct' as const,
    from: issuer('point'),
    lines: [{ account: owns, amount: n + 1 }],
    at: clock.now + n * MINUTE
  })
  await cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post(Array.from({ length: 120 }, (_, n) => line(n)))
  clock.now += DAY
  await night()
  const paper = await call('chen', 'books.paper', { month: '2026-11' })
  expect(paper.rows.length + paper.left).toBe(120)
  expect(paper.rows.length).toBe(28)
  expect(Buffer.byteLength(paper.code)).toBeLessThanOrEqual(SLIP_BYTES)
  const trusted = await noticed()
  const read = judgeSlip(paper.code, trusted, primitives)
  expect(read?.slip).toMatchObject({ person: paper.person, day: paper.day, rows: paper.rows, left: paper.left })
  expect(said(read?.lines ?? [])).toEqual(['没有被改动：是', '在当天的公布摘要里：看不出', '现场双方设备签过：看不出'])
  expect((await call('chen', 'books.paper', { month: '2026-10' })).rows).toEqual([])
})

test('Chen leaves: the link is gone, the chain is whole, and no statement of his can be made any more', async () => {
  await call('li', 'books.addDevice', phones.li.device())
  await rated(await visited())
  await night()
  await call('chen', 'member.leave', { stay: false })
  clock.now += 8 * DAY
  const { stores } = cellar()
  expect(await stores.forSystem(TENANT.id).erase('chen', clock.now)).toBe(true)
  expect(await refusal('chen', 'books.statement', {})).toBe('NOT_REGISTERED')
  expect(await rows("select key_id from device_owner where person_id = 'chen'")).toEqual([])
  expect(await rows('select id from device_key')).toHaveLength(2)
  expect(await night()).toBe(1)
})

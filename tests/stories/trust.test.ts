import { DAY, HOUR } from '@domain/clock/milliseconds'
import {
  afternoon,
  call,
  clock,
  viewed,
  contextOf,
  doors,
  found,
  haircut,
  MONDAY,
  newRequest,
  refusal,
  rows,
  send,
  step,
  TIMER
} from './doors'
import { accepted, codeNow, placed } from './steps'

beforeAll(() => found())
beforeEach(() => {
  clock.now = MONDAY
})

const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'answered' : answer.error?.code)
const orders = async () => Number((await rows<{ n: number }>('select count(*) as n from orders'))[0]?.n)

describe('who is calling (trust.md §2)', () => {
  test.each([
    ['openid', { openid: 'demo:wang' }],
    ['OPENID', { OPENID: 'demo:wang' }],
    ['tenant', { tenantId: 'linjiang' }],
    ['now', { now: 0 }],
    ['WX_OPENID', { WX_OPENID: 'demo:wang' }]
  ])('%s in the event or in the input is refused, not read', async (_, extra) => {
    expect(codeOf(await send('li', 'member', { action: 'member.me', input: {}, ...extra }))).toBe('INVALID_INPUT')
    expect(codeOf(await send('li', 'member', { action: 'member.me', input: extra }))).toBe('INVALID_INPUT')
  })

  test('what WeChat itself adds to an event is allowed there and never read', async () => {
    const event = { action: 'member.me', input: {}, userInfo: { openId: 'demo:wang', appId: 'demo' }, tcbContext: {} }
    expect(await send('li', 'member', event)).toMatchObject({ ok: true, value: { person: { id: 'li' } } })
    expect(codeOf(await send(null, 'member', event))).toBe('NOT_SIGNED_IN')
  })

  test('an identity that stands only in the environment of the process is nobody', async () => {
    Object.assign(process.env, { WX_OPENID: 'demo:wang', WX_APPID: 'demo' })
    expect(codeOf(await send(null, 'member', { action: 'member.me' }, {}))).toBe('NOT_SIGNED_IN')
    expect(codeOf(await send(null, 'member', { action: 'member.me' }, contextOf(null)))).toBe('NOT_SIGNED_IN')
    delete process.env.WX_OPENID
    delete process.env.WX_APPID
  })

  test('an older token is signed out everywhere', async () => {
    await rows("update account set epoch = 1 where openid = 'demo:bai'")
    expect(codeOf(await send('bai', 'member', { action: 'member.me' }, contextOf('bai', { LINLI_EPOCH: '0' })))).toBe('NOT_SIGNED_IN')
    expect(
      codeOf(await send('bai', 'order', { action: 'order.mine', input: { list: 'live' } }, contextOf('bai', { LINLI_EPOCH: '0' })))
    ).toBe('NOT_SIGNED_IN')
    expect(codeOf(await send('bai', 'member', { action: 'member.me' }, contextOf('bai', { LINLI_EPOCH: '1' })))).toBe('answered')
  })

  test('the same openid of another app is somebody else', async () => {
    const order = await placed()
    const elsewhere = { environment: JSON.stringify({ WX_APPID: 'wxother', WX_OPENID: 'demo:li' }) }
    expect(codeOf(await send('li', 'order', { action: 'order.get', input: { orderId: order.id } }, elsewhere))).toBe('NOT_REGISTERED')
  })

  test('500 callers at once, each answered as themselves', async () => {
    const people = ['li', 'wang', 'zhao', 'chen', 'feng']
    const answers = await Promise.all(Array.from({ length: 500 }, (_, index) => call(people[index % 5] ?? '', 'member.me', {})))
    expect(answers.map((me) => me.person?.id)).toEqual(Array.from({ length: 500 }, (_, index) => people[index % 5]))
  })
})

describe('jobs is the clock’s alone', () => {
  const tick = { Type: 'Timer', TriggerName: 'tick', Time: '2026-11-23T01:30:00Z' }

  test.each([
    ['a resident with the platform’s event', tick, contextOf('li')],
    ['a resident by its name', { action: 'jobs.tick', input: {} }, contextOf('li')],
    ['staff', { action: 'jobs.tick', input: {} }, contextOf('wang')],
    ['a resident who borrows the mark', tick, contextOf('li', { TRIGGER_SRC: 'timer' })],
    ['nobody', { action: 'jobs.tick' }, {}],
    ['somebody with the event and no mark', tick, {}]
  ])('%s is refused', async (_, event, context) => {
    expect(codeOf(await doors.jobs(event, context))).toMatch(/NOT_ALLOWED|UNKNOWN_ACTION/)
    expect(await rows('select 1 from job_slot')).toEqual([])
  })

  test('the timer may do nothing but tick', async () => {
    expect(codeOf(await doors.jobs({ ...tick, TriggerName: 'toString' }, TIMER))).toBe('UNKNOWN_ACTION')
    for (const name of ['member', 'order', 'rating', 'community'] as const)
      for (const TriggerName of ['me', 'get', 'give', 'inbox', 'tick'])
        expect(codeOf(await doors[name]({ ...tick, TriggerName }, TIMER))).toMatch(/NOT_ALLOWED|UNKNOWN_ACTION/)
  })
})

describe('nobody confirms for themselves', () => {
  test('the helper who is the elder’s daughter may not accept', async () => {
    const order = await placed({ itemCode: 'A01' })
    await call('wang', 'order.perform', step(order, 'refer_pool', {}))
    expect(await refusal('zhang', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))).toBe('OWN_ORDER')
    expect((await call('zhang', 'order.pool', {})).items).toEqual([])
  })

  test('staff who came themselves do not verify their visit: a colleague does', async () => {
    const order = await placed({ itemCode: 'B06', again: true })
    await call('wang', 'order.perform', step(order, 'keep', { inviteeIds: ['liuYang'] }))
    const accepts = viewed(await call('liuYang', 'order.perform', step(order, 'accept', { riskRead: true, insured: true })))
    expect(accepts.seats[0]).toMatchObject({ mine: true, duty: true })
    clock.now = afternoon().startAt
    await call('liuYang', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
    clock.now += HOUR
    await call('liuYang', 'order.perform', step(order, 'leave', { code: await codeNow(order) }))
    clock.now += 4 * DAY
    const verify = step(order, 'verify', { how: 'call', words: '李奶奶说办好了', outcome: 'solved' })
    expect(await refusal('liuYang', 'order.perform', verify)).toBe('NOT_ALLOWED')
    expect(viewed(await call('wang', 'order.perform', verify))).toMatchObject({ state: 'closed', verification: { by: 'wang' } })
  })

  test('somebody else’s order does not exist', async () => {
    const order = await placed({ itemCode: 'C02' })
    for (const who of ['feng', 'qian', 'ma', 'ding']) {
      expect(await refusal(who, 'order.get', { orderId: order.id })).toBe('NOT_FOUND')
      expect(await refusal(who, 'order.perform', step(order, 'cancel', {}))).toBe('NOT_FOUND')
      expect(await refusal(who, 'order.contact', { orderId: order.id })).toBe('NOT_FOUND')
      expect(await refusal(who, 'community.targets', { orderId: order.id })).toBe('NOT_FOUND')
      expect(await refusal(who, 'community.suggest', { orderId: order.id })).toBe('NOT_FOUND')
      expect(await refusal(who, 'order.remark', { orderId: order.id, kind: 'nudge' })).toBe('NOT_FOUND')
      expect(await refusal(who, 'order.slip', { orderId: order.id })).toBe('NOT_FOUND')
    }
    expect(await refusal('feng', 'order.get', { orderId: 'O000000000000000' })).toBe('NOT_FOUND')
  })

  test('an inbox belongs to its post', async () => {
    expect(await refusal('li', 'community.inbox', { orgId: 'huaishu', list: 'placed' })).toBe('NOT_ALLOWED')
    expect(await refusal('ma', 'community.inbox', { orgId: 'huaishu', list: 'placed' })).toBe('NOT_ALLOWED')
    expect(await refusal('chen', 'community.unitInbox', { unitId: 'power', list: 'referred' })).toBe('NOT_ALLOWED')
  })

  test('a seriesId of somebody else cannot be named', async () => {
    expect(
      codeOf(await send('li', 'order', { action: 'order.place', input: { ...haircut(), seriesId: 'S1' }, requestId: newRequest() }))
    ).toBe('INVALID_INPUT')
  })
})

describe('what is private', () => {
  beforeAll(() => found())

  test('phone and door only by order.contact, and every reading is written down', async () => {
    const order = await accepted({ itemCode: 'B04' })
    expect(JSON.stringify(await call('chen', 'order.get', { orderId: order.id }))).not.toMatch(/室|101000000/)
    const before = Number((await rows<{ n: number }>('select count(*) as n from access_log'))[0]?.n)
    const contact = await call('chen', 'order.contact', { orderId: order.id })
    expect(contact).toMatchObject({ door: null, people: [{ phone: expect.stringMatching(/^101/) as string }] })
    const log = await rows<{ reader_id: string; fields: string }>('select reader_id, fields from access_log order by id')
    expect(log.slice(before)).toEqual([{ reader_id: 'chen', fields: 'phone' }])
    expect(await refusal('lin', 'order.contact', { orderId: order.id })).toBe('NOT_ALLOWED')
  })

  test('the words wait: only their author and the handler read them until they are checked', async () => {
    const fresh = await accepted({ again: true, windows: [afternoon(3)] })
    expect((await call('chen', 'order.get', { orderId: fresh.id })).words).toBeUndefined()
    expect((await call('li', 'order.get', { orderId: fresh.id })).words).toBe('头发长了，想理一理')
    expect((await call('wang', 'order.get', { orderId: fresh.id })).words).toBe('头发长了，想理一理')
    await doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)
    expect((await call('chen', 'order.get', { orderId: fresh.id })).words).toBe('头发长了，想理一理')
  })

  test('why an order is paused is read by whom it concerns, and stands nowhere in the clear', async () => {
    const order = await placed({ again: true, windows: [afternoon(4)] })
    const reason = '李阿姨住院了，等出院再来'
    await call('wang', 'order.perform', step(order, 'pause', { reason, untilAt: clock.now + 2 * DAY }))
    expect((await call('li', 'order.get', { orderId: order.id })).pause?.reason).toBe(reason)
    const written = await rows<{ text: string }>(
      `select to_json(orders)::text as text from orders union all select to_json(order_event)::text from order_event
       union all select to_json(order_private)::text from order_private union all select to_json(outbox)::text from outbox`
    )
    expect(written.filter(({ text }) => text.includes('住院'))).toEqual([])
  })

  test('nothing refused has written anything', async () => {
    const before = await orders()
    expect(await refusal('li', 'order.place', haircut({ windows: [] }))).toBe('WINDOW_INVALID')
    expect(await refusal('li', 'order.place', haircut({ where: { addressId: 'home-feng' } }))).toBe('ADDRESS_NEEDED')
    expect(await refusal('li', 'order.place', haircut({ beneficiaryId: 'feng' }))).toMatch(/NOT_ALLOWED/)
    expect(await refusal('li', 'order.place', haircut({ photos: ['cloud://linli/people/somebody/x.jpg'] }))).toBe('FILE_REFUSED')
    expect(await orders()).toBe(before)
  })
})

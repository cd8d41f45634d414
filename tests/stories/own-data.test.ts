import { DAY, HOUR } from '@domain/clock/milliseconds'
import type { Link } from '@contract/member'
import { known } from '../town/rows/people'
import { afternoon, call, clock, contextOf, doors, found, haircut, MONDAY, newRequest, refusal, rows, send, step, TIMER } from './doors'
import { allOf, partsOf } from './own'
import { awarded, onTheShelf, redeemed, tick } from './shop'
import { accepted, open, placed } from './steps'

const linksOf = async (who: string): Promise<Link[]> => (await call(who, 'member.links', {})).links
const ask = (who: string, elder: string, more = {}) => call(who, 'member.askToAct', { ...known(elder), ...more })

describe('acting for an elder', () => {
  beforeAll(() => found())
  beforeEach(() => {
    clock.now = MONDAY
  })

  test('takes two: lin asks, li agrees, and only then lin may order for her', async () => {
    await ask('lin', 'li')
    expect(await linksOf('lin')).toEqual([])
    expect((await call('lin', 'member.me', {})).agentFor).toEqual([])
    expect(await refusal('lin', 'member.answerLink', { agentId: 'lin', elderId: 'li', agree: true })).toBe('LINK_GONE')
    expect(await linksOf('li')).toContainEqual({ personId: 'lin', publicName: expect.any(String) as string, iAct: false, agreed: false })
    await call('li', 'member.answerLink', { agentId: 'lin', elderId: 'li', agree: true })
    expect((await call('lin', 'member.me', {})).agentFor).toMatchObject([{ personId: 'li' }])
    expect(await linksOf('lin')).toMatchObject([{ personId: 'li', iAct: true, agreed: true }])
    await placed({ beneficiaryId: 'li' }, 'lin')
  })

  test('whoever acts has the building of the elder’s home, and neither on the screen nor in their file the door', async () => {
    const [own] = (await call('li', 'member.me', {})).addresses
    const { addresses } = await call('lin', 'member.me', {})
    expect(addresses.find(({ id }) => id === own!.id)).toMatchObject({ building: own!.building, door: null })
    expect(own!.door).toMatch(/\d室/)
    expect(JSON.stringify(await partsOf('lin'))).not.toContain(own!.door)
  })

  test('either ends it, and twice is once', async () => {
    await call('li', 'member.answerLink', { agentId: 'lin', elderId: 'li', agree: false })
    await call('li', 'member.answerLink', { agentId: 'lin', elderId: 'li', agree: false })
    expect((await call('lin', 'member.me', {})).agentFor).toEqual([])
    await ask('lin', 'li')
    await call('lin', 'member.answerLink', { agentId: 'lin', elderId: 'li', agree: false })
    expect(await linksOf('lin')).toEqual([])
  })

  test('nobody learns who lives here: a wrong phone, a stranger and oneself are answered alike', async () => {
    expect(await ask('lin', 'li', { phone: '13900000000' })).toEqual({})
    expect(await ask('lin', 'li', { name: '不存在的人' })).toEqual({})
    expect(await ask('lin', 'lin')).toEqual({})
    expect(await linksOf('lin')).toEqual([])
    await rows("update usage set count = 10 where person_id = 'lin' and what = 'link'")
    expect(await refusal('lin', 'member.askToAct', { name: '李桂芳', phone: '13900000000' })).toBe('TOO_MANY')
  })

  test('for an elder without the app the community asks her, in its own streets only, and never for itself', async () => {
    await rows("delete from usage where what = 'link'")
    await ask('lin', 'yang')
    expect((await call('wang', 'member.linksToVerify', {})).links).toMatchObject([{ agentId: 'lin', elderId: 'yang' }])
    for (const who of ['zhao', 'li', 'lin']) expect((await call(who, 'member.linksToVerify', {})).links).toEqual([])
    for (const who of ['zhao', 'zhang'])
      expect(await refusal(who, 'member.answerLink', { agentId: 'lin', elderId: 'yang', agree: true })).toBe('LINK_GONE')
    await call('wang', 'member.answerLink', { agentId: 'lin', elderId: 'yang', agree: true })
    expect(await rows("select confirmed_by from kin where other_id = 'yang' and kind = 'agent' and person_id = 'lin'")).toEqual([
      { confirmed_by: 'wang' }
    ])
    await ask('wang', 'yang')
    expect((await call('wang', 'member.linksToVerify', {})).links).toEqual([])
    expect(await refusal('wang', 'member.answerLink', { agentId: 'wang', elderId: 'yang', agree: true })).toBe('LINK_GONE')
  })
})

test.each(['member.links', 'member.linksToVerify', 'member.readings', 'member.feedback', 'member.ownData'] as const)(
  '%s is for whoever is registered, and for no revoked token',
  async (action) => {
    await found()
    expect(await refusal('nobody-here', action, {})).toBe('NOT_REGISTERED')
    const event = { action, input: {} }
    expect(await send('li', 'member', event, contextOf('li', { LINLI_EPOCH: '7' }))).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
  }
)

describe('what is kept about me', () => {
  beforeAll(() => found())
  beforeEach(() => {
    clock.now = MONDAY
  })

  test('I see who read my phone, with their post, page by page, and nobody else’s', async () => {
    const order = await accepted({ itemCode: 'B04' })
    for (let reading = 0; reading < 21; reading += 1) {
      clock.now += 60_000
      await call(reading % 2 === 0 ? 'chen' : 'wang', 'order.contact', { orderId: order.id })
    }
    const first = await call('li', 'member.readings', {})
    expect(first.items).toHaveLength(20)
    expect(first.items[0]).toMatchObject({ field: 'phone' })
    expect(first.items.map(({ post }) => post)).toContain('槐树里社区 社区工作者')
    const times = first.items.map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => b - a))
    const second = await call('li', 'member.readings', { cursor: first.next ?? '' })
    expect(second.items.length).toBeGreaterThan(0)
    expect(second.items.every(({ at }) => at <= Math.min(...times))).toBe(true)
    expect((await call('gao', 'member.readings', {})).items).toEqual([])
    expect(await refusal('li', 'member.readings', { cursor: 'xx' })).toBe('INVALID_INPUT')
  })

  test('all of it in parts, with a mark of what it covers, and nobody else’s phone', async () => {
    const parts = await partsOf('li')
    expect(parts[0]).toMatchObject({ me: { person: { id: 'li' } }, mark: { personId: 'li', drawnAt: MONDAY } })
    expect(parts.slice(1).every(({ me }) => me === undefined)).toBe(true)
    const ids = allOf(parts, 'orders').map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(0)
    expect(JSON.stringify(parts)).not.toContain(known('chen').phone)
    // eleven times a helper the phone, ten times a worker phone, door and note: more than two pages
    expect(allOf(parts, 'readings')).toHaveLength(41)
    expect(await refusal('li', 'member.ownData', { cursor: 'elsewhere.x' })).toBe('INVALID_INPUT')
  })

  test('a helper takes along the visits, what was taken and what they said against it, what they fetched, and what they told us', async () => {
    await found()
    const { id: visited } = await accepted()
    const late = await accepted({ windows: [afternoon(2)], again: true })
    clock.now = afternoon(2).startAt - 4 * HOUR
    await call('chen', 'order.perform', step(late, 'withdraw', {}))
    await tick()
    const [taken] = (await call('chen', 'points.deductions', {})).items
    await call('chen', 'points.appeal', { id: taken!.id, words: '那天孩子发烧，提前打过电话' })
    await awarded('chen', 60)
    await redeemed(await onTheShelf())
    await call('chen', 'member.giveFeedback', { kind: 'suggestion', words: '希望能看到下个月的安排' })
    const parts = await partsOf('chen')
    expect(allOf(parts, 'orders').map(({ id }) => id)).toContain(visited)
    expect(allOf(parts, 'deductions')).toMatchObject([{ id: taken!.id, appeal: { words: '那天孩子发烧，提前打过电话' } }])
    expect(allOf(parts, 'redemptions')).toMatchObject([{ title: '大米 5 公斤', state: 'held' }])
    expect(allOf(parts, 'feedback')).toMatchObject([{ words: '希望能看到下个月的安排' }])
    expect(allOf(await partsOf('gao'), 'deductions')).toEqual([])
  })
})

describe('whoever has asked to leave', () => {
  beforeEach(() => found())
  const gone = async (who: string) => {
    await call(who, 'member.leave', { stay: false })
    clock.now += 8 * DAY
    expect(await tick()).toMatchObject({ erased: 1 })
  }

  test('asks for nothing, is asked for by nobody, and takes nothing on, until they stay', async () => {
    const order = await open({}, ['chen'])
    for (const who of ['gao', 'chen']) await call(who, 'member.leave', { stay: false })
    expect(await refusal('gao', 'order.place', haircut({ beneficiaryId: 'gao', where: { addressId: 'home-gao' } }))).toBe('LEAVING')
    expect(
      await refusal('wang', 'order.place', haircut({ beneficiaryId: 'gao', where: { addressId: 'home-gao' }, why: '本人打电话来说的' }))
    ).toBe('LEAVING')
    expect(await refusal('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))).toBe('LEAVING')
    await call('chen', 'member.leave', { stay: true })
    await call('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  })

  test('leaves neither name nor building of their orders behind, nor the line that the community wrote', async () => {
    const order = await placed()
    await call('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power', handlerLine: '老人耳背，请大声一点' }))
    const traces = () => rows('select surname, building, handler_line from orders where id = $1', [order.id])
    expect(Object.values((await traces())[0] ?? {}).every((one) => one !== null)).toBe(true)
    await call('li', 'order.perform', step(order, 'cancel', {}))
    await gone('li')
    expect(await traces()).toEqual([{ surname: null, building: null, handler_line: null }])
  })

  test('leaves no word of a visit behind and no building', async () => {
    const order = await accepted()
    await call('chen', 'order.perform', step(order, 'withdraw', { reason: '我母亲住院了' }))
    const said = () => rows(`select owner from order_private where order_id = $1 and field = 'reason'`, [order.id])
    expect(await said()).toHaveLength(1)
    await gone('chen')
    expect([await said(), await rows(`select building from address where person_id = 'chen' and building <> ''`)]).toEqual([[], []])
  })
})

describe('leaving', () => {
  beforeAll(() => found())
  const left = async (who: string) => (await call(who, 'member.me', {})).person?.erasedAfter
  const tied = () =>
    rows(
      `select 'kin' as kept from kin where 'li' in (person_id, other_id) union select 'list' from listed_elder where person_id = 'li' order by 1`
    )

  test('waits for what is under way, can be taken back, and after seven days nothing private is left', async () => {
    clock.now = MONDAY
    const order = await placed({}, 'li')
    expect(await refusal('li', 'member.leave', { stay: false })).toBe('STILL_UNDER_WAY')
    expect(await left('li')).toBeNull()
    const cancel = { orderId: order.id, action: 'cancel' as const, round: 1, termsVersion: order.termsVersion, input: {} }
    await call('li', 'order.perform', cancel)
    const request = newRequest()
    for (const _ of [1, 2]) await call('li', 'member.leave', { stay: false }, request)
    expect(await left('li')).toBe(MONDAY + 7 * DAY)
    await call('li', 'member.leave', { stay: true })
    expect(await left('li')).toBeNull()
    await call('li', 'member.leave', { stay: false })

    clock.now = MONDAY + 7 * DAY - 60_000
    await doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)
    expect(await left('li')).toBe(MONDAY + 7 * DAY)
    expect(await tied()).toEqual([{ kept: 'kin' }, { kept: 'list' }])

    clock.now = MONDAY + 7 * DAY
    await doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)
    expect(await send('li', 'member', { action: 'member.me', input: {} }, contextOf('li'))).toMatchObject({ value: { person: null } })
    expect(
      await rows("select 1 from person_private where person_id = 'li' union all select 1 from account where person_id = 'li'")
    ).toEqual([])
    expect(
      await rows("select 1 from address_private join address on address.id = address_private.address_id where address.person_id = 'li'")
    ).toEqual([])
    expect(await rows('select 1 from order_private where order_id = $1', [order.id])).toEqual([])
    expect(await tied()).toEqual([])
    expect(await rows("select public_name, birth_day from person where id = 'li'")).toEqual([{ public_name: '已注销', birth_day: null }])
    expect(await rows('select state, surname from orders where id = $1', [order.id])).toEqual([{ state: 'cancelled', surname: null }])
    expect(await rows('select count(*)::integer as n from order_event where order_id = $1', [order.id])).toEqual([{ n: 2 }])
  })
})

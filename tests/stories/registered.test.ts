import type { Input } from '@contract'
import { afternoon, ask, byHand, call, clock, found, refusal, rows, viewed } from './doors'

beforeEach(() => found())

type Neighbour = Input<'member.registerFor'>
/** Old Zhou, 81, who has no phone; Sun was at his door. */
const ZHOU: Neighbour = {
  name: '周阿大',
  birthDay: '1945-02-03',
  gridId: 'huaishu-2',
  building: '7号楼',
  door: '1单元102',
  howKnown: 'visit'
}
const PHONE = '13800000081'
const people = () => rows<{ id: string }>("select id from person where public_name = '周居民' order by id")
const kept = () =>
  rows(`select (select count(*) from person) as people, (select count(*) from address) as homes, (select count(*) from person_private) as names,
    (select count(*) from access_log) as log`)

test('Sun registers old Zhou, asks for a haircut for him and prints the paper; nothing of it is readable in the tables', async () => {
  const { person, known } = await call('sun', 'member.registerFor', ZHOU)
  expect([known, person]).toMatchObject([
    false,
    { publicName: '周居民', gridName: '槐树里第二网格', hasApp: false, homes: [{ gridId: 'huaishu-2', building: '7号楼' }] }
  ])
  expect((await call('sun', 'member.find', { text: '周阿大' })).items).toEqual([person])
  const { orders } = await call('sun', 'order.place', {
    beneficiaryId: person.personId,
    itemCode: 'B08',
    windows: [afternoon()],
    where: { addressId: person.homes[0]?.id ?? '' },
    witness: { kind: 'slip' },
    why: '老人没有手机'
  })
  const order = viewed(orders[0]!)
  expect(order.state).toBe('placed')
  expect(await call('sun', 'order.slip', { orderId: order.id })).toMatchObject({
    arriveCode: expect.stringMatching(/^\d{6}$/) as string,
    leaveCode: expect.stringMatching(/^\d{6}$/) as string
  })
  expect(await call('wang', 'order.contact', { orderId: order.id })).toMatchObject({ door: '1单元102', people: [{ phone: null }] })
  const all = [...(await rows('select * from person_private')), ...(await rows('select * from address_private'))]
  expect(JSON.stringify(all)).not.toMatch(/周阿大|1单元102/)
})

test('a birthday that a worker typed is nobody’s proof: no card was seen, and no account is there', async () => {
  const { person } = await call('sun', 'member.registerFor', ZHOU)
  expect(await rows('select has_app, real_name, birth_day::text from person where id = $1', [person.personId])).toEqual([
    { has_app: false, real_name: false, birth_day: '1945-02-03' }
  ])
  for (const table of ['account', 'identity_check', 'volunteer'])
    expect([table, await rows(`select 1 from ${table} where person_id = $1`, [person.personId])]).toEqual([table, []])
})

describe('whoever is there already is found', () => {
  test('the same request twice, and three times at once, is one person, written down once', async () => {
    const once = () => call('sun', 'member.registerFor', ZHOU, 'request-zhou')
    const answers = await Promise.all([once(), once(), once()])
    expect(await once()).toEqual(answers[0])
    expect(answers.map(({ known }) => known)).toEqual([false, false, false])
    expect(await people()).toEqual([{ id: answers[0]?.person.personId }])
    expect(await rows("select subject_id, reason from access_log where reader_id = 'sun'")).toEqual([
      { subject_id: answers[0]?.person.personId, reason: '上门时本人说的' }
    ])
    expect(await refusal('sun', 'member.registerFor', { ...ZHOU, door: '1单元103' }, 'request-zhou')).toBe('REQUEST_REUSED')
  })

  test.each<[string, Partial<Neighbour>, boolean]>([
    ['the same home, written another way', { building: ' ７号楼', door: '1单元 102 ', birthDay: undefined, fourteen: true }, true],
    ['the same home by whoever does not know the grid', { gridId: undefined, communityId: 'huaishu' }, true],
    ['the same phone, who has moved', { building: '9号楼', door: '9', phone: PHONE }, true],
    ['another door', { door: '1单元103' }, false],
    ['a building of another grid', { gridId: 'huaishu-3' }, false],
    ['another name at the same door', { name: '周阿二' }, false]
  ])('%s', async (_, more, known) => {
    const first = await call('sun', 'member.registerFor', { ...ZHOU, phone: PHONE })
    const second = await call('yuan', 'member.registerFor', { ...ZHOU, ...more })
    expect([second.known, second.person.personId === first.person.personId]).toEqual([known, known])
    expect(await people()).toHaveLength(known ? 1 : 2)
  })

  test('two workers at the same moment are one after the other', async () => {
    const both = await Promise.all(['sun', 'wang'].map((who) => call(who, 'member.registerFor', ZHOU)))
    expect(both.map(({ known }) => known).sort()).toEqual([false, true])
    expect(await people()).toHaveLength(1)
  })

  test('Li, who registered herself, reads who looked for her and why', async () => {
    const [home] = (await call('li', 'member.me', {})).addresses
    const { gridId = '', building = '' } = home ?? {}
    const { person, known } = await call('sun', 'member.registerFor', {
      name: '李桂芳',
      fourteen: true,
      gridId,
      building,
      door: home?.door ?? '',
      howKnown: 'others'
    })
    expect([known, person]).toMatchObject([true, { personId: 'li', hasApp: true }])
    expect((await call('li', 'member.readings', {})).items).toMatchObject([{ field: 'search', reason: '替别人登记' }])
  })
})

describe('who is known by name and number has moved', () => {
  const moved = { building: '9号楼', door: '2单元9' }
  const MOVED = { ...ZHOU, phone: PHONE, ...moved }

  test('without an account the new home is one more of theirs, written down once, and the one an order goes to', async () => {
    await call('sun', 'member.registerFor', { ...ZHOU, phone: PHONE })
    const again = () => call('yuan', 'member.registerFor', MOVED, 'request-moved')
    const { person, known, homeId } = await again()
    expect(known).toBe(true)
    expect(await again()).toEqual({ person, known, homeId })
    expect((await call('yuan', 'member.registerFor', MOVED)).homeId).toBe(homeId)
    expect(person.homes.map(({ id, building }) => [id === homeId, building]).sort()).toEqual([
      [false, '7号楼'],
      [true, '9号楼']
    ])
    expect(await rows("select reader_id from access_log where subject_id = $1 and fields = 'registered'", [person.personId])).toHaveLength(
      2
    )
    const { orders } = await call('yuan', 'order.place', {
      beneficiaryId: person.personId,
      itemCode: 'B08',
      windows: [afternoon()],
      where: { addressId: homeId ?? '' },
      witness: { kind: 'slip' },
      why: '老人没有手机'
    })
    expect(await call('wang', 'order.contact', { orderId: orders[0]!.orderId })).toMatchObject({ door: '2单元9' })
  })

  test('with an account they keep the homes they have said themselves', async () => {
    const { birthDay = '', gridId, building, door } = ZHOU
    await call('zhou', 'member.register', { name: '周阿大', phone: PHONE, birthDay, gridId, building, door })
    const { person, known, homeId } = await call('yuan', 'member.registerFor', MOVED)
    expect([known, homeId, person.homes.map((home) => home.building)]).toEqual([true, null, ['7号楼']])
    expect((await call('yuan', 'member.registerFor', { ...ZHOU, phone: PHONE })).homeId).toBe(person.homes[0]?.id)
  })
})

test('Zhou’s son gives him a phone: with the same name and number he is the same person, and reads who registered him', async () => {
  const { person } = await call('sun', 'member.registerFor', { ...ZHOU, phone: PHONE })
  const { birthDay = '', gridId, building } = ZHOU
  const me = await call('zhou', 'member.register', { name: '周阿大', phone: PHONE, birthDay, gridId, building, door: '1单元102室' })
  expect(me).toMatchObject({ person: { id: person.personId, checked: false }, addresses: [{ door: '1单元102室' }] })
  expect(me.addresses).toHaveLength(1)
  expect((await call('zhou', 'member.readings', {})).items).toMatchObject([
    { field: 'registered', reason: '上门时本人说的', post: '槐树里社区 网格员' }
  ])
  expect((await call('sun', 'member.find', { text: PHONE })).items).toMatchObject([{ personId: person.personId, hasApp: true }])
})

test('who had no number has one when a worker says it at the same home, and is the same person with it; whoever has one keeps theirs', async () => {
  const { person } = await call('sun', 'member.registerFor', ZHOU)
  const again = await call('yuan', 'member.registerFor', { ...ZHOU, phone: PHONE, howKnown: 'call' })
  expect(again).toEqual({ person, known: true, homeId: person.homes[0]?.id })
  await call('yuan', 'member.registerFor', { ...ZHOU, phone: '13800000082', howKnown: 'call' })
  expect((await call('sun', 'member.find', { text: '13800000082' })).items).toEqual([])
  const { birthDay = '', gridId, building, door } = ZHOU
  const me = await call('zhou', 'member.register', { name: '周阿大', phone: PHONE, birthDay, gridId, building, door })
  expect(me.person).toMatchObject({ id: person.personId, phoneTail: '0081' })
  expect((await call('zhou', 'member.readings', {})).items.map(({ field, reason }) => [field, reason]).reverse()).toEqual([
    ['registered', '上门时本人说的'],
    ['registered', '本人打电话说的'],
    ['search', '替别人登记']
  ])
})

test('what is on its way to the home that a worker had written down still finds its door', async () => {
  const { person } = await call('sun', 'member.registerFor', { ...ZHOU, phone: PHONE })
  const where = { addressId: person.homes[0]?.id ?? '' }
  const placed = { beneficiaryId: person.personId, itemCode: 'B08', windows: [afternoon()], where, why: '老人没有手机' }
  const { orders } = await call('sun', 'order.place', { ...placed, witness: { kind: 'slip' } })
  const { birthDay = '', gridId } = ZHOU
  await call('zhou', 'member.register', { name: '周阿大', phone: PHONE, birthDay, gridId, building: '7号楼', door: '后门' })
  expect(await call('wang', 'order.contact', { orderId: orders[0]!.orderId })).toMatchObject({ door: '1单元102' })
})

describe('nobody is made', () => {
  test.each<[string, string, Partial<Neighbour>, string]>([
    ['by a resident', 'li', {}, 'NOT_ALLOWED'],
    ['by a volunteer', 'chen', {}, 'NOT_ALLOWED'],
    ['by a liaison', 'zhao', {}, 'NOT_ALLOWED'],
    ['by the district', 'shen', {}, 'NOT_ALLOWED'],
    ['in a grid of another community', 'sun', { gridId: 'linhe-1' }, 'NOT_ALLOWED'],
    ['in another community', 'yuan', { gridId: undefined, communityId: 'linhe' }, 'NOT_ALLOWED'],
    ['in a grid that is not there', 'sun', { gridId: 'nowhere' }, 'INVALID_INPUT'],
    ['nowhere', 'sun', { gridId: undefined }, 'INVALID_INPUT'],
    ['without a name', 'sun', { name: '  ' }, 'INVALID_INPUT'],
    ['without a door', 'sun', { door: '' }, 'INVALID_INPUT'],
    ['with half a phone', 'sun', { phone: '138' }, 'INVALID_INPUT'],
    ['born tomorrow', 'sun', { birthDay: '2026-11-24' }, 'INVALID_INPUT'],
    ['born on no day', 'sun', { birthDay: '1945-02-30' }, 'INVALID_INPUT'],
    ['under fourteen (red line 25)', 'sun', { birthDay: '2015-02-03' }, 'INVALID_INPUT'],
    ['of an age that nobody has said (red line 25)', 'sun', { birthDay: undefined }, 'INVALID_INPUT'],
    ['under fourteen, whatever was ticked', 'sun', { birthDay: '2015-02-03', fourteen: true }, 'INVALID_INPUT'],
    ['known from nowhere', 'sun', { howKnown: 'rumour' as 'visit' }, 'INVALID_INPUT'],
    ['with a door that is a story', 'sun', { door: '很'.repeat(51) }, 'TEXT_TOO_LONG']
  ])('%s', async (_, who, more, code) => {
    const before = await kept()
    expect(await refusal(who, 'member.registerFor', { ...ZHOU, ...more })).toBe(code)
    expect(await kept()).toEqual(before)
  })

  test('by whoever had the post until yesterday', async () => {
    await byHand("update post set until = $1 where person_id = 'sun'", [new Date(clock.now - 1000).toISOString()])
    expect(await refusal('sun', 'member.registerFor', ZHOU)).toBe('NOT_ALLOWED')
  })

  test('where the same name and phone are known in another community: that is said, and not where', async () => {
    await call('peng', 'member.registerFor', { ...ZHOU, gridId: 'linhe-1', phone: PHONE })
    const before = await kept()
    expect(await ask('sun', 'member.registerFor', { ...ZHOU, phone: PHONE })).toMatchObject({
      ok: false,
      error: { code: 'REGISTERED_ELSEWHERE', message: '这个姓名和手机号已经登记在别的社区，请和那边核对' }
    })
    expect(await kept()).toEqual(before)
    // the name alone is anybody’s
    expect(await call('sun', 'member.registerFor', ZHOU)).toMatchObject({ known: false })
  })

  test('after a hundred searches today, for it says who is there', async () => {
    await call('sun', 'member.find', { text: '周阿大' })
    await rows("update usage set count = 100 where person_id = 'sun' and what = 'find'")
    expect(await refusal('sun', 'member.registerFor', ZHOU)).toBe('TOO_MANY')
    expect(await people()).toEqual([])
  })
})

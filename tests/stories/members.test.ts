import { afternoon, byHand, call, clock, found, haircut, MONDAY, newRequest, refusal, rows } from './doors'
import { placed } from './steps'

beforeAll(() => found())

const newcomer = { name: '欧阳明', birthDay: '1980-05-05', phone: '13800000000', gridId: 'huaishu-1', building: '1号楼', door: '2单元301' }

describe('a newcomer', () => {
  test('sees the menu and the grids before signing in, and is nobody yet after', async () => {
    expect((await call(null, 'order.menu', {})).categories.length).toBeGreaterThan(5)
    expect((await call(null, 'member.areas', {})).grids).toHaveLength(12)
    expect(await refusal(null, 'member.me', {})).toBe('NOT_SIGNED_IN')
    expect((await call('ouyang', 'member.me', {})).person).toBeNull()
    expect(await refusal('ouyang', 'order.mine', { list: 'live' })).toBe('NOT_REGISTERED')
  })

  test.each([
    [{ birthDay: '2026-02-30' }, 'INVALID_INPUT'],
    [{ birthDay: '2030-01-01' }, 'INVALID_INPUT'],
    [{ birthDay: '1880-01-01' }, 'INVALID_INPUT'],
    [{ birthDay: '2015-01-01' }, 'INVALID_INPUT'],
    [{ phone: '12' }, 'INVALID_INPUT'],
    [{ name: '   ' }, 'INVALID_INPUT'],
    [{ gridId: 'nowhere' }, 'INVALID_INPUT'],
    [{ door: '很'.repeat(51) }, 'TEXT_TOO_LONG']
  ])('%j is refused and nobody is made', async (wrong, code) => {
    expect(await refusal('ouyang', 'member.register', { ...newcomer, ...wrong })).toBe(code)
    expect((await call('ouyang', 'member.me', {})).person).toBeNull()
  })

  test('registers once, however often the button is pressed', async () => {
    const request = newRequest()
    const all = await Promise.all([1, 2, 3].map(() => call('ouyang', 'member.register', newcomer, request)))
    expect(new Set(all.map((me) => me.person?.id)).size).toBe(1)
    expect(all[0]?.person).toMatchObject({ name: '欧阳明', publicName: '欧阳居民', gridId: 'huaishu-1' })
    expect(all[0]?.addresses).toMatchObject([{ building: '1号楼', door: '2单元301' }])
    expect(JSON.stringify(await rows('select * from person_private'))).not.toMatch(/欧阳|13800000000/)
  })

  test('keeps large print and a second home', async () => {
    expect((await call('ouyang', 'member.savePreferences', { largePrint: true, fontSize: 26 })).person).toMatchObject({
      largePrint: true,
      fontSize: 26
    })
    const { person } = await call('ouyang', 'member.me', {})
    const home = { personId: person?.id ?? '', gridId: 'linhe-2', building: '5号楼', door: '502' }
    const request = newRequest()
    const { id } = await call('ouyang', 'member.saveAddress', home, request)
    expect(await call('ouyang', 'member.saveAddress', home, request)).toEqual({ id })
    await call('ouyang', 'member.saveAddress', { ...home, id, door: '503' })
    expect((await call('ouyang', 'member.me', {})).addresses.filter((one) => one.id === id)).toMatchObject([{ door: '503' }])
    expect(await refusal('ouyang', 'member.saveAddress', { ...home, personId: 'li' })).toBe('NOT_ALLOWED')
    expect(await refusal('ouyang', 'member.saveAddress', { ...home, id: 'home-li' })).toBe('NOT_ALLOWED')
  })
})

describe('a worker looks for somebody', () => {
  test('by name or phone, inside the own community, written down', async () => {
    expect((await call('sun', 'member.find', { text: '杨秀英' })).items).toMatchObject([
      { personId: 'yang', hasApp: false, homes: [{ id: 'home-yang', gridId: 'huaishu-1' }] }
    ])
    expect((await call('sun', 'member.find', { text: '朱福贵' })).items).toEqual([])
    expect(await refusal('li', 'member.find', { text: '杨秀英' })).toBe('NOT_ALLOWED')
    expect(await rows("select subject_id from access_log where reader_id = 'sun' order by id")).toEqual([
      { subject_id: 'yang' },
      { subject_id: null }
    ])
    for (const change of ['update access_log set reason = reason', 'delete from access_log'])
      await expect(byHand(change)).rejects.toThrow('only ever added to')
  })

  test('each home by its own grid and building, never by its door', async () => {
    for (const [gridId, building] of [
      ['huaishu-2', '8号楼'],
      ['linhe-1', '2号楼']
    ] as const)
      await call('li', 'member.saveAddress', { personId: 'li', gridId, building, door: '1单元909' })
    const [li] = (await call('sun', 'member.find', { text: '李桂芳' })).items
    expect(li?.homes.map(({ gridName, building }) => `${gridName} ${building}`).sort()).toEqual(
      (await call('li', 'member.me', {})).addresses
        .filter(({ personId }) => personId === 'li')
        .map(({ gridName, building }) => `${gridName} ${building}`)
        .sort()
    )
    expect(li?.homes).toHaveLength(3)
    expect(JSON.stringify(li)).not.toContain('909')
  })

  test('a hundred times a day', async () => {
    await rows("update usage set count = 100 where person_id = 'sun' and what = 'find'")
    expect(await refusal('sun', 'member.find', { text: '杨秀英' })).toBe('TOO_MANY')
    clock.now = MONDAY + 24 * 3_600_000
    expect((await call('sun', 'member.find', { text: '杨秀英' })).items).toHaveLength(1)
    clock.now = MONDAY
  })
})

describe('limits', () => {
  test('ten orders a day for a resident, and a new day tomorrow', async () => {
    for (let index = 0; index < 10; index += 1) await placed({ itemCode: null, words: `第${index}件小事` })
    expect(await refusal('li', 'order.place', haircut())).toBe('QUOTA_ORDERS')
    expect(await refusal('li', 'order.place', haircut({ dates: [[afternoon(1)], [afternoon(2)]] }))).toBe('QUOTA_ORDERS')
    clock.now = MONDAY + 24 * 3_600_000
    expect(await refusal('li', 'order.place', haircut({ windows: [afternoon(3)] }))).toBe('nothing was refused')
    clock.now = MONDAY
  })

  test('pages of twenty, an opaque cursor, and none that was made up', async () => {
    for (let index = 0; index < 25; index += 1)
      await call(
        'sun',
        'order.place',
        haircut({
          beneficiaryId: 'yang',
          itemCode: null,
          words: `第${index}件`,
          where: { addressId: 'home-yang' },
          witness: { kind: 'slip' },
          why: '上门登记'
        })
      )
    const first = await call('sun', 'order.mine', { list: 'live' })
    const second = await call('sun', 'order.mine', { list: 'live', cursor: first.next })
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 5, undefined])
    expect(new Set([...first.items, ...second.items].map((card) => card.id)).size).toBe(25)
    expect(first.items.flatMap(Object.keys).filter((field) => ['words', 'door', 'phone'].includes(field))).toEqual([])
    for (const cursor of ['x', `${first.next}x`, (first.next ?? '').slice(1)])
      expect(await refusal('sun', 'order.mine', { list: 'live', cursor })).toBe('INVALID_INPUT')
  })
})

describe('two remarks that are not rows', () => {
  test('催一催 once in 24 hours; the same tap twice is one', async () => {
    clock.now = MONDAY + 48 * 3_600_000
    const order = await placed({ windows: [afternoon(6)], again: true })
    await call('li', 'order.remark', { orderId: order.id, kind: 'nudge' })
    expect(await refusal('li', 'order.remark', { orderId: order.id, kind: 'nudge' })).toBe('nothing was refused')
    expect(await rows("select 1 from outbox where kind = 'nudge'")).toHaveLength(1)
    clock.now += 3_600_000
    expect(await refusal('li', 'order.remark', { orderId: order.id, kind: 'nudge' })).toBe('TOO_EARLY')
    expect(await refusal('wang', 'order.remark', { orderId: order.id, kind: 'nudge' })).toBe('NOT_ALLOWED')
  })
})

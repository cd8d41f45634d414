import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { accepted, closed, open, placed, World } from '../../tests/kitchen/world'
import { nextTimerAt } from './timers'
import { contactFor } from './view/viewers'

/** What one row does is walked in the stories; here one row meets what another has left behind. */
const ASK = { beneficiaryId: 'sun', itemCode: 'B08', where: { addressId: 'a2' }, witness: { kind: 'slip' as const }, why: '孙奶奶没有手机' }
const atClosedDoor = () => {
  const world = accepted()
  return world
    .until(world.window().startAt)
    .wait(10 * MINUTE)
    .do('chen', 'no_answer', { called: true })
}
const reads = (world: World, who: string) => world.order && contactFor(world.order, world.scene(who))

describe('a worker and a home that is not of their community', () => {
  test('may not place for somebody who lives elsewhere, nor for somebody unknown', () => {
    const world = new World()
    world.livesIn = ['c9']
    for (const who of ['grid', 'wang']) expect(world.refusal(who, 'place', { ...ASK, windows: [world.window()] })).toBe('NOT_ALLOWED')
    world.livesIn = []
    expect(world.refusal('grid', 'place', { ...ASK, windows: [world.window()] })).toBe('NOT_ALLOWED')
  })

  test('may not place at a public place of their own to reach somebody who lives elsewhere', () => {
    const world = new World()
    world.livesIn = ['c9']
    const here = { ...ASK, windows: [world.window()], where: { publicPlace: '广场', gridId: 'g1' } }
    expect(world.refusal('grid', 'place', here)).toBe('NOT_ALLOWED')
  })

  test('reads phone and door for as long as placing is their work', () => {
    const world = new World()
    world.do('grid', 'place', { ...ASK, windows: [world.window()] })
    expect(reads(world, 'grid')).toMatchObject({ phonesOf: ['sun'], door: true })
    Object.assign(world.people.grid as object, { posts: [] })
    expect(reads(world, 'grid')).toMatchObject({ phonesOf: [], door: false, note: false })
  })

  test('opens nothing any more when the order is long over', () => {
    const world = closed()
    expect(reads(world, 'wang')?.phonesOf).toContain('li')
    world.wait(16 * DAY)
    expect(reads(world, 'wang')).toMatchObject({ phonesOf: [], door: false, note: false })
  })
})

describe('a closed door', () => {
  test('cannot be paused away, and a pause from before does not hold the alarm', () => {
    expect(atClosedDoor().refusal('wang', 'pause', { reason: '住院了', untilAt: atClosedDoor().now + 3 * DAY })).not.toBeNull()
    const world = accepted().do('wang', 'pause', { reason: '家里有客人', untilAt: accepted().now + 5 * DAY })
    world
      .until(world.window().startAt)
      .wait(10 * MINUTE)
      .do('chen', 'no_answer', { called: true })
    world.wait(2 * HOUR)
    expect(world.order).toMatchObject({ level: 'street', escalations: 1 })
  })

  test('is red at once, calls again at every level and at the top again and again, until it is settled', () => {
    const world = atClosedDoor()
    expect(world.sees('wang')).toMatchObject({ alarms: ['door'], clock: { words: '没人应门，等人去看', light: 'red' } })
    expect(world.sees('li').clock?.light).toBe('red')
    expect([world.sees('chen').atClosedDoor, accepted().sees('chen').atClosedDoor]).toEqual([true, undefined])
    expect(world.wait(2 * HOUR).order?.level).toBe('street')
    expect(world.wait(2 * HOUR).order?.level).toBe('district')
    const before = world.events.length
    world.wait(4 * HOUR)
    expect(world.events.slice(before).map(({ action }) => action)).toEqual(['escalate', 'escalate'])
    world.do('fang', 'cancel', { reason: '电话里女儿说住院了', onTheWay: true })
    expect(world.sees('fang').alarms).toBeUndefined()
    expect(nextTimerAt(world.order as never)).toBeNull()
  })

  test('goes on calling when another helper says yes meanwhile', () => {
    const world = placed('B08', { slots: 1 })
      .do('wang', 'refer_unit', { unitId: 'u1', slots: 2 })
      .do('zhao', 'dispatch', { inviteeIds: ['chen', 'qian'] })
    // two are needed: one alone does not begin by themselves
    Object.assign(world.order as object, { minPeople: 2 })
    world
      .do('chen', 'accept', {})
      .until(world.window().startAt)
      .wait(10 * MINUTE)
      .do('chen', 'no_answer', { called: true })
    const due = world.order?.clock?.dueAt
    world.do('qian', 'accept', {})
    expect(world.order).toMatchObject({ state: 'accepted', clock: { name: 'door', dueAt: due } })
    const before = world.order?.escalations ?? 0
    expect(world.wait(2 * HOUR).order?.escalations).toBe(before + 1)
  })

  test('gives the handler the telephone of those who care for the elder, for as long as it lasts', () => {
    expect(reads(accepted(), 'wang')?.phonesOf).toEqual(['li', 'chen'])
    const world = atClosedDoor()
    expect(reads(world, 'wang')?.phonesOf).toEqual(['li', 'chen', 'lily'])
    world.do('chen', 'arrive', { code: 'good' })
    expect(reads(world, 'wang')?.phonesOf).toEqual(['li', 'chen'])
    expect(world.sees('wang').alarms).toBeUndefined()
  })
})

describe('what is asked for', () => {
  test('a resident asks for the people an item takes, not for five hundred', () => {
    const world = new World()
    const ask = {
      beneficiaryId: 'li',
      itemCode: 'B08',
      windows: [world.window()],
      where: { addressId: 'a1' },
      witness: { kind: 'beneficiary' as const }
    }
    expect(world.refusal('li', 'place', { ...ask, slots: 500 })).toBe('SLOTS_TOO_MANY')
    expect(world.refusal('li', 'place', { ...ask, slots: 1 })).toBeNull()
  })

  test('to a home nobody goes alone for a risk of the second kind, whoever asks for one', () => {
    const world = new World()
    // C01: measured at home by two
    const ask = {
      beneficiaryId: 'li',
      itemCode: 'C01',
      windows: [world.window()],
      where: { addressId: 'a1' },
      witness: { kind: 'beneficiary' as const }
    }
    expect([1, 2].map((slots) => world.refusal('li', 'place', { ...ask, slots }))).toEqual(['SLOTS_TOO_FEW', null])
    world.do('li', 'place', ask)
    expect([1, 2].map((slots) => world.refusal('wang', 'refer_unit', { unitId: 'u1', slots }))).toEqual(['SLOTS_TOO_FEW', null])
    expect(world.refusal('wang', 'refer_pool', { slots: 1 })).toBe('SLOTS_TOO_FEW')
    // B03 takes two, and one may do it
    expect(new World().refusal('li', 'place', { ...ask, itemCode: 'B03', slots: 1 })).toBeNull()
  })

  test('words and photos can be taken away again, but free words are the order', () => {
    const world = placed('B08', { photos: ['cloud://a/b.jpg'] }).do('li', 'edit', { words: '', photos: [] })
    expect(world.sees('li')).not.toHaveProperty('words')
    expect(world.sees('li').photos ?? []).toEqual([])
    expect(placed(null).refusal('li', 'edit', { words: ' ' })).toBe('WORDS_NEEDED')
  })

  test('a place in somebody’s own words is read by nobody in the pool, and by invitees only when it was checked', () => {
    const world = open('B08', { where: { publicPlace: '广场', gridId: 'g1' } })
    Object.assign(world.order as object, { place: '我家五〇二', building: null, content: 'pending' })
    expect(world.sees('chen')).not.toHaveProperty('place')
    Object.assign(world.order as object, { content: 'shown' })
    expect(world.sees('chen')).toMatchObject({ place: '我家五〇二' })
    world.do('zhao', 'widen', { ring: 'community' })
    expect(world.sees('zheng')).not.toHaveProperty('place')
  })

  test('a ring that is named lies outside the present one', () => {
    for (const ring of ['invited', 'unit'] as const) expect(placed().refusal('wang', 'refer_pool', { ring })).toBe('RING_INVALID')
    expect(open().do('zhao', 'widen', { ring: 'street' }).refusal('zhao', 'widen', { ring: 'community' })).toBe('RING_INVALID')
  })
})

test('another place of the same community is a correction, another community is another order', () => {
  const world = accepted()
  expect(world.refusal('li', 'reschedule', { where: { addressId: 'a2' } })).toBeNull()
  Object.assign(world.order as object, { communityId: 'c9' })
  expect(world.refusal('li', 'reschedule', { where: { addressId: 'a2' } })).toBe('OTHER_COMMUNITY')
})

describe('the clock at the top', () => {
  test('an overdue order of the district calls again, and an order nobody takes ends', () => {
    const world = placed().wait(3 * DAY)
    expect(world.order?.level).toBe('district')
    world.do('li', 'reschedule', { windows: [world.window(6)] })
    expect(nextTimerAt(world.order as never)).not.toBeNull()
    world.wait(30 * DAY)
    expect(world.order?.state).toBe('expired')
  })

  test('one that was accepted and where nobody came is never forgotten', () => {
    const world = accepted().wait(20 * DAY)
    expect(world.order).toMatchObject({ state: 'accepted', level: 'district' })
    const before = world.events.length
    world.wait(20 * DAY)
    expect(world.events.length).toBeGreaterThan(before)
  })

  test('a level up during a pause does not make the order late when it goes on', () => {
    const world = placed()
    world
      .do('wang', 'pause', { reason: '等家里人商量', untilAt: world.now + 5 * DAY })
      .wait(DAY)
      .do('wang', 'escalate', { reason: '社区没有会的人' })
    world.do('gu', 'pause', { resume: true })
    expect(world.order?.clock?.dueAt).toBeGreaterThan(world.now)
  })

  test('a clock that begins during a pause begins at its end, and goes back with it', () => {
    const world = placed()
    world.do('wang', 'pause', { reason: '等家里人商量', untilAt: world.now + 3 * DAY }).do('wang', 'refer_unit', { unitId: 'u1' })
    expect(world.order?.clock?.startedAt).toBe(world.order?.pause?.untilAt)
    world.do('wang', 'pause', { resume: true })
    expect(world.order?.clock?.startedAt).toBe(world.now)
  })
})

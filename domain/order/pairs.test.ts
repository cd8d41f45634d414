import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { accepted, closed, open, placed, served, World } from '../../tests/kitchen/world'
import { nextTimerAt } from './timers'
import { contactFor } from './view/viewers'

/** What one row does is walked in the stories; here one row meets what another has left behind. */
const windowAt = (startAt: number) => ({ startAt, endAt: startAt + 2 * HOUR })
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
    expect(world.wait(2 * HOUR).order?.level).toBe('street')
    expect(world.wait(2 * HOUR).order?.level).toBe('district')
    const before = world.events.length
    world.wait(4 * HOUR)
    expect(world.events.slice(before).map(({ action }) => action)).toEqual(['escalate', 'escalate'])
    world.do('fang', 'cancel', { reason: '电话里女儿说住院了', onTheWay: true })
    expect(world.sees('fang').alarms).toBeUndefined()
    expect(nextTimerAt(world.order as never)).toBeNull()
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

describe('the waiting list and another time', () => {
  const waitingFor = (days: number) => {
    const world = placed('B08', { windows: [new World().window(days)] })
    return world.do('wang', 'refer_pool', {}).do('chen', 'accept', {}).do('qian', 'queue', {})
  }

  test('nobody who waited for one time is seated for another', () => {
    const world = waitingFor(3).do('li', 'reschedule', { windows: [windowAt(new World().window(4).startAt)] })
    expect(world.seat('qian')?.state).toBe('invited')
    world.do('chen', 'accept', {}).do('chen', 'withdraw', {})
    expect(world.seat('qian')).toMatchObject({ state: 'invited', acceptedAt: null })
  })

  test('whose day has filled meanwhile, or who may no longer come, is passed over; the next comes in', () => {
    for (const change of [{ busy: [new World().window(3)] }, { volunteer: null }]) {
      const world = waitingFor(3).do('wu', 'queue', {})
      Object.assign(world.people.qian as object, change)
      world.do('chen', 'withdraw', {})
      expect([world.seat('qian')?.state, world.seat('wu')?.state]).toEqual(['waiting', 'accepted'])
    }
  })

  test('a place offered for half an hour is kept for them so long, and one place is offered once', () => {
    const world = waitingFor(1).do('wu', 'queue', {})
    world.until(world.window().startAt - 5 * HOUR).do('chen', 'withdraw', {})
    expect(world.seat('qian')?.offerUntil).toBe(world.now + 30 * MINUTE)
    expect(world.seat('wu')?.offerUntil).toBeNull()
    expect(world.refusal('zheng', 'accept', {})).toBe('SEAT_TAKEN')
    expect(world.refusal('qian', 'accept', {})).toBeNull()
    world.wait(31 * MINUTE)
    expect(world.refusal('zheng', 'accept', {})).toBeNull()
  })
})

describe('who may change whom', () => {
  test('the requester changes whoever comes, never people they cannot see', () => {
    const world = accepted()
    expect(world.refusal('li', 'release', { seatId: '1-1' })).toBeNull()
    expect(world.refusal('li', 'release', { seatId: '1-2' })).toBe('WRONG_STATE')
    expect(world.refusal('zhao', 'release', { seatId: '1-2', reason: '请错人了' })).toBeNull()
  })

  test('a liaison asks their own unit only', () => {
    const world = placed().do('wang', 'refer_unit', { unitId: 'u1' })
    for (const stranger of ['far', 'lily', 'nobody'])
      expect(world.refusal('zhao', 'dispatch', { inviteeIds: [stranger] })).toBe('INVITEE_UNFIT')
  })

  test('the witness is somebody of here, when it is placed and when it is changed', () => {
    for (const personId of ['nobody', 'far', 'guest'])
      expect(placed().refusal('li', 'edit', { witness: { kind: 'person', personId } })).toBe('WITNESS_NEEDED')
    for (const personId of ['lily', 'grid', 'li'])
      expect(placed().refusal('li', 'edit', { witness: { kind: 'person', personId } })).toBeNull()
  })

  test('a seat’s id says nothing about who sits there', () => {
    expect(open().order?.seats.map(({ id }) => id)).toEqual(['1-1', '1-2'])
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

describe('a correction and another round', () => {
  test('an order that goes round again still answers its first helper, and corrects the first round', () => {
    const world = served()
    const [arrivedAt, leftAt] = [world.seat('chen')?.arrivedAt ?? 0, world.seat('chen')?.leftAt ?? 0]
    world
      .do('chen', 'propose_correction', { seatId: '1-1', arrivedAt: arrivedAt + 5 * MINUTE, leftAt, howKnown: '先在楼下等了五分钟' })
      .do('li', 'rate', { outcome: 'unsolved', satisfaction: 'fair', again: true })
    expect(world.order).toMatchObject({ state: 'placed', round: 2 })
    world.do('wang', 'confirm_correction', { correctionId: '1-1-c1', record: 'call_back', words: '李阿姨说是这样' })
    expect(world.seat('chen')).toMatchObject({ round: 1, arrivedAt: arrivedAt + 5 * MINUTE, leftAt, provenMinutes: 35 })
    expect(world.value.slice(-4).map(({ phase, round, minutes }) => [phase, round, minutes])).toEqual([
      ['reverse', 1, 40],
      ['reverse', 1, 40],
      ['post', 1, 35],
      ['post', 1, 35]
    ])
  })
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

  test('a clock that begins during a pause begins at its end, and goes back with it', () => {
    const world = placed()
    world.do('wang', 'pause', { reason: '等家里人商量', untilAt: world.now + 3 * DAY }).do('wang', 'refer_unit', { unitId: 'u1' })
    expect(world.order?.clock?.startedAt).toBe(world.order?.pause?.untilAt)
    world.do('wang', 'pause', { resume: true })
    expect(world.order?.clock?.startedAt).toBe(world.now)
  })
})

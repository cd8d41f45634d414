import { HOUR, MINUTE } from '../clock/milliseconds'
import { accepted, open, placed, served, World } from '../../tests/kitchen/world'

/** Where one row of somebody's seat meets what another row has left behind. */
const windowAt = (startAt: number) => ({ startAt, endAt: startAt + 2 * HOUR })

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

  test('whoever has said yes, or no, and is asked once more has still said yes, and may say yes', () => {
    const world = placed()
      .do('wang', 'refer_unit', { unitId: 'u1', slots: 2 })
      .do('zhao', 'dispatch', { inviteeIds: ['chen', 'qian'] })
    world
      .do('chen', 'accept', {})
      .do('qian', 'pass', {})
      .do('zhao', 'widen', { inviteeIds: ['chen', 'qian'] })
    expect(world.order?.seats.map(({ personId, state }) => [personId, state])).toEqual([
      ['chen', 'accepted'],
      ['qian', 'invited']
    ])
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
    expect(world.events.at(-1)?.facts).toMatchObject({
      oldArrivedAt: arrivedAt,
      arrivedAt: arrivedAt + 5 * MINUTE,
      oldLeftAt: leftAt,
      leftAt
    })
    expect(world.value.slice(-4).map(({ phase, round, minutes }) => [phase, round, minutes])).toEqual([
      ['reverse', 1, 40],
      ['reverse', 1, 40],
      ['post', 1, 35],
      ['post', 1, 35]
    ])
  })

  test('where no code was ever shown nothing is proposed: minutes are explained, never made', () => {
    const world = accepted()
    world.until(world.window().endAt + MINUTE).do('wang', 'finish', { words: '师傅说来过' })
    expect(world.seat('chen')).toMatchObject({ state: 'left', arrivedAt: null, provenMinutes: 0 })
    const times = { seatId: '1-1', arrivedAt: world.window().startAt, leftAt: world.window().endAt, howKnown: '我在' }
    expect([world.refusal('li', 'propose_correction', times), world.offers('li')]).toEqual(['NO_ARRIVAL', ['rate']])
  })

  test('a mistaken correction is corrected back, never before the code was shown', () => {
    const world = served()
    const [arrivedAt, leftAt] = [world.seat('chen')?.arrivedAt ?? 0, world.seat('chen')?.leftAt ?? 0]
    const correct = (from: number, n: number) =>
      world
        .do('chen', 'propose_correction', { seatId: '1-1', arrivedAt: from, leftAt, howKnown: '看着表' })
        .do('wang', 'confirm_correction', { correctionId: `1-1-c${n}`, record: 'call_back', words: '李阿姨说是这样' })
    correct(arrivedAt + 20 * MINUTE, 1)
    correct(arrivedAt, 2)
    expect(world.seat('chen')).toMatchObject({ arrivedAt, provenMinutes: 40 })
    const early = { seatId: '1-1', arrivedAt: arrivedAt - MINUTE, leftAt, howKnown: '早到了' }
    expect(world.refusal('chen', 'propose_correction', early)).toBe('TIMES_INVALID')
  })
})

import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { accepted, open, served, serving, World } from '../../tests/kitchen/world'
import { viewOf } from './view/view'

/** What was right once must be right the second time: other windows, later absences, further corrections. */
const twoWindows = () => {
  const { window } = new World()
  const at = window.bind(new World())
  return open('B08', { windows: [at(1), at(12)] }, ['chen', 'qian'])
}

test.each([
  ['withdraws', (world: World) => world.do('chen', 'withdraw', {})],
  ['is released', (world: World) => world.do('li', 'release', { seatId: '1-1' })],
  ['does not come', (world: World) => world.until(world.window(1).startAt + 31 * MINUTE).do('li', 'mark_absent', { seatId: '1-1' })]
])('who chose one of several times %s: the other stands open again, and the order waits for it', (_, leaves) => {
  const world = leaves(twoWindows().do('chen', 'accept', { windowIndex: 0 }))
  expect(world.order?.windowIndex).toBeNull()
  world.until(world.window(1).endAt + 3 * DAY)
  expect(world.order?.state).toBe('open')
  expect(world.do('qian', 'accept', { windowIndex: 1 }).order?.windowIndex).toBe(1)
})

test('while somebody still comes at that time, it stays', () => {
  const world = twoWindows()
  Object.assign(world.order ?? {}, { slots: 2 })
  world.do('chen', 'accept', { windowIndex: 1 }).do('qian', 'accept', {}).do('chen', 'withdraw', {})
  expect(world.order?.windowIndex).toBe(1)
})

test('an absence of the second round is explained like that of the first', () => {
  const world = new World()
  const windows = [world.window()]
  world.do('li', 'place', { beneficiaryId: 'li', itemCode: 'B08', windows, where: { addressId: 'a1' }, witness: { kind: 'beneficiary' } })
  world.do('wang', 'refer_unit', { unitId: 'u1', slots: 2 }).do('zhao', 'dispatch', { inviteeIds: ['chen', 'qian'] })
  world.do('chen', 'accept', {}).do('qian', 'accept', {}).until(world.window().startAt).do('qian', 'arrive', { code: 'good' })
  world
    .wait(31 * MINUTE)
    .do('li', 'mark_absent', { seatId: world.seat('chen')?.id ?? '' })
    .do('qian', 'leave', { code: 'good' })
  world.do('li', 'rate', { outcome: 'unsolved', satisfaction: 'poor' }).wait(49 * HOUR)
  world.do('wang', 'settle_absence', { seatId: world.seat('chen')?.id ?? '', absence: 'excused' })
  world.do('li', 'reopen', { words: '还要人', windows: [world.window(6)] }).do('wang', 'refer_unit', { unitId: 'u1' })
  world
    .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
    .do('chen', 'accept', {})
    .until(world.window(6).startAt + 31 * MINUTE)
  world.do('li', 'mark_absent', { seatId: world.seat('chen')?.id ?? '' })
  expect(world.offers('chen')).toContain('answer')
  expect(world.refusal('chen', 'answer', { words: '我发烧了' })).toBeNull()
})

test('who never signed out gets the item’s minutes at most, however often it is corrected', () => {
  const world = serving()
  world
    .until(world.window().endAt + MINUTE)
    .do('wang', 'end_visit', { seatId: '1-1' })
    .wait(11 * HOUR)
  const arrivedAt = world.seat('chen')?.arrivedAt ?? 0
  const times = (minutes: number) => ({ seatId: '1-1', arrivedAt, leftAt: arrivedAt + minutes * MINUTE, howKnown: '看着表' })
  expect(world.refusal('chen', 'propose_correction', times(600))).toBe('TOO_LONG_VISIT')
  world
    .do('chen', 'propose_correction', times(20))
    .do('wang', 'confirm_correction', { correctionId: '1-1-c1', record: 'tap', words: '问过' })
  expect(world.refusal('chen', 'propose_correction', times(600))).toBe('TOO_LONG_VISIT')
  expect(world.refusal('chen', 'propose_correction', times(30))).toBeNull()
})

test('who signed out is corrected as far as the window and half a day', () => {
  const world = accepted()
  world
    .until(world.window().startAt)
    .do('chen', 'arrive', { code: 'good' })
    .wait(40 * MINUTE)
    .do('chen', 'leave', { code: 'good' })
    .wait(9 * HOUR)
  const arrivedAt = world.seat('chen')?.arrivedAt ?? 0
  const times = (minutes: number) => ({ seatId: '1-1', arrivedAt, leftAt: arrivedAt + minutes * MINUTE, howKnown: '看着表' })
  world
    .do('chen', 'propose_correction', times(50))
    .do('wang', 'confirm_correction', { correctionId: '1-1-c1', record: 'tap', words: '问过' })
  expect(world.refusal('chen', 'propose_correction', times(120))).toBeNull()
})

describe('whoever came in an earlier round', () => {
  const again = () => served().do('li', 'rate', { outcome: 'unsolved', satisfaction: 'fair', again: true })
  const times = (world: World) => {
    const arrivedAt = world.order?.seats[0]?.arrivedAt ?? 0
    return { seatId: '1-1', arrivedAt, leftAt: arrivedAt + 20 * MINUTE, howKnown: '看着表' }
  }

  test('still reads what they did, says how it was and corrects it, for seven days', () => {
    const world = again()
    expect(world.order).toMatchObject({ state: 'placed', round: 2 })
    const seen = viewOf(world.order!, world.scene('chen'), [], [])
    expect(seen).toMatchObject({ seats: [], earlier: [{ id: '1-1', mine: true, words: '第 1 次办完了', provenMinutes: 40 }] })
    expect(seen.words).toBeUndefined()
    expect(world.offers('chen')).toEqual(['propose_correction', 'review'])
    for (const who of ['li', 'qian', 'wang']) expect(world.offers(who)).not.toContain('propose_correction')
    expect(world.refusal('li', 'propose_correction', times(world))).toBe('TOO_LATE')
    world.do('chen', 'review', { words: '水管要换，下次带工具' }).do('chen', 'propose_correction', times(world))
    expect(world.offers('chen')).toEqual([])
    world.do('wang', 'confirm_correction', { correctionId: '1-1-c1', record: 'tap', words: '问过了' })
    expect(world.order).toMatchObject({ state: 'placed', round: 2 })
    expect(world.order?.seats[0]?.provenMinutes).toBe(20)
    const later = again()
    later.now += 8 * DAY
    expect([later.offers('chen'), viewOf(later.order!, later.scene('chen'), [], []).earlier]).toMatchObject([[], [{ id: '1-1' }]])
  })

  test('has two visits to speak of when they came again, and no longer one than could be', () => {
    const world = again()
    const long = { ...times(world), leftAt: (world.order?.seats[0]?.arrivedAt ?? 0) + 30 * HOUR }
    world.now += 2 * DAY
    expect(world.refusal('chen', 'propose_correction', long)).toBe('TIMES_INVALID')
    world
      .do('wang', 'refer_unit', { unitId: 'u1' })
      .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
      .do('chen', 'accept', {})
    // of the visit under way nothing is said yet
    const targets = () => viewOf(world.order!, world.scene('chen'), [], []).actions.find(({ action }) => action === 'review')?.seatIds
    expect(targets()).toEqual(['1-1'])
    world.until(world.order?.windows[0]?.startAt ?? 0).do('chen', 'arrive', { code: 'good' })
    world.wait(30 * MINUTE).do('chen', 'leave', { code: 'good' })
    expect(targets()).toEqual(['1-1', '2-1'])
  })
})

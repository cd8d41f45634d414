import { HOUR, MINUTE } from '../clock/milliseconds'
import { placed, served, World } from '../../tests/kitchen/world'
import type { Witness } from './order'

/** Wang, who works here, asks for himself; a colleague hands it on, Chen comes, and nobody rates. */
const forWang = (witness: Witness) => {
  const world = new World()
  world.hasApp.wang = true
  world.do('wang', 'place', { beneficiaryId: 'wang', itemCode: 'B08', windows: [world.window()], where: { addressId: 'a1' }, witness })
  world
    .do('he', 'refer_unit', { unitId: 'u1' })
    .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
    .do('chen', 'accept', {})
  world.until(world.window().startAt).do('chen', 'arrive', { code: 'good' })
  return world
    .wait(40 * MINUTE)
    .do('chen', 'leave', { code: 'good' })
    .wait(73 * HOUR)
}
const CALL = { how: 'call', words: '电话里说办好了' } as const

describe('nobody verifies what they showed the code for, placed or asked for (guard b)', () => {
  test.each([
    ['the beneficiary who showed the code', () => forWang({ kind: 'beneficiary' }), 'wang'],
    ['the beneficiary of a paper slip', () => forWang({ kind: 'slip' }), 'wang'],
    ['the colleague who showed the code', () => forWang({ kind: 'person', personId: 'he' }), 'he'],
    ['who showed it for Li', () => served('B08', { witness: { kind: 'person', personId: 'he' } }).wait(73 * HOUR), 'he']
  ])('%s', (_who, make, who) => {
    const world = make()
    expect(world.refusal(who, 'verify', CALL)).toBe('NOT_ALLOWED')
    expect(world.offers(who)).not.toContain('verify')
  })

  test('a colleague does, and one level up where there is none', () => {
    expect(forWang({ kind: 'beneficiary' }).refusal('he', 'verify', CALL)).toBeNull()
    expect(forWang({ kind: 'person', personId: 'he' }).refusal('gu', 'verify', CALL)).toBeNull()
  })
})

describe('who is several things to an order may do what any of them may (guard d)', () => {
  /** An activity of the community: its staff ask for it and deal with it. */
  const activity = (slots = 8): World => {
    const world = new World()
    const where = { publicPlace: '广场', gridId: 'g1' }
    const input = {
      beneficiaryId: null,
      itemCode: 'E02',
      windows: [world.window()],
      where,
      witness: { kind: 'person', personId: 'grid' }
    } as const
    world.do('wang', 'place', { ...input, windows: [world.window()] })
    return world.do('he', 'refer_unit', { unitId: 'u1', slots }).do('zhao', 'dispatch', { inviteeIds: ['chen', 'qian'] })
  }
  const moved = (world: World, who: string, times: number): World => {
    for (let day = 2; day < 2 + times; day += 1) world.do(who, 'reschedule', { windows: [world.window(day)] })
    return world
  }

  test('staff change the time of an activity a fourth time, as who deals with it', () => {
    const world = moved(activity(), 'wang', 3)
    expect(world.events.at(-1)?.by).toBe('requester')
    expect(world.offers('he')).toContain('reschedule')
    world.do('he', 'reschedule', { windows: [world.window(6)] })
    expect(world.events.at(-1)?.by).toBe('handler')
  })

  test('a resident does not, and staff do it for them', () => {
    const world = moved(placed(), 'li', 3)
    expect(world.offers('li')).not.toContain('reschedule')
    expect(world.refusal('li', 'reschedule', { windows: [world.window(6)] })).toBe('RESCHEDULES_USED_UP')
    expect(world.refusal('wang', 'reschedule', { windows: [world.window(6)] })).toBeNull()
  })

  test('staff end an activity where nobody showed a code, as who deals with it', () => {
    const world = activity(1).do('chen', 'accept', {})
    world.until(world.window().endAt + MINUTE)
    expect(world.offers('wang')).toContain('finish')
    world.do('wang', 'finish', { words: '来过，但没有码' })
    expect(world.events.at(-1)).toMatchObject({ action: 'finish', by: 'handler', to: 'served' })
  })

  test('and cancel it as who asked for it, without a reason', () => {
    const world = activity().do('wang', 'cancel', {})
    expect(world.events.at(-1)).toMatchObject({ action: 'cancel', by: 'requester' })
  })
})

describe('who ever said yes is never the one who deals with it (guard b), whatever became of the seat', () => {
  /** He, who works here, has said yes; Chen is asked too. */
  const withHe = () =>
    placed()
      .do('wang', 'keep', { inviteeIds: ['he', 'chen'] })
      .do('he', 'accept', {})
  const served = (world: World, at: number) =>
    world
      .do('chen', 'accept', {})
      .until(at)
      .do('chen', 'arrive', { code: 'good' })
      .wait(40 * MINUTE)
      .do('chen', 'leave', { code: 'good' })
      .wait(73 * HOUR)
  const other = new World().window(2)

  test.each([
    [
      'asked again for another time',
      () =>
        withHe()
          .do('wang', 'reschedule', { windows: [other] })
          .wait(25 * HOUR)
    ],
    [
      'asked again, and passed',
      () =>
        withHe()
          .do('wang', 'reschedule', { windows: [other] })
          .do('he', 'pass', {})
    ],
    ['gone', () => withHe().do('he', 'withdraw', {})],
    [
      'gone, asked once more, and passed',
      () =>
        withHe()
          .do('he', 'withdraw', {})
          .do('wang', 'widen', { inviteeIds: ['he'] })
          .do('he', 'pass', {})
    ],
    ['exchanged', () => withHe().do('li', 'release', { seatId: '1-1' })]
  ])('%s', (_what, make) => {
    const world = make()
    const offers = world.offers('he')
    for (const action of ['take_back', 'cancel', 'escalate', 'pause', 'reschedule', 'widen'] as const) expect(offers).not.toContain(action)
    expect(world.refusal('he', 'cancel', { reason: '不办了' })).toMatch(/NOT_ALLOWED/)
    served(world, world.order?.windows[0]?.startAt ?? 0)
    expect(world.refusal('he', 'verify', CALL)).toBe('NOT_ALLOWED')
    expect(world.refusal('wang', 'verify', CALL)).toBeNull()
  })

  test('another round does not make them one either', () => {
    const world = served(withHe().do('he', 'withdraw', {}), new World().window().startAt).do('wang', 'verify', CALL)
    world.do('li', 'reopen', { words: '还是不行' })
    expect(world.offers('he')).toEqual([])
  })

  test('a seat that is asked again shows no yes', () => {
    const world = withHe().do('wang', 'reschedule', { windows: [other] })
    expect(world.sees('wang').seats[0]).toMatchObject({ state: 'invited' })
    expect(world.sees('wang').seats[0]).not.toHaveProperty('acceptedAt')
    world.do('he', 'accept', {})
    expect(world.sees('wang').seats[0]?.acceptedAt).toBe(world.now)
  })
})

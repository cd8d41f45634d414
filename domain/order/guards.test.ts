import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { accepted, closed, open, placed, serving, World } from '../../tests/kitchen/world'
import { proposeWindows } from './propose'
import { sealedFor } from './view/view'

const solved = { outcome: 'solved', satisfaction: 'good' } as const
const called = { how: 'call', words: '打过电话' } as const

/** Served three days ago and nobody has said a word: the community may find out. */
const waiting = (world: World): World => {
  world
    .do('wang', 'refer_unit', { unitId: 'u1' })
    .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
    .do('chen', 'accept', {})
  world
    .until(world.window().startAt)
    .do('chen', 'arrive', { code: 'good' })
    .wait(40 * MINUTE)
    .do('chen', 'leave', { code: 'good' })
  return world.wait(73 * HOUR)
}
/** An activity of the community: its staff asked for it and deal with it, both. */
const corrected = (by: string): World => {
  const world = new World()
  const witness = { kind: 'person', personId: 'wu' } as const
  world.do('wang', 'place', { beneficiaryId: null, itemCode: 'B08', windows: [world.window()], where: { addressId: 'a1' }, witness })
  world
    .do('wang', 'refer_unit', { unitId: 'u1' })
    .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
    .do('chen', 'accept', {})
  world
    .until(world.window().startAt)
    .do('chen', 'arrive', { code: 'good' })
    .wait(40 * MINUTE)
    .do('chen', 'leave', { code: 'good' })
  const arrivedAt = world.wait(HOUR).seat('chen')?.arrivedAt ?? 0
  return world.do(by, 'propose_correction', { seatId: '1-1', arrivedAt, leftAt: arrivedAt + 20 * MINUTE, howKnown: '看着表' })
}
const confirms = { correctionId: '1-1-c1', record: 'tap', words: '问过' } as const
const declined = (): World => {
  const world = placed()
  world.people.wang?.posts.push({ role: 'street_staff', orgId: 's1' })
  world.handlers[1]?.staffIds.push('wang')
  return world.do('wang', 'decline', { reason: 'not_ours', words: '不归我们管' } as never).do('li', 'object', { words: '归你们管' })
}
/** Nobody opened for Chen, and Qian has not come. */
const atTheDoor = (rings: boolean): World => {
  const world = open()
  Object.assign(world.order!, { slots: 2 })
  world
    .do('chen', 'accept', {})
    .do('qian', 'accept', {})
    .until(world.window().startAt + 31 * MINUTE)
  return rings ? world.do('chen', 'no_answer', { called: true }) : world
}
const moved = (times: number): World => {
  const world = placed()
  for (let time = 0; time < times; time += 1) world.do('li', 'reschedule', { windows: [world.window(2 + time)] })
  return world
}
const proposed = (): World => {
  const world = accepted('B08', { windows: [new World().window(4)] })
  world.order = proposeWindows(world.order!, [world.window(3)], world.scene('chen')).order
  return world
}
const amended = (): World => closed().do('li', 'amend_rating', { outcome: 'partly', satisfaction: 'fair' } as never)
const risky = (): World => {
  const world = open().do('zhao', 'widen', { ring: 'community' })
  world.order!.risk = 'L2'
  world.introduced = ['chen']
  return world.do('chen', 'accept', { riskRead: true, insured: true })
}

/** Who · what · from where → the sentence's code, or null. One line for each guard and each number of the table; every one was broken once. */
const CASES: [string, () => string | null, string | null][] = [
  ['who proposed a correction agrees to it', () => corrected('wang').refusal('wang', 'confirm_correction', confirms), 'NOT_ALLOWED'],
  ['a second person agrees to it', () => corrected('wang').refusal('he', 'confirm_correction', confirms), null],
  [
    'who declined declines again, a level up',
    () => declined().refusal('wang', 'decline', { reason: 'not_ours', words: '还是不归' } as never),
    'NOT_ALLOWED'
  ],
  ['a colleague a level up declines', () => declined().refusal('gu', 'decline', { reason: 'not_ours', words: '不归' } as never), null],
  ['absence of another while a door is closed', () => atTheDoor(true).refusal('li', 'mark_absent', { seatId: '1-2' }), 'TOO_LATE'],
  ['absence while no door is closed', () => atTheDoor(false).refusal('li', 'mark_absent', { seatId: '1-2' }), null],
  ['a third change of time', () => moved(2).refusal('li', 'reschedule', { windows: [new World().window(9)] }), null],
  ['a fourth change of time', () => moved(3).refusal('li', 'reschedule', { windows: [new World().window(9)] }), 'RESCHEDULES_USED_UP'],
  ['a first amendment', () => closed().refusal('li', 'amend_rating', solved), null],
  ['a second amendment', () => amended().refusal('li', 'amend_rating', solved), 'ONCE_ONLY'],
  [
    'an amendment on the fifteenth day',
    () =>
      closed()
        .wait(15 * DAY - HOUR)
        .refusal('li', 'amend_rating', solved),
    null
  ],
  [
    'an amendment on the sixteenth day',
    () =>
      closed()
        .wait(15 * DAY + HOUR)
        .refusal('li', 'amend_rating', solved),
    'TOO_LATE'
  ],
  ['yes to what a helper proposed', () => proposed().refusal('li', 'reschedule', { agreeSeatId: '1-1' }), null],
  [
    'yes to it after another time was named',
    () =>
      proposed()
        .do('li', 'reschedule', { windows: [new World().window(5)] })
        .refusal('li', 'reschedule', { agreeSeatId: '1-1' }),
    'CHANGED'
  ],
  [
    'free words kept as what is no duty here',
    () => placed(null).refusal('wang', 'keep', { inviteeIds: ['he'], itemCode: 'A01' }),
    'NOT_DUTY'
  ],
  ['free words kept as what is', () => placed(null).refusal('wang', 'keep', { inviteeIds: ['he'], itemCode: 'B08' }), null],
  ['a pause for no reason', () => placed().refusal('wang', 'pause', { reason: ' ', untilAt: new World().now + DAY }), 'REASON_NEEDED'],
  ['a pause for a reason', () => placed().refusal('wang', 'pause', { reason: '住院了', untilAt: new World().now + DAY }), null],
  ['an arrival that no code proves', () => atTheDoor(false).refusal('chen', 'arrive', { code: '' }), 'CODE_WRONG'],
  ['an arrival that a code proves', () => atTheDoor(false).refusal('chen', 'arrive', { code: 'good' }), null],
  ['a departure that no code proves', () => serving().wait(HOUR).refusal('chen', 'leave', { code: '' }), 'CODE_WRONG'],
  ['a departure that a code proves', () => serving().wait(HOUR).refusal('chen', 'leave', { code: 'good' }), null],
  ['her daughter waits for a place', () => risky().refusal('lily', 'queue', {}), 'OWN_ORDER'],
  ['a minor waits for a risky place', () => risky().refusal('minor', 'queue', {}), 'NOT_ELIGIBLE']
]

test.each(CASES)('%s', (_, refusal, code) => expect(refusal()).toBe(code))

test('what nobody said is no good word, also when the community has found out that somebody came (red line 9)', () =>
  expect(waiting(placed()).do('wang', 'verify', called).order).toMatchObject({
    state: 'closed',
    ratings: [],
    verification: [{ round: 1, outcome: null }]
  }))

test('words of a verification are read by who dealt with it, never by whom it was about', () => {
  const world = waiting(placed()).do('wang', 'verify', called)
  const reads = (who: string) => sealedFor(world.order!, world.scene(who)).includes('verification')
  expect(['li', 'chen', 'zhao', 'wang'].map(reads)).toEqual([false, false, false, true])
})

test.each([
  [
    'the placer',
    'wang',
    () =>
      new World().do('wang', 'place', {
        beneficiaryId: 'sun',
        itemCode: 'B08',
        windows: [new World().window()],
        where: { addressId: 'a2' },
        witness: { kind: 'person', personId: 'wu' },
        why: '老人没有手机'
      })
  ],
  ['the named witness', 'he', () => placed('B08', { witness: { kind: 'person', personId: 'he' } })]
])('%s does not verify; a colleague does', (_, who, begins) => {
  const world = waiting(begins())
  expect(world.refusal(who, 'verify', called)).toBe('NOT_ALLOWED')
  expect(world.refusal(who === 'wang' ? 'he' : 'wang', 'verify', called)).toBeNull()
})

test('an order ends unfound only after a level up, after somebody was asked for another time, and two days', () => {
  const expires = (world: World) => world.refusal(null, 'expire', {})
  const world = open().do('zhao', 'recall', { reason: '没人能去' } as never)
  const past = world.window().endAt
  world.now = past + 2 * DAY + MINUTE
  expect(expires(world)).toBe('TOO_EARLY')
  Object.assign(world.order!, { escalations: 1 })
  expect(expires(world)).toBe('TOO_EARLY')
  Object.assign(world.order!, { askedNewTime: true })
  expect(expires(world)).toBeNull()
  world.now = past + 2 * DAY - MINUTE
  expect(expires(world)).toBe('TOO_EARLY')
})

test('a unit gives back within two working days of getting it, and no later', () => {
  const far = { startAt: new World().window(20).startAt, endAt: new World().window(20).endAt }
  const returns = (days: number) => {
    const world = placed('B08', { windows: [far] }).do('wang', 'refer_unit', { unitId: 'u1' })
    world.now += days * DAY
    return world.refusal('zhao', 'return', { reason: '没有会的人' })
  }
  expect([returns(1), returns(4)]).toEqual([null, 'RETURN_TOO_LATE'])
})

import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { MONDAY, World } from '../../tests/kitchen/world'
import type { Order } from '../order/order'
import type { Action, StepInputs } from '../order/step'
import { recipientsOf } from './recipients'
import { remindersDue } from './reminders'
import { noticeRow } from './rows'
import { isStill } from './still'

/** A world in which every step takes a minute, so that no two happen at once. */
class Told extends World {
  override do<A extends Action>(who: string | null, action: A, input: StepInputs[A]): this {
    this.now += MINUTE
    return super.do(who, action, input)
  }
  /** Whom the last step tells, by what and as whom. */
  told(): Record<string, string[]> {
    const { order, changes, events } = this
    const notices = changes.at(-1)?.notices ?? []
    return Object.fromEntries(
      notices.map((notice) => [
        `${notice.to} ${notice.kind}`,
        recipientsOf({ order: order as Order, scene: this.scene(null), events }, { ...notice, at: this.now })
      ])
    )
  }
  still(event: string, to: string, reader: string, about: number | null = null): boolean {
    return isStill(noticeRow(event, to) ?? (undefined as never), this.order as Order, about, reader, this.now)
  }
}

const place = (more: Partial<StepInputs['place']> = {}, who = 'li') => {
  const world = new Told()
  return world.do(who, 'place', {
    beneficiaryId: 'li',
    itemCode: 'B08',
    windows: [world.window()],
    where: { addressId: 'a1' },
    witness: { kind: 'beneficiary' },
    ...more
  })
}
const referred = (world = place(), slots = 1) => world.do('wang', 'refer_unit', { unitId: 'u1', slots })
const offered = (world = referred()) => world.do('zhao', 'dispatch', { inviteeIds: ['chen', 'qian'] })
const YES = { riskRead: true, insured: true }
const taken = (world = offered()) => world.do('chen', 'accept', YES)
const start = (world: World) => world.order?.windows[0]?.startAt ?? 0

test('each step tells whom it concerns, and never who took it', () => {
  expect(place().told()).toEqual({ 'handlers place': ['wang', 'he'] })
  expect(referred().told()).toEqual({ 'dispatchers refer_unit': ['zhao'], 'requester refer_unit': ['li'] })
  expect(offered().told()).toEqual({ 'invitees dispatch': ['chen', 'qian'], 'requester dispatch': ['li'] })
  expect(taken().told()).toEqual({ 'requester accept': ['li'] })
  expect(taken().do('chen', 'withdraw', {}).told()).toEqual({ 'requester withdraw': ['li'], 'dispatchers withdraw': ['zhao'] })
  expect(taken().do('li', 'cancel', {}).told()).toEqual({ 'helpers cancel': ['chen'], 'requester cancel': [] })
  expect(taken().do('wang', 'cancel', { reason: '停电' }).told()).toEqual({ 'helpers cancel': ['chen'], 'requester cancel': ['li'] })
})

test('whoever was replaced, and only they, read that they need not come', () => {
  const world = taken(offered(referred(place(), 2))).do('qian', 'accept', YES)
  world.do('li', 'release', { seatId: '1-1' })
  expect(world.told()['seat release']).toEqual(['chen'])
  world.do('li', 'cancel', {})
  expect(world.told()['helpers cancel']).toEqual(['qian'])
})

test('taken back: whoever was still asked is told, whoever had said no is not', () => {
  const world = offered().do('qian', 'pass', {})
  expect(world.do('zhao', 'recall', { reason: '写错了' }).told()).toEqual({ 'invitees recall': ['chen'] })
  expect(offered().do('wang', 'take_back', { reason: '我们自己去' }).told()).toEqual({
    'dispatchers take_back': ['zhao'],
    'invitees take_back': ['chen', 'qian']
  })
})

test('for an elder without a phone those who act for her hear it; without any, the worker who placed it', () => {
  const sun = () => referred(place({ beneficiaryId: 'sun', witness: { kind: 'slip' }, why: '没有手机' }, 'grid'))
  expect(sun().told()['requester refer_unit']).toEqual(['grid'])
  const world = sun()
  world.agentFor = { lily: ['sun'] }
  expect(world.do('zhao', 'dispatch', { inviteeIds: ['chen'] }).told()['requester dispatch']).toEqual(['lily'])
})

test('an agent who asked hears it beside the elder, for as long as they are linked', () => {
  const world = referred(place({}, 'lily'))
  expect(world.told()['requester refer_unit']).toEqual(['li', 'lily'])
  world.agentFor = {}
  expect(offered(world).told()['requester dispatch']).toEqual(['li'])
})

test('a closed door reaches who asked, who cares for her and who deals with it, each once', () => {
  const world = taken()
  world.now = start(world) + 10 * MINUTE
  world.do('chen', 'no_answer', { called: true })
  expect(world.told()).toEqual({ 'requester door_alarm': ['li'], 'emergency door_alarm': ['lily'], 'handlers door_alarm': ['wang', 'he'] })
  expect(world.still('door_alarm', 'handlers', 'wang')).toBe(true)
  world.do('chen', 'arrive', { code: 'good' })
  expect(world.still('door_alarm', 'handlers', 'wang')).toBe(false)
})

test('whoever helped never hears it as the community; where all have, one level up does', () => {
  const world = place({ itemCode: 'B06' })
  world.do('wang', 'keep', { inviteeIds: ['wang', 'he'], slots: 2 })
  world.do('wang', 'accept', YES).do('he', 'accept', YES)
  world.now = start(world) + 10 * MINUTE
  expect(world.do('he', 'no_answer', { called: true }).told()['handlers door_alarm']).toEqual(['gu'])
})

test('a word that asks for another visit is told to the helpers of the visit it is about', () => {
  const world = taken()
  world.now = start(world)
  world.do('chen', 'arrive', { code: 'good' })
  world.now += 30 * MINUTE
  world.do('chen', 'leave', { code: 'good' })
  world.do('li', 'rate', { outcome: 'unsolved', satisfaction: 'fair', again: true })
  expect(world.order?.round).toBe(2)
  expect(world.told()).toMatchObject({ 'helpers rate': ['chen'], 'handlers reopen': ['wang', 'he'] })
})

test('what waited for the morning and is true no longer is not said', () => {
  expect(place().still('place', 'handlers', 'wang')).toBe(true)
  expect(referred().still('place', 'handlers', 'wang')).toBe(false)
  expect(referred().still('refer_unit', 'dispatchers', 'zhao')).toBe(true)
  expect(offered().still('refer_unit', 'dispatchers', 'zhao')).toBe(false)
  expect(offered().still('dispatch', 'invitees', 'qian')).toBe(true)
  expect(offered().do('qian', 'pass', {}).still('dispatch', 'invitees', 'qian')).toBe(false)
  expect(taken().still('accept', 'requester', 'li')).toBe(true)
  expect(taken().do('chen', 'withdraw', {}).still('accept', 'requester', 'li')).toBe(false)
  expect(taken().do('chen', 'withdraw', {}).still('withdraw', 'requester', 'li')).toBe(true)
  expect(taken().still('withdraw', 'dispatchers', 'zhao')).toBe(false)
  expect(taken().do('li', 'cancel', {}).still('cancel', 'helpers', 'chen')).toBe(true)
})

test.each([
  ['a day and a minute before', -DAY - MINUTE, []],
  ['a day before', -DAY, ['remind_day']],
  ['three hours and a minute before', -3 * HOUR - MINUTE, ['remind_day']],
  ['three hours before', -3 * HOUR, []],
  ['two hours before', -2 * HOUR, ['remind_soon']],
  ['a minute before', -MINUTE, ['remind_soon']],
  ['when it begins', 0, []]
])('reminders due %s', (_when, from, due) => {
  const world = taken()
  expect(remindersDue(world.order as Order, start(world) + from)).toEqual(due)
})

test('nobody is reminded of what they have just agreed to, of a time not agreed on, or of what is off', () => {
  const late = taken()
  late.order?.seats.forEach((seat) => (seat.acceptedAt = start(late) - DAY + MINUTE))
  expect(remindersDue(late.order as Order, start(late) - DAY + 2 * MINUTE)).toEqual([])
  expect(remindersDue(offered().order as Order, MONDAY + DAY)).toEqual([])
  const off = taken().do('li', 'cancel', {})
  expect(remindersDue(off.order as Order, start(off) - DAY)).toEqual([])
})

test('a reminder is true for its own time, until it begins, for whoever still comes', () => {
  const world = taken()
  const about = start(world)
  const sides = () => [world.still('remind_day', 'requester', 'li', about), world.still('remind_day', 'helpers', 'chen', about)]
  expect(sides()).toEqual([true, true])
  expect(world.still('remind_day', 'helpers', 'qian', about)).toBe(false)
  world.do('li', 'reschedule', { windows: [world.window(3)] })
  expect(sides()).toEqual([false, false])
  const over = taken()
  over.now = about
  expect(over.still('remind_soon', 'requester', 'li', about)).toBe(false)
})

test('nobody is reminded of a visit that may not begin yet', () => {
  const world = offered(referred(place({ itemCode: 'B02', where: { addressId: 'a1' } }), 2)).do('chen', 'accept', YES)
  world.until(start(world) - 2 * HOUR)
  const reminded = () => [
    world.still('remind_soon', 'requester', 'li', start(world)),
    world.still('remind_soon', 'helpers', 'chen', start(world))
  ]
  expect(remindersDue(world.order as Order, world.now)).toEqual([])
  expect(reminded()).toEqual([false, false])
  world.do('qian', 'accept', YES)
  expect(remindersDue(world.order as Order, world.now)).toEqual(['remind_soon'])
  expect(reminded()).toEqual([true, true])
})

import { World } from '../../tests/kitchen/world'
import type { Order } from '../order/order'
import { USUAL, type NoticeSettings } from './quiet'
import { routeOf } from './route'
import { noticeRow, type NoticeRow } from './rows'
import type { TemplateKind } from './templates'

const at = (time: string) => Date.parse(`2026-03-02T${time}:00+08:00`)
const order = (more: Partial<Order> = {}): Order => {
  const world = new World()
  world.do('li', 'place', {
    beneficiaryId: 'li',
    itemCode: 'B08',
    windows: [world.window()],
    where: { addressId: 'a1' },
    witness: { kind: 'beneficiary' }
  })
  return { ...(world.order as Order), ...more }
}
const row = (event: string, to: string): NoticeRow => noticeRow(event, to) ?? (undefined as never)

type Case = [
  what: string,
  row: NoticeRow,
  left: Partial<Record<TemplateKind, number>>,
  time: string,
  expected: object,
  more?: Partial<NoticeSettings>
]
const CASES: Case[] = [
  ['news by its own template', row('accept', 'requester'), { progress: 1 }, '12:00', { way: 'send', by: ['progress'] }],
  ['no consent left: the list', row('accept', 'requester'), { progress: 0, work: 3 }, '12:00', { way: 'list' }],
  ['small news: the list, whatever is left', row('arrive', 'requester'), { progress: 9 }, '12:00', { way: 'list' }],
  ['in quiet hours: their end', row('accept', 'requester'), { progress: 1 }, '22:00', { way: 'wait', until: at('07:30') + 86_400_000 }],
  ['without consent nothing waits', row('accept', 'requester'), {}, '22:00', { way: 'list' }],
  [
    'a closed door at night, by any template',
    row('door_alarm', 'emergency'),
    { work: 1, progress: 1 },
    '23:00',
    { way: 'send', by: ['progress', 'work'] }
  ],
  [
    'a closed door first by its own',
    row('door_alarm', 'requester'),
    { visit: 1, progress: 1 },
    '23:00',
    { way: 'send', by: ['visit', 'progress'] }
  ],
  ['a tell of safety at night', row('safety', 'handlers'), { work: 1 }, '03:00', { way: 'send', by: ['work'] }],
  ['an alarm never by the digest', row('safety', 'handlers'), { digest: 5 }, '12:00', { way: 'list' }],
  ['muted: the list', row('accept', 'requester'), { progress: 1 }, '12:00', { way: 'list' }, { muted: ['progress'] }],
  ['an alarm is not muted', row('safety', 'handlers'), { work: 1 }, '12:00', { way: 'send', by: ['work'] }, { muted: ['work'] }],
  [
    'never quiet, when they say so',
    row('accept', 'requester'),
    { progress: 1 },
    '23:00',
    { way: 'send', by: ['progress'] },
    { quiet: null }
  ],
  [
    'not needed any more, tomorrow afternoon: the morning is soon enough',
    row('cancel', 'helpers'),
    { work: 1 },
    '22:00',
    { way: 'wait', until: at('07:30') + 86_400_000 }
  ]
]
// six of each: jest takes a parameter without a value for its own callback
test.each(CASES.map(([what, told, left, time, expected, more = {}]) => [what, told, left, time, expected, more] as const))(
  '%s',
  (...one) => {
    const [, told, left, time, expected, more] = one
    expect(routeOf(told, order(), { settings: { ...USUAL, ...more }, left, read: false }, at(time))).toEqual(expected)
  }
)

test('what was looked at in the app needs no message; not even an alarm', () => {
  for (const told of [row('accept', 'requester'), row('door_alarm', 'requester')])
    expect(routeOf(told, order(), { settings: USUAL, left: { progress: 1, visit: 1 }, read: true }, at('12:00'))).toEqual({ way: 'list' })
})

test('an order that cannot wait is told at night; its small news are small news still', () => {
  const urgent = order({ sla: 'S1' })
  const reach = { settings: USUAL, left: { work: 1, progress: 1 }, read: false }
  expect(routeOf(row('place', 'handlers'), urgent, reach, at('02:00'))).toEqual({ way: 'send', by: ['work', 'progress'] })
  expect(routeOf(row('arrive', 'requester'), urgent, reach, at('02:00'))).toEqual({ way: 'list' })
  // what the books make of it afterwards can wait for the morning
  expect(routeOf(row('deducted', 'seat'), urgent, reach, at('02:00'))).toEqual({ way: 'wait', until: at('07:30') })
})

test('whoever would set out before the quiet hours end is told at once that nobody waits for them', () => {
  const early = at('07:00') + 86_400_000
  const called = order({ windows: [{ startAt: early, endAt: early + 3_600_000 }], windowIndex: 0 })
  const reach = { settings: USUAL, left: { work: 1 }, read: false }
  expect(routeOf(row('cancel', 'helpers'), called, reach, at('22:00'))).toEqual({ way: 'send', by: ['work'] })
  expect(routeOf(row('release', 'seat'), called, reach, at('22:00'))).toEqual({ way: 'send', by: ['work'] })
  expect(routeOf(row('reschedule', 'helpers'), called, reach, at('22:00'))).toEqual({ way: 'wait', until: at('07:30') + 86_400_000 })
})

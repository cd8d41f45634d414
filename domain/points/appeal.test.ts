import { at } from '../../tests/kitchen/facts'
import type { WorkingCalendar } from '../clock/calendar'
import { DAY } from '../clock/milliseconds'
import type { Level } from '../order/order'
import { answerDue, appealRises, appealUntil, mayAppeal, maySettle, takenUpDue, type Appealable } from './appeal'

/** Monday to Friday 09:00–17:30. */
const calendar: WorkingCalendar = {
  isWorkday: (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  opensAt: 9 * 60,
  closesAt: 17 * 60 + 30
}
const FRIDAY = at('2026-11-27 10:00')

test('P3: seven days to appeal, one working day to be taken up, seven days to be answered', () => {
  expect(appealUntil(FRIDAY)).toBe(at('2026-12-04 10:00'))
  expect(takenUpDue(FRIDAY, calendar)).toBe(at('2026-11-30 17:30'))
  expect(answerDue(FRIDAY, calendar)).toBe(at('2026-12-04 10:00'))
})

test.each<[Level, boolean, { level: Level; dueAt: number } | null]>([
  ['community', false, { level: 'street', dueAt: at('2026-11-30 17:30') }],
  ['community', true, { level: 'street', dueAt: at('2026-12-04 10:00') }],
  ['street', false, { level: 'district', dueAt: at('2026-11-30 17:30') }],
  ['district', false, null]
])('nobody at the %s kept the promise (taken up: %p): one level up, with the same promise again', (level, taken, above) =>
  expect(appealRises(level, taken, FRIDAY, calendar)).toEqual(above)
)

describe('whoever appeals in time is heard, once', () => {
  const waiting: Appealable = { state: 'waiting', appealUntil: FRIDAY, appealed: false }
  test.each<[string, Partial<Appealable>, number, string | null]>([
    ['while it waits', {}, FRIDAY - DAY, null],
    ['when it has posted', { state: 'posted' }, FRIDAY - DAY, null],
    ['at the last instant', {}, FRIDAY, null],
    ['an instant too late', {}, FRIDAY + 1, 'APPEAL_LATE'],
    ['before it can be known', { appealUntil: null }, FRIDAY, 'APPEAL_LATE'],
    ['when it was dropped', { state: 'dropped' }, FRIDAY, 'APPEAL_LATE'],
    ['when it was taken back', { state: 'reversed' }, FRIDAY, 'APPEAL_LATE'],
    ['a second time', { appealed: true }, FRIDAY, 'ONCE_ONLY'],
    ['a second time and late', { appealed: true }, FRIDAY + 1, 'ONCE_ONLY']
  ])('%s', (_name, more, now, code) => {
    const asked = () => mayAppeal({ ...waiting, ...more }, now)
    if (code === null) expect(asked).not.toThrow()
    else expect(asked).toThrow(expect.objectContaining({ code }))
  })
})

test('who had a part in a deduction does not settle the appeal against it', () => {
  expect(() => maySettle('wang', ['sun', null])).not.toThrow()
  expect(() => maySettle('wang', [])).not.toThrow()
  expect(() => maySettle('wang', ['sun', 'wang'])).toThrow(expect.objectContaining({ code: 'OWN_PROPOSAL' }))
})

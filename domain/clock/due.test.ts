import type { WorkingCalendar } from './calendar'
import { clockFor, dueAt, workdaysBetween } from './due'
import { DAY, HOUR, MINUTE } from './milliseconds'

/** Monday to Friday 09:00–17:30, but 2026-02-16…23 is the holiday and Saturday 14 and 28 are worked for it. */
const calendar: WorkingCalendar = {
  isWorkday: (day) => {
    if (['2026-02-14', '2026-02-28'].includes(day)) return true
    if (day >= '2026-02-15' && day <= '2026-02-23') return false
    return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
  },
  opensAt: 9 * 60,
  closesAt: 17 * 60 + 30
}
const at = (words: string) => Date.parse(`${words.replace(' ', 'T')}:00+08:00`)

describe('a span is over', () => {
  test.each([
    ['minute', 30, '2026-02-17 02:00', '2026-02-17 02:30'],
    ['day', 7, '2026-02-12 10:00', '2026-02-19 10:00'],
    ['workingMinute', 120, '2026-03-04 10:00', '2026-03-04 12:00'],
    ['workingMinute', 120, '2026-03-04 07:00', '2026-03-04 11:00'],
    ['workingMinute', 120, '2026-03-04 16:30', '2026-03-05 10:00'],
    ['workingMinute', 60, '2026-03-04 16:30', '2026-03-04 17:30'],
    ['workingMinute', 120, '2026-02-13 16:30', '2026-02-14 10:00'],
    ['workingMinute', 120, '2026-02-14 16:30', '2026-02-24 10:00'],
    ['workingDay', 1, '2026-03-04 08:00', '2026-03-05 17:30'],
    ['workingDay', 1, '2026-03-07 12:00', '2026-03-09 17:30'],
    ['workingDay', 1, '2026-02-13 23:59', '2026-02-14 17:30'],
    ['workingDay', 2, '2026-02-13 10:00', '2026-02-24 17:30'],
    ['workingDay', 5, '2026-02-24 10:00', '2026-03-02 17:30']
  ] as const)('%s × %i from %s at %s', (unit, amount, from, until) => expect(dueAt({ unit, amount }, at(from), calendar)).toBe(at(until)))
})

test('workdays between two instants leave out the first day and add up', () => {
  const [a, b, c] = [at('2026-02-13 10:00'), at('2026-02-20 09:00'), at('2026-03-02 08:00')]
  expect(workdaysBetween(a, b, calendar)).toBe(1)
  expect(workdaysBetween(b, c, calendar)).toBe(6)
  expect(workdaysBetween(a, c, calendar)).toBe(7)
  expect(workdaysBetween(c, a, calendar)).toBe(0)
})

describe('clocks', () => {
  const now = at('2026-03-04 10:00')
  const window = (from: string) => ({ startAt: at(from), endAt: at(from) + 2 * HOUR })

  test('S1 runs through the night of a holiday', () =>
    expect(clockFor('accept', 'S1', at('2026-02-17 02:00'), null, calendar).dueAt).toBe(at('2026-02-17 02:30')))
  test('taking up ends two hours before the window', () =>
    expect(clockFor('takeUp', 'S3', now, window('2026-03-06 14:00'), calendar).dueAt).toBe(at('2026-03-06 12:00')))
  test('taking up ends at the class limit when the window is far away', () =>
    expect(clockFor('takeUp', 'S3', now, window('2026-04-01 14:00'), calendar).dueAt).toBe(at('2026-03-11 17:30')))
  test('taking up is never shorter than half an hour', () =>
    expect(clockFor('takeUp', 'S3', now, window('2026-03-04 11:00'), calendar).dueAt).toBe(now + 30 * MINUTE))
  test('an activity waits for its published date', () =>
    expect(clockFor('takeUp', 'S4', now, window('2026-04-20 14:00'), calendar).dueAt).toBe(at('2026-04-20 12:00')))
  test('the start is late when the window is over', () =>
    expect(clockFor('start', 'S2', now, window('2026-03-04 14:00'), calendar).dueAt).toBe(at('2026-03-04 16:00')))
  test('following up counts natural days', () =>
    expect(clockFor('followUp', 'S3', now, null, calendar)).toEqual({ name: 'followUp', startedAt: now, dueAt: now + 7 * DAY }))
  test('every class has every clock', () => {
    for (const sla of ['S1', 'S2', 'S3', 'S4', 'S5', 'P1', 'P2', 'P3'] as const)
      for (const name of ['accept', 'dispatch', 'takeUp', 'start', 'finish', 'followUp'] as const) {
        const due = clockFor(name, sla, now, null, calendar).dueAt
        expect(due).toBeGreaterThan(now)
        expect(due).toBeLessThan(now + 60 * DAY)
      }
  })
})

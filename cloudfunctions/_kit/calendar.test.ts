import { isWorkday } from 'chinese-days'
import { workingCalendar } from './calendar'

test.each([
  ['2025-01-26', true, 'Sunday swapped for the Spring Festival'],
  ['2025-02-08', true, 'Saturday swapped for the Spring Festival'],
  ['2025-01-29', false, 'New Year of the Snake, a Wednesday'],
  ['2025-09-28', true, 'Sunday swapped for the National Day'],
  ['2025-10-08', false, 'Wednesday inside the National Day week'],
  ['2026-02-14', true, 'Saturday swapped for the Spring Festival'],
  ['2026-02-28', true, 'Saturday swapped for the Spring Festival'],
  ['2026-02-17', false, 'New Year of the Horse, a Tuesday'],
  ['2026-09-20', true, 'Sunday swapped for the National Day'],
  ['2026-10-10', true, 'Saturday swapped for the National Day'],
  ['2026-11-21', false, 'a plain Saturday'],
  ['2026-11-23', true, 'a plain Monday']
])('%s is a workday: %s — %s', (day, workday) => expect(workingCalendar.isWorkday(day)).toBe(workday))

test('every day from 2020 to 2027 is what the library itself says', () => {
  const DAY = 86_400_000
  for (let at = Date.UTC(2020, 0, 1); at < Date.UTC(2028, 0, 1); at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10)
    expect(`${day} ${workingCalendar.isWorkday(day)}`).toBe(`${day} ${isWorkday(day)}`)
  }
})

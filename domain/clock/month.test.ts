import { monthsLater, monthWindow, quarterStart } from './month'

const at = (words: string): number => Date.parse(`${words}+08:00`)

test('a month of Shanghai ends where the next begins', () => {
  expect(monthWindow('2026-12')).toEqual({ from: at('2026-12-01T00:00:00'), to: at('2027-01-01T00:00:00') })
  expect(monthsLater('2026-11-23', 14)).toBe('2028-01-23')
})

test.each([
  ['2026-01-01T00:00:00', '2026-01-01T00:00:00'],
  ['2026-03-31T23:59:59', '2026-01-01T00:00:00'],
  ['2026-12-31T23:59:59', '2026-10-01T00:00:00']
])('the quarter of %s began %s', (instant, began) => expect(quarterStart(at(instant))).toBe(at(began)))

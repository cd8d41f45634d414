import { comesWords, dayOf, dayStart, minuteOfDay, paperWords, timeWords, windowWords } from './shanghai'

const at = (words: string) => Date.parse(`${words.replace(' ', 'T')}:00+08:00`)
const now = at('2026-11-23 09:30')

test('the day is the one in Shanghai, also just after its midnight', () => {
  expect(dayOf(at('2026-11-24 00:01'))).toBe('2026-11-24')
  expect(dayOf(at('2026-11-23 23:59'))).toBe('2026-11-23')
  expect(dayStart(now)).toBe(at('2026-11-23 00:00'))
  expect(minuteOfDay(now)).toBe(9 * 60 + 30)
})

test.each([
  ['2026-11-22 08:05', '昨天 08:05'],
  ['2026-11-23 14:00', '今天 14:00'],
  ['2026-11-24 00:00', '明天 00:00'],
  ['2026-11-25 09:00', '11月25日 周三 09:00'],
  ['2026-12-02 09:00', '12月2日 周三 09:00'],
  ['2027-01-03 09:00', '2027年1月3日 周日 09:00']
])('%s reads %s', (instant, words) => expect(timeWords(at(instant), now)).toBe(words))

test('a window names its second day only when it crosses midnight', () => {
  expect(windowWords({ startAt: at('2026-11-23 14:00'), endAt: at('2026-11-23 16:00') }, now)).toBe('今天 14:00–16:00')
  expect(windowWords({ startAt: at('2026-11-23 22:00'), endAt: at('2026-11-24 02:00') }, now)).toBe('今天 22:00–明天 02:00')
})

test.each([
  ['2026-11-23 14:00', '2026-11-23 16:00', '11月23日 周一 14:00–16:00'],
  ['2026-11-24 09:00', '2026-11-24 12:00', '11月24日 周二 09:00–12:00'],
  ['2026-11-23 22:00', '2026-11-24 02:00', '11月23日 周一 22:00–11月24日 周二 02:00'],
  ['2027-01-03 09:00', '2027-01-03 10:30', '2027年1月3日 周日 09:00–10:30']
])('on paper a window from %s to %s names its day by the calendar', (from, until, words) =>
  expect(paperWords({ startAt: at(from), endAt: at(until) }, now)).toBe(words)
)

test.each([
  ['2026-11-23 12:00', '2026-11-23 15:00', '今天陈师傅 12:00–15:00 之间来'],
  ['2026-11-23 22:00', '2026-11-24 02:00', '今天陈师傅 22:00–明天 02:00 之间来'],
  ['2026-11-25 09:00', '2026-11-25 12:00', '11月25日 周三陈师傅 09:00–12:00 之间来'],
  ['2026-11-23 14:00', '2026-11-23 14:30', '今天陈师傅 14:00 来'],
  ['2026-11-23 14:00', '2026-11-23 14:31', '今天陈师傅 14:00–14:31 之间来']
])('somebody who may come from %s to %s: %s', (from, until, words) =>
  expect(comesWords('陈师傅', { startAt: at(from), endAt: at(until) }, now)).toBe(words)
)

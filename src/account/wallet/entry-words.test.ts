import { amountWords, dayOfMonthWords, monthHeads } from './entry-words'

test.each([
  [{ amount: 18, held: 0 }, 'point', '+18 分'],
  [{ amount: -3, held: 0 }, 'point', '−3 分'],
  [{ amount: 0, held: 90 }, 'minute', '预留 1 小时 30 分钟'],
  [{ amount: 0, held: -90 }, 'minute', '退回 1 小时 30 分钟'],
  [{ amount: -30, held: -60 }, 'minute', '−30 分钟'],
  [{ amount: 0, held: 0 }, 'point', '0 分'],
  [{ amount: 0, held: 0 }, 'minute', '0 分钟']
] as const)('%o in %ss is %s', (line, unit, words) => expect(amountWords(line, unit)).toBe(words))

test('the month stands once, above its newest entry, by the calendar of Shanghai', () => {
  const at = (words: string) => Date.parse(`${words}:00+08:00`)
  const lines = [
    { id: '3', at: at('2026-12-01T00:00') },
    { id: '2', at: at('2026-11-30T23:59') },
    { id: '1', at: at('2026-11-02T09:00') }
  ]
  expect([...monthHeads(lines)]).toEqual([
    ['3', '2026年12月'],
    ['2', '2026年11月']
  ])
  expect(dayOfMonthWords(at('2026-11-02T00:10'))).toBe('11月2日')
})

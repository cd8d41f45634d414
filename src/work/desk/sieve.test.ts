import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { isSifting, leftWords, NO_SIEVE, sifted } from './sieve'
import { card } from '../../../tests/kitchen/card'

const CARDS = [
  card('1'),
  card('2', { light: 'red', surname: '杨' }),
  card('3', { stateWords: '找人中', itemCode: 'A01', light: 'red', helperNames: ['陈师傅'] })
]
const CATEGORIES = { B08: '上门', A01: '关爱' }

test.each([
  ['nothing is asked', {}, ['1', '2', '3']],
  ['what is overdue', { light: 'red' as const }, ['2', '3']],
  ['how far it is', { state: '找人中' }, ['3']],
  ['what is overdue of one category', { light: 'red' as const, category: '关爱' }, ['3']],
  ['a surname, with a blank typed after it', { words: '杨 ' }, ['2']],
  ['who comes', { words: '陈师傅' }, ['3']],
  ['words that stand nowhere', { words: '炒股' }, []]
])('%s', (_, asked, ids) => {
  expect(sifted(CARDS, { ...NO_SIEVE, ...asked }, CATEGORIES).map(({ id }) => id)).toEqual(ids)
  expect(isSifting({ ...NO_SIEVE, ...asked })).toBe(Object.keys(asked).length > 0)
})

test.each([
  [2 * DAY + HOUR, '还有 2 天'],
  [DAY - 1, '还有 23 小时'],
  [5 * MINUTE, '还有 5 分钟'],
  [-3 * HOUR, '超了 3 小时'],
  [0, '超了 0 分钟']
])('%d ms to go is “%s”', (ahead, words) => {
  expect(leftWords(1e12 + ahead, 1e12)).toBe(words)
})

import { durationWords } from './words'

test.each([
  [0, '0 分钟'],
  [45, '45 分钟'],
  [60, '1 小时'],
  [90_010, '1500 小时 10 分钟']
])('%d minutes are %s', (minutes, words) => expect(durationWords(minutes)).toBe(words))

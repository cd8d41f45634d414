import { ageAt, isMinor, needsGuardian } from './age'
import { plainPublicName, publicNameOf, surnameOf } from './names'

const at = (words: string) => Date.parse(`${words}:00+08:00`)

test.each([
  ['李桂芳', '李'],
  ['欧阳明', '欧阳'],
  ['上官', '上'],
  ['王强', '王']
])('the surname of %s is %s', (name, surname) => expect(surnameOf(name)).toBe(surname))

test.each([
  ['李桂芳', { sex: 'female', age: 72 }, '李奶奶'],
  ['周志远', { sex: 'male', age: 65 }, '周爷爷'],
  ['王秀兰', { sex: 'female', age: 45 }, '王阿姨'],
  ['陈建国', { sex: 'male', age: 38, title: '师傅' }, '陈师傅'],
  ['陈晨', { sex: 'male', age: 18 }, '陈先生'],
  ['孙小雨', { sex: 'female', age: 16 }, '孙同学']
] as const)('%s is called %j → %s', (name, person, called) => expect(publicNameOf(name, person)).toBe(called))

test('without a known sex only the surname is told', () => expect(plainPublicName('欧阳明')).toBe('欧阳居民'))

test('a birthday begins at its own midnight in Shanghai', () => {
  expect(ageAt('2008-11-23', at('2026-11-22T23:59'))).toBe(17)
  expect(ageAt('2008-11-23', at('2026-11-23T00:00'))).toBe(18)
  expect(ageAt('2008-02-29', at('2026-02-28T12:00'))).toBe(17)
  expect(ageAt('2008-02-29', at('2026-03-01T00:00'))).toBe(18)
})

test('the two ages at which a rule changes', () => {
  const now = at('2026-11-23T09:00')
  expect([isMinor('2008-11-24', now), isMinor('2008-11-23', now)]).toEqual([true, false])
  expect([needsGuardian('2012-11-24', now), needsGuardian('2012-11-23', now)]).toEqual([true, false])
})

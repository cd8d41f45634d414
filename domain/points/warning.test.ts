import { HOUR } from '../clock/milliseconds'
import { checkWarning, warningStanding, warningTitle } from './warning'
import { MORNING, warning } from '../../tests/kitchen/facts'

test.each([
  ['an hour from now on', 0, 1, ''],
  ['seven days ago', -7 * 24, 1, ''],
  ['in seven days, for three', 7 * 24, 72, ''],
  ['a minute too long ago', -7 * 24 - 1 / 60, 1, '前后七天以内'],
  ['a minute too far ahead', 7 * 24 + 1 / 60, 1, '前后七天以内'],
  ['without an end', 0, 0, '结束要晚于开始'],
  ['over before it begins', 0, -1, '结束要晚于开始'],
  ['a minute more than three days', 0, 72 + 1 / 60, '最长三天']
])('%s', (_, from, hours, refused) => {
  const check = () => checkWarning(warning(MORNING + from * HOUR, hours * 60), MORNING)
  if (refused === '') expect(check).not.toThrow()
  else expect(check).toThrow(expect.objectContaining({ params: { what: expect.stringContaining(refused) as string } }))
})

test.each([
  [1, 'coming'],
  [0, 'now'],
  [-59, 'now'],
  [-60, 'over']
])('an hour that begins in %i minutes is %s', (minutes, standing) =>
  expect(warningStanding(warning(MORNING + (minutes * HOUR) / 60, 60), MORNING)).toBe(standing)
)

test('it is called as the weather service calls it', () => expect(warningTitle({ level: 'red', what: 'ice' })).toBe('道路结冰红色预警'))

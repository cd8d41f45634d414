import { AppError } from '../errors'
import { checkChoice } from './leave'

const choice = {
  until: '2027-11-20',
  today: '2026-11-24',
  recordedBy: 'wang',
  confirmedBy: 'liuYang',
  heirId: 'zhang',
  relation: 'child',
  by: 'gao'
} as const

test.each<[string, Partial<Parameters<typeof checkChoice>[0]>, AppError['code'] | null]>([
  ['the daughter, on the last day', { today: '2027-11-20' }, null],
  ['the pool, which is no relative', { heirId: null, relation: null }, null],
  ['written down by one of the two who signed the death', { by: 'wang' }, null],
  ['a day late', { today: '2027-11-21' }, 'TOO_LATE'],
  ['whom nobody has verified', { relation: null }, 'GIFT_RELATION'],
  ['a death that one has signed', { confirmedBy: null }, 'SECOND_PERSON'],
  ['the heir writes it down', { heirId: 'gao' }, 'SECOND_PERSON'],
  ['the heir recorded the death', { heirId: 'wang' }, 'SECOND_PERSON'],
  ['the heir signed the death', { heirId: 'liuYang' }, 'SECOND_PERSON']
])('a choice of the relatives: %s', (_, more, code) => {
  const check = () => checkChoice({ ...choice, ...more })
  if (code === null) expect(check).not.toThrow()
  else expect(check).toThrow(new AppError(code))
})

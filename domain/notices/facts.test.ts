import { factTells } from './facts'

test.each([
  ['a late withdrawal that is taken', { kind: 'withdrawal', was: 'waiting', becomes: 'posted', takes: true }, 'deducted'],
  ['an absence that is taken', { kind: 'absence', was: 'waiting', becomes: 'posted', takes: true }, 'deducted'],
  ['the first of a quarter, which is only counted', { kind: 'withdrawal', was: 'waiting', becomes: 'posted' }, null],
  ['one that waits a little longer', { kind: 'absence', was: 'waiting', becomes: 'waiting' }, null],
  ['an offence that a second person confirms', { kind: 'offence', was: 'proposed', becomes: 'waiting' }, 'deducted'],
  ['one that nobody confirms', { kind: 'offence', was: 'proposed', becomes: 'dropped' }, null],
  ['one whose days to appeal are over: it was told before', { kind: 'offence', was: 'waiting', becomes: 'posted', takes: true }, null],
  ['an appeal that is upheld', { kind: 'withdrawal', was: 'posted', becomes: 'reversed', answered: true }, 'appeal_answered'],
  ['an appeal that is refused', { kind: 'absence', was: 'appealed', becomes: 'posted', takes: true, answered: true }, 'appeal_answered'],
  ['an appeal that somebody takes up', { kind: 'withdrawal', was: 'posted' }, null],
  ['a good word that was not true', { kind: 'praise', was: 'posted', becomes: 'reversed' }, 'revoked'],
  ['a proposal that is adopted no longer', { kind: 'proposal', was: 'posted', becomes: 'reversed' }, 'revoked'],
  ['a good word', { kind: 'praise', was: 'waiting', becomes: 'posted' }, null]
] as const)('%s', (_, decided, told) => {
  expect(factTells({ answered: false, takes: false, ...decided })).toBe(told)
})

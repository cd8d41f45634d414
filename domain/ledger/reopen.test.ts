import { checkRelease, checkReopening } from './reopen'

test.each<[string, number | null, string | null, string, string | null]>([
  ['it is not right again', null, 'shen', 'lu', 'BOOKS_DIFFER'],
  ['nobody has signed before', 5, null, 'lu', 'SECOND_PERSON'],
  ['the same person signs twice', 5, 'lu', 'lu', 'SECOND_PERSON'],
  ['somebody else has signed', 5, 'shen', 'lu', null]
])('what stands still moves again when it is right and two have signed: %s', (_name, clearedAt, proposedBy, by, code) => {
  const asked = () => checkReopening({ clearedAt, proposedBy }, by)
  if (code === null) expect(asked).not.toThrow()
  else expect(asked).toThrow(expect.objectContaining({ code }))
})

test('the first signature is for what is right again', () => {
  expect(() => checkRelease({ clearedAt: null, proposedBy: null })).toThrow(expect.objectContaining({ code: 'BOOKS_DIFFER' }))
  expect(() => checkRelease({ clearedAt: 0, proposedBy: null })).not.toThrow()
})

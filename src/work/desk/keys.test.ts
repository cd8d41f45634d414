import { keysOf } from './keys'

const MOVE = { key: 'r', label: '交单' }
const shown = (...asked: Parameters<typeof keysOf>) => keysOf(...asked).map(({ shown: key }) => key)
const ALWAYS = ['↑ ↓', 'Home End', '回车']

test.each([
  ['some orders can take the step, several at once', MOVE, true, [...ALWAYS, '空格', 'A', 'R', '/', 'Esc']],
  ['they can take it one by one', MOVE, false, [...ALWAYS, 'R', '/', 'Esc']],
  ['none of them can', undefined, false, [...ALWAYS, '/', 'Esc']]
])('the help names only keys that do something where %s', (_, move, many, keys) => {
  expect(shown(move, many)).toEqual(keys)
  expect(
    keysOf(move, many)
      .flatMap(({ strokes }) => Object.values(strokes))
      .includes('move')
  ).toBe(move !== undefined)
})

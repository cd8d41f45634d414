import { allOrNone, standsAt, START } from './standing-at'

const list = (...ids: string[]) => ids.map((id) => ({ id }))

test.each([
  ['nothing was looked at yet', list('a', 'b'), START, 0],
  ['new orders came before it', list('x', 'y', 'a', 'b'), { index: 1, id: 'b' }, 3],
  ['it has gone: the next one is there', list('a', 'c', 'd'), { index: 1, id: 'b' }, 1],
  ['it was the last and has gone', list('a'), { index: 1, id: 'b' }, 0],
  ['nothing is left', list(), { index: 3, id: 'b' }, 0]
])('the keyboard stands on its order: %s', (_, cards, at, index) => {
  expect(standsAt(cards, at)).toBe(index)
})

test('all and none are what is shown: what a filter hides keeps its tick', () => {
  expect(allOrNone(['hidden', 'a'], list('a', 'b'))).toEqual(['hidden', 'a', 'b'])
  expect(allOrNone(['hidden', 'a', 'b'], list('a', 'b'))).toEqual(['hidden'])
  expect(allOrNone([], list('a', 'b'))).toEqual(['a', 'b'])
})

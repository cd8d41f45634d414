import { orderOf } from './aggregate'

const looked = { how: 'call', outcome: null, by: 'wang', at: 1 }

test.each([
  ['a list by round', [{ round: 1, ...looked }], [{ round: 1, ...looked }]],
  ['the last one alone, as rows of before hold it', looked, [{ round: 2, ...looked }]],
  ['nothing', null, []]
])('how the rounds of an order were looked into: %s', (_, verification, read) =>
  expect(orderOf({ round: 2, verification }, [], null).verification).toEqual(read)
)

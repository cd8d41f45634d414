import type { OrderCard } from '@domain/order/view/shapes'
import { groupsOf, usualFor } from './groups'
import { card } from '../../../tests/kitchen/card'

const USUAL = { B08: { unitId: 'power', name: '城区供电所' }, A01: { name: '大家来接' } }
const without = (one: OrderCard): OrderCard => {
  const { itemCode: _code, ...rest } = one
  return rest
}

test('two of one item go together, one alone does not, and what has no usual place stays', () => {
  const cards = [
    card('1'),
    card('2', { itemCode: 'A01', title: '探访' }),
    card('3'),
    card('4', { itemCode: 'C09' }),
    card('5', { itemCode: 'C09' })
  ]
  expect(groupsOf(cards, USUAL).map(({ itemCode, cards: alike }) => [itemCode, alike.map(({ id }) => id)])).toEqual([['B08', ['1', '3']]])
})

test.each([
  ['comes round again', card('1', { round: 2 })],
  ['was not solved', card('1', { unsolved: 'partly' })],
  ['is in own words', without(card('1'))]
])('what %s is looked at by a person first', (_, one) => {
  expect(usualFor(one, USUAL)).toBeUndefined()
  expect(groupsOf([one, one, one], USUAL)).toEqual([])
})

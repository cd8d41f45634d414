import { served } from '../../tests/kitchen/world'
import { ratedNow } from './rated'

test('what was said of an earlier visit is no word about this one', () => {
  const world = served()
  expect(ratedNow(world.order!)).toEqual([])
  world.do('li', 'rate', { outcome: 'unsolved', satisfaction: 'poor', again: true })
  expect(world.order).toMatchObject({ round: 2, ratings: [{ round: 1, outcome: 'unsolved' }] })
  expect(ratedNow(world.order!)).toEqual([])
  expect(ratedNow({ ...world.order!, round: 1 })).toMatchObject([{ outcome: 'unsolved' }])
})

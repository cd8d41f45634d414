import type { Action } from '@domain/order/step'
import { byProminence } from './prominence'

const offers = (...actions: Action[]) => actions.map((action) => ({ action, label: action, asks: [] }))
const names = (list: { action: Action }[]) => list.map(({ action }) => action)

it('puts what Wang does next before what she can also do', () => {
  const { large, quiet } = byProminence(offers('edit', 'decline', 'refer_unit', 'refer_pool', 'keep', 'escalate', 'pause'))
  expect(names(large)).toEqual(['refer_unit', 'refer_pool'])
  expect(names(quiet)).toEqual(['edit', 'decline', 'keep', 'escalate', 'pause'])
})
it('never makes giving up large, and loses no offer', () => {
  const { large, quiet } = byProminence(offers('withdraw', 'cancel', 'release', 'reschedule'))
  expect(large).toEqual([])
  expect(quiet).toHaveLength(4)
})
it('puts arriving under the thumb of somebody at the door', () => {
  expect(names(byProminence(offers('withdraw', 'lead', 'arrive', 'no_answer')).large)).toEqual(['arrive'])
})

import { QUESTIONS, type Params } from './questions'

const actionsOf = (page: string, params: Params) => QUESTIONS[page]?.(params).map(({ event }) => event.action)

test.each([
  ['pages/services/index', {}, ['order.menu', 'order.front']],
  ['pages/order/index', { id: 'O1' }, ['order.get']],
  ['pages/order/index', {}, []],
  ['work/inbox/index', { org: 'C1' }, ['community.inbox', 'community.usual', 'member.me']],
  ['work/inbox/index', { org: 'C1', list: 'handed' }, []],
  ['work/inbox/index', {}, []]
] as [string, Params, string[]][])('%s with %j asks %j', (page, params, actions) => {
  expect(actionsOf(page, params)).toEqual(actions)
})

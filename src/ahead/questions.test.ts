import { QUESTIONS, type Params } from './questions'

const actionsOf = (page: string, params: Params) => QUESTIONS[page]?.(params).map(({ event }) => event.action)

test.each([
  ['pages/services/index', {}, ['order.menu', 'order.front']],
  ['pages/order/index', { id: 'O1' }, ['order.get']],
  ['pages/order/index', {}, []],
  ['work/inbox/index', { org: 'C1' }, ['community.inbox', 'order.front']],
  ['work/inbox/index', { org: 'C1', list: 'handed' }, []],
  ['work/inbox/index', {}, []]
] as [string, Params, string[]][])('%s with %j asks %j', (page, params, actions) => {
  expect(actionsOf(page, params)).toEqual(actions)
})

test('the inbox leads to where its items usually go, each asked about once; an empty one to nothing', () => {
  const [inbox] = QUESTIONS['work/inbox/index']?.({ org: 'C1' }) ?? []
  const items = [{ itemCode: 'S1' }, { itemCode: 'S1' }, {}]
  expect(inbox?.then?.({ items } as never)).toEqual([{ event: { action: 'community.usual', input: { orgId: 'C1', itemCodes: ['S1'] } } }])
  expect(inbox?.then?.({ items: [] } as never)).toEqual([])
})

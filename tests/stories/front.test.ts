import { HOUR, MINUTE } from '@domain/clock/milliseconds'
import { afternoon, call, clock, found, refusal, rows, step } from './doors'
import { accepted, placed, served } from './steps'

beforeEach(() => found())
const front = (who: string) => call(who, 'order.front', {})

test('from two hours before, the first screen of Li and of her daughter is the visit with its code; nobody else has one', async () => {
  const { id } = await accepted()
  clock.now = afternoon().startAt - 2 * HOUR - MINUTE
  expect((await front('li')).near).toEqual([])
  clock.now += MINUTE
  for (const who of ['li', 'zhang']) expect((await front(who)).near).toEqual([await call(who, 'order.get', { orderId: id })])
  expect((await front('li')).near[0]?.code?.steps).toHaveLength(10)
  for (const who of ['wang', 'zhao', 'chen']) expect((await front(who)).near).toEqual([])
})

test('when the window is over and nobody came, the first screen stops saying that somebody comes', async () => {
  await accepted()
  clock.now = afternoon().endAt + MINUTE
  expect((await front('li')).near).toEqual([])
})

test('after the visit it waits for a word; after the word the same may be asked for again', async () => {
  const order = await served()
  expect(await front('li')).toMatchObject({ near: [], waiting: [{ id: order.id }], before: [{ itemCode: 'B08', beneficiaryId: 'li' }] })
  await call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
  const after = await front('li')
  expect([after.waiting, after.before.map(({ itemCode }) => itemCode)]).toEqual([[], ['B08']])
  // as long as the second is under way there is no third wish
  await placed({ again: true })
  expect((await front('li')).before).toEqual([])
})

test('what is only asked for, or was declined, is not offered again', async () => {
  const order = await placed()
  await call('wang', 'order.perform', step(order, 'decline', { reason: 'duty', words: '请问物业', elsewhere: '物业' }))
  await placed({ itemCode: 'B04' })
  expect((await front('li')).before).toEqual([])
})

test('a worker’s first screen holds nothing of what they placed for others, and nobody unknown has one', async () => {
  await placed({ beneficiaryId: 'li', why: '老人不方便' }, 'wang')
  expect(await front('wang')).toMatchObject({ near: [], waiting: [], before: [] })
  expect(await refusal(null, 'order.front', {})).toBe('NOT_SIGNED_IN')
})

test('whoever works or helps finds the list that waits for them in the first look, exactly as its own call answers it', async () => {
  const order = await placed()
  const inbox = { orgId: 'huaishu', list: 'placed' as const }
  expect((await front('wang')).lists).toEqual([
    { read: 'community.inbox', input: inbox, page: await call('wang', 'community.inbox', inbox) }
  ])
  await call('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }))
  expect((await front('zhao')).lists).toMatchObject([{ read: 'community.unitInbox', page: { items: [{ id: order.id }] } }])
  await call('zhao', 'order.perform', step(order, 'dispatch', { inviteeIds: ['chen'] }))
  expect((await front('chen')).lists).toMatchObject([{ read: 'order.tasks', page: { items: [{ id: order.id, mySeat: 'invited' }] } }])
  expect((await front('li')).lists).toEqual([])
})

test('the first look says who is there, also before they have registered', async () => {
  expect((await front('li')).me).toEqual(await call('li', 'member.me', {}))
  expect(await front('ouyang')).toMatchObject({ me: { person: null }, near: [], waiting: [], before: [], lists: [] })
})

test('the first look says which menu is in force; another menu is another edition', async () => {
  const { edition } = await call('li', 'order.menu', {})
  expect((await front('li')).edition).toBe(edition)
  await rows(`update item set body = jsonb_set(body, '{minutes}', '45') where code = 'B08' returning 1`)
  expect((await front('li')).edition).not.toBe(edition)
})

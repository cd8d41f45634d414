import { afternoon, call, clock, found, MONDAY, refusal, rows, step, viewed } from './doors'
import { owned, dues, says, mine } from './facted'
import { served } from './steps'

beforeEach(() => found())

test('whoever finds a low rate true signs the words they saw: Li has said it otherwise since', async () => {
  const order = viewed(await says(await served(), 'poor', '来得太晚'))
  const [seen] = (await call('wang', 'points.reviews', { orgId: 'huaishu', list: 'proposed' })).items
  const word = { id: seen!.id, version: seen!.version, orgId: 'huaishu', agree: true, about: '来晚了' } as const
  await call('li', 'rating.give', step(order, 'amend_rating', { outcome: 'solved', satisfaction: 'poor', words: '没有剪好' }) as never)
  expect(await refusal('wang', 'points.review', word)).toBe('CHANGED')
  const [now] = (await call('wang', 'points.reviews', { orgId: 'huaishu', list: 'proposed' })).items
  expect(await call('wang', 'points.review', { ...word, version: now!.version })).toMatchObject({ state: 'posted' })
})

test('a low rate that asks somebody to come again is a low rate of the first round all the same', async () => {
  const order = await served()
  await call('li', 'rating.give', step(order, 'rate', { outcome: 'unsolved', satisfaction: 'poor', again: true }) as never)
  expect(await rows(`select id, state from point_fact`)).toEqual([{ id: `low-${order.id}-r1-chen`, state: 'proposed' }])
})

test('three low rates about the same that are found to be true open a talk, and cost nothing (N02)', async () => {
  for (const days of [1, 2, 3]) {
    clock.now = MONDAY
    const order = await served({ windows: [afternoon(days)], again: true })
    await says(order, 'poor')
  }
  const low = (await call('wang', 'points.reviews', { orgId: 'huaishu', list: 'proposed' })).items
  expect(low.map(({ what }) => what)).toEqual(['low_rate', 'low_rate', 'low_rate'])
  const total = await owned()
  const word = ({ id, version }: (typeof low)[number]) => ({ id, version, orgId: 'huaishu', agree: true, about: '来晚了' }) as const
  expect(await refusal('chen', 'points.review', word(low[0]!))).toBe('NOT_ALLOWED')
  for (const one of low) await call('wang', 'points.review', word(one))
  const owed = (await call('wang', 'points.reviews', { orgId: 'huaishu', list: 'owed' })).items
  expect(owed.map(({ what, title }) => [what, title])).toEqual([['talk', '同类低分已核实三次以上（来晚了），请约谈']])
  expect([await owned(), await dues(), await mine()]).toEqual([total, 0, []])
  await call('wang', 'points.seenTo', { id: owed[0]!.id, orgId: 'huaishu' })
  expect((await call('wang', 'points.reviews', { orgId: 'huaishu', list: 'owed' })).items).toEqual([])
})

import type { ListPage } from '../../../cloudfunctions/_kit/store/shapes'
import type { Stores } from '../../../cloudfunctions/_kit/store/stores'
import { countTrips } from '../../../database/query'
import { HOUR } from '@domain/clock/milliseconds'
import { cardOf } from '@domain/order/view/card'
import { workingCalendar } from '../../../cloudfunctions/_kit/calendar'
import { cursorOf } from '../../../cloudfunctions/_kit/store/cursor'
import { afternoon, as, asksForCompany, MORNING, settle, sql, take } from './ground'

let stores: Stores
const li = () => stores.forCaller(as('li'))
const place = (n: number, now = MORNING + n * 1000) =>
  take(li(), null, asksForCompany({ windows: [afternoon(1 + (n % 40))] }), { newId: `O-${String(n).padStart(4, '0')}`, now })

beforeAll(async () => {
  stores = await settle()
  for (let n = 0; n < 90; n += 1) await place(n, MORNING + Math.floor(n / 3) * 1000)
})

const walkThrough = async (
  page: (cursor?: string) => Promise<ListPage>,
  between: (n: number) => Promise<unknown> = async () => undefined
): Promise<string[]> => {
  const ids: string[] = []
  let cursor: string | undefined
  for (let n = 0; n < 50; n += 1) {
    const { items, next } = await page(cursor)
    expect(items.length).toBeLessThanOrEqual(20)
    ids.push(...items.map((item) => item.order.id))
    if (next === undefined) return ids
    cursor = next
    await between(n)
  }
  throw new Error('the list never ends')
}
const next = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })

test('page after page, everything comes once and in order, while others go on placing', async () => {
  const ids = await walkThrough(
    (cursor) => li().mine({ now: MORNING, list: 'live', ...next(cursor) }),
    (n) => place(200 + n, MORNING + HOUR)
  )
  expect(ids).toHaveLength(90)
  expect(new Set(ids).size).toBe(90)
  expect(ids).toEqual(
    [...ids]
      .sort()
      .reverse()
      .sort((a, b) => Math.floor(Number(b.slice(2)) / 3) - Math.floor(Number(a.slice(2)) / 3))
  )
})

test('an agent reads the same list as the elder; a stranger reads nothing', async () => {
  const zhang = await walkThrough((cursor) => stores.forCaller(as('zhang')).mine({ now: MORNING, list: 'live', ...next(cursor) }))
  expect(zhang.length).toBeGreaterThanOrEqual(90)
  expect(await stores.forCaller(as('tang')).mine({ now: MORNING, list: 'live' })).toEqual({ items: [] })
})

test('the inbox of the community is one index walk by due time, for its own staff only', async () => {
  const wang = stores.forCaller(as('wang'))
  const page = (cursor?: string) => wang.inbox({ now: MORNING, orgId: 'huaishu', list: 'placed', ...next(cursor) })
  const { items } = await page()
  const due = items.map((item) => item.order.clock?.dueAt ?? 0)
  expect(due).toEqual([...due].sort((a, b) => a - b))
  expect((await walkThrough(page)).length).toBeGreaterThanOrEqual(90)
  for (const who of ['zhao', 'li', 'ma'])
    await expect(stores.forCaller(as(who)).inbox({ now: MORNING, orgId: 'huaishu', list: 'placed' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED'
    })
  await expect(wang.unitInbox({ now: MORNING, unitId: 'power', list: 'open' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('an order in several rings is in the pool once, and never in that of the people it is for', async () => {
  await take(stores.forCaller(as('wang')), 'O-0000', { action: 'refer_pool', input: { ring: 'district' } })
  await take(stores.forCaller(as('wang')), 'O-0001', { action: 'refer_pool', input: { ring: 'community' } })
  const pool = async (who: string) => (await stores.forCaller(as(who)).pool({ now: MORNING })).items.map((item) => item.order.id)
  expect((await pool('chen')).sort()).toEqual(['O-0000', 'O-0001'])
  // Li's daughter is a volunteer of the same community
  expect(await pool('zhang')).toEqual([])
  // nobody without a registration as a volunteer
  expect(await pool('li')).toEqual([])
})

test('a member finds an invitation, then the visit, then what is done', async () => {
  const [chen, zhao] = [stores.forCaller(as('chen')), stores.forCaller(as('zhao'))]
  await take(stores.forCaller(as('wang')), 'O-0002', { action: 'refer_unit', input: { unitId: 'power' } })
  await take(zhao, 'O-0002', { action: 'dispatch', input: { inviteeIds: ['chen'] } })
  const lists = async () =>
    Promise.all(
      (['ahead', 'done'] as const).map(async (list) =>
        (await chen.tasks({ now: MORNING, list })).items.map(({ order }) => `${order.id} ${order.seats[0]?.state}`)
      )
    )
  expect(await lists()).toEqual([['O-0002 invited'], []])
  await take(chen, 'O-0002', { action: 'accept', input: { windowIndex: 0 } })
  expect(await lists()).toEqual([['O-0002 accepted'], []])
  const window = (await chen.load({ orderId: 'O-0002', now: MORNING })).order?.windows[0]
  await take(chen, 'O-0002', { action: 'arrive', input: { code: '' } }, { now: window?.startAt ?? 0, code: 1 })
  await take(chen, 'O-0002', { action: 'leave', input: { code: '' } }, { now: (window?.startAt ?? 0) + HOUR, code: 200 })
  expect(await lists()).toEqual([[], ['O-0002 left']])
  expect((await li().ratingWaiting({ now: MORNING })).items.map((item) => item.order.id)).toEqual(['O-0002'])
  expect((await zhao.unitInbox({ now: MORNING, unitId: 'power', list: 'done' })).items.map((item) => item.order.id)).toEqual(['O-0002'])
})

test('a row is enough for its card, and holds no private column', async () => {
  const { items } = await stores.forCaller(as('chen')).tasks({ now: MORNING, list: 'done' })
  const [first] = items
  const card = cardOf(first!.order, { ...first!.scene, calendar: workingCalendar, proof: null }, ['passer', 'helper'])
  expect(card).toMatchObject({ id: 'O-0002', gridName: '槐树里第一网格', mySeat: 'left', taken: 1, helperNames: ['陈师傅'] })
  const columns = await sql<{ column_name: string }>(`select column_name from information_schema.columns where table_name = 'orders'`)
  expect(columns.map((one) => one.column_name)).not.toEqual(expect.arrayContaining(['placer_why']))
  expect(columns.map((one) => one.column_name).filter((name) => /words|phone|door|note|photo/.test(name))).toEqual([])
})

test('every page is one trip', async () => {
  const { trips } = await countTrips(() => li().mine({ now: MORNING, list: 'live' }))
  expect(trips).toBe(1)
})

test.each([
  ['no base64 of ours', 'hello'],
  ['another shape', Buffer.from('{"at":1}').toString('base64url')],
  ['a sort key that is no number', Buffer.from('["1","O"]').toString('base64url')],
  ['an id with a quote in it', cursorOf({ at: 1, id: `O' or true --` })],
  ['beyond all time', cursorOf({ at: 9e15, id: 'O' })]
])('a cursor with %s is refused', async (_, cursor) => {
  await expect(li().mine({ now: MORNING, list: 'live', cursor })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

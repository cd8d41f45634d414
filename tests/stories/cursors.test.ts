import type { CallAction } from '@contract'
import { schemas as books } from '../../cloudfunctions/books/schemas'
import { schemas as community } from '../../cloudfunctions/community/schemas'
import { schemas as member } from '../../cloudfunctions/member/schemas'
import { schemas as order } from '../../cloudfunctions/order/schemas'
import { schemas as points } from '../../cloudfunctions/points/schemas'
import { schemas as rating } from '../../cloudfunctions/rating/schemas'
import { schemas as redemption } from '../../cloudfunctions/redemption/schemas'
import { schemas as timebank } from '../../cloudfunctions/timebank/schemas'
import { cursorFor } from '../../cloudfunctions/_kit/pages'
import { cursorOf } from '../../cloudfunctions/_kit/store/cursor'
import type { doors } from './doors'
import { call, found, MONDAY, send } from './doors'

beforeAll(() => found())

type List = [who: string, action: CallAction, input: object]
const HERE = { orgId: 'huaishu' }
const LISTS: List[] = [
  ['li', 'order.mine', { list: 'live' }],
  ['li', 'order.mine', { list: 'done' }],
  ['chen', 'order.tasks', { list: 'ahead' }],
  ['chen', 'order.tasks', { list: 'done' }],
  ['chen', 'order.pool', {}],
  ['li', 'order.activities', { communityId: 'huaishu' }],
  ...(['placed', 'handed', 'running', 'served', 'done'] as const).map((list): List => ['wang', 'community.inbox', { ...HERE, list }]),
  ['wang', 'community.owed', { ...HERE, list: 'alarms' }],
  ['wang', 'community.owed', { ...HERE, list: 'corrections' }],
  ['wang', 'community.feedback', HERE],
  ['zhao', 'community.unitInbox', { unitId: 'power', list: 'referred' }],
  ['zhao', 'community.unitInbox', { unitId: 'power', list: 'done' }],
  ['zhao', 'community.unitDay', { unitId: 'power', at: 1_795_000_000_000 }],
  ['li', 'rating.waiting', {}],
  ['li', 'member.readings', {}],
  ['li', 'member.ownData', {}],
  ['li', 'member.feedback', {}],
  ['li', 'member.notices', {}],
  ['li', 'points.statement', {}],
  ['li', 'points.statement', { month: '2026-11' }],
  ['wang', 'points.ruleVersions', {}],
  ['li', 'points.warnings', {}],
  ['li', 'points.deductions', {}],
  ['wang', 'points.appeals', HERE],
  ['wang', 'points.reviews', { ...HERE, list: 'proposed' }],
  ['wang', 'points.reviews', { ...HERE, list: 'owed' }],
  ['wang', 'points.reviews', { ...HERE, list: 'paid' }],
  ['zhao', 'points.unitYear', { unitId: 'power' }],
  ['li', 'timebank.statement', { account: 'earned' }],
  ['li', 'timebank.statement', { account: 'gifted' }],
  ['wang', 'timebank.estates', HERE],
  ['wang', 'timebank.listed', HERE],
  ['wang', 'timebank.relations', HERE],
  ['li', 'redemption.shop', {}],
  ['li', 'redemption.mine', { list: 'waiting' }],
  ['li', 'redemption.mine', { list: 'over' }],
  ['tang', 'redemption.expected', { orgId: 'market' }],
  ['tang', 'redemption.sheets', { orgId: 'market' }],
  ['tang', 'redemption.sheet', { orgId: 'market', day: '2026-11-20' }],
  ['shen', 'redemption.unsettled', {}],
  ['shen', 'redemption.merchants', {}],
  ['shen', 'redemption.catalogue', { list: 'offered' }],
  ['shen', 'redemption.catalogue', { list: 'withdrawn' }]
]
const asked = async ([who, action, input]: List, cursor: string): Promise<string> => {
  const answer = await send(who, action.split('.')[0] as keyof typeof doors, { action, input: { ...input, cursor } })
  return answer.ok ? 'a page' : answer.error.code
}

test('every list of every door stands in the table', () => {
  const schemas = { books, community, member, order, points, rating, redemption, timebank }
  const lists = Object.entries(schemas).flatMap(([door, rows]) =>
    Object.entries(rows as Record<string, { shape?: object }>)
      .filter(([, { shape }]) => shape && 'cursor' in shape)
      .map(([name]) => `${door}.${name}`)
  )
  expect(new Set(LISTS.map(([, action]) => action))).toEqual(new Set(lists))
})

/** Where pages of the lists end: instants, prices, days, numbered rows, rows named by two, parts of a whole. */
const PLACES = [
  cursorOf({ at: MONDAY, id: 'O1' }),
  cursorOf({ at: MONDAY, id: '9'.repeat(15) }),
  cursorOf({ at: 12, id: 'C1' }),
  cursorOf({ at: MONDAY, id: 'li', other: 'zhang' }),
  `orders.${cursorOf({ at: MONDAY, id: 'O1' })}`
]
const GARBAGE = ['', '?', '[]', 'null', 'x'.repeat(500), '00000000', `${'0'.repeat(8)}${cursorOf({ at: 0, id: '0' })}`, '%00', ...PLACES]

test.each(LISTS)('%s %s %j: the cursor of another list and garbage are refused as what they are', async (...list) => {
  const others = LISTS.filter((one) => one !== list && JSON.stringify(one.slice(1)) !== JSON.stringify(list.slice(1)))
  const strange = [...GARBAGE, ...others.flatMap(([, action, input], at) => cursorFor(action, input, PLACES[at % PLACES.length] ?? ''))]
  const codes = await Promise.all(strange.map(async (cursor) => [cursor, await asked(list, cursor)]))
  expect(codes).toEqual(strange.map((cursor) => [cursor, 'INVALID_INPUT']))
})

const EVERYWHERE = [8.64e15, -8.64e15, 253_402_300_799_999, -62_135_596_800_000, 2 ** 31, -1].flatMap((at) =>
  [['O1'], ['9'.repeat(19)], ['0', 'O2']].map((ids) => JSON.stringify([at, ...ids]))
)
test.each(LISTS)('%s %s %j: a page or a kind refusal, wherever its own cursor claims to be', async (...list) => {
  const [, action, input] = list
  for (const place of EVERYWHERE) {
    const cursor = cursorFor(action, input, Buffer.from(place).toString('base64url'))
    expect([place, await asked(list, cursor)]).toEqual([place, expect.stringMatching(/^(a page|INVALID_INPUT)$/)])
  }
})

test('a page goes on where it ended', async () => {
  const pages = [await call('shen', 'redemption.merchants', {})]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await call('shen', 'redemption.merchants', { cursor: next }))
  const ids = pages.flatMap(({ items }) => items.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})

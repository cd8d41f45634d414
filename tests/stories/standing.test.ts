import { call, clock, found, refusal, rows } from './doors'
import { placed } from './steps'

beforeEach(() => found())

const atHuaishu = (who = 'wang') => call(who, 'community.standing', { orgId: 'huaishu' })
const signs = (who: string, itemCode: string, unitId?: string) =>
  call(who, 'community.sign', { orgId: 'huaishu', itemCode, ...(unitId ? { unitId } : {}) })
const itemsOf = ({ signed }: Awaited<ReturnType<typeof atHuaishu>>) =>
  signed.map(({ itemCode, unitName }) => [itemCode, unitName ?? '大家'])

test('what Wang signs once goes by itself from the next order on, in her name, until a colleague takes it back', async () => {
  await signs('wang', 'B08', 'power')
  const order = await placed({ itemCode: 'B08' })
  expect(order).toMatchObject({ state: 'referred' })
  expect(
    await rows(
      'select signer_id, target_unit_id from order_event join orders on orders.id = order_id where order_id = $1 and action = $2',
      [order.id, 'refer_unit']
    )
  ).toEqual([{ signer_id: 'wang', target_unit_id: 'power' }])
  const { signed } = await atHuaishu('gao')
  expect(signed[0]).toEqual({ id: expect.any(String) as string, itemCode: 'B08', unitName: '城区供电所', signer: '王社工', at: clock.now })
  await call('gao', 'community.revoke', { orgId: 'huaishu', id: signed[0]!.id })
  expect(await placed({ itemCode: 'B08', again: true })).toMatchObject({ state: 'placed' })
  expect(await rows('select revoked_by from standing_hand_over where item_code = $1', ['B08'])).toEqual([{ revoked_by: 'gao' }])
})

test('one holds for an item at a time: the new takes the place of the old', async () => {
  await signs('wang', 'B08', 'power')
  clock.now += 1000
  await signs('gao', 'B08')
  expect(itemsOf(await atHuaishu())).toEqual([
    ['B08', '大家'],
    ['A02', '大家'],
    ['B01', '城区供电所']
  ])
})

test('the same request twice signs once; with another place it is refused', async () => {
  const input = { orgId: 'huaishu', itemCode: 'B08', unitId: 'power' }
  await call('wang', 'community.sign', input, 'request-twice')
  await call('wang', 'community.sign', input, 'request-twice')
  expect(await rows('select 1 from standing_hand_over where item_code = $1', ['B08'])).toHaveLength(1)
  expect(await refusal('wang', 'community.sign', { orgId: 'huaishu', itemCode: 'B08' }, 'request-twice')).toBe('REQUEST_REUSED')
})

test('two who sign in one moment leave one that holds', async () => {
  await Promise.allSettled([signs('wang', 'B08', 'power'), signs('gao', 'B08')])
  expect(await rows('select 1 from standing_hand_over where item_code = $1 and revoked_at is null', ['B08'])).toHaveLength(1)
})

test('a liaison signs that all members of the unit are asked, and for nobody else', async () => {
  await call('zhao', 'community.sign', { orgId: 'power', itemCode: 'B08' })
  const { kind, signed, units } = await call('zhao', 'community.standing', { orgId: 'power' })
  expect([kind, units, signed.map(({ itemCode }) => itemCode)]).toEqual(['unit', [], ['B08', 'B01']])
  await signs('wang', 'B08', 'power')
  expect(await placed({ itemCode: 'B08' })).toMatchObject({ state: 'open' })
})

test.each([
  ['li', 'huaishu', 'B08', undefined, 'NOT_ALLOWED'],
  ['zhao', 'huaishu', 'B08', undefined, 'NOT_ALLOWED'],
  ['wang', 'power', 'B08', undefined, 'NOT_ALLOWED'],
  ['ma', 'huaishu', 'B08', undefined, 'NOT_ALLOWED'],
  ['wang', 'huaishu', 'nothing', undefined, 'STANDING_RISK'],
  ['wang', 'huaishu', 'B08', 'grain-shop', 'UNIT_NOT_CHECKED_IN'],
  ['zhao', 'power', 'B08', 'power', 'UNIT_NOT_CHECKED_IN']
])('%s cannot sign at %s for %s to %s: %s', async (who, orgId, itemCode, unitId, code) => {
  const before = await rows('select count(*) from standing_hand_over')
  expect(await refusal(who, 'community.sign', { orgId, itemCode, ...(unitId ? { unitId } : {}) })).toBe(code)
  expect(await rows('select count(*) from standing_hand_over')).toEqual(before)
})

test('what is risky is read by somebody before it goes on', async () => {
  const { items } = await call('wang', 'order.menu', {})
  const risky = items.filter(({ risk, kind }) => kind === 'service' && (risk === 'L2' || risk === 'L3'))
  expect(risky.length).toBeGreaterThan(0)
  for (const { code } of risky) expect(await refusal('wang', 'community.sign', { orgId: 'huaishu', itemCode: code })).toBe('STANDING_RISK')
})

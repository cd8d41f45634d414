import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import type { OrderView } from '@domain/order/view/shapes'
import { postFacts } from '../../cloudfunctions/jobs/facts'
import { tellWaiting } from '../../cloudfunctions/jobs/outbox'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { afternoon, call, clock, found, refusal, rows, step, viewed } from './doors'
import { jobs, owned, dues, says, visit } from './facted'
import { served } from './steps'

beforeEach(() => found())
const newsOf = async (who: string) => {
  while ((await tellWaiting({ stores: cellar().stores, now: clock.now })) > 0);
  return (await call(who, 'member.notices', {})).items.map(({ words, page }) => [words, page])
}

/** Li and Wang agree that Chen was there for so many minutes. */
const corrected = async (order: OrderView, minutes: number): Promise<void> => {
  const arrivedAt = order.seats[0]?.arrivedAt ?? 0
  const times = { seatId: order.seats[0]?.id ?? '', arrivedAt, leftAt: arrivedAt + minutes * MINUTE, howKnown: '当场看着表' }
  const proposed = viewed(await call('li', 'order.perform', step(order, 'propose_correction', times)))
  const [last] = await rows<{ id: string }>(`select corrections -> -1 ->> 'id' as id from orders where id = $1`, [order.id])
  const confirms = { correctionId: last?.id ?? '', record: 'call_back' as const, words: '电话核对过' }
  await call('wang', 'order.perform', step(proposed, 'confirm_correction', confirms))
}
/** Two workers find that nobody was there, and nobody appeals. */
const foundFalse = async ({ id: orderId, seats }: OrderView): Promise<void> => {
  const said = { kind: 'offence', orgId: 'huaishu', orderId, seatId: seats[0]!.id, offence: 'false_presence' } as const
  const { id } = await call('wang', 'points.record', said)
  await call('fang', 'points.review', { id, version: 1, orgId: 'liuyin', agree: true })
  clock.now += 7 * DAY
  await jobs()
}

describe('a good word (R16)', () => {
  test('Li writes what Chen did; the words are checked, and a point comes when the seven days are over, once', async () => {
    await says(await served(), 'good', '剪得很仔细，还扫了地')
    expect([await jobs(), await owned()]).toEqual([0, 18])
    clock.now += 7 * DAY
    expect([await jobs(), await jobs(), await owned()]).toEqual([1, 0, 19])
    const [line] = (await call('chen', 'points.statement', {})).items
    expect([line?.why, line?.title]).toEqual([['受益人写下具体的好评 +1'], '义务理发'])
  })

  test.each<[string, 'good' | 'fair', string | undefined, string]>([
    ['not very good', 'fair', '剪得很仔细，还扫了地', 'li'],
    ['too short', 'good', '谢谢', 'li'],
    ['no words at all', 'good', undefined, 'li'],
    ['in the words of her daughter', 'good', '剪得很仔细，还扫了地', 'zhang']
  ])('%s earns nothing', async (_name, satisfaction, words, who) => {
    await says(await served(), satisfaction, words, who)
    clock.now += 8 * DAY
    await jobs()
    expect(await owned()).toBe(18)
  })

  test('said otherwise within the seven days, it is as it was said last', async () => {
    const order = viewed(await says(await served(), 'good', '剪得很仔细，还扫了地'))
    clock.now += DAY
    await call(
      'li',
      'rating.give',
      step(order, 'amend_rating', { outcome: 'solved', satisfaction: 'fair', words: '后来想想还行' }) as never
    )
    clock.now += 7 * DAY
    await jobs()
    expect(await owned()).toBe(18)
  })

  test('said otherwise after the seven days it moves nothing, neither way', async () => {
    const [good, fair] = [await served(), await served({ windows: [afternoon(2)], again: true })]
    await says(good, 'good', '剪得很仔细，还扫了地')
    await says(fair, 'fair', '还行')
    clock.now += 7 * DAY + HOUR
    await jobs()
    const before = await owned()
    const amended = (order: OrderView, satisfaction: 'good' | 'poor', words: string) =>
      call('li', 'rating.give', step(order, 'amend_rating', { outcome: 'solved', satisfaction, words }) as never)
    await amended(good, 'poor', '后来想想不太好')
    await amended(fair, 'good', '后来想想剪得很仔细，还扫了地')
    clock.now += DAY
    await jobs()
    expect(await owned()).toBe(before)
  })

  test('one that was found to be bought is taken back once, by staff of there, and the day has room again', async () => {
    const order = await served()
    await says(order, 'good', '剪得很仔细，还扫了地')
    clock.now += 7 * DAY
    await jobs()
    const id = `praise-${order.id}-r1-chen`
    const [before, room] = [await owned(), await dues('R16/2026-11')]
    expect(
      await Promise.all([
        refusal('chen', 'points.revoke', { id, orgId: 'huaishu' }),
        refusal('ma', 'points.revoke', { id, orgId: 'dongfeng' }),
        refusal('li', 'points.revoke', { id, orgId: 'huaishu' })
      ])
    ).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'])
    for (const _ of [1, 2]) expect(await call('wang', 'points.revoke', { id, orgId: 'huaishu' })).toMatchObject({ state: 'reversed' })
    expect([before, await owned(), room, await dues('R16/2026-11')]).toEqual([19, 18, 1, 0])
    expect(await newsOf('chen')).toEqual(expect.arrayContaining([['有一笔积分收回了，请看原因', 'account/wallet/index']]))
    expect((await call('chen', 'points.statement', {})).items[0]).toMatchObject({ amount: -1, why: ['这条评价已作废'] })
    expect((await call('chen', 'points.year', {})).points).toBe(18)
  })

  test.each([
    ['a correction to ten minutes', (order: OrderView) => corrected(order, 10)],
    ['a presence that was found to be none', (order: OrderView) => foundFalse(order)]
  ])('one that has fallen with its visit by %s is not there to be taken back, and nothing moves', async (_name, falls) => {
    const order = viewed(await says(await served(), 'good', '剪得很仔细，还扫了地'))
    clock.now += 7 * DAY
    await jobs()
    const id = `praise-${order.id}-r1-chen`
    const paid = async () => (await call('wang', 'points.reviews', { orgId: 'huaishu', list: 'paid' })).items.length
    expect([await owned(), await paid()]).toEqual([19, 1])
    await falls(order)
    const books = async () => [
      await owned(),
      await dues(),
      await rows('select * from value_line'),
      await rows('select state from point_fact')
    ]
    const before = await books()
    expect([before[0], await paid()]).toEqual([0, 0])
    for (const _ of [1, 2]) expect(await refusal('wang', 'points.revoke', { id, orgId: 'huaishu' })).toBe('FACT_GONE')
    expect(await books()).toEqual(before)
  })

  test('whoever wrote it does not find that it was not true', async () => {
    await rows(
      `insert into post (tenant_id, person_id, org_id, role, since) values ('linjiang', 'li', 'huaishu', 'community_worker', '2026-01-01')`
    )
    const order = await served()
    await says(order, 'good', '剪得很仔细，还扫了地')
    clock.now += 7 * DAY
    await jobs()
    const id = `praise-${order.id}-r1-chen`
    expect((await call('li', 'points.reviews', { orgId: 'huaishu', list: 'paid' })).items).toMatchObject([{ id, mine: true }])
    expect(await refusal('li', 'points.revoke', { id, orgId: 'huaishu' })).toBe('OWN_PROPOSAL')
    expect(await owned()).toBe(19)
  })

  test('words that were never checked do not count', async () => {
    await says(await served(), 'good', '剪得很仔细，还扫了地')
    clock.now += 7 * DAY
    expect(await postFacts(visit())).toBe(0)
    clock.now += 8 * DAY
    expect([await postFacts(visit()), await owned()]).toEqual([1, 18])
  })
})

import { MINUTE } from '@domain/clock/milliseconds'
import { accountOf } from '@domain/ledger/account'
import { periodOf } from '@domain/points/period'
import type { OrderView } from '@domain/order/view/shapes'
import { afternoon, call, clock, counted, found, rows, step, viewed } from './doors'
import { accepted, codeNow, served } from './steps'

beforeEach(() => found())

const points = async (who: string): Promise<number> =>
  (await rows<{ posted: number }>('select posted from ledger_account where id = $1', [accountOf('point', 'earned', who)]))[0]?.posted ?? 0
const lines = () =>
  rows<{ id: string; why: string[] }>(
    `select transfer_id as id, why from value_line where account_id = 'point/earned/chen' order by at, transfer_id`
  )
const rate = (order: OrderView, who = 'li') =>
  call(who, 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
/** Li remembers that Chen stayed so many minutes, and Wang agrees. */
const correct = async (order: OrderView, minutes: number): Promise<void> => {
  const arrivedAt = order.seats[0]?.arrivedAt ?? 0
  const times = { seatId: order.seats[0]?.id ?? '', arrivedAt, leftAt: arrivedAt + minutes * MINUTE, howKnown: '当场看着表' }
  const proposed = viewed(await call('li', 'order.perform', step(order, 'propose_correction', times)))
  const [last] = await rows<{ id: string }>(`select corrections -> -1 ->> 'id' as id from orders where id = $1`, [order.id])
  const agreed = { correctionId: last?.id ?? '', record: 'call_back' as const, words: '电话核对过' }
  await call('wang', 'order.perform', step(proposed, 'confirm_correction', agreed))
}

test('Chen reads why: the minutes of his visit, and ten points for the first; the word, the order and the points are one write', async () => {
  const order = await served()
  expect(await points('chen')).toBe(0)
  await rate(order)
  // a haircut is 30 minutes, ×1.2: 40 proven minutes count
  expect([await points('chen'), counted.trips]).toEqual([18, 2])
  expect(await lines()).toEqual([
    { id: 'first/chen/1', why: ['第一次完成服务 +10'] },
    { id: `order/${order.id}/r1/award/chen/R01`, why: ['服务 40 分钟，每小时 10 分', '难度 ×1.2'] }
  ])
})

test('a visit is corrected after another was asked for, by whoever came, and the books follow', async () => {
  const order = await served()
  const arrivedAt = order.seats[0]?.arrivedAt ?? 0
  await call('li', 'rating.give', step(order, 'rate', { outcome: 'unsolved', satisfaction: 'poor', again: true }) as never)
  const again = await call('chen', 'order.get', { orderId: order.id })
  expect(again).toMatchObject({ seats: [], earlier: [{ provenMinutes: 40, words: '第 1 次办完了' }] })
  expect(again.actions.map(({ action }) => action)).toEqual(['propose_correction', 'review'])
  const times = { seatId: '1-1', arrivedAt, leftAt: arrivedAt + 30 * MINUTE, howKnown: '看错了钟' }
  const { view } = await call('chen', 'order.perform', step(again, 'propose_correction', times))
  const agreed = { correctionId: '1-1-c1', record: 'call_back' as const, words: '电话核对过' }
  await call('wang', 'order.perform', step(view!, 'confirm_correction', agreed))
  expect(await points('chen')).toBe(16)
})

test('nobody is paid twice: neither by the same tap sent again, nor by another round in which nobody came', async () => {
  const order = await served()
  const said = step(order, 'rate', { outcome: 'unsolved', satisfaction: 'poor', again: true }) as never
  const again = viewed(await call('li', 'rating.give', said, 'rated-once'))
  await call('li', 'rating.give', said, 'rated-once')
  expect([again.round, await points('chen')]).toEqual([2, 18])
})

test('a correction by two people posts anew what changed and leaves what did not', async () => {
  const order = await served()
  await rate(order)
  await correct(order, 20)
  expect([await points('chen'), counted.trips]).toEqual([14, 2])
  const causes = (await lines()).map(({ id }) => id.replace(order.id, 'O'))
  expect(causes).toEqual(['first/chen/1', 'order/O/r1/award/chen/R01', 'order/O/r1/award/chen/R01/c1', 'order/O/r1/award/chen/R01/reverse'])
})

test('what was spent and must be taken back is owed, and the next award pays it first', async () => {
  const order = await served()
  await rate(order)
  // Chen has spent everything
  await rows('select post_transfers_v1($1, $2::jsonb)', [
    'linjiang',
    JSON.stringify([
      {
        id: 'spent',
        line: 1,
        phase: 'direct',
        from_id: 'point/earned/chen',
        to_id: 'point/merchant/grain-shop',
        amount: 18,
        at: new Date()
      }
    ])
  ])
  await correct(order, 10)
  const dues = async () => (await rows<{ amount: number }>(`select amount from tally where key = 'point-dues/life'`))[0]?.amount
  // ten minutes earn nothing: the first award falls with the visit
  expect([await points('chen'), await dues()]).toEqual([0, 18])
  clock.now = Date.parse('2026-11-25T09:30:00+08:00')
  const next = await served({ windows: [afternoon(3)], again: true })
  await rate(next)
  expect([await points('chen'), await dues()]).toEqual([0, 0])
  expect((await lines()).find(({ id }) => id.includes(next.id))?.why.at(-1)).toContain('补扣以前欠的')
})

describe('the last room under a cap', () => {
  /** Chen comes to two homes on one day: long visits, so that the second is cut. */
  const visit = async (who: string, from: number, minutes: number): Promise<OrderView> => {
    const startAt = afternoon().startAt + from * MINUTE
    const home = {
      beneficiaryId: who,
      itemCode: 'B03',
      slots: 1,
      where: { addressId: `home-${who}` },
      windows: [{ startAt, endAt: startAt + 2 * 60 * MINUTE }]
    }
    const order = await accepted(home, who)
    clock.now = startAt
    await call('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order, who) }))
    clock.now += minutes * MINUTE
    const left = viewed(await call('chen', 'order.perform', step(order, 'leave', { code: await codeNow(order, who) })))
    clock.now = Date.parse('2026-11-23T09:30:00+08:00')
    return left
  }

  test('two orders that close at the same moment never pay more than a day allows; the line says what was cut', async () => {
    const [one, other] = [await visit('li', 0, 170), await visit('wu', 240, 170)]
    clock.now = afternoon().startAt + 600 * MINUTE
    await Promise.all([rate(one), rate(other, 'wu')])
    // B03: 170 minutes each are 28 + 12, and 10 for the first
    expect(await points('chen')).toBe(50)
    const cut = (await lines()).flatMap(({ why }) => why.filter((part) => part.includes('截断')))
    expect(cut).toEqual(['当日上限 40 分，截断 16 分'])
  })
})

test('the periods of the database are those of the rules', async () => {
  const instants = ['2026-01-01T00:00:00+08:00', '2026-03-31T23:59:59+08:00', '2027-12-31T16:30:00Z', '2024-02-29T12:00:00Z'].map(
    Date.parse
  )
  for (const at of instants) {
    const [found] = await rows<{ periods: string[] }>('select periods_v1($1::timestamptz) as periods', [new Date(at).toISOString()])
    expect(found?.periods).toEqual((['day', 'month', 'quarter', 'year', 'life'] as const).map((period) => periodOf(period, at)))
  }
})

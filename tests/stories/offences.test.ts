import { DAY } from '@domain/clock/milliseconds'
import { accountOf } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { TENANT } from '../town/places'
import { ask, byHand, call, clock, found, refusal, rows, step, viewed } from './doors'
import { jobs, points, owned, dues, has, says, mine } from './facted'
import { served } from './steps'

beforeEach(() => found())

const ALREADY = '这件事已经有同事记录过了，不用再记'

describe('proven fraud (D03)', () => {
  /** Chen was with Li for forty minutes, as the codes say; she paid with her own minutes. */
  const before = async (): Promise<OrderView> => {
    await has('li', 100, 'minute')
    const order = await served()
    return viewed(await says(order, 'good', '剪得很仔细，还扫了地'))
  }
  const minutes = (who: string) =>
    rows<{ posted: number }>('select posted from ledger_account where id = $1', [accountOf('minute', 'earned', who)])
  const propose = async (order: OrderView) =>
    (
      await call('wang', 'points.record', {
        kind: 'offence',
        orgId: 'huaishu',
        orderId: order.id,
        seatId: order.seats[0]!.id,
        offence: 'false_presence'
      })
    ).id

  test('two of different organisations; after seven days every line of that visit falls, with points, minutes and what hangs on them', async () => {
    const order = await before()
    clock.now += 7 * DAY
    await jobs()
    expect([await owned(), await minutes('chen'), await minutes('li')]).toEqual([19, [{ posted: 30 }], [{ posted: 70 }]])
    const id = await propose(order)
    expect(await mine()).toEqual([])
    const agree = (who: string, orgId: string) => refusal(who, 'points.review', { id, version: 1, orgId, agree: true })
    expect([
      await agree('wang', 'huaishu'),
      await agree('liuYang', 'huaishu'),
      await agree('ma', 'dongfeng'),
      await agree('chen', 'huaishu')
    ]).toEqual(['OWN_PROPOSAL', 'REVIEWERS_NEEDED', 'NOT_ALLOWED', 'NOT_ALLOWED'])
    expect(await owned()).toBe(19)
    expect((await call('fang', 'points.reviews', { orgId: 'liuyin', list: 'proposed' })).items).toMatchObject([
      { id, what: 'offence', title: '虚假签到或代签', person: '陈师傅', proposedBy: '王社工', mine: false }
    ])
    await call('fang', 'points.review', { id, version: 1, orgId: 'liuyin', agree: true })
    expect([await jobs(), await owned(), (await mine())[0]?.state]).toEqual([0, 19, 'waiting'])
    clock.now += 7 * DAY
    expect(await jobs()).toBe(1)
    expect([await owned(), await dues(), await minutes('chen'), await minutes('li')]).toEqual([0, 20, [{ posted: 0 }], [{ posted: 100 }]])
    const fallen = (
      await rows<{ id: string }>(
        `select transfer_id as id from value_line where transfer_id like '%/reverse' and account_id = 'point/earned/chen'`
      )
    ).map((one) => one.id.replace(order.id, 'O'))
    expect(fallen.sort()).toEqual(['first/chen/1/reverse', 'order/O/r1/award/chen/R01/reverse', 'order/O/r1/award/chen/R16/reverse'])
    const [suspended] = await rows<{ until: number }>(`select suspended_until as until from volunteer where person_id = 'chen'`)
    expect(suspended?.until).toBe(clock.now + 30 * DAY)
    // nobody's balance is below nothing, and everything still sums to zero
    expect(await rows('select id from ledger_account where posted - held < floor')).toEqual([])
  })

  test('a visit that never was proves nothing any more: no pairing, no placing, no order of the unit (R09, R17, R20)', async () => {
    await rows(`insert into kin (tenant_id, person_id, other_id, kind, confirmed_at) values ('linjiang', 'wu', 'li', 'agent', now())`)
    const order = await served({}, 'wu')
    await says(order, 'good')
    const counted = () => call('zhao', 'points.unitCount', { unitId: 'power' })
    expect(await counted()).toMatchObject({ orders: 1, people: 1 })
    const id = await propose(order)
    await call('fang', 'points.review', { id, version: 1, orgId: 'liuyin', agree: true })
    expect(await counted()).toMatchObject({ orders: 1, people: 1 })
    clock.now += 7 * DAY
    await jobs()
    expect(await counted()).toEqual({ year: '2026', orders: 0, people: 0, hours: 0 })
    const own = { orgId: 'huaishu', personId: 'chen' } as const
    expect([
      await call('wang', 'points.record', { kind: 'pairing', ...own, householdId: 'li', month: '2026-11' }),
      await refusal('wang', 'points.record', { kind: 'placing', ...own, personId: 'wu', orderId: order.id, confirmed: 'slip' })
    ]).toMatchObject([{ points: 0, why: expect.arrayContaining(['这个月没有到场记录']) as string[] }, 'FACT_STAYS'])
  })

  test('while an appeal is open nothing happens; when it is right nothing ever does', async () => {
    const order = await before()
    const id = await propose(order)
    await call('fang', 'points.review', { id, version: 1, orgId: 'liuyin', agree: true })
    await call('chen', 'points.appeal', { id, words: '我真的去了，李奶奶可以证明' })
    expect(await points()).toMatchObject({ posted: 18, held: 18 })
    clock.now += 20 * DAY
    await jobs()
    expect(await points()).toMatchObject({ posted: 19, held: 18 })
    expect([
      await refusal('fang', 'points.settleAppeal', { id, orgId: 'liuyin', upheld: true, words: '不该由我来' }),
      (await ask('cui', 'points.settleAppeal', { id, orgId: 'liuyin', upheld: true, words: '李奶奶说他来了' })).ok
    ]).toEqual(['OWN_PROPOSAL', true])
    expect(await points()).toMatchObject({ posted: 19, held: 0 })
    expect(await rows('select from volunteer where suspended_until is not null')).toEqual([])
  })

  describe('an appeal against it puts the points of the visit aside with the twenty', () => {
    const shop = accountOf('point', 'merchant', 'grain-shop')
    const spends = (amount: number) =>
      cellar()
        .stores.forSystem(TENANT.id)
        .ledger.post([
          { id: 'spent', phase: 'direct', from: accountOf('point', 'earned', 'chen'), lines: [{ account: shop, amount }], at: clock.now }
        ])
    const appealed = async (order: OrderView): Promise<string> => {
      const id = await propose(order)
      await call('fang', 'points.review', { id, version: 1, orgId: 'liuyin', agree: true })
      await call('chen', 'points.appeal', { id, words: '我真的去了' })
      return id
    }
    const answers = (id: string, upheld: boolean) => call('cui', 'points.settleAppeal', { id, orgId: 'liuyin', upheld, words: '查过了' })
    const sums = async () => (await cellar().stores.forSystem(TENANT.id).checkBooks(clock.now)).faults

    test.each([
      ['refused: all of it is taken, once, and nothing is owed', false, 0],
      ['right: all of it is free again', true, 38]
    ])('%s', async (_name, upheld, left) => {
      await has('chen', 100)
      await has('li', 100, 'minute')
      const order = await served()
      await says(order, 'good')
      const id = await appealed(order)
      expect([await points(), await minutes('chen')]).toEqual([{ posted: 118, held: 38 }, [{ posted: 30 }]])
      await expect(spends(81)).rejects.toMatchObject({ code: 'VALUE_SHORT' })
      await spends(80)
      await answers(id, upheld)
      expect([await points(), await dues(), await sums()]).toEqual([{ posted: left, held: 0 }, 0, {}])
      expect([await minutes('chen'), await minutes('li')]).toEqual(
        upheld ? [[{ posted: 30 }], [{ posted: 70 }]] : [[{ posted: 0 }], [{ posted: 100 }]]
      )
      // the year knows neither the visit nor its points any more, or both
      expect(await call('chen', 'points.year', {})).toMatchObject(upheld ? { points: 18, minutes: 40 } : { points: 0, minutes: 0 })
      const moved = (await call('chen', 'points.statement', {})).items.map(({ amount }) => amount)
      expect(moved.filter((amount) => amount !== 0)).toEqual(upheld ? expect.not.arrayContaining([-20]) : expect.arrayContaining([-20]))
    })

    test('a correction of the visit while it is aside: what falls is what stands then, and the account comes out right', async () => {
      await has('chen', 20)
      const order = viewed(await says(await served(), 'good'))
      const id = await appealed(order)
      expect(await points()).toEqual({ posted: 38, held: 38 })
      const arrivedAt = order.seats[0]?.arrivedAt ?? 0
      const times = { seatId: order.seats[0]?.id ?? '', arrivedAt, leftAt: arrivedAt + 20 * 60_000, howKnown: '当场看着表' }
      const proposed = viewed(await call('li', 'order.perform', step(order, 'propose_correction', times)))
      const [last] = await rows<{ id: string }>(`select corrections -> -1 ->> 'id' as id from orders where id = $1`, [order.id])
      const confirms = { correctionId: last?.id ?? '', record: 'call_back' as const, words: '电话核对过' }
      await call('wang', 'order.perform', step(proposed, 'confirm_correction', confirms))
      // all of it was aside, so what was too much is owed until the answer
      expect([(await owned()) - (await dues()), (await points()).held]).toEqual([34, 38])
      await answers(id, false)
      // the rest of it is free, and so much is owed: it comes to nothing
      expect([await points(), await dues(), await sums()]).toEqual([{ posted: 8, held: 0 }, 8, {}])
    })
  })

  test('a good word does not come after it either', async () => {
    const order = await before()
    const id = await propose(order)
    await call('fang', 'points.review', { id, version: 1, orgId: 'liuyin', agree: true })
    clock.now += 7 * DAY
    await jobs()
    clock.now += DAY
    await jobs()
    expect([await owned(), await dues()]).toEqual([0, 20])
  })

  test('money taken: suspended until the authority has it, and then no longer by us (D05)', async () => {
    const order = await before()
    const said = { kind: 'offence', orgId: 'huaishu', orderId: order.id, seatId: order.seats[0]!.id, offence: 'took_payment' } as const
    const { id } = await call('wang', 'points.record', said)
    await call('liuYang', 'points.review', { id, version: 1, orgId: 'huaishu', agree: true })
    clock.now += 7 * DAY
    await jobs()
    expect([await owned(), await dues()]).toEqual([0, 50 - 19])
    const owed = await call('wang', 'points.reviews', { orgId: 'huaishu', list: 'owed' })
    expect(owed.items.map(({ what, title }) => [what, title])).toEqual([['hand_over', '收取或变相收取报酬：请移交主管部门']])
    await call('wang', 'points.seenTo', { id, orgId: 'huaishu' })
    const [after] = await rows<{ until: number }>(`select suspended_until as until from volunteer where person_id = 'chen'`)
    expect([after?.until, (await call('wang', 'points.reviews', { orgId: 'huaishu', list: 'owed' })).items]).toEqual([clock.now, []])
  })

  test('what was handed over lifts its own suspension and no other (D04 beside D05)', async () => {
    const order = await before()
    const found = async (offence: 'privacy_leak' | 'took_payment'): Promise<string> => {
      const said = { kind: 'offence', orgId: 'huaishu', orderId: order.id, seatId: order.seats[0]!.id, offence } as const
      const { id } = await call('wang', 'points.record', said)
      await call('liuYang', 'points.review', { id, version: 1, orgId: 'huaishu', agree: true })
      return id
    }
    await found('privacy_leak')
    const id = await found('took_payment')
    const until = async () =>
      (await rows<{ until: number }>(`select suspended_until as until from volunteer where person_id = 'chen'`))[0]?.until
    clock.now += 7 * DAY
    await jobs()
    const final = clock.now
    expect(await until()).toBe(Date.parse('2999-01-01T00:00:00+08:00'))
    clock.now += DAY
    await call('wang', 'points.seenTo', { id, orgId: 'huaishu' })
    expect(await until()).toBe(final + 90 * DAY)
  })

  test('staff never see or decide what lies against themselves or their family before it is known to them', async () => {
    const order = await before()
    const id = await propose(order)
    const joins = `insert into post (tenant_id, person_id, role, org_id) values ($1, $2, 'community_worker', 'huaishu')`
    await byHand(joins, [TENANT.id, 'chen'])
    const seen = async (who: string) => (await call(who, 'points.reviews', { orgId: 'huaishu', list: 'proposed' })).items.length
    expect([await seen('chen'), await seen('liuYang')]).toEqual([0, 1])
    expect(await refusal('chen', 'points.review', { id, version: 1, orgId: 'huaishu', agree: false })).toBe('NOT_ALLOWED')
    await byHand(`insert into kin (tenant_id, kind, person_id, other_id) values ($1, 'family', 'chen', 'liuYang')`, [TENANT.id])
    expect([await seen('liuYang'), await seen('gao')]).toEqual([0, 1])
  })

  test('found by two workers it is one, and the second is told so; the same worker is answered as the first time', async () => {
    const order = await before()
    const seatId = order.seats[0]!.id
    const said = { kind: 'offence', orderId: order.id, seatId, offence: 'took_payment' } as const
    const [one, other] = await Promise.all([
      ask('wang', 'points.record', { ...said, orgId: 'huaishu' }),
      ask('liuYang', 'points.record', { ...said, orgId: 'huaishu' })
    ])
    expect([one, other].map((answer) => (answer.ok ? 'kept' : answer.error.message)).sort()).toEqual(['kept', ALREADY].sort())
    const [first, id] = one.ok ? (['wang', one.value.id] as const) : (['liuYang', other.ok ? other.value.id : ''] as const)
    expect(await call(first, 'points.record', { ...said, orgId: 'huaishu' })).toMatchObject({ id, state: 'proposed' })
    expect(await refusal('fang', 'points.record', { ...said, orgId: 'liuyin' })).toBe('FACT_RECORDED')
    expect(await rows(`select id from point_fact where kind = 'offence'`)).toEqual([{ id }])
    // another offence on the same visit is another
    await call('fang', 'points.record', { ...said, offence: 'privacy_leak', orgId: 'liuyin' })
    expect(await rows(`select from point_fact where kind = 'offence'`)).toHaveLength(2)
  })
})

import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { raiseOverdueAppeals } from '../../cloudfunctions/jobs/facts'
import { TENANT } from '../town/places'
import { afternoon, ask, byHand, call, clock, found, MONDAY, refusal, rows, step, viewed } from './doors'
import { jobs, points, owned, dues, has, says, mine, visit } from './facted'
import { meanwhile } from './meanwhile'
import { accepted, codeNow, served } from './steps'
import { tick } from './shop'

beforeEach(() => found())

describe('late withdrawals (D01)', () => {
  /** Chen takes it on Monday and gives it up on the morning of the day. */
  const givenUp = async (days: number): Promise<void> => {
    clock.now = MONDAY
    const order = await accepted({ windows: [afternoon(days)], again: true })
    clock.now = afternoon(days).startAt - 4 * HOUR
    await call('chen', 'order.perform', step(order, 'withdraw', {}))
    await jobs()
  }

  test('two of a quarter cost nothing, the third costs two points; what is not there is owed, and an appeal that is right undoes it all', async () => {
    await givenUp(2)
    await givenUp(3)
    expect([await dues(), (await mine()).map(({ points: cost }) => cost)]).toEqual([0, [0, 0]])
    await givenUp(4)
    const [third] = await mine()
    expect([await dues(), third?.points, third?.why]).toEqual([2, -2, ['开始前 24 小时内退出 −2', '当季第 3 次']])
    await call('chen', 'points.appeal', { id: third!.id, words: '路上出了车祸' })
    expect(await refusal('chen', 'points.appeal', { id: third!.id, words: '再说一次' })).toBe('ONCE_ONLY')
    const [lying] = (await call('fang', 'points.appeals', { orgId: 'liuyin' })).items
    expect([lying?.words, lying?.person, lying?.taken, lying?.dueAt]).toEqual([
      '路上出了车祸',
      '陈师傅',
      false,
      // Friday morning: until the office closes on Monday
      Date.parse('2026-11-30T17:30:00+08:00')
    ])
    await call('fang', 'points.takeAppeal', { id: third!.id, orgId: 'liuyin' })
    await call('fang', 'points.settleAppeal', { id: third!.id, orgId: 'liuyin', upheld: true, words: '情况属实' })
    const [after] = await mine()
    expect([await dues(), after?.state, after?.appeal?.answer, await dues('D01/2026-Q4/times')]).toEqual([0, 'reversed', '情况属实', 2])
    // told of the one that is taken, not of the two that were only counted, and of the answer; neither leads to the order
    await tick()
    const news = (await call('chen', 'member.notices', {})).items.filter(({ page }) => page.startsWith('account/'))
    expect(news.map(({ words, page }) => [words, page])).toEqual([
      ['您的申诉有答复了', 'account/deductions/index'],
      ['有一件关系到扣分的事，请看', 'account/deductions/index']
    ])
    // so that the next one is the third again
    await givenUp(5)
    expect((await mine())[0]?.points).toBe(-2)
  })

  test('what was taken comes back; of what was owed, what awards have paid too', async () => {
    await has('chen', 1)
    for (const days of [2, 3, 4]) await givenUp(days)
    expect([await owned(), await dues()]).toEqual([0, 1])
    const [third] = await mine()
    clock.now = MONDAY + 4 * DAY + 9 * HOUR
    await says(await served({ windows: [afternoon(5)], again: true }), 'fair')
    expect([await owned(), await dues()]).toEqual([17, 0])
    await call('chen', 'points.appeal', { id: third!.id, words: '那天孩子发烧' })
    await call('fang', 'points.settleAppeal', { id: third!.id, orgId: 'liuyin', upheld: true, words: '核实过了' })
    expect([await owned(), await dues()]).toEqual([19, 0])
  })

  test('early enough, or within a quarter of an hour, is not even counted', async () => {
    const order = await accepted({ windows: [afternoon(4)] })
    clock.now += HOUR
    await call('chen', 'order.perform', step(order, 'withdraw', {}))
    await jobs()
    expect([await mine(), await dues('D01/2026-Q4/times')]).toEqual([[], 0])
  })
})

describe('an absence (D02)', () => {
  /** Chen did not come; Li says so, he explains, and Wang finds it without a reason. */
  const absent = async (): Promise<string> => {
    const order = await accepted()
    clock.now = afternoon().startAt + 45 * MINUTE
    const seatId = order.seats[0]!.id
    const marked = viewed(await call('li', 'order.perform', step(order, 'mark_absent', { seatId })))
    const answered = viewed(await call('chen', 'order.perform', step(marked, 'answer', { words: '忘了' })))
    await call('wang', 'order.perform', step(answered, 'settle_absence', { seatId, absence: 'upheld' }))
    await jobs()
    return (await mine())[0]!.id
  }

  test('it posts when the 48 hours are over, not before, and once', async () => {
    await has('chen', 30)
    await absent()
    expect([(await mine())[0]?.state, await owned()]).toEqual(['waiting', 30])
    clock.now += 47 * HOUR
    await jobs()
    expect(await owned()).toBe(30)
    clock.now += HOUR
    expect([await jobs(), await jobs(), await owned(), (await mine())[0]?.why]).toEqual([1, 0, 25, ['无故未到 −5']])
  })

  test('an appeal puts aside the five points and nothing else, and nobody with a part in it settles it', async () => {
    await has('chen', 30)
    const id = await absent()
    await call('chen', 'points.appeal', { id, words: '我去了，敲错了门' }, 'appeal-of-chen')
    await call('chen', 'points.appeal', { id, words: '我去了，敲错了门' }, 'appeal-of-chen')
    expect(await points()).toMatchObject({ posted: 30, held: 5 })
    const books = () => cellar().stores.forSystem(TENANT.id).checkBooks(clock.now)
    expect((await books()).faults).toEqual({})
    clock.now += 3 * DAY
    await jobs()
    expect(await points()).toMatchObject({ posted: 30, held: 5 })
    const settle = { id, upheld: false, words: '邻居说没看见人来' }
    expect([
      await refusal('wang', 'points.settleAppeal', { ...settle, orgId: 'huaishu' }),
      await refusal('chen', 'points.settleAppeal', { ...settle, orgId: 'liuyin' }),
      await refusal('shen', 'points.settleAppeal', { ...settle, orgId: 'linjiang-district' })
    ]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'])
    await call('fang', 'points.settleAppeal', { ...settle, orgId: 'liuyin' })
    await call('fang', 'points.settleAppeal', { ...settle, orgId: 'liuyin' })
    expect(await points()).toMatchObject({ posted: 25, held: 0 })
    expect((await books()).faults).toEqual({})
    expect(await refusal('cui', 'points.settleAppeal', { ...settle, upheld: true, orgId: 'liuyin' })).toBe('FACT_GONE')
    expect((await mine())[0]).toMatchObject({ state: 'posted', appeal: { upheld: false, answer: '邻居说没看见人来' } })
  })

  test.each(['cancelled', 'closed by another who came'])(
    'what an appeal put aside is no affair of its order: %s, it stays aside',
    async (end) => {
      await has('chen', 30)
      await has('li', 200, 'minute')
      const id = await absent()
      await call('chen', 'points.appeal', { id, words: '我去了，敲错了门' })
      const [{ order_id: orderId }] = (await rows<{ order_id: string }>('select order_id from point_fact where id = $1', [id])) as [
        { order_id: string }
      ]
      const order = await call('li', 'order.get', { orderId })
      if (end === 'cancelled') await call('li', 'order.perform', step(order, 'cancel', { onTheWay: true }))
      else {
        clock.now = afternoon().startAt + 50 * MINUTE
        await call('lin', 'order.perform', step(order, 'accept', {}))
        await call('lin', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
        clock.now += 40 * MINUTE
        await call('lin', 'order.perform', step(order, 'leave', { code: await codeNow(order) }))
        await says(order, 'good')
      }
      expect((await call('li', 'order.get', { orderId })).state).toBe(end === 'cancelled' ? 'cancelled' : 'closed')
      expect(await points()).toMatchObject({ posted: 30, held: 5 })
      await call('fang', 'points.settleAppeal', { id, orgId: 'liuyin', upheld: true, words: '监控里有他' })
      expect(await points()).toMatchObject({ posted: 30, held: 0 })
    }
  )

  test('an appeal that is right before anything was taken: nothing is', async () => {
    await has('chen', 3)
    const id = await absent()
    await call('chen', 'points.appeal', { id, words: '我去了，敲错了门' })
    expect(await points()).toMatchObject({ posted: 3, held: 3 })
    await call('fang', 'points.settleAppeal', { id, orgId: 'liuyin', upheld: true, words: '监控里有他' })
    clock.now += 9 * DAY
    await jobs()
    expect([await points(), await dues()]).toEqual([{ posted: 3, held: 0 }, 0])
    expect((await mine())[0]?.state).toBe('dropped')
  })

  test('refused before the 48 hours are over, it still waits for them', async () => {
    await has('chen', 30)
    const id = await absent()
    await call('chen', 'points.appeal', { id, words: '我去了' })
    await call('fang', 'points.settleAppeal', { id, orgId: 'liuyin', upheld: false, words: '没有' })
    expect(await points()).toMatchObject({ posted: 30, held: 5 })
    clock.now += 2 * DAY
    await jobs()
    expect(await points()).toMatchObject({ posted: 25, held: 0 })
  })

  test('after seven days it is too late, and somebody else never appeals', async () => {
    const id = await absent()
    expect(await refusal('lin', 'points.appeal', { id, words: '替他说' })).toBe('FACT_GONE')
    clock.now += 7 * DAY + 1
    expect(await refusal('chen', 'points.appeal', { id, words: '晚了' })).toBe('APPEAL_LATE')
  })

  test('taken up in the very moment in which it goes up: one of both, thirty times, and never half of each', async () => {
    await has('chen', 30)
    const id = await absent()
    await call('chen', 'points.appeal', { id, words: '我去了' })
    clock.now = Date.parse('2026-11-25T18:00:00+08:00')
    const lies = 'update appeal set (level, org_id, taken_by, taken_at, due_at) = ($1, $2, null, null, $3::timestamptz)'
    for (let round = 0; round < 30; round += 1) {
      await byHand(lies, ['street', 'liuyin', new Date(clock.now - 1).toISOString()])
      const [taken, risen] = await Promise.all([ask('fang', 'points.takeAppeal', { id, orgId: 'liuyin' }), raiseOverdueAppeals(visit())])
      const [now] = await rows('select level, org_id, taken_by from appeal')
      expect([round, taken.ok ? 'taken' : taken.error.code, risen, now]).toEqual(
        risen
          ? [round, 'NOT_ALLOWED', 1, { level: 'district', org_id: 'linjiang-district', taken_by: null }]
          : [round, 'taken', 0, { level: 'street', org_id: 'liuyin', taken_by: 'fang' }]
      )
    }
  })

  const upheld = { upheld: true, words: '监控里有他' }
  test.each([
    ['takeAppeal', {}, 2],
    ['settleAppeal', upheld, 3]
  ] as const)('it goes up between the look and the write of %s: it is the district’s', async (does, said, write) => {
    const id = await absent()
    await call('chen', 'points.appeal', { id, words: '我去了' })
    clock.now = Date.parse('2026-11-25T18:00:00+08:00')
    const answers = () => refusal('fang', `points.${does}`, { id, orgId: 'liuyin', ...said } as never)
    expect([
      await meanwhile(answers, () => raiseOverdueAppeals(visit()), write),
      await rows('select org_id, taken_by, settled_by from appeal')
    ]).toEqual(['NOT_ALLOWED', [{ org_id: 'linjiang-district', taken_by: null, settled_by: null }]])
  })

  test('an appeal that nobody takes up in a working day goes up by itself, and one that is taken up after seven days', async () => {
    await has('chen', 30)
    const id = await absent()
    await call('chen', 'points.appeal', { id, words: '我去了' })
    // Tuesday afternoon; Wednesday evening the office closes
    clock.now = Date.parse('2026-11-25T18:00:00+08:00')
    expect([await raiseOverdueAppeals(visit()), await raiseOverdueAppeals(visit())]).toEqual([1, 0])
    const [lying] = (await call('shen', 'points.appeals', { orgId: 'linjiang-district' })).items
    expect([lying?.id, (await call('fang', 'points.appeals', { orgId: 'liuyin' })).items]).toEqual([id, []])
    await call('shen', 'points.takeAppeal', { id, orgId: 'linjiang-district' })
    clock.now += 30 * DAY
    expect(await raiseOverdueAppeals(visit())).toBe(0)
  })
})

import type { Input } from '@contract'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { postFacts, raiseOverdueAppeals, readWords } from '../../cloudfunctions/jobs/facts'
import { TENANT } from '../town/places'
import { afternoon, ask, byHand, call, clock, found, MONDAY, refusal, rows, step, viewed } from './doors'
import { accepted, codeNow, placed, served } from './steps'

beforeEach(() => found())

const ALREADY = '这件事已经有同事记录过了，不用再记'

const visit = () => ({ ...cellar(), now: clock.now, appId: '' })
/** What the jobs do about facts now. */
const jobs = async (): Promise<number> => {
  await readWords(visit())
  return postFacts(visit())
}
const points = async (who = 'chen'): Promise<{ posted: number; held: number }> =>
  (
    await rows<{ posted: number; held: number }>('select posted, held from ledger_account where id = $1', [
      accountOf('point', 'earned', who)
    ])
  )[0] ?? {
    posted: 0,
    held: 0
  }
const owned = async (who?: string) => (await points(who)).posted
const dues = async (key = 'point-dues/life') =>
  (await rows<{ amount: number }>('select amount from tally where key = $1', [key]))[0]?.amount ?? 0
const has = (who: string, amount: number, kind: 'point' | 'minute' = 'point') => {
  const account = accountOf(kind, 'earned', who)
  return cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([{ id: `given-${kind}-${who}`, phase: 'direct', from: issuer(kind), lines: [{ account, amount }], at: clock.now }])
}
const says = (order: OrderView, satisfaction: 'good' | 'fair' | 'poor', words?: string, who = 'li') =>
  call(who, 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction, ...(words ? { words } : {}) }) as never)
const mine = async (who = 'chen') => (await call(who, 'points.deductions', {})).items

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
    expect((await call('chen', 'points.statement', {})).items[0]).toMatchObject({ amount: -1, why: ['这条评价已作废'] })
    expect((await call('chen', 'points.year', {})).points).toBe(18)
  })

  test('words that were never checked do not count', async () => {
    await says(await served(), 'good', '剪得很仔细，还扫了地')
    clock.now += 7 * DAY
    expect(await postFacts(visit())).toBe(0)
    clock.now += 8 * DAY
    expect([await postFacts(visit()), await owned()]).toEqual([1, 18])
  })
})

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

describe('facts without a screen', () => {
  const at = MONDAY - DAY
  const own = { orgId: 'huaishu', personId: 'chen' } as const

  test('a course and a meeting by the word of a worker alone are kept and earn nothing, for no code says so (R06, R12)', async () => {
    const course = { kind: 'training', ...own, courseId: 'first-aid', at } as const
    const meeting = { kind: 'meeting', ...own, meetingId: 'm1', at, voted: true } as const
    expect([await call('wang', 'points.record', course), await call('wang', 'points.record', meeting)]).toMatchObject([
      { state: 'posted', points: 0, why: ['完成一门岗前培训', '没有凭码签到'] },
      { state: 'posted', points: 0, why: ['到会并表决', '没有凭码签到'] }
    ])
    expect(await owned()).toBe(0)
  })

  test('adoptions of a quarter up to its limit, sent at once', async () => {
    const adopted = await Promise.all(
      [1, 2, 3].map((n) => call('wang', 'points.record', { kind: 'proposal', ...own, proposalId: `v${n}`, at }))
    )
    expect(adopted.map(({ points: got }) => got).sort()).toEqual([0, 10, 10])
    expect(await owned()).toBe(20)
  })

  const SAID_OTHERWISE: readonly (readonly [string, Input<'points.record'>, object, string])[] = [
    ['a course', { kind: 'training', ...own, courseId: 'first-aid', at }, { at: at - HOUR }, '时间'],
    ['an adoption', { kind: 'proposal', ...own, proposalId: 'v1', at }, { at: at - HOUR }, '时间'],
    ['a meeting', { kind: 'meeting', ...own, meetingId: 'm1', at, voted: false }, { voted: true }, '有没有参加表决'],
    [
      'a danger',
      { kind: 'hazard', ...own, category: '井盖', latitude: 30.1, longitude: 120.2, at, upheld: true },
      { upheld: false },
      '是不是属实'
    ]
  ]
  test.each(SAID_OTHERWISE)(
    '%s that is said otherwise is refused with what differs; the same is answered again',
    async (_name, said, other, what) => {
      const first = await call('wang', 'points.record', said)
      const before = [await rows('select * from point_fact'), await owned()]
      const answer = await ask('fang', 'points.record', { ...said, ...other, orgId: 'liuyin' } as never)
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'FACT_DIFFERS', message: `这件事已经记录过，${what}和这次填的不一样，请先和同事核对` }
      })
      clock.now += HOUR
      expect(await call('wang', 'points.record', said)).toEqual(first)
      expect(await call('fang', 'points.record', { ...said, orgId: 'liuyin' } as never)).toEqual(first)
      expect([await rows('select * from point_fact'), await owned()]).toEqual(before)
    }
  )

  test('of two who say one thing differently at the same moment one is kept, and the other is told', async () => {
    const voted = async (who: string, orgId: string, did: boolean) =>
      ask(who, 'points.record', { kind: 'meeting', ...own, orgId, meetingId: 'm1', at, voted: did })
    const answers = await Promise.all([voted('wang', 'huaishu', true), voted('fang', 'liuyin', false)])
    expect(answers.map((one) => (one.ok ? 'kept' : one.error.code)).sort()).toEqual(['FACT_DIFFERS', 'kept'])
    const [kept] = await rows<{ body: { voted: boolean } }>('select body from point_fact')
    expect(kept?.body.voted).toBe(answers[0]?.ok)
  })

  test('what the records know may have become more: a month of a pairing is the same once more', async () => {
    const pairing = { kind: 'pairing', ...own, householdId: 'li', month: '2026-11' } as const
    const first = await call('wang', 'points.record', pairing)
    await says(await served(), 'fair')
    expect(await call('wang', 'points.record', pairing)).toEqual(first)
  })

  test('an adoption that is withdrawn takes its points back, by somebody else than who brought it; what is spent is owed (R11)', async () => {
    const { id } = await call('wang', 'points.record', { kind: 'proposal', ...own, proposalId: 'v1', at })
    const transfer = { id: 'spent', phase: 'direct', from: accountOf('point', 'earned', 'chen'), at: clock.now } as const
    const shop = accountOf('point', 'merchant', 'grain-shop')
    await cellar()
      .stores.forSystem(TENANT.id)
      .ledger.post([{ ...transfer, lines: [{ account: shop, amount: 4 }] }])
    expect(await refusal('wang', 'points.revoke', { id, orgId: 'huaishu' })).toBe('OWN_PROPOSAL')
    await call('fang', 'points.revoke', { id, orgId: 'liuyin' })
    await call('fang', 'points.revoke', { id, orgId: 'liuyin' })
    expect([await owned(), await dues(), await dues('R11/2026-Q4')]).toEqual([0, 4, 0])
    const [line] = (await call('chen', 'points.statement', {})).items
    expect([line?.amount, line?.why]).toEqual([-6, ['采纳已撤销', '还差 4 分，从以后的积分里补扣']])
    const danger = { kind: 'hazard', ...own, category: '井盖', latitude: 30.1, longitude: 120.2, at, upheld: true } as const
    const found = await call('wang', 'points.record', danger)
    expect([await owned(), await dues(), await refusal('fang', 'points.revoke', { id: found.id, orgId: 'liuyin' })]).toEqual([
      0,
      2,
      'FACT_STAYS'
    ])
    // an award that had paid a debt owes it again
    const second = await call('wang', 'points.record', { kind: 'proposal', ...own, proposalId: 'v2', at })
    expect([await owned(), await dues()]).toEqual([8, 0])
    await call('fang', 'points.revoke', { id: second.id, orgId: 'liuyin' })
    expect([await owned(), await dues()]).toEqual([0, 2])
  })

  test('what went to a debt is owed again when its award falls', async () => {
    await rows(`insert into tally (tenant_id, person_id, key, amount) values ('linjiang', 'chen', 'point-dues/life', 7)`)
    const { id } = await call('wang', 'points.record', { kind: 'proposal', ...own, proposalId: 'v1', at })
    expect([await owned(), await dues()]).toEqual([3, 0])
    await call('fang', 'points.revoke', { id, orgId: 'liuyin' })
    expect([await owned(), await dues()]).toEqual([0, 7])
  })

  test('a pairing pays for proven visits alone', async () => {
    const pairing = { kind: 'pairing', ...own, householdId: 'li', month: '2026-11' } as const
    expect(await call('wang', 'points.record', { ...pairing, householdId: 'wu' })).toMatchObject({
      points: 0,
      why: expect.arrayContaining(['这个月没有到场记录']) as string[]
    })
    await says(await served(), 'fair')
    expect(await call('wang', 'points.record', pairing)).toMatchObject({ points: 10 })
  })

  test('the first who reports a danger, not the second', async () => {
    const danger = { kind: 'hazard', ...own, category: '井盖', latitude: 30.1, longitude: 120.2, at, upheld: true } as const
    expect((await call('wang', 'points.record', danger)).points).toBe(2)
    const second = await call('wang', 'points.record', { ...danger, personId: 'lin', latitude: 30.1001, at: at + HOUR })
    expect([second.points, second.why.at(-1)]).toEqual([0, '同一处已经有人先报过'])
  })

  const POSTS: readonly (readonly [string, string | null, string, string | null, number])[] = [
    ['no post', null, '', null, 1],
    ['a post that ended the day before', 'huaishu', '2026-01-01T00:00:00+08:00', '2026-11-22T00:00:00+08:00', 1],
    ['a post that began on the day after', 'huaishu', '2026-11-24T00:00:00+08:00', null, 1],
    ['a post elsewhere', 'dongfeng', '2026-01-01T00:00:00+08:00', null, 1],
    ['a post there', 'huaishu', '2026-01-01T00:00:00+08:00', null, 0],
    ['a post there that has ended since', 'huaishu', '2026-01-01T00:00:00+08:00', '2026-11-24T00:00:00+08:00', 0],
    ['a post at the unit that came', 'power', '2026-01-01T00:00:00+08:00', null, 0]
  ]
  test.each(POSTS)('Wu places for Li, his neighbour, with %s (R17)', async (_name, orgId, since, until, worth) => {
    await rows(`insert into kin (tenant_id, person_id, other_id, kind, confirmed_at) values ('linjiang', 'wu', 'li', 'agent', now())`)
    const order = await served({}, 'wu')
    await says(order, 'fair')
    if (orgId !== null)
      await byHand(
        `insert into post (tenant_id, person_id, role, org_id, since, until) values ('linjiang', 'wu', 'liaison', $1, $2::timestamptz, $3::timestamptz)`,
        [orgId, since, until]
      )
    const placing = { kind: 'placing', ...own, personId: 'wu', orderId: order.id, confirmed: 'slip' } as const
    const answer = await call('wang', 'points.record', placing)
    expect([answer.points, answer.why.includes('在岗工作不计分')]).toEqual([worth, worth === 0])
    expect(await refusal('wang', 'points.record', { ...placing, confirmed: 'call_back' })).toBe('FACT_DIFFERS')
  })

  test('what the grid worker places for an elder is her work and earns nothing (R17)', async () => {
    const order = await accepted({ why: '老人不方便' }, 'sun')
    clock.now = afternoon().startAt
    await call('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
    clock.now += 40 * MINUTE
    await says(viewed(await call('chen', 'order.perform', step(order, 'leave', { code: await codeNow(order) }))), 'fair')
    const placing = { kind: 'placing', ...own, orderId: order.id, confirmed: 'slip' } as const
    expect(await call('wang', 'points.record', { ...placing, personId: 'sun' })).toMatchObject({
      points: 0,
      why: ['代老人点单', '在岗工作不计分']
    })
    expect(await refusal('wang', 'points.record', { ...placing, personId: 'chen' })).toBe('FACT_STAYS')
  })

  test('never about oneself, one’s family, or a neighbour elsewhere, and never what lies long back', async () => {
    const course = { kind: 'training', courseId: 'first-aid', at } as const
    expect(
      await Promise.all([
        refusal('wang', 'points.record', { ...course, orgId: 'huaishu', personId: 'wang' }),
        refusal('wang', 'points.record', { ...course, orgId: 'dongfeng', personId: 'zhong' }),
        refusal('ma', 'points.record', { ...course, orgId: 'dongfeng', personId: 'chen' }),
        refusal('li', 'points.record', { ...course, orgId: 'huaishu', personId: 'chen' }),
        refusal('wang', 'points.record', { ...course, orgId: 'huaishu', personId: 'chen', at: MONDAY - 91 * DAY }),
        refusal('wang', 'points.record', { ...course, orgId: 'huaishu', personId: 'chen', at: MONDAY + 1 })
      ])
    ).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'INVALID_INPUT', 'INVALID_INPUT'])
    expect(await rows('select from point_fact')).toEqual([])
  })

  test('who may not say anything of an order learns nothing of it either', async () => {
    const closed = await served()
    await says(closed, 'fair')
    const open = await served({ windows: [afternoon(2)], again: true })
    const about = { orgId: 'dongfeng', personId: 'chen' } as const
    const codes = await Promise.all(
      [closed.id, open.id, 'O-nobody-knows'].flatMap((orderId) => [
        refusal('ma', 'points.record', { kind: 'placing', ...about, orderId, confirmed: 'slip' }),
        refusal('ma', 'points.record', { kind: 'mentoring', ...about, newcomerId: 'lin', orderId }),
        refusal('ma', 'points.record', { kind: 'mediation', ...about, orderId, agreedAt: at, followedUpAt: at, kept: true }),
        refusal('ma', 'points.record', { kind: 'offence', orgId: 'dongfeng', orderId, seatId: 'nobody', offence: 'privacy_leak' })
      ])
    )
    expect(new Set(codes)).toEqual(new Set(['NOT_ALLOWED']))
  })
})

test('what a unit did together is counted for its liaison and worth nothing: its members, on what it took on, proven (R20)', async () => {
  await served()
  // Lin comes to another for his unit, and to a third that everybody was asked for
  for (const [days, action] of [
    [2, 'refer_unit'],
    [3, 'refer_pool']
  ] as const) {
    clock.now = MONDAY
    const order = await placed({ windows: [afternoon(days)], again: true })
    await call('wang', 'order.perform', step(order, action, action === 'refer_unit' ? { unitId: 'power' } : { slots: 1 }) as never)
    if (action === 'refer_unit') await call('zhao', 'order.perform', step(order, 'dispatch', { inviteeIds: ['lin'] }))
    await call('lin', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
    clock.now = afternoon(days).startAt
    await call('lin', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
    clock.now += 50 * MINUTE
    await call('lin', 'order.perform', step(order, 'leave', { code: await codeNow(order) }))
  }
  expect(await call('zhao', 'points.unitCount', { unitId: 'power' })).toEqual({ year: '2026', orders: 2, people: 2, hours: 1 })
  expect((await call('zhao', 'points.unitCount', { unitId: 'power', year: '2025' })).orders).toBe(0)
  expect([
    await refusal('qian', 'points.unitCount', { unitId: 'power' }),
    await refusal('wang', 'points.unitCount', { unitId: 'power' })
  ]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED'])
})

describe('a year', () => {
  test('is told to oneself and to the unit’s liaison, without an order of merit', async () => {
    await says(await served(), 'fair')
    expect(await call('chen', 'points.year', {})).toEqual({ year: '2026', points: 18, minutes: 40, grade: '待提升' })
    const unit = await call('zhao', 'points.unitYear', { unitId: 'power' })
    expect(unit.items.map(({ id, minutes }) => [id, minutes])).toEqual([
      ['chen', 40],
      ['lin', 0],
      ['zhao', 0],
      ['zhong', 0]
    ])
    expect([
      await refusal('qian', 'points.unitYear', { unitId: 'power' }),
      await refusal('wang', 'points.unitYear', { unitId: 'power' })
    ]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED'])
  })
})

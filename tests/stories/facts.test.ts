import type { Input } from '@contract'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { accountOf } from '@domain/ledger/account'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { TENANT } from '../town/places'
import { afternoon, ask, byHand, call, clock, found, haircut, MONDAY, refusal, rows, step, viewed } from './doors'
import { owned, dues, says } from './facted'
import { accepted, atTheDoor, codeNow, served } from './steps'

beforeEach(() => found())

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

  test('an adoption has one proposer: of two people named at once one is paid, and nobody is after that (R11)', async () => {
    const adopted = (personId: string) =>
      ask('wang', 'points.record', { kind: 'proposal', orgId: 'huaishu', personId, proposalId: 'lamp', at })
    const told = (one: Awaited<ReturnType<typeof adopted>>) => (one.ok ? one.value.points : one.error.message)
    const differs = '这件事已经记录过，提的人和这次填的不一样，请先和同事核对'
    const answers = (await Promise.all([adopted('chen'), adopted('lin')])).map(told)
    expect(answers).toEqual(expect.arrayContaining([10, differs]))
    expect([told(await adopted('li')), (await owned('chen')) + (await owned('lin'))]).toEqual([differs, 10])
  })

  test('nobody is their own mentor (R18)', async () => {
    const order = await served()
    await says(order, 'fair')
    const said = { kind: 'mentoring', ...own, newcomerId: 'chen', orderId: order.id, namedAt: MONDAY - DAY } as const
    expect(await refusal('wang', 'points.record', said)).toBe('INVALID_INPUT')
    expect([await owned(), await rows(`select from point_fact where kind = 'mentoring'`)]).toEqual([18, []])
  })

  test('of two who say one thing differently at the same moment one is kept, and the other is told', async () => {
    const voted = async (who: string, orgId: string, did: boolean) =>
      ask(who, 'points.record', { kind: 'meeting', ...own, orgId, meetingId: 'm1', at, voted: did })
    const answers = await Promise.all([voted('wang', 'huaishu', true), voted('fang', 'liuyin', false)])
    expect(answers.map((one) => (one.ok ? 'kept' : one.error.code)).sort()).toEqual(['FACT_DIFFERS', 'kept'])
    const [kept] = await rows<{ body: { voted: boolean } }>('select body from point_fact')
    expect(kept?.body.voted).toBe(answers[0]?.ok)
  })

  test('what the records know may have become more: a month of a pairing is the same once more', async () => {
    await says(await served(), 'fair')
    const pairing = { kind: 'pairing', ...own, householdId: 'li', month: '2026-11' } as const
    const first = await call('wang', 'points.record', pairing)
    await says(await served({ windows: [afternoon(2)], again: true }), 'fair')
    expect([first.points, await call('wang', 'points.record', pairing)]).toEqual([10, first])
  })

  test('what is said a little too early is not kept and says why; said again in time it pays (R09, R10)', async () => {
    const pairing = (month: string) => ({ kind: 'pairing', ...own, householdId: 'li', month }) as const
    const told = async (said: Input<'points.record'>) => {
      const answer = await ask('wang', 'points.record', said)
      return answer.ok ? answer.value.points : answer.error.message
    }
    expect([await told(pairing('2026-11')), await told(pairing('2026-12'))]).toEqual([
      '这一条现在不能这样办：这个月没有到场记录',
      '填写的内容有点问题，请改一下：这个月还没有开始'
    ])
    const order = await served()
    await says(order, 'fair')
    await byHand(`update item set body = body || '{"category": "法律政策与邻里调解"}' where code = 'B08'`)
    const agreedAt = clock.now
    clock.now += 5 * DAY
    const agreement = () => ({ kind: 'mediation', ...own, orderId: order.id, agreedAt, followedUpAt: clock.now, kept: true }) as const
    expect([await told(pairing('2026-12')), await told(agreement())]).toEqual([
      '填写的内容有点问题，请改一下：这个月还没有开始',
      '这一条现在不能这样办：满 30 天回访以后才计分'
    ])
    expect(await rows('select from point_fact')).toEqual([])
    expect(await told(pairing('2026-11'))).toBe(10)
    clock.now += 25 * DAY
    expect([await told(agreement()), await owned()]).toEqual([10, 38])
    // a month that is over without a visit is worth nothing for good
    clock.now = Date.parse('2027-01-01T00:00:00+08:00')
    expect([await told(pairing('2026-12')), await rows(`select from point_fact where kind = 'pairing'`)]).toEqual([0, [{}, {}]])
  })

  test('an adoption that is withdrawn takes its points back, by somebody else than who brought it; what is spent is owed (R11)', async () => {
    const { id } = await call('wang', 'points.record', { kind: 'proposal', ...own, proposalId: 'v1', at })
    const transfer = { id: 'spent', phase: 'direct', from: accountOf('point', 'earned', 'chen'), at: clock.now } as const
    const shop = accountOf('point', 'merchant', 'grain-shop')
    await cellar()
      .stores.forSystem(TENANT.id)
      .ledger.post([{ ...transfer, lines: [{ account: shop, amount: 4 }] }])
    expect(await refusal('wang', 'points.revoke', { id, orgId: 'huaishu' })).toBe('OWN_PROPOSAL')
    const paid = async (who: string, orgId: string) => (await call(who, 'points.reviews', { orgId, list: 'paid' })).items
    expect(await paid('wang', 'huaishu')).toMatchObject([
      { id, what: 'paid', title: '采纳的提案', person: '陈师傅', points: 10, mine: true }
    ])
    expect(await paid('fang', 'liuyin')).toMatchObject([{ id, mine: false }])
    expect([await paid('ma', 'dongfeng'), await refusal('chen', 'points.reviews', { orgId: 'huaishu', list: 'paid' })]).toEqual([
      [],
      'NOT_ALLOWED'
    ])
    await call('fang', 'points.revoke', { id, orgId: 'liuyin' })
    expect(await paid('fang', 'liuyin')).toEqual([])
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
    await says(await served(), 'fair')
    expect(await call('wang', 'points.record', pairing)).toMatchObject({ points: 10 })
    clock.now = Date.parse('2026-12-01T00:00:00+08:00')
    expect(await call('wang', 'points.record', { ...pairing, householdId: 'wu' })).toMatchObject({
      points: 0,
      why: expect.arrayContaining(['这个月没有到场记录']) as string[]
    })
  })

  test('the first who reports a danger, not the second', async () => {
    const danger = { kind: 'hazard', ...own, category: '井盖', latitude: 30.1, longitude: 120.2, at, upheld: true } as const
    expect((await call('wang', 'points.record', danger)).points).toBe(2)
    const second = await call('wang', 'points.record', { ...danger, personId: 'lin', latitude: 30.1001, at: at + HOUR })
    expect([second.points, second.why.at(-1)]).toEqual([0, '同一处已经有人先报过'])
  })

  const danger = (personId: string, other: object = {}) => {
    const where = { category: '井盖', latitude: 30.1, longitude: 120.2, at, upheld: true }
    return call('wang', 'points.record', { kind: 'hazard', orgId: 'huaishu', personId, ...where, ...other } as Input<'points.record'>)
  }
  test.each([
    ['an hour before', { at: at - HOUR }, 0],
    ['a day before', { at: at - DAY }, 0],
    ['more than a day before', { at: at - DAY - 1 }, 2],
    ['an hour later, the word with a blank', { at: at + HOUR, category: ' 井 盖' }, 0],
    ['an hour before, a hundred metres away', { at: at - HOUR, latitude: 30.101 }, 2],
    ['an hour before, of something else', { at: at - HOUR, category: '路灯' }, 2]
  ])('whatever is typed first is the first report and stands; one of %s (R13)', async (_name, other, worth) => {
    expect((await danger('chen')).points).toBe(2)
    expect((await danger('lin', other)).points).toBe(worth)
    expect([await owned('chen'), await owned('lin')]).toEqual([2, worth])
  })

  test('one that was not upheld keeps nobody from being the first', async () => {
    expect([(await danger('chen', { upheld: false })).points, (await danger('lin', { at: at + HOUR })).points]).toEqual([0, 2])
  })

  test('three who report one danger, typed at the same moment: one is the first', async () => {
    const people = ['chen', 'lin', 'li']
    const answers = await Promise.all(people.map((who, n) => danger(who, { at: at - n * HOUR })))
    expect(answers.map(({ points: got }) => got).sort()).toEqual([0, 0, 2])
  })

  test('an agreement comes of a closed order for that, after its mediator came, and never of a haircut (R10)', async () => {
    await byHand(`update volunteer set skills = array['理发', '宣讲'] where person_id in ('chen', 'lin')`)
    const cut = await served()
    await says(cut, 'fair')
    clock.now = MONDAY + DAY
    const helped = await atTheDoor({ itemCode: 'F03', windows: [afternoon(3)], why: '老人请社区帮忙' }, 'sun')
    const arrivedAt = clock.now
    await call('chen', 'order.perform', step(helped, 'arrive', { code: await codeNow(helped) }))
    clock.now += 40 * MINUTE
    const left = viewed(await call('chen', 'order.perform', step(helped, 'leave', { code: await codeNow(helped) })))
    const agreedAt = clock.now
    const told = async (other: Partial<Record<'personId' | 'orderId', string> & Record<'agreedAt' | 'followedUpAt', number>> = {}) => {
      const said = { kind: 'mediation', ...own, orderId: left.id, agreedAt, followedUpAt: clock.now, kept: true } as const
      const answer = await ask('wang', 'points.record', { ...said, ...other })
      return answer.ok ? answer.value.points : answer.error.message
    }
    clock.now += HOUR
    expect(await told()).toBe('这一条现在不能这样办：这一单还没有办结')
    await says(left, 'fair')
    clock.now += 31 * DAY
    const before = await owned()
    expect([
      await told({ orderId: cut.id, agreedAt: 1 }),
      await told({ agreedAt: 1 }),
      await told({ agreedAt: arrivedAt - 1 }),
      await told({ personId: 'lin' }),
      await told({ agreedAt: clock.now, followedUpAt: clock.now - 1 })
    ]).toEqual([
      '这一条现在不能这样办：这一单不是“法律政策与邻里调解”',
      '填写的内容有点问题，请改一下：达成协议不会早于到场',
      '填写的内容有点问题，请改一下：达成协议不会早于到场',
      '这一条现在不能这样办：这一单没有他的到场记录',
      '填写的内容有点问题，请改一下：回访不会早于达成协议'
    ])
    expect([await owned(), await rows(`select from point_fact where kind = 'mediation'`)]).toEqual([before, []])
    expect([await told(), await told(), await owned()]).toEqual([10, 10, before + 10])
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

  test.each([
    ['before anybody came', -DAY, 5, '带新人完成第一单'],
    ['after the visit, to earn it', DAY, 0, '社区没有事先指定带教']
  ])('a mentor whom the community named %s (R18)', async (_, from, earned, why) => {
    const asked = viewed((await call('li', 'order.place', haircut({ itemCode: 'B03', slots: 2 }))).orders[0]!)
    const order = viewed(await call('wang', 'order.perform', step(asked, 'refer_pool', { slots: 2 })))
    for (const who of ['chen', 'lin']) await call(who, 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
    clock.now = afternoon().startAt
    for (const [action, later] of [
      ['arrive', MINUTE],
      ['leave', 40 * MINUTE]
    ] as const)
      for (const who of ['chen', 'lin']) {
        clock.now += later
        await call(who, 'order.perform', step(order, action, { code: await codeNow(order) }))
      }
    await says(order, 'fair')
    const said = { kind: 'mentoring', ...own, newcomerId: 'lin', orderId: order.id, namedAt: afternoon().startAt + from } as const
    const recorded = await call('wang', 'points.record', said)
    expect([recorded.points, recorded.why.join('，')]).toEqual([earned, expect.stringContaining(why)])
  })

  test('who may not say anything of an order learns nothing of it either', async () => {
    const closed = await served()
    await says(closed, 'fair')
    const open = await served({ windows: [afternoon(2)], again: true })
    const about = { orgId: 'dongfeng', personId: 'chen' } as const
    const codes = await Promise.all(
      [closed.id, open.id, 'O-nobody-knows'].flatMap((orderId) => [
        refusal('ma', 'points.record', { kind: 'placing', ...about, orderId, confirmed: 'slip' }),
        refusal('ma', 'points.record', { kind: 'mentoring', ...about, newcomerId: 'lin', orderId, namedAt: at }),
        refusal('ma', 'points.record', { kind: 'mediation', ...about, orderId, agreedAt: at, followedUpAt: at, kept: true }),
        refusal('ma', 'points.record', { kind: 'offence', orgId: 'dongfeng', orderId, seatId: 'nobody', offence: 'privacy_leak' })
      ])
    )
    expect(new Set(codes)).toEqual(new Set(['NOT_ALLOWED']))
  })
})

import type { Input } from '@contract'
import { afternoon, ask, call, clock, found, haircut, newRequest, refusal, rows, step, viewed } from './doors'
import { fileOf } from '@domain/points/pack/write'
import { withNumbers } from '@domain/points/pack/numbers'
import { readPack } from '@domain/points/pack/read'
import { awarded, onTheShelf, redeemed } from './shop'
import { accepted, open, placed } from './steps'

beforeEach(() => found())

const eventsOf = async (orderId: string) =>
  Number((await rows<{ n: number }>('select count(*) as n from order_event where order_id = $1', [orderId]))[0]?.n)

test('Li taps twice: one order, and the second answer is the same order as it is now', async () => {
  const request = newRequest()
  const first = await call('li', 'order.place', haircut(), request)
  await call('wang', 'order.perform', step(viewed(first.orders[0]!), 'refer_unit', { unitId: 'power' }))
  const second = await call('li', 'order.place', haircut(), request)
  expect(second.orders.map((one) => one.orderId)).toEqual(first.orders.map((one) => one.orderId))
  expect(second.orders[0]).toMatchObject({ version: 1, view: { state: 'referred' } })
})

test('another input under the same request id is refused and changes nothing', async () => {
  const order = await placed({ itemCode: 'B04' })
  const request = newRequest()
  await call('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }), request)
  expect(await refusal('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'tax' }), request)).toBe('REQUEST_REUSED')
  expect(await eventsOf(order.id)).toBe(2)
})

test('the order of keys on the wire does not matter', async () => {
  const order = await open()
  const request = newRequest()
  await call('lin', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }), request)
  expect(await refusal('lin', 'order.perform', step(order, 'accept', { insured: true, riskRead: true }), request)).toBe(
    'nothing was refused'
  )
})

test('twenty times the same request at once: one effect, twenty equal answers', async () => {
  const request = newRequest()
  const input = haircut({ itemCode: null, words: '水管漏了，请帮忙看看' })
  const answers = await Promise.all(Array.from({ length: 20 }, () => call('li', 'order.place', input, request)))
  const ids = new Set(answers.map((answer) => answer.orders[0]?.orderId))
  expect(ids.size).toBe(1)
  expect(await eventsOf([...ids][0] ?? '')).toBe(1)
})

test('somebody else’s request id is another request', async () => {
  const request = newRequest()
  const li = await call('li', 'order.place', haircut({ itemCode: 'C02' }), request)
  const feng = await call(
    'feng',
    'order.place',
    haircut({ itemCode: 'C02', beneficiaryId: 'feng', where: { addressId: 'home-feng' } }),
    request
  )
  expect(feng.orders[0]?.orderId).not.toBe(li.orders[0]?.orderId)
})

test('a refusal is not kept: the same request may succeed later', async () => {
  const order = await accepted({ itemCode: 'B05' })
  const request = newRequest()
  const early = step(order, 'no_answer', { called: true })
  expect(await refusal('chen', 'order.perform', early, request)).toBe('TOO_EARLY')
  clock.now = afternoon().startAt + 11 * 60_000
  expect(await refusal('chen', 'order.perform', early, request)).toBe('nothing was refused')
})

test('a stale screen is CHANGED with the fresh view, and nothing is written', async () => {
  const order = await placed({ itemCode: 'A01' })
  await call('li', 'order.perform', step(order, 'edit', { words: '请上午来' }))
  const answer = await ask('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }))
  expect(answer).toMatchObject({
    ok: false,
    error: {
      code: 'CHANGED',
      message: '内容有变化，请再看一眼',
      fresh: { id: order.id, words: '请上午来', termsVersion: 2, state: 'placed' }
    }
  })
  expect(await eventsOf(order.id)).toBe(2)
})

test('a later version with the same terms is decided again by itself', async () => {
  const order = await open()
  const both = await Promise.all([
    ask('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true })),
    ask('lin', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  ])
  expect(both.filter((answer) => answer.ok)).toHaveLength(1)
  expect(both.find((answer) => !answer.ok)).toMatchObject({
    error: { code: 'SEAT_TAKEN', message: '刚刚被别人接走了', fresh: { id: order.id, state: 'accepted' } }
  })
})

/** Actions without a version of their own: what they asked for is kept under their id. */
describe('the same request id, but something else', () => {
  test('a second complaint under the id of the first is refused, and the first is there once', async () => {
    const request = newRequest()
    const first = await call('li', 'member.giveFeedback', { kind: 'complaint', words: '没有人来' }, request)
    expect((await call('li', 'member.giveFeedback', { kind: 'complaint', words: '没有人来' }, request)).id).toBe(first.id)
    expect(await refusal('li', 'member.giveFeedback', { kind: 'complaint', words: '来了不干活' }, request)).toBe('REQUEST_REUSED')
    expect(await rows('select 1 from feedback')).toHaveLength(1)
  })

  test('an answer with other words under the same id is refused, never lost in silence', async () => {
    const { id } = await call('li', 'member.giveFeedback', { kind: 'suggestion', words: '多放几把椅子' })
    const request = newRequest()
    await call('wang', 'community.answerFeedback', { id, words: '今天下午就来' }, request)
    await call('wang', 'community.answerFeedback', { id, words: '今天下午就来' }, request)
    expect(await refusal('wang', 'community.answerFeedback', { id, words: '明天来' }, request)).toBe('REQUEST_REUSED')
  })

  test('many orders under the id of others are refused, and stay where they are', async () => {
    const [one, other] = [await placed(), await placed({ itemCode: 'B04' })]
    const shown = (order: typeof one) => [{ orderId: order.id, round: 1, termsVersion: order.termsVersion }]
    const request = newRequest()
    expect(await call('wang', 'community.referMany', { orders: shown(one), unitId: 'power' }, request)).toMatchObject({ done: [one.id] })
    expect(await refusal('wang', 'community.referMany', { orders: shown(other), unitId: 'power' }, request)).toBe('REQUEST_REUSED')
    expect((await call('li', 'order.get', { orderId: other.id })).state).toBe('placed')
  })
})

describe('a tap that arrives again late, when others have gone on, changes nothing', () => {
  test('what is back on the shelf stays there, and nothing is called off again', async () => {
    await awarded('chen', 100)
    const good = await onTheShelf()
    const off = { id: good.id, offered: false, callOff: true }
    const request = newRequest()
    await call('shen', 'redemption.offer', off, request)
    await call('lu', 'redemption.offer', { id: good.id, offered: true, callOff: false })
    const { id } = await redeemed(good)
    expect(await call('shen', 'redemption.offer', off, request)).toMatchObject({ withdrawn: false, held: 1 })
    expect(await rows('select called_off from redemption where id = $1', [id])).toEqual([{ called_off: false }])
    expect(await refusal('shen', 'redemption.offer', { ...off, callOff: false }, request)).toBe('REQUEST_REUSED')
  })

  test('a colleague’s newer text of a draft stays', async () => {
    const pack = readPack((await call('shen', 'points.ruleVersion', {})).file)
    const begin = { version: '2026-11-26', effectiveAt: Date.parse('2026-11-26T00:00:00+08:00') }
    const [old, next] = [11, 12].map((points) => fileOf({ ...withNumbers(pack, { R09: { points } }), ...begin }))
    const first = newRequest()
    const { id } = await call('shen', 'points.draft', { file: old! }, first)
    const again = newRequest()
    await call('shen', 'points.draft', { id, file: old! }, again)
    await call('lu', 'points.draft', { id, file: next! })
    expect((await call('shen', 'points.draft', { file: old! }, first)).file).toBe(next)
    expect((await call('shen', 'points.draft', { id, file: old! }, again)).file).toBe(next)
    expect((await call('shen', 'points.ruleVersion', { id })).draftedBy).toBe('陆科长')
  })

  test('lists, families, the own choice and that of a family', async () => {
    const { id } = await call('wang', 'timebank.recordDeath', { personId: 'li', diedOn: '2026-11-20' })
    await call('liuYang', 'timebank.confirmDeath', { id })
    const late: (() => Promise<unknown>)[] = []
    const twice = async <A extends Parameters<typeof call>[1]>(who: string, action: A, input: Input<A>, other: Input<A>) => {
      const request = newRequest()
      await call(who, action, input, request)
      await call(who, action, other)
      late.push(() => call(who, action, input, request))
    }
    await twice('chen', 'timebank.useOwn', { use: true }, { use: false })
    await twice('wang', 'timebank.list', { personId: 'wu', listed: true }, { personId: 'wu', listed: false })
    const family = { giverId: 'chen', receiverId: 'wu' }
    await twice('wang', 'timebank.relate', { ...family, relation: 'parent' }, { ...family, relation: null })
    await twice('wang', 'timebank.chooseEstate', { id, heirId: 'zhang' }, { id, heirId: null })
    for (const again of late) await again()
    expect(
      await rows(`select (select use_minutes from person where id = 'chen') as own,
        exists (select from listed_elder where person_id = 'wu') as listed, exists (select from gift_relation where giver_id = 'chen') as related,
        (select heir_id from estate) as heir`)
    ).toEqual([{ own: false, listed: false, related: false, heir: null }])
  })

  test('what was refused is tried anew: only what was done is remembered', async () => {
    const request = newRequest()
    const listed = { personId: 'wu', listed: true }
    await rows(`update person set community_id = 'dongfeng' where id = 'wu'`)
    expect(await refusal('wang', 'timebank.list', listed, request)).toBe('NOT_ALLOWED')
    await rows(`update person set community_id = 'huaishu' where id = 'wu'`)
    await call('wang', 'timebank.list', listed, request)
    expect(await rows(`select from listed_elder where person_id = 'wu'`)).toHaveLength(1)
  })
})

test('one request hands over one piece, whatever code it carries', async () => {
  await awarded('chen', 100)
  const good = await onTheShelf()
  const [one, other] = [await redeemed(good), await redeemed(good)]
  const request = newRequest()
  const handed = { orgId: 'market', code: one.code!.digits }
  await call('tang', 'redemption.handOver', handed, request)
  await call('tang', 'redemption.handOver', handed, request)
  expect(await refusal('tang', 'redemption.handOver', { ...handed, code: other.code!.digits }, request)).toBe('REQUEST_REUSED')
  expect(await rows(`select state from redemption order by state`)).toEqual([{ state: 'held' }, { state: 'picked_up' }])
})

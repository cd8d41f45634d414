import { countTrips } from '../../../database/query'
import { HOUR } from '@domain/clock/milliseconds'
import type { Stores } from '../../../cloudfunctions/_kit/store/stores'
import { afternoon, as, asksForCompany, decide, MORNING, settle, sql, take, walk } from './ground'

let stores: Stores
beforeAll(async () => void (stores = await settle()))
const li = () => stores.forCaller(as('li'))
const chen = () => stores.forCaller(as('chen'))
const request = (requestId: string, inputHash = 'h') => ({ action: 'order.place', requestId, inputHash })
const counted = async (table: string, where: string) =>
  Number((await sql<{ n: number }>(`select count(*) as n from ${table} where ${where}`))[0]?.n)

test('a whole order, step by step, is what the kitchen decided, and its story has one line a version', async () => {
  await walk(stores, 'O-walk')
  const { order, events, sealed } = await li().load({ orderId: 'O-walk', now: MORNING })
  expect(order).toMatchObject({ state: 'closed', round: 1, itemCode: 'A01', building: expect.any(String) })
  expect(order?.seats.map((seat) => [seat.id, seat.state, seat.provenMinutes])).toEqual([
    ['1-1', 'left', 60],
    ['1-2', 'passed', 0]
  ])
  expect(events.map((event) => event.action)).toEqual(['place', 'refer_unit', 'dispatch', 'accept', 'arrive', 'leave', 'rate'])
  expect(order?.version).toBe(events.length)
  expect(sealed.map((one) => one.field).sort()).toEqual(['rating', 'words'])
  expect(await counted('value_line', `order_id = 'O-walk' and account_id = 'point/earned/chen'`)).toBe(2)
})

test('one write action is two trips, the account of the caller included', async () => {
  const { trips } = await countTrips(() => take(li(), null, asksForCompany(), { newId: 'O-trips' }))
  expect(trips).toBe(2)
})

test('a crowded order is decided under its lock in three trips, four with the read that found it crowded', async () => {
  await take(li(), null, asksForCompany(), { newId: 'O-crowd' })
  const wang = stores.forCaller(as('wang'))
  const { value, trips } = await countTrips(async () => {
    await wang.load({ orderId: 'O-crowd', now: MORNING })
    return wang.locked('O-crowd', (held) => take(held, 'O-crowd', { action: 'refer_pool', input: { slots: 30 } }))
  })
  expect([value, trips]).toEqual([{ kind: 'done', version: 2 }, 4])
  expect((await li().load({ orderId: 'O-crowd', now: MORNING })).order).toMatchObject({ state: 'open', slots: 30 })
})

test('a refusal under the lock leaves nothing behind and nobody waiting', async () => {
  await expect(chen().locked('O-crowd', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await take(chen(), 'O-crowd', { action: 'accept', input: { windowIndex: 0, riskRead: true, insured: true } })).toMatchObject({
    kind: 'done'
  })
})

test('two who decided on the same version: the second is told to decide again, and has written nothing', async () => {
  await take(li(), null, asksForCompany(), { newId: 'O-stale' })
  const first = await decide(li(), 'O-stale', { action: 'cancel', input: {} })
  const second = await decide(stores.forCaller(as('wang')), 'O-stale', { action: 'refer_unit', input: { unitId: 'power' } })
  expect(await li().commit(first.write)).toEqual({ kind: 'done', version: 2 })
  expect(await stores.forCaller(as('wang')).commit(second.write)).toEqual({ kind: 'stale' })
  expect(await counted('order_event', `order_id = 'O-stale'`)).toBe(2)
})

test('the same request twice has one effect and the same outcome; other input under its key is refused', async () => {
  const one = await decide(li(), null, asksForCompany(), { newId: 'O-twice', request: request('r1') })
  expect(await li().commit(one.write)).toEqual({ kind: 'done', version: 1 })
  expect(await li().commit(one.write)).toEqual({ kind: 'seen', orderId: 'O-twice', version: 1 })
  expect(await li().commit({ ...one.write, request: request('r1', 'other') })).toEqual({ kind: 'reused' })
  expect((await li().load({ orderId: null, now: MORNING, request: request('r1') })).request).toEqual({
    inputHash: 'h',
    orderId: 'O-twice',
    version: 1
  })
  // somebody else's key is another key
  expect((await chen().load({ orderId: null, now: MORNING, request: request('r1') })).request).toBeNull()
})

test('twenty retries of one request at the same moment: one effect, nineteen hear of it', async () => {
  const one = await decide(li(), null, asksForCompany(), { newId: 'O-twenty', request: request('r20') })
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => li().commit(one.write)))
  expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['done', ...Array(19).fill('seen')])
  expect(await counted('order_event', `order_id = 'O-twenty'`)).toBe(1)
  expect(await counted('usage', `person_id = 'li' and what = 'place'`)).toBe(1)
})

test('a request that lost the race for the version may be sent again under the same key', async () => {
  const step = { action: 'edit', input: { words: '请下午来' } } as const
  const late = await decide(li(), 'O-twenty', step, { request: { action: 'order.perform', requestId: 'r21', inputHash: 'h' } })
  await take(li(), 'O-twenty', { action: 'edit', input: { words: '请上午来' } })
  expect(await li().commit(late.write)).toEqual({ kind: 'stale' })
  const again = await take(li(), 'O-twenty', step, { request: { action: 'order.perform', requestId: 'r21', inputHash: 'h' } })
  expect(again).toEqual({ kind: 'done', version: 3 })
})

test('two taps of one person on clashing orders at the same moment: one seat, one decides again', async () => {
  for (const id of ['O-left', 'O-right']) {
    await take(li(), null, asksForCompany({ windows: [afternoon(9)] }), { newId: id })
    await take(stores.forCaller(as('wang')), id, { action: 'refer_pool', input: {} })
  }
  const tap = { action: 'accept', input: { windowIndex: 0, riskRead: true, insured: true } } as const
  const left = await decide(chen(), 'O-left', tap)
  const right = await decide(chen(), 'O-right', tap)
  const kinds = [await chen().commit(left.write), await chen().commit(right.write)].map((outcome) => outcome.kind)
  expect(kinds).toEqual(['done', 'stale'])
  await expect(take(chen(), 'O-right', tap)).rejects.toMatchObject({ code: 'TIME_CLASH' })
})

test('wrong codes stay counted although the step was refused, and five lock the right one too', async () => {
  await take(li(), null, asksForCompany(), { newId: 'O-code' })
  await take(stores.forCaller(as('wang')), 'O-code', { action: 'refer_unit', input: { unitId: 'power' } })
  await take(stores.forCaller(as('zhao')), 'O-code', { action: 'dispatch', input: { inviteeIds: ['lin'] } })
  const lin = stores.forCaller(as('lin'))
  await take(lin, 'O-code', { action: 'accept', input: { windowIndex: 0 } })
  const now = afternoon().startAt
  const right = await decide(
    lin,
    'O-code',
    { action: 'arrive', input: { code: '' } },
    { now, code: 1, write: { tries: { max: 5, since: now - HOUR } } }
  )
  for (let n = 0; n < 5; n += 1) await lin.wrongTry('O-code', now - n)
  expect((await lin.load({ orderId: 'O-code', now })).wrongTriesAt).toEqual([now - 4, now - 3, now - 2, now - 1, now])
  expect(await lin.commit(right.write)).toEqual({ kind: 'locked' })
  expect((await lin.load({ orderId: 'O-code', now })).order?.seats[0]?.state).toBe('accepted')
  // another person's tries are their own
  expect((await chen().load({ orderId: 'O-code', now })).wrongTriesAt).toEqual([])
})

test('a paper code is struck with the step it proved, once; a reprint voids the old', async () => {
  const now = afternoon().startAt
  const print = (arriveCode: string) =>
    stores.forCaller(as('wang')).printSlip({
      orderId: 'O-code',
      round: 1,
      arriveCode,
      leaveCode: '222222',
      request: { action: 'order.slip', requestId: `print-${arriveCode}`, inputHash: '' },
      now
    })
  await print('111111')
  const lin = stores.forCaller(as('lin'))
  const hash = lin.slipHash('O-code', 1, '111111')
  expect((await lin.load({ orderId: 'O-code', now })).slipCodes.map((code) => [code.end, code.hash === hash, code.struckAt])).toEqual([
    ['arrive', true, null],
    ['leave', false, null]
  ])
  const strike = { end: 'arrive' as const, round: 1, hash }
  const arriving = await decide(lin, 'O-code', { action: 'arrive', input: { code: '' } }, { now, code: 1, write: { strike } })
  await print('333333')
  expect(await lin.commit(arriving.write)).toEqual({ kind: 'stale' })
  const valid = { ...strike, hash: lin.slipHash('O-code', 1, '333333') }
  expect((await lin.commit({ ...arriving.write, strike: valid })).kind).toBe('done')
  expect((await lin.load({ orderId: 'O-code', now })).slipCodes[0]?.struckAt).toBe(now)
})

test('nobody is inside two homes at once, whatever two decisions thought', async () => {
  const now = afternoon().startAt
  await expect(
    sql(`insert into seat select tenant_id, 'O-walk', '2-lin', 99, 2, person_id, state, duty, barred, leader, invited_at, accepted_at, arrived_at, arrived_by,
      left_at, left_by, proven_minutes, arrive_step, unanswered_at, absent_at, absent_by, answered_at, absence, first_right_until, proposal, offer_until,
      reviewed_at, starts_at, ends_at from seat where order_id = 'O-code' and person_id = 'lin'`)
  ).rejects.toMatchObject({ code: '23505', constraint: 'seat_inside_one_order' })
  expect((await stores.forCaller(as('lin')).load({ orderId: 'O-walk', now })).scene.actor.person?.insideOrderId).toBe('O-code')
})

import { ask, byHand, call, clock, counted, found, MONDAY, rows, step, viewed } from './doors'
import { crowd, crowdCame } from './crowd'
import { placed } from './steps'

beforeEach(async () => {
  await found()
  await crowdCame()
})

const ROUNDS = 50

test('200 members on the last seat, 50 times: one of them each time, and the others read why', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    // a week apart, so that nobody's day is full; an order a day, so that Li's ten are never reached
    clock.now = MONDAY + round * 7 * 86_400_000
    const at = { startAt: clock.now + 28 * 3_600_000, endAt: clock.now + 30 * 3_600_000 }
    const order = await placed({ windows: [at], again: true })
    await call('wang', 'order.perform', step(order, 'refer_pool', {}))
    const answers = await Promise.all(
      crowd.map((who) => ask(who, 'order.perform', step(order, 'accept', { riskRead: true, insured: true })))
    )
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.message]))
    expect([round, answers.filter((answer) => answer.ok).length, [...new Set(refused)]]).toEqual([round, 1, ['刚刚被别人接走了']])
    expect(await rows('select 1 from seat where order_id = $1', [order.id])).toHaveLength(1)
    // a server that lives has counted its rows
    if (round === 2) await byHand('analyze')
  }
}, 600_000)

test('thirty seats and two hundred taps: thirty come in, at most four trips a tap', async () => {
  const order = await placed()
  await call('wang', 'order.perform', step(order, 'refer_pool', { slots: 30 }))
  counted.perWrite = []
  const answers = await Promise.all(crowd.map((who) => ask(who, 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(30)
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))
  expect(new Set(refused)).toEqual(new Set(['SEAT_TAKEN']))
  // the look that found it crowded, then lock, read and write; a refusal ends before the write
  expect([...new Set(counted.perWrite)].sort()).toEqual([3, 4])
  const late = crowd[answers.findIndex((answer) => !answer.ok)] ?? ''
  expect(viewed(await call(late, 'order.perform', step(order, 'queue', {}))).seats).toMatchObject([{ mine: true, state: 'waiting' }])
}, 120_000)

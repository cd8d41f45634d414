import { MINUTE } from '@domain/clock/milliseconds'
import { afternoon, ask, call, clock, found, pool, refusal, rows, step, viewed } from './doors'
import { query } from '../../database/query'
import { accepted, atTheDoor, codeNow, notThis, placed } from './steps'

beforeEach(() => found())

const tries = async (orderId: string) =>
  Number((await rows<{ n: number }>('select count(*) as n from code_attempt where order_id = $1', [orderId]))[0]?.n)

test('ten steps, five minutes, and only for the witness, the requester and the agent', async () => {
  const order = await accepted()
  const { round, steps } = await call('li', 'order.code', { orderId: order.id })
  expect([round, steps.length, (steps.at(-1)?.until ?? 0) - (steps[0]?.from ?? 0)]).toEqual([1, 10, 5 * MINUTE])
  expect(steps[0]?.qr).toBe(`LINLI1:${order.id}:1:${steps[0]?.code}`)
  expect((await call('zhang', 'order.code', { orderId: order.id })).steps).toEqual(steps)
  for (const who of ['wang', 'zhao', 'chen', 'lin', 'gao'])
    expect(await refusal(who, 'order.code', { orderId: order.id })).toBe('NOT_ALLOWED')
  expect(await refusal('feng', 'order.code', { orderId: order.id })).toBe('NOT_FOUND')
})

test('from two hours before the visit the order itself brings the code, to nobody else than those', async () => {
  const { id: orderId } = await accepted()
  const read = (who: string) => call(who, 'order.get', { orderId })
  clock.now = afternoon().startAt - 121 * MINUTE
  for (const who of ['li', 'zhang']) expect(await read(who)).not.toHaveProperty('code')
  clock.now += MINUTE
  for (const who of ['li', 'zhang']) expect((await read(who)).code).toEqual(await call(who, 'order.code', { orderId }))
  for (const who of ['wang', 'zhao', 'chen']) expect(await read(who)).not.toHaveProperty('code')
})

test('the code of a minute and a half ago is good, an older one and yesterday’s are not', async () => {
  const agreed = await accepted()
  const yesterdays = await codeNow(agreed)
  clock.now = afternoon().startAt
  expect(await refusal('chen', 'order.perform', step(agreed, 'arrive', { code: yesterdays }))).toBe('CODE_WRONG')
  const code = await codeNow(agreed)
  clock.now += 4 * 30_000
  expect(await refusal('chen', 'order.perform', step(agreed, 'arrive', { code }))).toBe('CODE_WRONG')
  clock.now -= 30_000
  expect(await refusal('chen', 'order.perform', step(agreed, 'arrive', { code }))).toBe('nothing was refused')
})

test('one step of the code never serves both ends', async () => {
  const order = await atTheDoor()
  const code = await codeNow(order)
  await call('chen', 'order.perform', step(order, 'arrive', { code }))
  // a clock that stood still is the only way to be there five minutes within one step
  await rows("update seat set arrived_at = arrived_at - interval '10 minutes' where order_id = $1 and state = 'arrived'", [order.id])
  expect(await refusal('chen', 'order.perform', step(order, 'leave', { code }))).toBe('CODE_USED')
  clock.now += 10 * MINUTE
  expect(await refusal('chen', 'order.perform', step(order, 'leave', { code }))).toBe('CODE_WRONG')
  expect(await refusal('chen', 'order.perform', step(order, 'leave', { code: await codeNow(order) }))).toBe('nothing was refused')
})

test('five wrong codes lock the order for ten minutes, counted although refused', async () => {
  const order = await atTheDoor()
  for (let by = 1; by <= 5; by += 1) {
    const code = notThis(await codeNow(order), by)
    expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code }))).toBe('CODE_WRONG')
    clock.now += 2 * MINUTE
  }
  // eight minutes after the fifth only one of them is younger than ten minutes, and it is locked all the same
  clock.now += 6 * MINUTE
  expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))).toBe('CODE_LOCKED')
  expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code: notThis(await codeNow(order)) }))).toBe('CODE_LOCKED')
  expect(await tries(order.id)).toBe(5)
  clock.now += 2 * MINUTE
  expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))).toBe('nothing was refused')
})

test('guessing in parallel is counted under the order’s lock too', async () => {
  const order = await atTheDoor()
  const code = await codeNow(order)
  await Promise.all([1, 2, 3, 4, 5, 6].map((by) => ask('chen', 'order.perform', step(order, 'arrive', { code: notThis(code, by) }))))
  expect(await tries(order.id)).toBe(6)
  expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code }))).toBe('CODE_LOCKED')
})

test('a foreign QR, letters or another order’s QR are wrong but are no tries', async () => {
  const other = await placed({ itemCode: 'B04' })
  const order = await atTheDoor()
  const code = await codeNow(order)
  for (const text of ['https://example.com', 'abcdef', `https://example.com/?${'x'.repeat(4000)}`])
    expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code: text }))).toBe('CODE_FOREIGN')
  for (const text of ['12345', `LINLI1:${other.id}:1:${code}`, `LINLI1:${order.id}:2:${code}`, ''])
    expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code: text }))).toBe('CODE_WRONG')
  expect(await tries(order.id)).toBe(0)
  const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(' ')
  expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code: wide }))).toBe('nothing was refused')
})

test('whoever has no seat cannot try a code, and is not counted', async () => {
  const order = await atTheDoor()
  const code = await codeNow(order)
  for (const who of ['lin', 'li', 'wang'])
    expect(await refusal(who, 'order.perform', step(order, 'arrive', { code }))).toMatch(/NOT_ALLOWED|WRONG_STATE/)
  expect(await refusal('feng', 'order.perform', step(order, 'arrive', { code }))).toBe('NOT_FOUND')
  expect(await tries(order.id)).toBe(0)
})

describe('a slip for Yang, who has no phone', () => {
  const slipOrder = () =>
    accepted({ beneficiaryId: 'yang', where: { addressId: 'home-yang' }, witness: { kind: 'slip' }, why: '老人没有手机，上门登记' }, 'sun')

  test('two codes, each good once at its own end', async () => {
    const order = await slipOrder()
    const slip = await call('sun', 'order.slip', { orderId: order.id })
    expect([slip.arriveCode, slip.windows]).toEqual([expect.stringMatching(/^\d{6}$/), [afternoon()]])
    expect(slip.leaveCode).not.toBe(slip.arriveCode)
    clock.now = afternoon().startAt
    expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code: slip.leaveCode }))).toBe('CODE_WRONG')
    const arrived = viewed(await call('chen', 'order.perform', step(order, 'arrive', { code: slip.arriveCode })))
    expect(arrived.seats[0]?.arrivedBy).toBe('slip')
    clock.now += 30 * MINUTE
    expect(await refusal('chen', 'order.perform', step(order, 'leave', { code: slip.arriveCode }))).toBe('CODE_WRONG')
    const left = viewed(await call('chen', 'order.perform', step(order, 'leave', { code: slip.leaveCode })))
    expect(left.seats[0]).toMatchObject({ leftBy: 'slip', provenMinutes: 30 })
  })

  test('while nobody knows which of two times it will be, the paper says both', async () => {
    const yang = {
      beneficiaryId: 'yang',
      where: { addressId: 'home-yang' },
      witness: { kind: 'slip' },
      why: '老人没有手机，上门登记'
    } as const
    const windows = [afternoon(1), afternoon(2)]
    const order = await placed({ ...yang, windows, again: true }, 'sun')
    expect((await call('sun', 'order.slip', { orderId: order.id })).windows).toEqual(windows)
  })

  test('a reprint voids the old paper; the same print sent again is the same paper', async () => {
    const order = await slipOrder()
    const first = await call('sun', 'order.slip', { orderId: order.id }, 'print-once')
    expect(await call('sun', 'order.slip', { orderId: order.id }, 'print-once')).toEqual(first)
    const second = await call('wang', 'order.slip', { orderId: order.id })
    clock.now = afternoon().startAt
    expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code: first.arriveCode }))).toBe('CODE_WRONG')
    expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code: second.arriveCode }))).toBe('nothing was refused')
  })

  test('the same print sent again never makes a used paper good, nor an old one', async () => {
    const order = await slipOrder()
    const slip = await call('sun', 'order.slip', { orderId: order.id }, 'print-once')
    clock.now = afternoon().startAt
    await call('chen', 'order.perform', step(order, 'arrive', { code: slip.arriveCode }))
    const struck = () => rows('select use, struck_at is not null as struck from slip_code where order_id = $1 order by use', [order.id])
    const used = await struck()
    expect(used).toEqual([
      { use: 'arrive', struck: true },
      { use: 'leave', struck: false }
    ])
    expect(await call('sun', 'order.slip', { orderId: order.id }, 'print-once')).toMatchObject({ arriveCode: slip.arriveCode })
    expect(await struck()).toEqual(used)
    const next = await call('sun', 'order.slip', { orderId: order.id }, 'print-again')
    expect(await refusal('sun', 'order.slip', { orderId: order.id }, 'print-once')).toBe('SLIP_REPLACED')
    clock.now += 30 * MINUTE
    expect(await refusal('chen', 'order.perform', step(order, 'leave', { code: slip.leaveCode }))).toBe('CODE_WRONG')
    expect(await refusal('chen', 'order.perform', step(order, 'leave', { code: next.leaveCode }))).toBe('nothing was refused')
  })

  test('one request id prints one paper of one order', async () => {
    const [one, other] = [await slipOrder(), await placed({ itemCode: 'B04' })]
    await call('sun', 'order.slip', { orderId: one.id }, 'print-once')
    await query(pool, `update orders set witness = '{"kind":"slip"}', placer_id = 'sun' where id = $1`, [other.id])
    expect(await refusal('sun', 'order.slip', { orderId: other.id }, 'print-once')).toBe('REQUEST_REUSED')
  })

  test('where two come, the paper is good once for each of them', async () => {
    const order = await slipOrder()
    await query(pool, 'update orders set slots = 2 where id = $1', [order.id])
    const slip = await call('sun', 'order.slip', { orderId: order.id })
    await query(pool, `update orders set state = 'open' where id = $1`, [order.id])
    await call('lin', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
    clock.now = afternoon().startAt
    const arrives = (who: string) => refusal(who, 'order.perform', step(order, 'arrive', { code: slip.arriveCode }))
    expect([await arrives('chen'), await arrives('lin')]).toEqual(['nothing was refused', 'nothing was refused'])
    expect(
      await rows('select uses, struck_at is not null as struck from slip_code where order_id = $1 and use = $2', [order.id, 'arrive'])
    ).toEqual([{ uses: 2, struck: true }])
  })

  test('no rolling code for an order with paper, no paper for an order with a phone, none for helpers', async () => {
    const paper = await slipOrder()
    for (const who of ['sun', 'wang', 'chen']) expect(await refusal(who, 'order.code', { orderId: paper.id })).toBe('NOT_ALLOWED')
    expect(await refusal('chen', 'order.slip', { orderId: paper.id })).toBe('NOT_ALLOWED')
    const phone = await placed({ itemCode: 'B04' })
    expect(await refusal('wang', 'order.slip', { orderId: phone.id })).toBe('NOT_ALLOWED')
  })

  test('nothing in the database is a code', async () => {
    const order = await slipOrder()
    const slip = await call('sun', 'order.slip', { orderId: order.id })
    const kept = JSON.stringify(await rows('select * from slip_code where order_id = $1', [order.id]))
    expect(kept).not.toContain(slip.arriveCode)
    expect(kept).not.toContain(slip.leaveCode)
  })
})

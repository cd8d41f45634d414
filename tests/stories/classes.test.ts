import { DAY, MINUTE } from '@domain/clock/milliseconds'
import type { OrderView } from '@domain/order/view/shapes'
import { pastFacts } from '../../cloudfunctions/_kit/store/past-facts'
import { TENANT } from '../town/places'
import { afternoon, ask, call, clock, found, MONDAY, refusal, rows, step, viewed } from './doors'
import { codeNow } from './steps'

beforeEach(() => found())

const TEACHERS = ['lei', 'wan', 'duan']
/** Wang asks for three who teach painting; Lei, Wan and Duan say yes, Lei leads, and Zhang will show the code. */
const led = async (): Promise<OrderView> => {
  const asked = {
    beneficiaryId: null,
    itemCode: 'E01',
    windows: [afternoon()],
    where: { publicPlace: '槐树里活动室', gridId: 'huaishu-1' },
    witness: { kind: 'person' as const, personId: 'zhang' },
    slots: 3
  }
  const order = viewed((await call('wang', 'order.place', asked)).orders[0]!)
  await call('wang', 'order.perform', step(order, 'refer_pool', { ring: 'district' }))
  for (const who of TEACHERS) await call(who, 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  return viewed(await call('lei', 'order.perform', step(order, 'lead', { on: true })))
}
const seatOf = ({ seats }: OrderView, name: string): string => seats.find((seat) => seat.name === name)?.id ?? ''
const organise = ({ id: orderId }: OrderView, seatId: string, on = true) => ({ orderId, kind: 'organise' as const, seatId, on })
const lecture = ({ id: orderId }: OrderView, seatId: string, attendees: number) => ({
  orderId,
  kind: 'lecture' as const,
  seatId,
  attendees
})
const seen = (who: string, { id }: OrderView) => call(who, 'order.get', { orderId: id })
const arrived = async (order: OrderView): Promise<void> => {
  clock.now = afternoon().startAt
  for (const who of TEACHERS) await call(who, 'order.perform', step(order, 'arrive', { code: await codeNow(order, 'zhang') }))
}
const gone = async (order: OrderView): Promise<void> => {
  clock.now += 90 * MINUTE
  for (const who of TEACHERS) await call(who, 'order.perform', step(order, 'leave', { code: await codeNow(order, 'zhang') }))
}
const closed = async (order: OrderView): Promise<void> => {
  clock.now += 4 * DAY
  await call('liuYang', 'order.perform', step(order, 'verify', { how: 'call', words: '问过活动室' }))
}
const kept = async () =>
  rows<{ person_id: string; organiser_by: string | null; lecture: unknown }>(
    `select person_id, organiser_by, lecture from seat where organiser_by is not null or lecture is not null order by person_id collate "C"`
  )
/** What each of them earned for the time itself, and why it is more than the time. */
const earned = async () =>
  Object.fromEntries(
    (
      await rows<{ who: string; amount: number; why: string[] }>(
        `select split_part(account_id, '/', 3) as who, (line ->> 'points')::integer as amount, why from value_line where line ->> 'code' = 'R01'`
      )
    ).map(({ who, amount, why }) => [who, [amount, ...why.filter((one) => one.includes('×'))]])
  )
/** The same three as the past of the district tells of them: who led, who organised, who taught. */
const past = async () => {
  const told: Record<string, unknown> = {}
  for await (const page of pastFacts((sql, params) => rows(sql, [...(params ?? [])]), TENANT.id, MONDAY, clock.now + 1))
    for (const fact of page) if (fact.kind === 'visit') told[fact.personId] = [fact.leader, fact.organiser, fact.lecture]
  return told
}

test('Lei leads, has Wan help to organise, and Duan teaches six: twenty-one, eighteen and eighteen points', async () => {
  const order = await led()
  const [wan, duan] = [seatOf(order, '万老师'), seatOf(order, '段老师')]
  expect(order.organisers).toEqual({ most: 1, seats: [wan, duan].map((seatId) => ({ seatId, named: false })) })
  for (const who of ['wan', 'wang', 'zhang'])
    expect([who, await refusal(who, 'order.remark', organise(order, wan))]).toEqual([who, 'NOT_ALLOWED'])
  expect(await refusal('li', 'order.remark', organise(order, wan))).toBe('NOT_FOUND')
  expect(await refusal('lei', 'order.remark', organise(order, seatOf(order, '雷老师')))).toBe('ORGANISER_OTHER')

  // Duan first, then Wan instead; the same tap sent again changes nothing
  await call('lei', 'order.remark', organise(order, duan))
  expect(await refusal('lei', 'order.remark', organise(order, wan))).toBe('ORGANISERS_FULL')
  await call('lei', 'order.remark', organise(order, duan, false))
  const named = await call('lei', 'order.remark', organise(order, wan), 'wan-organises')
  expect(await call('lei', 'order.remark', organise(order, wan), 'wan-organises')).toEqual(named)
  expect(await refusal('lei', 'order.remark', organise(order, duan), 'wan-organises')).toBe('REQUEST_REUSED')
  expect(await kept()).toEqual([{ person_id: 'wan', organiser_by: 'lei', lecture: null }])
  for (const who of ['wan', 'duan', 'wang'])
    expect([who, (await seen(who, order)).seats.filter(({ organiser }) => organiser).map(({ id }) => id)]).toEqual([who, [wan]])
  expect(JSON.stringify((await seen('zhang', order)).seats)).not.toContain('organiser')

  expect(await refusal('zhang', 'order.remark', lecture(order, duan, 6))).toBe('WRONG_STATE')
  await arrived(order)
  const late = await ask('lei', 'order.remark', organise(order, duan))
  expect(late).toMatchObject({
    ok: false,
    error: { code: 'WRONG_STATE', message: '这一单现在是“服务中”，做不了这一步', fresh: { state: 'serving' } }
  })

  // Zhang has counted five; Wang counts once more
  expect((await seen('zhang', order)).lecture?.seats.map(({ name }) => name)).toEqual(['雷老师', '万老师', '段老师'])
  for (const attendees of [-1, 501, 5.5])
    expect(await refusal('zhang', 'order.remark', lecture(order, duan, attendees))).toBe('INVALID_INPUT')
  for (const who of ['duan', 'lei']) expect(await refusal(who, 'order.remark', lecture(order, duan, 6))).toBe('NOT_ALLOWED')
  expect(await refusal('li', 'order.remark', lecture(order, duan, 6))).toBe('NOT_FOUND')
  await call('zhang', 'order.remark', lecture(order, wan, 5))
  const counted = await call('wang', 'order.remark', lecture(order, duan, 6), 'wang-counts')
  expect(await call('wang', 'order.remark', lecture(order, duan, 6), 'wang-counts')).toEqual(counted)
  expect(await kept()).toEqual([
    { person_id: 'duan', organiser_by: null, lecture: { attendees: 6, by: 'wang', at: clock.now } },
    { person_id: 'wan', organiser_by: 'lei', lecture: null }
  ])
  expect((await seen('duan', order)).seats.find(({ mine }) => mine)).toMatchObject({ taught: 6 })

  await gone(order)
  await closed(order)
  const after = await ask('wang', 'order.remark', lecture(order, wan, 7))
  expect(after).toMatchObject({ ok: false, error: { code: 'WRONG_STATE', fresh: { state: 'closed' } } })
  const points = {
    lei: [21, '现场负责人 ×1.4'],
    wan: [18, '协助组织者 ×1.2'],
    duan: [18, '技能课堂主讲 ×1.2（人数由现场人清点，没有逐一扫码）']
  }
  expect(await earned()).toEqual(points)

  // whatever rules are tried on the past are told the same
  expect(await past()).toEqual({
    lei: [true, null, null],
    wan: [false, 1, null],
    duan: [false, null, { attendees: 6, by: 'head_count' }]
  })
})

test('one who was named and withdraws leaves the place to another; of four who came nobody has taught a class', async () => {
  const order = await led()
  const duan = seatOf(order, '段老师')
  await call('lei', 'order.remark', organise(order, seatOf(order, '万老师')))
  await call('wan', 'order.perform', step(order, 'withdraw', {}))
  expect(await kept()).toEqual([])
  await call('wan', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  await call('lei', 'order.remark', organise(order, duan))
  await arrived(order)
  await call('zhang', 'order.remark', lecture(order, seatOf(order, '万老师'), 4))
  await gone(order)
  await closed(order)
  expect(await earned()).toEqual({ lei: [21, '现场负责人 ×1.4'], wan: [15], duan: [18, '协助组织者 ×1.2'] })
})

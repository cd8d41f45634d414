import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import type { Owed } from '@domain/order/owed'
import { afternoon, call, clock, found, refusal, rows, step } from './doors'
import { accepted, placed, served } from './steps'

beforeEach(() => found())

const owed = async (list: Owed, who = 'wang') => (await call(who, 'community.owed', { orgId: 'huaishu', list })).items.map(({ id }) => id)
const counts = async (who = 'wang') => (await call(who, 'order.front', {})).owed.map(({ list, count }) => `${list} ${count}`)
const seatOf = async (id: string, who = 'wang') => (await call(who, 'order.get', { orderId: id })).seats[0]?.id ?? ''

/** Chen says that he stayed a quarter of an hour longer than his codes tell. */
const corrected = async () => {
  const order = await served()
  const seat = (await call('chen', 'order.get', { orderId: order.id })).seats.find(({ mine }) => mine)
  clock.now += HOUR
  const times = { seatId: seat?.id ?? '', arrivedAt: seat?.arrivedAt ?? 0, leftAt: (seat?.leftAt ?? 0) + 15 * MINUTE }
  await call('chen', 'order.perform', step(order, 'propose_correction', { ...times, howKnown: '李阿姨可以作证' }))
  return order
}

test('a correction waits with the community until a second person has agreed', async () => {
  const order = await corrected()
  expect([await owed('corrections'), await counts()]).toEqual([[order.id], ['corrections 1']])
  const view = await call('wang', 'order.get', { orderId: order.id })
  const [correctionId = ''] = view.actions.find(({ action }) => action === 'confirm_correction')?.seatIds ?? []
  const said = { correctionId, record: 'call_back' as const, words: '打过电话，李阿姨说是四点走的' }
  await call('wang', 'order.perform', step(view, 'confirm_correction', said))
  expect([await owed('corrections'), await counts()]).toEqual([[], []])
})

test('an absence waits for the helper first, for the community after 48 hours', async () => {
  const order = await accepted()
  clock.now = afternoon().startAt + HOUR
  await call('li', 'order.perform', step(order, 'mark_absent', { seatId: await seatOf(order.id) }))
  expect(await owed('absences')).toEqual([])
  clock.now += 48 * HOUR - 1
  expect(await owed('absences')).toEqual([])
  clock.now += 1
  expect([await owed('absences'), await counts()]).toEqual([[order.id], ['absences 1']])
  const view = await call('wang', 'order.get', { orderId: order.id })
  const [seatId = ''] = view.actions.find(({ action }) => action === 'settle_absence')?.seatIds ?? []
  await call('wang', 'order.perform', step(view, 'settle_absence', { seatId, absence: 'excused' }))
  expect([await owed('absences'), await counts()]).toEqual([[], []])
})

test('a helper who explains is heard at once', async () => {
  const order = await accepted()
  clock.now = afternoon().startAt + HOUR
  await call('li', 'order.perform', step(order, 'mark_absent', { seatId: await seatOf(order.id) }))
  clock.now += HOUR
  await call('chen', 'order.perform', step(order, 'answer', { words: '路上摔了一跤，去了医院' }))
  expect(await owed('absences')).toEqual([order.id])
  const seen = await call('wang', 'order.get', { orderId: order.id })
  expect(seen.absences).toMatchObject([{ name: '陈师傅', words: '路上摔了一跤，去了医院' }])
  for (const who of ['li', 'zhao', 'lin']) expect((await call(who, 'order.get', { orderId: order.id })).absences).toBeUndefined()
})

test('who says nothing for three days is asked by the community, and whoever speaks is not', async () => {
  const order = await served()
  clock.now += 3 * DAY - MINUTE
  expect(await owed('unrated')).toEqual([])
  clock.now += MINUTE
  expect([await owed('unrated'), await counts()]).toEqual([[order.id], ['unrated 1']])
  await call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
  expect(await owed('unrated')).toEqual([])
})

test('a door that nobody opens is on the list of what cannot wait, until it is settled', async () => {
  const order = await accepted()
  clock.now = afternoon().startAt + 15 * MINUTE
  await call('chen', 'order.perform', step(order, 'no_answer', { called: true }))
  expect([await owed('alarms'), await counts()]).toEqual([[order.id], ['alarms 1']])
  const view = await call('wang', 'order.get', { orderId: order.id })
  await call('wang', 'order.perform', step(view, 'cancel', { reason: '联系上了，老人在女儿家', onTheWay: true }))
  expect(await owed('alarms')).toEqual([])
})

test('nobody without a post there reads any of them, and nobody else is told of them', async () => {
  await corrected()
  for (const who of ['li', 'zhao', 'chen', 'ma']) {
    expect(await refusal(who, 'community.owed', { orgId: 'huaishu', list: 'corrections' })).toBe('NOT_ALLOWED')
    expect((await call(who, 'order.front', {})).owed).toEqual([])
  }
})

test('twenty-one of the same instant make two pages, and none is there twice', async () => {
  for (let n = 0; n < 21; n += 1)
    await placed(
      { beneficiaryId: 'yang', why: '老人没有手机', again: true, where: { addressId: 'home-yang' }, witness: { kind: 'slip' } },
      'sun'
    )
  await rows('update orders set correction_from = $1', [new Date(clock.now).toISOString()])
  const first = await call('wang', 'community.owed', { orgId: 'huaishu', list: 'corrections' })
  const second = await call('wang', 'community.owed', { orgId: 'huaishu', list: 'corrections', cursor: first.next ?? '' })
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 1, undefined])
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(21)
  expect(await counts()).toEqual(['corrections 21'])
})

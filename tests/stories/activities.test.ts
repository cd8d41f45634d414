import type { Output } from '@contract'
import { HOUR } from '@domain/clock/milliseconds'
import { afternoon, ask, call, clock, doors, found, send, step, TIMER, viewed } from './doors'

beforeEach(() => found())

const activities = async (communityId: string, who: string | null = null) => {
  const answer = await send(who, 'order', { action: 'order.activities', input: { communityId } })
  return answer.ok ? (answer.value as Output<'order.activities'>).items : answer.error.code
}
/** The community asks for somebody who holds an afternoon of dancing. */
const organised = async () => {
  const input = {
    beneficiaryId: null,
    itemCode: 'E01',
    windows: [afternoon()],
    where: { publicPlace: '槐树里小广场', gridId: 'huaishu-1' },
    witness: { kind: 'person' as const, personId: 'wang' },
    slots: 1
  }
  return viewed((await call('wang', 'order.place', input)).orders[0]!)
}
/** Somebody comes to hold it. */
const HOST = 'lei'
const settled = async () => {
  const order = await organised()
  await call('wang', 'order.perform', step(order, 'refer_pool', {}))
  await call(HOST, 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  return order
}
const minute = () => doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)

test('what is only planned is not announced; what is settled is, with its place once the words were checked', async () => {
  await organised()
  expect(await activities('huaishu')).toEqual([])
  const { id } = await settled()
  const [first, ...others] = await activities('huaishu')
  expect([first, others]).toEqual([{ id, title: '广场舞、合唱、书画带教', window: afternoon(), gridName: '槐树里第一网格' }, []])
  await minute()
  expect(await activities('huaishu')).toMatchObject([{ id, place: '槐树里小广场' }])
})

test('anybody reads it before sign-in and no list of another community or district has it; nobody opens the order by it, and it ends with the hour', async () => {
  const { id } = await settled()
  await minute()
  expect(await activities('huaishu', 'yuan')).toEqual(await activities('huaishu'))
  expect(await activities('dongfeng')).toEqual([])
  const elsewhere = { environment: JSON.stringify({ WX_APPID: 'over-there' }) }
  expect(await send(null, 'order', { action: 'order.activities', input: { communityId: 'huaishu' } }, elsewhere)).toMatchObject({
    value: { items: [] }
  })
  expect(await send(null, 'order', { action: 'order.get', input: { orderId: id } })).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
  expect(await ask('li', 'order.get', { orderId: id })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  clock.now = afternoon().endAt + HOUR
  expect(await activities('huaishu')).toEqual([])
})

test('it says when, where and what, and nothing of who asked, holds it or comes; what is for one household is none', async () => {
  await settled()
  await minute()
  const [placed] = (
    await call('li', 'order.place', {
      beneficiaryId: 'li',
      itemCode: 'B08',
      windows: [afternoon()],
      where: { addressId: 'home-li' },
      witness: { kind: 'beneficiary' as const }
    })
  ).orders
  await call('wang', 'order.perform', step(viewed(placed!), 'refer_pool', {}))
  await call('lin', 'order.perform', step(viewed(placed!), 'accept', { riskRead: true }))
  const found = await activities('huaishu')
  expect(found).toHaveLength(1)
  expect(Object.keys(found[0]!).sort()).toEqual(['gridName', 'id', 'place', 'title', 'window'])
})

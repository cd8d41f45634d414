import { HOUR } from '@domain/clock/milliseconds'
import { afternoon, ask, call, clock, doors, found, step, TIMER, viewed } from './doors'

beforeEach(() => found())

const activities = async (who: string) => (await call(who, 'order.activities', {})).items
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
  expect(await activities('li')).toEqual([])
  const { id } = await settled()
  const [first, ...others] = await activities('li')
  expect([first, others]).toEqual([{ id, title: '广场舞、合唱、书画带教', window: afternoon(), gridName: '槐树里第一网格' }, []])
  await minute()
  expect(await activities('li')).toMatchObject([{ id, place: '槐树里小广场' }])
})

test('neighbours of another community do not read it, nor anybody when it is over; nobody opens the order by it', async () => {
  const { id } = await settled()
  expect(await activities('yuan')).toEqual([])
  expect(await ask('li', 'order.get', { orderId: id })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  clock.now = afternoon().endAt + HOUR
  expect(await activities('li')).toEqual([])
})

import type { Input } from '@contract'
import { afternoon, ask, call, clock, found, haircut, refusal, rows, step } from './doors'
import { accepted, placed } from './steps'

beforeEach(() => found())

const home = (more: Partial<Input<'member.saveAddress'>> = {}): Input<'member.saveAddress'> => ({
  personId: 'li',
  id: 'home-li',
  gridId: 'dongfeng-1',
  building: '99号楼',
  door: '909室',
  ...more
})
const homesOf = async (who: string) => (await call(who, 'member.me', {})).addresses.map(({ id, building }) => [id, building])

test('a home that somebody is on the way to stays as it is for them; the new one takes its place', async () => {
  const order = await accepted()
  const { id } = await call('li', 'member.saveAddress', home())
  expect(id).not.toBe('home-li')
  expect(await homesOf('li')).toEqual([[id, '99号楼']])
  clock.now = afternoon().startAt
  expect(await call('chen', 'order.contact', { orderId: order.id })).toMatchObject({
    building: '9号楼',
    door: '1单元303室'
  })
  expect(await refusal('li', 'order.place', haircut({ itemCode: 'B04' }))).toBe('ADDRESS_NEEDED')
})

test('one that nobody is on the way to is corrected where it is', async () => {
  expect(await call('li', 'member.saveAddress', home())).toEqual({ id: 'home-li' })
  expect(await homesOf('li')).toEqual([['home-li', '99号楼']])
})

test('the same request saves one home; with another door it is refused', async () => {
  const fresh = home({ id: undefined })
  delete fresh.id
  const first = await call('li', 'member.saveAddress', fresh, 'request-home')
  expect(await call('li', 'member.saveAddress', fresh, 'request-home')).toEqual(first)
  expect(await refusal('li', 'member.saveAddress', { ...fresh, door: '1室' }, 'request-home')).toBe('REQUEST_REUSED')
})

test('the same request saves one home in one moment, and after the visit has ended that was on its way to the one before', async () => {
  const order = await accepted()
  const save = () => call('li', 'member.saveAddress', home(), 'request-home')
  const [first, ...same] = await Promise.all([save(), save(), save()])
  const kept = () => rows(`select id, building, gone_at from address where person_id = 'li' order by id`)
  const before = await kept()
  await call('li', 'order.perform', step(order, 'cancel', { reason: '不用了' }))
  expect([...same, await save(), await kept()]).toEqual([first, first, first, before])
})

test('ten homes are enough for anybody: the eleventh is refused, and one of the ten is changed all the same', async () => {
  const another = (n: number) =>
    call('li', 'member.saveAddress', { personId: 'li', gridId: 'dongfeng-1', building: `${n}号楼`, door: '1室' })
  for (let n = 1; n < 10; n += 1) await another(n)
  await expect(another(11)).rejects.toThrow(/最多记 10 个地址/)
  expect(await call('li', 'member.saveAddress', home())).toEqual({ id: 'home-li' })
  expect(await homesOf('li')).toHaveLength(10)
})

test('twenty taps in one moment never pass the ten of a day', async () => {
  await placed()
  const asks = Array.from({ length: 20 }, (_, n) =>
    ask('li', 'order.place', haircut({ itemCode: 'B04', windows: [afternoon(n + 1)], again: true }))
  )
  const answers = await Promise.all(asks)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(9)
  expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code])))).toEqual(new Set(['QUOTA_ORDERS']))
  expect(await rows('select count from usage where what = $1', ['place'])).toEqual([{ count: 10 }])
})

import { known } from '../town/rows/people'
import type { Platform } from '../../cloudfunctions/_kit/platform'
import { platform } from '../../cloudfunctions/_kit/platform'
import { ask, byHand, call, found, instead, newRequest, refusal, rows } from './doors'
import { accepted } from './steps'

const vouching: Platform = { ...platform, phoneOf: (code) => Promise.resolve(code === 'good' ? '13800000077' : null) }
beforeEach(() => {
  instead.platform = vouching
  delete instead.isDemo
  return found()
})
afterAll(() => {
  delete instead.platform
  delete instead.isDemo
})

const tail = async (who: string) => (await call(who, 'member.me', {})).person?.phoneTail
const NEW = '13800000001'
const newcomer = { name: '欧阳明', birthDay: '1980-05-05', gridId: 'huaishu-1', building: '1号楼', door: '301' }

test('whoever gave no number gives it later: who helps them rings it, and by it they are found', async () => {
  await call('ouyang', 'member.register', newcomer)
  expect(await tail('ouyang')).toBeNull()
  expect((await call('ouyang', 'member.savePhone', { phone: NEW })).person?.phoneTail).toBe('0001')
  expect((await call('wang', 'member.find', { text: NEW })).items).toMatchObject([{ publicName: '欧阳居民' }])
  expect(JSON.stringify(await rows('select * from person_private'))).not.toContain(NEW)
})

test('Li has another number: her helper rings that one, and nobody finds her by the old', async () => {
  const order = await accepted()
  await call('li', 'member.savePhone', { phone: NEW })
  const { people } = await call('chen', 'order.contact', { orderId: order.id })
  expect(people.map(({ phone }) => phone)).toContain(NEW)
  expect((await call('wang', 'member.find', { text: known('li').phone })).items).toEqual([])
  expect((await call('wang', 'member.find', { text: NEW })).items).toMatchObject([{ personId: 'li' }])
  // name and number together are still who she is to whoever would act for her
  await call('lin', 'member.askToAct', { name: '李桂芳', phone: NEW })
  expect((await call('li', 'member.links', {})).links).toContainEqual(expect.objectContaining({ personId: 'lin', agreed: false }))
})

test('a request that comes again changes nothing, whatever was done in between; under its id nothing else is asked', async () => {
  const request = newRequest()
  await call('li', 'member.savePhone', { phone: NEW }, request)
  await call('li', 'member.savePhone', { phone: '13800000002' })
  await call('li', 'member.savePhone', { phone: NEW }, request)
  expect(await tail('li')).toBe('0002')
  expect(await refusal('li', 'member.savePhone', { phone: '13800000003' }, request)).toBe('REQUEST_REUSED')
})

test('the number of somebody else of the same name is not hers to say; of another name it may be: a couple has one', async () => {
  const { person } = await call('sun', 'member.registerFor', {
    ...{ name: '李桂芳', fourteen: true as const, phone: NEW, gridId: 'huaishu-3', building: '9号楼', door: '9', howKnown: 'call' }
  })
  expect(person.personId).not.toBe('li')
  const before = await tail('li')
  expect(await ask('li', 'member.savePhone', { phone: NEW })).toMatchObject({
    ok: false,
    error: { code: 'PHONE_TAKEN', message: '有一位同名的人登记了这个手机号，请带证件到社区核对' }
  })
  expect(await tail('li')).toBe(before)
  expect((await call('chen', 'member.savePhone', { phone: NEW })).person?.phoneTail).toBe('0001')
  // whoever has left is nobody any more
  await byHand('update person set erased_at = now() where id = $1', [person.personId])
  expect((await call('li', 'member.savePhone', { phone: NEW })).person?.phoneTail).toBe('0001')
})

test.each<[string, string | null, object, string]>([
  ['nothing', 'li', {}, 'INVALID_INPUT'],
  ['half a number', 'li', { phone: '138' }, 'INVALID_INPUT'],
  ['somebody else', 'li', { phone: NEW, personId: 'wu' }, 'INVALID_INPUT'],
  ['a code that WeChat does not know', 'li', { phoneCode: 'stale' }, 'INVALID_INPUT'],
  ['by nobody', null, { phone: NEW }, 'NOT_SIGNED_IN'],
  ['by whoever is not registered', 'stranger', { phone: NEW }, 'NOT_REGISTERED']
])('%s is refused, and nothing is changed', async (_, who, input, code) => {
  const before = await rows('select * from person_private order by person_id')
  expect(await refusal(who, 'member.savePhone', input)).toBe(code)
  expect(await rows('select * from person_private order by person_id')).toEqual(before)
})

test('where people are real, a typed number is nobody’s word: WeChat says it', async () => {
  instead.isDemo = () => Promise.resolve(false)
  expect(await refusal('li', 'member.savePhone', { phone: NEW })).toBe('INVALID_INPUT')
  expect((await call('li', 'member.savePhone', { phoneCode: 'good' })).person?.phoneTail).toBe('0077')
})

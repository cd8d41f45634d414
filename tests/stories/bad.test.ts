import type { CallAnswer } from '@contract'
import { REFUSALS } from '@domain/errors'
import fc from 'fast-check'
import { contextOf, doors, found, haircut, newRequest, rows, send, TIMER } from './doors'
import { placed } from './steps'

beforeAll(() => found())

const counts = () =>
  rows(`select (select count(*) from orders) as orders, (select count(*) from order_event) as events, (select count(*) from request) as requests,
    (select count(*) from order_private) as words, (select count(*) from person) as people, (select count(*) from seat) as seats`)

const place = (more: object, requestId: unknown = newRequest()) =>
  send('li', 'order', { action: 'order.place', input: { ...haircut(), ...more }, requestId })

test.each<[string, () => Promise<CallAnswer>, string, string]>([
  ['an unknown action', () => send('li', 'order', { action: 'order.destroy', input: {} }), 'UNKNOWN_ACTION', '没有这个功能'],
  ['an inherited name', () => send('li', 'order', { action: 'order.constructor', input: {} }), 'UNKNOWN_ACTION', '没有这个功能'],
  ['another function’s action', () => send('li', 'order', { action: 'member.me', input: {} }), 'UNKNOWN_ACTION', '没有这个功能'],
  ['no action', () => send('li', 'order', {}), 'UNKNOWN_ACTION', '没有这个功能'],
  ['no event', () => send('li', 'order', null), 'UNKNOWN_ACTION', '没有这个功能'],
  ['a missing field', () => place({ windows: undefined }), 'INVALID_INPUT', '时间没有填'],
  ['an extra field', () => place({ price: 5 }), 'INVALID_INPUT', '多了认不出的内容'],
  ['a wrong type', () => place({ slots: '3' }), 'INVALID_INPUT', '人数不对'],
  ['half a person', () => place({ slots: 1.5 }), 'INVALID_INPUT', '人数不对'],
  [
    'a place that is two',
    () => place({ where: { addressId: 'home-li', publicPlace: '广场', gridId: 'huaishu-1' } }),
    'INVALID_INPUT',
    '地点不对'
  ],
  ['an instant after the end of time', () => place({ windows: [{ startAt: 1e300, endAt: 1e301 }] }), 'INVALID_INPUT', '开始时间'],
  ['over-long text', () => place({ words: '长'.repeat(201) }), 'TEXT_TOO_LONG', '文字写得有点长，请控制在 200 个字以内'],
  ['201 emoji', () => place({ words: '👵'.repeat(201) }), 'TEXT_TOO_LONG', '200 个字'],
  ['NUL', () => place({ words: '剪\u0000发' }), 'TEXT_UNREADABLE', '无法保存的字符'],
  ['a lone surrogate', () => place({ note: '\ud83d' }), 'TEXT_UNREADABLE', '无法保存的字符'],
  ['a lone surrogate in a key', () => place({ ['\udc00']: 1 }), 'TEXT_UNREADABLE', '无法保存的字符'],
  ['NUL in an id', () => send('li', 'order', { action: 'order.get', input: { orderId: 'O\u0000' } }), 'TEXT_UNREADABLE', '无法保存的字符'],
  ['__proto__', () => place(JSON.parse('{"where":{"__proto__":{"addressId":"home-li"}}}') as object), 'INVALID_INPUT', '多了认不出的内容'],
  ['constructor', () => place({ where: { constructor: { prototype: {} } } }), 'INVALID_INPUT', '多了认不出的内容'],
  ['ten megabytes', () => place({ words: 'x'.repeat(10_000_000) }), 'BODY_TOO_LARGE', '内容太大了'],
  ['a million brackets', () => place({ words: JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as object }), 'INVALID_INPUT', '层次太多'],
  ['a hundred thousand numbers', () => place({ photos: Array.from({ length: 100_000 }, () => 1) }), 'BODY_TOO_LARGE', '内容太大了'],
  ['a write without a request id', () => send('li', 'order', { action: 'order.place', input: haircut() }), 'INVALID_INPUT', '提交编号'],
  ['a request id of one letter', () => place({}, 'x'), 'INVALID_INPUT', '提交编号'],
  [
    'a cursor that was tampered with',
    () => send('li', 'order', { action: 'order.mine', input: { list: 'live', cursor: 'eyJhdCI6MX0' } }),
    'INVALID_INPUT',
    '请改一下'
  ],
  ['an address that names a table', () => place({ where: { addressId: "x'; drop table orders; --" } }), 'INVALID_INPUT', '地']
])('%s: one clear sentence, nothing written', async (_, sent, code, words) => {
  const before = await counts()
  const answer = await sent()
  expect(answer).toMatchObject({ ok: false, error: { code, message: expect.stringContaining(words) as string } })
  expect(await counts()).toEqual(before)
})

test('emoji are stored whole', async () => {
  const words = '👵🏽👨‍👩‍👧 '.repeat(15)
  expect([...words].length).toBeLessThanOrEqual(200)
  expect((await placed({ words, again: true })).words).toBe(words.trim())
})

test.each([12, 17, 31, 40])('a print of %s px is refused before it is kept', async (fontSize) => {
  const event = { action: 'member.savePreferences', input: { largePrint: true, fontSize }, requestId: newRequest() }
  expect(await send('li', 'member', event)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
})

describe('whatever is sent, nobody reads INTERNAL', () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  afterAll(() => logged.mockRestore())
  const names = Object.keys(doors) as (keyof typeof doors)[]
  const actions = [
    'place',
    'perform',
    'get',
    'mine',
    'tasks',
    'pool',
    'contact',
    'code',
    'slip',
    'remark',
    'me',
    'register',
    'saveAddress',
    'find',
    'give',
    'waiting',
    'inbox',
    'unitInbox',
    'suggest',
    'targets',
    'tick',
    '__proto__'
  ]
  const context = fc.oneof(
    fc.constantFrom(contextOf('li'), contextOf('wang'), contextOf('nobody-yet'), contextOf(null), TIMER, {}, null),
    fc.anything()
  )
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('li', 'home-li', 'B08', 'huaishu', '\u0000', '\ud800', '__proto__'))
  const loose = fc.object({
    key: fc.constantFrom('orderId', 'action', 'input', 'windows', 'words', 'where', 'list', 'cursor', 'orgId', 'code', 'round'),
    values: [text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)],
    maxDepth: 4
  })
  const check = async (name: keyof typeof doors, event: unknown, given: unknown) => {
    const answer = await doors[name](event, given)
    if (answer.ok) return
    expect(answer.error.code).not.toBe('INTERNAL')
    expect(Object.keys(REFUSALS)).toContain(answer.error.code)
    expect(answer.error.message).toMatch(/\p{Script=Han}/u)
    expect(answer.error.message).not.toMatch(/[{}]|undefined/)
  }

  test('any event', () => fc.assert(fc.asyncProperty(fc.constantFrom(...names), fc.anything(), context, check), { numRuns: 300 }), 120_000)

  test(
    'almost the right event',
    () =>
      fc.assert(
        fc.asyncProperty(fc.constantFrom(...names), fc.constantFrom(...actions), loose, context, (name, action, input, given) =>
          check(name, { action: `${name}.${action}`, input, requestId: newRequest() }, given)
        ),
        { numRuns: 600 }
      ),
    120_000
  )

  test('the right event with one thing wrong', async () => {
    const order = await placed({ itemCode: 'B04' })
    const right = { orderId: order.id, action: 'refer_unit', round: 1, termsVersion: 1, input: { unitId: 'power' } }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('orderId', 'action', 'round', 'termsVersion', 'input'),
        fc.oneof(text, fc.integer(), loose),
        (field, wrong) =>
          check('order', { action: 'order.perform', requestId: newRequest(), input: { ...right, [field]: wrong } }, contextOf('li'))
      ),
      { numRuns: 300 }
    )
  }, 120_000)
})

import type { Role } from '../order/scene'
import { answered, HAND_OVER_ANSWERS, mayAnswer, type HandOver } from './hand-over'

const one = (role: Role, more: Partial<HandOver> = {}): HandOver => ({
  role,
  fromId: 'wang',
  toId: 'zhou',
  agreedAt: null,
  ended: null,
  ...more
})
const giver = { id: 'wang', colleague: true }
const taker = { id: 'zhou', colleague: false }
const colleague = { id: 'gao', colleague: true }
const stranger = { id: 'chen', colleague: false }
const agreed = { agreedAt: 1 }

test.each([
  ['worker, asked', one('community_worker'), { wang: ['withdraw'], zhou: ['agree', 'decline'], gao: ['refuse'], chen: [] }],
  ['worker, agreed', one('community_worker', agreed), { wang: ['withdraw'], zhou: ['decline'], gao: ['confirm', 'refuse'], chen: [] }],
  ['liaison, asked', one('liaison'), { wang: ['withdraw'], zhou: ['agree', 'decline'], gao: [], chen: [] }],
  ['over', one('liaison', { ended: { outcome: 'done', byId: 'zhou' } }), { wang: [], zhou: [], gao: [], chen: [] }]
])('%s: each has the buttons of their part', (_, handOver, buttons) =>
  expect(Object.fromEntries([giver, taker, colleague, stranger].map((who) => [who.id, mayAnswer(handOver, who)]))).toEqual(buttons)
)

test('a paid post waits for a colleague, any other moves with the word of whoever takes it', () => {
  expect(answered(one('community_worker'), taker, 'agree')).toBe('agreed')
  expect(answered(one('community_worker', agreed), colleague, 'confirm')).toBe('done')
  expect(answered(one('liaison'), taker, 'agree')).toBe('done')
})

test('neither of the two confirms, though both may be staff', () => {
  for (const who of [giver, { ...taker, colleague: true }])
    expect(() => answered(one('community_worker', agreed), who, 'confirm')).toThrow('NOT_ALLOWED')
})

test('whoever has no part is refused, whatever they say; said again it changes nothing; after the end it is gone', () => {
  for (const answer of HAND_OVER_ANSWERS) expect(() => answered(one('liaison'), stranger, answer)).toThrow('NOT_ALLOWED')
  expect(answered(one('community_worker', agreed), taker, 'agree')).toBeNull()
  expect(answered(one('community_worker', { ...agreed, ended: { outcome: 'done', byId: 'gao' } }), taker, 'agree')).toBeNull()
  const over = one('liaison', { ended: { outcome: 'done', byId: 'zhou' } })
  expect(answered(over, taker, 'agree')).toBeNull()
  expect(() => answered(over, giver, 'withdraw')).toThrow('HAND_OVER_GONE')
})

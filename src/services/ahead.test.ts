import type { CallAnswer, CallEvent } from '@contract'
import { keyOf, type Asked } from '../ahead/asked'
import { answeredAhead } from './ahead'

const EVENT: CallEvent = { action: 'order.get', input: { orderId: 'O1' } }
const YES: CallAnswer = { ok: true, value: { id: 'O1' } }
const NO: CallAnswer = { ok: false, error: { code: 'NOT_SIGNED_IN', message: '请先登录' } }

/** The page has asked for this order with Li's token; `ago`: milliseconds since the answer came. */
const asked = (answer: CallAnswer | undefined, ago?: number) => {
  const one: Asked = { answer: Promise.resolve(answer), ...(ago === undefined ? {} : { at: Date.now() - ago }) }
  Object.assign(globalThis, { window: { linliAsked: { [keyOf('li', EVENT)]: one } } })
}

test('the very same question gets the answer, once', async () => {
  asked(YES, 100)
  expect(await answeredAhead('li', { ...EVENT })).toEqual(YES)
  expect(await answeredAhead('li', EVENT)).toBeUndefined()
})

test('an answer on its way is waited for', async () => {
  asked(YES)
  expect(await answeredAhead('li', EVENT)).toEqual(YES)
})

test.each([
  ['of somebody else', 'wang', EVENT],
  ['about something else', 'li', { action: 'order.get', input: { orderId: 'O2' } }],
  ['that writes', 'li', { ...EVENT, requestId: 'R1' }]
] as [string, string, CallEvent][])('a question %s is asked as always', async (_, token, event) => {
  asked(YES, 100)
  expect(await answeredAhead(token, event)).toBeUndefined()
})

test.each([
  ['refusal', NO, 100],
  ['failure', undefined, 100],
  ['answer that has become old', YES, 5_001]
])('a %s is as if nobody had asked', async (_, answer, ago) => {
  asked(answer, ago)
  expect(await answeredAhead('li', EVENT)).toBeUndefined()
})

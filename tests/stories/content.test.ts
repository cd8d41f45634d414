import type { Platform } from '../../cloudfunctions/_kit/platform'
import { actions } from '../../cloudfunctions/jobs/actions'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { createDoor } from '../../cloudfunctions/_kit/door'
import { MINUTE } from '@domain/clock/milliseconds'
import { ask, call, clock, contextOf, doors, found, newRequest, send, TIMER } from './doors'
import { accepted } from './steps'

/** WeChat as these tests need it: it finds fault with one word, and is sometimes not there. */
const weChat = { there: true, asked: [] as string[] }
const platform: Platform = {
  phoneOf: (code) => Promise.resolve(code === 'good' ? '10100000099' : null),
  linksOf: (ids) => Promise.resolve(ids.map((id) => `https://files/${id}`)),
  wordsAreFine: (text, openid) => {
    weChat.asked.push(openid)
    return Promise.resolve(weChat.there ? !text.includes('骂人') : null)
  }
}
const jobs = createDoor({ name: 'jobs', actions, clock: () => clock.now, open: () => ({ ...cellar(), platform }) })
const tick = async () => {
  clock.now += MINUTE
  expect(await jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)).toMatchObject({ ok: true, value: { claimed: true } })
}

beforeEach(() => found('real'))
const wordsFor = async (who: string, orderId: string) => (await call(who, 'order.get', { orderId })).words

test('fine words are shown to the helper once WeChat has said so, in the name of their author', async () => {
  const order = await accepted()
  weChat.there = false
  await tick()
  expect(await wordsFor('chen', order.id)).toBeUndefined()
  weChat.there = true
  await tick()
  expect(await wordsFor('chen', order.id)).toBe('头发长了，想理一理')
  expect(new Set(weChat.asked)).toEqual(new Set(['demo:li']))
})

test('words that WeChat will not have stay with their author and the handler', async () => {
  const order = await accepted({ words: '骂人的话' })
  await tick()
  expect([await wordsFor('chen', order.id), await wordsFor('li', order.id), await wordsFor('wang', order.id)]).toEqual([
    undefined,
    '骂人的话',
    '骂人的话'
  ])
})

test('an open step and the verdict do not overwrite each other', async () => {
  const order = await accepted()
  await Promise.all([tick(), ask('chen', 'order.perform', { orderId: order.id, action: 'withdraw', round: 1, termsVersion: 1, input: {} })])
  const seen = await call('li', 'order.get', { orderId: order.id })
  expect(seen.seats.find((seat) => seat.state === 'accepted')).toBeUndefined()
})

test('a real district believes no typed number', async () => {
  const input = { name: '新来', birthDay: '1980-05-05', phone: '13800000000', gridId: 'huaishu-1', building: '1号楼', door: '101' }
  expect(await send('new', 'member', { action: 'member.register', input, requestId: newRequest() }, contextOf('new'))).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', message: expect.stringContaining('由微信提供') as string }
  })
  expect(doors.member).toBeDefined()
})

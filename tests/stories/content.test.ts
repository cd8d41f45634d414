import type { Platform } from '../../cloudfunctions/_kit/platform'
import { TENANT } from '../town/places'
import { ownFolder } from '../../database/own-folder'
import { HOUR, MINUTE } from '@domain/clock/milliseconds'
import { ask, call, clock, contextOf, doors, found, haircut, instead, newRequest, pool, rows, send, step, TIMER, viewed } from './doors'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { query } from '../../database/query'
import { accepted, placed, served } from './steps'

/** WeChat as these tests need it: it finds fault with one word, is sometimes not there, and looks at photos later. */
const weChat = { there: true, asked: [] as string[], photos: [] as string[], removed: [] as string[] }
const platform: Platform = {
  phoneOf: (code) => Promise.resolve(code === 'good' ? '10100000099' : null),
  linksOf: (ids) => Promise.resolve(ids.map((id) => `https://files/${id}`)),
  removePhoto: (fileId) => Promise.resolve(weChat.there && weChat.removed.push(fileId) > 0),
  wordsAreFine: (text, openid) => {
    weChat.asked.push(openid)
    return Promise.resolve(weChat.there ? !text.includes('骂人') : null)
  },
  askAboutPhoto: (fileId) => Promise.resolve(weChat.there ? `trace-${weChat.photos.push(fileId)}` : null),
  sendMessage: () => Promise.resolve('unknown' as const)
}
instead.platform = platform
const keys = openKeys(process.env.LINLI_MASTER_KEY ?? '')
const tick = async () => {
  clock.now += MINUTE
  expect(await doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)).toMatchObject({ ok: true, value: { claimed: true } })
}

/** What WeChat's servers push when they have looked at the photo that was asked about as the n-th. */
const PUSHED = { environment: JSON.stringify({ TCB_SOURCE: 'wx_unknown', WX_APPID: 'demo', WX_OPENID: 'demo:li' }) }
const answerFor = (n: number, suggest: string, errcode = 0) => ({
  ToUserName: 'gh_1',
  FromUserName: 'demo:li',
  CreateTime: 1_795_000_000,
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: 'demo',
  trace_id: `trace-${n}`,
  version: 2,
  detail: [{ strategy: 'content_model', errcode: 0, suggest, label: 100, prob: 90 }],
  errcode,
  errmsg: 'ok',
  result: { suggest, label: 100 }
})
const push = (n: number, suggest: string, errcode?: number) => doors.jobs(answerFor(n, suggest, errcode), PUSHED)

beforeEach(() => {
  Object.assign(weChat, { there: true, asked: [], photos: [], removed: [] })
  delete instead.isDemo
  return found('real')
})
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

describe('photos wait for WeChat’s later answer', () => {
  const photo = (name: string, who = 'li') => `cloud://linli/${ownFolder({ appId: 'demo', openid: `demo:${who}` })}${name}.jpg`
  const photosFor = async (who: string, orderId: string) => (await call(who, 'order.get', { orderId })).photos?.length
  const withPhotos = (...names: string[]) => accepted({ photos: names.map((name) => photo(name)) })

  test('two that pass are shown to the helper, with the words, and each is asked about once', async () => {
    const order = await withPhotos('tap', 'pipe')
    await tick()
    await tick()
    expect(weChat.photos).toEqual([photo('tap'), photo('pipe')])
    expect([await photosFor('chen', order.id), await photosFor('li', order.id), await photosFor('wang', order.id)]).toEqual([
      undefined,
      2,
      2
    ])
    expect(await push(1, 'pass')).toMatchObject({ ok: true, value: { kept: true } })
    await tick()
    expect(await photosFor('chen', order.id)).toBeUndefined()
    await push(2, 'pass')
    await tick()
    expect([await photosFor('chen', order.id), await wordsFor('chen', order.id)]).toEqual([2, '头发长了，想理一理'])
  })

  test.each(['risky', 'review'])('one that is %s keeps all of it from others', async (suggest) => {
    const order = await withPhotos('tap', 'pipe')
    await tick()
    await push(1, 'pass')
    await push(2, suggest)
    await tick()
    expect([await photosFor('chen', order.id), await wordsFor('chen', order.id)]).toEqual([undefined, undefined])
    expect(await call('li', 'order.get', { orderId: order.id })).toMatchObject({ content: 'hidden', photos: [{}, {}] })
  })

  test('an answer counts once, and one for a trace that nobody waits for not at all', async () => {
    const order = await withPhotos('tap')
    await tick()
    expect(await push(1, 'risky')).toMatchObject({ ok: true, value: { kept: true } })
    expect(await push(1, 'pass')).toMatchObject({ ok: true, value: { kept: false } })
    expect(await push(9, 'pass')).toMatchObject({ ok: true, value: { kept: false } })
    await tick()
    expect(await photosFor('chen', order.id)).toBeUndefined()
    expect(await rows('select trace_id, verdict from photo_check')).toEqual([{ trace_id: 'trace-1', verdict: 'hidden' }])
  })

  test('an answer that judges nothing, or never comes, is asked for again after an hour', async () => {
    const order = await withPhotos('tap')
    await tick()
    expect(await push(1, 'pass', -1008)).toMatchObject({ ok: true, value: { kept: false } })
    await tick()
    expect(weChat.photos).toHaveLength(1)
    clock.now += HOUR
    await tick()
    expect(weChat.photos).toHaveLength(2)
    await push(2, 'pass')
    await tick()
    expect(await photosFor('chen', order.id)).toBe(1)
  })

  test('another photo in its place is looked at for itself', async () => {
    const order = viewed((await call('li', 'order.place', haircut({ photos: [photo('tap')] }))).orders[0]!)
    await tick()
    await push(1, 'pass')
    await tick()
    const edited = viewed(await call('li', 'order.perform', step(order, 'edit', { photos: [photo('pipe')] })))
    expect(edited.content).toBe('pending')
    await tick()
    expect(weChat.photos).toEqual([photo('tap'), photo('pipe')])
  })

  test.each([
    ['a resident who knows the trace', contextOf('li')],
    ['a resident through WeChat’s own app', contextOf('li', { TCB_SOURCE: 'wx_client' })],
    ['a resident with the developer’s tools', contextOf('li', { TCB_SOURCE: 'wx_devtools' })],
    ['a browser', contextOf('li', { TCB_SOURCE: 'web_client' })],
    ['a function that a resident made another call', contextOf('li', { TCB_SOURCE: 'wx_client,scf' })],
    ['somebody with a source beside the push', contextOf('li', { TCB_SOURCE: 'wx_unknown,wx_client' })],
    ['staff', contextOf('wang', { TCB_SOURCE: 'wx_client' })],
    ['nobody', {}],
    ['the timer', TIMER]
  ])('%s may not answer for WeChat', async (_, context) => {
    const order = await withPhotos('tap')
    await tick()
    const input = answerFor(1, 'pass')
    for (const event of [input, { ...input, TCB_SOURCE: 'wx_unknown' }, { action: 'jobs.wxa_media_check', input }])
      expect(await doors.jobs(event, context)).toMatchObject({
        ok: false,
        error: { code: expect.stringMatching(/NOT_ALLOWED|UNKNOWN_ACTION/) as string }
      })
    await tick()
    expect(await photosFor('chen', order.id)).toBeUndefined()
    expect(await rows('select verdict from photo_check')).toEqual([{ verdict: null }])
  })

  test('WeChat may answer about photos and do nothing else', async () => {
    for (const Event of ['tick', 'toString', 'me', 'get', 'place'])
      for (const name of ['jobs', 'member', 'order'] as const)
        expect(await doors[name]({ ...answerFor(1, 'pass'), Event }, PUSHED)).toMatchObject({
          ok: false,
          error: { code: expect.stringMatching(/NOT_ALLOWED|UNKNOWN_ACTION/) as string }
        })
  })

  test('in a demonstration nobody is asked', async () => {
    instead.isDemo = () => Promise.resolve(true)
    const order = await withPhotos('tap')
    await tick()
    expect([await photosFor('chen', order.id), weChat.photos]).toEqual([1, []])
  })
})

describe('a picture that no order shows any more', () => {
  const own = (name: string) => `cloud://linli/${ownFolder({ appId: 'demo', openid: 'demo:li' })}${name}.jpg`

  test('is removed from the file store once it was replaced, and tried again as long as the store is not there', async () => {
    const order = viewed((await call('li', 'order.place', haircut({ photos: [own('tap'), own('pipe')] }))).orders[0]!)
    await call('li', 'order.perform', step(order, 'edit', { photos: [own('pipe')] }))
    weChat.there = false
    await tick()
    expect(weChat.removed).toEqual([])
    weChat.there = true
    await tick()
    await tick()
    expect(weChat.removed).toEqual([own('tap')])
    expect(await rows('select file_id from picture')).toEqual([{ file_id: own('pipe') }])
  })

  test('stays as long as another order shows it', async () => {
    const photos = [own('tap')]
    const order = viewed((await call('li', 'order.place', haircut({ photos }))).orders[0]!)
    await call('li', 'order.place', haircut({ photos, again: true }))
    await call('li', 'order.perform', step(order, 'edit', { photos: [] }))
    await tick()
    expect(weChat.removed).toEqual([])
  })

  test('one that was uploaded and never sent goes in its time, and one that was sent stays', async () => {
    await call('li', 'order.place', haircut({ photos: [own('tap')] }))
    const noted = new Date(clock.now + 14 * 24 * HOUR)
    for (const one of ['tap', 'closed']) await rows('insert into gone_file values ($1, $2, $3)', [TENANT.id, own(one), noted])
    await tick()
    expect(weChat.removed).toEqual([])
    clock.now += 14 * 24 * HOUR
    await tick()
    expect([weChat.removed, await rows('select from gone_file')]).toEqual([[own('closed')], []])
  })

  test('goes with whoever leaves', async () => {
    const order = viewed((await call('li', 'order.place', haircut({ photos: [own('tap')] }))).orders[0]!)
    await call('li', 'order.perform', step(order, 'cancel', {}))
    await call('li', 'member.leave', { stay: false })
    clock.now += 7 * 24 * HOUR
    await tick()
    expect(weChat.removed).toEqual([own('tap')])
  })
})

test('a place to meet is somebody’s own words: it is checked like them', async () => {
  const order = await accepted({ where: { publicPlace: '骂人的地方', gridId: 'huaishu-1' }, words: '' })
  await tick()
  expect((await call('li', 'order.get', { orderId: order.id })).content).toBe('hidden')
})

test('what is said when an order is opened again is checked like the first words', async () => {
  const order = await served()
  await tick()
  await call(
    'li',
    'order.perform',
    step(order, 'rate', { outcome: 'unsolved', satisfaction: 'poor', again: true, words: '电话 13900000000' })
  )
  expect(await rows('select content from orders where id = $1', [order.id])).toEqual([{ content: 'pending' }])
  await tick()
  expect(await rows('select content from orders where id = $1', [order.id])).toEqual([{ content: 'shown' }])
})

test('words that cannot be judged or even opened wait behind all others, and stop nobody’s clock', async () => {
  const [broken, silent, fine] = [await placed({ again: true }), await placed({ again: true }), await placed({ again: true })]
  await query(pool, `update order_private set sealed = 'nonsense' where order_id = $1`, [broken.id])
  await query(pool, `update orders set placed_at = placed_at - interval '1 day' where id = any ($1)`, [[broken.id, silent.id]])
  await query(pool, `delete from account where person_id = 'sun'`)
  await query(pool, `update orders set agent_id = 'sun' where id = $1`, [silent.id])
  expect((await openStores(pool, keys).unchecked(2, 0)).map(({ orderId }) => orderId)).toEqual([broken.id, silent.id].sort())
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  await tick()
  expect(logged).toHaveBeenCalledTimes(1)
  logged.mockRestore()
  expect(await rows('select content from orders where id = $1', [fine.id])).toEqual([{ content: 'shown' }])
  clock.now -= MINUTE
  const later = await placed({ again: true })
  expect((await openStores(pool, keys).unchecked(1, 0)).map(({ orderId }) => orderId)).toEqual([later.id])
})

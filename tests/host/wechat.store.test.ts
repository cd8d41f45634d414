import { rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openPool } from '../../database/open'
import { query } from '../../database/query'
import { buildFixtures, openHouse, type House } from './house'

const pool = openPool()
/** WeChat's side of the wire: what it was asked, and how it answers. */
const asked: { path: string; query: URLSearchParams; body: string }[] = []
/** What WeChat says to the next messages; null: it says nothing one could read. */
const messageAnswers: ({ errcode: number } | null)[] = []
let tokensGiven = 0
let takenBack = false
const ANSWERS: Record<string, (query: URLSearchParams) => object | null> = {
  '/sns/jscode2session': (given) =>
    given.get('js_code') === 'good' ? { openid: 'openid-of-li', session_key: 'k' } : { errcode: 40029, errmsg: 'invalid code' },
  '/cgi-bin/stable_token': () => ({ access_token: `T${(tokensGiven += 1)}`, expires_in: 7200 }),
  '/wxa/msg_sec_check': (given) => {
    if (takenBack && given.get('access_token') === 'T1') return { errcode: 40001, errmsg: 'invalid credential' }
    return { errcode: 0, result: { suggest: 'pass', label: 100 } }
  },
  '/wxa/media_check_async': () => ({ errcode: 0, errmsg: 'ok', trace_id: '62f11967-2b24d27a-34715985' }),
  '/cgi-bin/message/subscribe/send': () => {
    const next = messageAnswers.shift()
    return next === undefined ? { errcode: 0, errmsg: 'ok', msgid: '294402298110051942' } : next
  },
  '/wxa/business/getuserphonenumber': () => ({ errcode: 40029, errmsg: 'code is invalid' })
}

let functions: string
let house: House
let weChat: Server
beforeAll(async () => {
  weChat = createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://wechat')
    let body = ''
    incoming.on('data', (part: Buffer) => (body += part.toString()))
    incoming.on('end', () => {
      asked.push({ path: pathname, query: searchParams, body })
      const answer = ANSWERS[pathname]?.(searchParams)
      if (answer) outgoing.end(JSON.stringify(answer))
      else outgoing.writeHead(500).end('not json')
    })
  })
  await new Promise<void>((resolve) => weChat.listen(0, '127.0.0.1', resolve))
  functions = await buildFixtures()
  house = await openHouse(pool, functions, {
    LINLI_MODE: 'real',
    LINLI_MASTER_KEY: 'k'.repeat(40),
    WX_APP_ID: 'wx-linli',
    WX_APP_SECRET: 'secret',
    WX_API: `http://127.0.0.1:${(weChat.address() as AddressInfo).port}`
  })
})
afterAll(async () => {
  await house.close()
  weChat.close()
  rmSync(functions, { recursive: true, force: true })
})

const signIn = async (url: string, body: object) => {
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
  })
  return { status: response.status, body: (await response.json()) as { token?: string; error?: { code: string } } }
}
const whoIs = async (token = '') =>
  ((await house.call('echo', { action: 'echo.who', input: {} }, token)).body.value as { after: unknown }).after
const openApi = async (name: string, data: object) =>
  (await house.call('echo', { action: 'echo.openApi', input: { name, data } })).body.value

describe('people of WeChat on one’s own server', () => {
  test('somebody new signs in without an epoch; with an account it is the account’s, so that it can be revoked', async () => {
    const before = await signIn(house.url, { code: 'good' })
    expect(await whoIs(before.body.token)).toEqual({ source: 'person', appId: 'wx-linli', openid: 'openid-of-li' })
    await query(pool, "insert into tenant (id, name, app_id) values ('T1', '城关', 'wx-linli')")
    await query(pool, "insert into person (tenant_id, id, public_name) values ('T1', 'li', '李阿姨')")
    await query(
      pool,
      "insert into account (app_id, openid, tenant_id, person_id, epoch) values ('wx-linli', 'openid-of-li', 'T1', 'li', 4)"
    )
    const after = await signIn(house.url, { code: 'good' })
    expect(await whoIs(after.body.token)).toMatchObject({ openid: 'openid-of-li', epoch: 4 })
    expect(asked[0]?.query.get('secret')).toBe('secret')
  })

  test.each([{ code: 'bad' }, { code: '' }, { code: 7 }, { code: 'x'.repeat(300) }, {}])('%j is no sign-in', async (body) => {
    expect(await signIn(house.url, body)).toMatchObject({ status: 401, body: { error: { code: 'SIGN_IN_FAILED' } } })
  })

  test('a WeChat that answers nonsense lets nobody in', async () => {
    const broken = await openHouse(pool, functions, {
      LINLI_MODE: 'real',
      LINLI_MASTER_KEY: 'k'.repeat(40),
      WX_APP_ID: 'wx-linli',
      WX_APP_SECRET: 'secret',
      WX_API: `http://127.0.0.1:${(weChat.address() as AddressInfo).port}/nothing`
    })
    expect(await signIn(broken.url, { code: 'good' })).toMatchObject({ status: 401, body: { error: { code: 'SIGN_IN_FAILED' } } })
    await broken.close()
  })
})

describe('WeChat’s open API through the unmodified SDK', () => {
  test('is given a link to a photo, and gives the trace of its later answer; a photo that is gone is not asked about', async () => {
    const askAbout = async (fileId: string) =>
      (await house.call('echo', { action: 'echo.askAboutPhoto', input: { fileId, openid: 'openid-of-li' } })).body.value
    await house.call('echo', { action: 'echo.putFile', input: { path: 'people/li/tap.jpg', text: 'a tap' } })
    expect(await askAbout('cloud://linli/people/li/tap.jpg')).toBe('62f11967-2b24d27a-34715985')
    const questions = () => asked.filter(({ path }) => path === '/wxa/media_check_async')
    const { media_url: link, ...rest } = JSON.parse(questions()[0]?.body ?? '') as { media_url: string }
    expect(rest).toEqual({ version: 2, scene: 2, openid: 'openid-of-li', media_type: 2 })
    expect(await (await fetch(link)).text()).toBe('a tap')
    expect(await askAbout('cloud://linli/people/li/gone.jpg')).toBeNull()
    expect(questions()).toHaveLength(1)
  })

  test('is asked with one access token for everybody, and a new one when it was taken back', async () => {
    const words = { content: '想请人陪我说说话', version: 2, scene: 2, openid: 'openid-of-li' }
    const answers = await Promise.all([openApi('security.msgSecCheck', words), openApi('security.msgSecCheck', words)])
    expect(answers).toEqual(Array(2).fill({ errcode: 0, result: { suggest: 'pass', label: 100 } }))
    expect(tokensGiven).toBe(1)
    expect(JSON.parse(asked.find(({ path }) => path === '/wxa/msg_sec_check')?.body ?? '')).toEqual(words)
    takenBack = true
    expect(await openApi('security.msgSecCheck', words)).toMatchObject({ errcode: 0 })
    expect(tokensGiven).toBe(2)
  })

  const message = {
    openid: 'openid-of-li',
    template: { id: 'template-of-progress', title: 'thing1', words: 'thing2', time: 'time3' },
    fields: { title: '义务理发', words: '陈师傅接了单', time: '2026年11月24日 14:00' },
    page: 'pages/order/index?id=O1'
  }
  const sendMessage = async () => (await house.call('echo', { action: 'echo.sendMessage', input: message })).body.value

  test('takes a subscription message as WeChat wants it: whom, which template, its fields by their names there, and what a tap opens', async () => {
    expect(await sendMessage()).toBe('taken')
    const [sent] = asked.filter(({ path }) => path === '/cgi-bin/message/subscribe/send')
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      touser: 'openid-of-li',
      template_id: 'template-of-progress',
      page: 'pages/order/index?id=O1',
      lang: 'zh_CN',
      data: { thing1: { value: '义务理发' }, thing2: { value: '陈师傅接了单' }, time3: { value: '2026年11月24日 14:00' } }
    })
  })

  test.each([
    [43101, 'no consent'],
    [-1, 'busy'],
    [45009, 'busy'],
    [40003, 'refused'],
    [47003, 'refused']
  ])('WeChat’s %d is %s, and only no answer at all is unknown', async (errcode, said) => {
    messageAnswers.push({ errcode })
    expect(await sendMessage()).toBe(said)
    messageAnswers.push(null)
    const broken = { ...message, template: { ...message.template, id: 'x' } }
    expect((await house.call('echo', { action: 'echo.sendMessage', input: broken })).body.value).toBe('unknown')
  })

  test('what WeChat refuses is refused, and what nobody needs is not there', async () => {
    expect(await openApi('phonenumber.getPhoneNumber', { code: 'x' })).toEqual({ refused: expect.stringContaining('40029') as string })
    expect(await openApi('constructor', {})).toEqual({ refused: expect.stringContaining('-1') as string })
  })

  test('without keys nothing pretends to be checked', async () => {
    const bare = await openHouse(pool, functions, { LINLI_MODE: 'real', LINLI_MASTER_KEY: 'k'.repeat(40) })
    const event = { action: 'echo.openApi', input: { name: 'security.msgSecCheck', data: {} } }
    expect((await bare.call('echo', event)).body.value).toEqual({ refused: expect.stringContaining('-1') as string })
    expect(((await bare.call('echo', { action: 'echo.who' })).body.value as { after: unknown }).after).toEqual({ source: 'nobody' })
    await bare.close()
  })
})

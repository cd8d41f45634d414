import { rmSync } from 'node:fs'
import { SignJWT } from 'jose'
import { openPool } from '../../database/open'
import { buildFixtures, openHouse, type House } from './house'

const REAL = { LINLI_MODE: 'real', LINLI_MASTER_KEY: 'k'.repeat(40), WX_APP_ID: 'wx-linli', WX_APP_SECRET: 'secret' }
const WHO = { action: 'echo.who', input: {} }

let functions: string
let house: House
beforeAll(async () => {
  functions = await buildFixtures()
  house = await openHouse(openPool(), functions, REAL)
})
afterAll(async () => {
  await house.close()
  rmSync(functions, { recursive: true, force: true })
})

const callerAfter = async (event: unknown, token?: string) =>
  ((await house.call('echo', event, token)).body.value as { after: unknown } | undefined)?.after

describe('who is calling, through the host', () => {
  test('a token is its person, with the epoch that the functions compare', async () => {
    expect(await callerAfter(WHO, await house.tokenOf({ openid: 'wang', epoch: 3 }))).toEqual({
      source: 'person',
      appId: 'wx-linli',
      openid: 'wang',
      epoch: 3
    })
  })

  test('somebody who has no account yet has no epoch, so that the functions can register them', async () => {
    expect(await callerAfter(WHO, await house.tokenOf({ openid: 'new', epoch: undefined }))).toEqual({
      source: 'person',
      appId: 'wx-linli',
      openid: 'new'
    })
  })

  test('without a token it is the app, and no person', async () => {
    expect(await callerAfter(WHO)).toEqual({ source: 'app', appId: 'wx-linli' })
  })

  test('an openid or a tenant in the event is nobody’s', async () => {
    const event = { ...WHO, openid: 'wang', WX_OPENID: 'wang', userInfo: { openId: 'wang', appId: 'x' }, tenantId: 'T2' }
    expect(await callerAfter(event)).toEqual({ source: 'app', appId: 'wx-linli' })
    expect(await callerAfter(event, await house.tokenOf({ openid: 'li' }))).toMatchObject({ openid: 'li', appId: 'wx-linli' })
  })

  test('an identity that stands only in the environment of the process is nobody’s', async () => {
    Object.assign(process.env, { WX_OPENID: 'wang', WX_APPID: 'wx-other', TRIGGER_SRC: 'timer' })
    try {
      expect(await callerAfter(WHO)).toEqual({ source: 'app', appId: 'wx-linli' })
      expect(await callerAfter({ ...WHO, Type: 'Timer', TriggerName: 'tick' })).toEqual({ source: 'app', appId: 'wx-linli' })
    } finally {
      for (const name of ['WX_OPENID', 'WX_APPID', 'TRIGGER_SRC']) delete process.env[name]
    }
  })

  test.each([
    ['altered', async () => `${(await house.tokenOf({ openid: 'li' })).slice(0, -4)}AAAA`],
    ['unsigned', async () => `${btoa('{"alg":"none"}')}.${btoa('{"app":"wx-linli","sub":"wang","epoch":0,"iss":"linli"}')}.`],
    ['of another app', async () => house.tokens.issue({ appId: 'demo', openid: 'demo:li', epoch: 0 })],
    [
      'signed with another key',
      async () =>
        new SignJWT({ app: 'wx-linli', epoch: 0 })
          .setProtectedHeader({ alg: 'HS256' })
          .setSubject('wang')
          .setIssuer('linli')
          .setExpirationTime('1h')
          .sign(Buffer.alloc(32, 7))
    ]
  ])('a token that is %s is nobody', async (_, forged) => {
    expect(await callerAfter(WHO, await forged())).toEqual({ source: 'app', appId: 'wx-linli' })
  })

  test('500 callers at once are never mixed up', async () => {
    const openids = Array.from({ length: 500 }, (_, n) => `p${n}`)
    const seen = await Promise.all(
      openids.map(async (openid, n) => {
        const { body } = await house.call('echo', { action: 'echo.who', input: { after: n % 40 } }, await house.tokenOf({ openid }))
        const { before, after } = body.value as Record<'before' | 'after', { openid: string }>
        return [before.openid, after.openid]
      })
    )
    expect(seen).toEqual(openids.map((openid) => [openid, openid]))
  })

  test('a resident cannot call jobs, signed in or not', async () => {
    const tick = { Type: 'Timer', TriggerName: 'tick', Time: '2026-03-02T01:00:00Z' }
    for (const token of [undefined, await house.tokenOf({})]) {
      expect(await house.call('jobs', tick, token)).toMatchObject({ status: 403, body: { ok: false, error: { code: 'NOT_ALLOWED' } } })
    }
    expect((globalThis as { ticks?: unknown[] }).ticks).toBeUndefined()
  })

  test('a browser cannot answer about photos in WeChat’s name: not the function, not by the event, not with the process’s own words', async () => {
    const answer = { MsgType: 'event', Event: 'wxa_media_check', trace_id: 't', errcode: 0, result: { suggest: 'pass' } }
    process.env.TCB_SOURCE = 'wx_http'
    try {
      for (const token of [undefined, await house.tokenOf({ openid: 'li', epoch: 0 })]) {
        expect(await house.call('jobs', answer, token)).toMatchObject({ status: 403, body: { ok: false, error: { code: 'NOT_ALLOWED' } } })
        expect(await callerAfter({ ...answer, ...WHO, TCB_SOURCE: 'wx_http' }, token)).toMatchObject({
          source: token ? 'person' : 'app',
          appId: 'wx-linli'
        })
      }
    } finally {
      delete process.env.TCB_SOURCE
    }
  })

  test('where real people sign in, nobody may choose a person', async () => {
    expect((await fetch(`${house.url}/demo/people`)).status).toBe(404)
    expect((await fetch(`${house.url}/demo/sign-in`, { method: 'POST', body: '{}' })).status).toBe(404)
  })

  test('the administrator’s path of the SDK is not on the public port', async () => {
    const { URL: admin } = JSON.parse(process.env.TCB_CONTEXT_CNFG ?? '{}') as { URL: string }
    const { pathname, port } = new URL(admin)
    expect(port).not.toBe(new URL(house.url).port)
    const ask = (url: string) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"action":"storage.getUploadMetadata","path":"x"}'
      })
    for (const path of [pathname, '/admin', '/put']) expect((await ask(`${house.url}${path}`)).status).toBe(404)
    expect((await ask(`http://127.0.0.1:${port}/admin`)).status).toBe(404)
    expect((await ask(admin)).status).toBe(200)
  })
})

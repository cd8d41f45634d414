import { rmSync } from 'node:fs'
import { request } from 'node:http'
import { openPool } from '../../database/open'
import { REFUSALS as HOST_REFUSALS } from '../../host/refusals'
import { REFUSALS } from '../../domain/errors'
import { buildFixtures, openHouse, type Answer, type House } from './house'

const REAL = { LINLI_MODE: 'real', LINLI_MASTER_KEY: 'k'.repeat(40), WX_APP_ID: 'wx-linli', WX_APP_SECRET: 'secret' }

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

/** Sends pieces without saying how much is coming, as a client that means harm would. */
const stream = (url: string, piece: Buffer, times: number) =>
  new Promise<{ status: number; body: Answer }>((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Answer }))
    })
    sent.on('error', reject)
    for (let n = 0; n < times; n += 1) sent.write(piece)
    sent.end()
  })

describe('what a request may be', () => {
  test('a body of 10 MB is refused before it is read, with one sentence', async () => {
    const body = JSON.stringify({ action: 'echo.input', input: { words: 'x'.repeat(10 * 1024 * 1024) } })
    expect(await house.call('echo', body)).toEqual({
      status: 413,
      body: { ok: false, error: { code: 'BODY_TOO_LARGE', message: '内容太大了，请精简后再试' } }
    })
  })

  test('so is one that does not say how large it is', async () => {
    expect(await stream(`${house.url}/call/echo`, Buffer.alloc(64 * 1024, 32), 40)).toMatchObject({
      status: 413,
      body: { error: { code: 'BODY_TOO_LARGE' } }
    })
  })

  test('128 KB is a body like any other', async () => {
    const words = 'x'.repeat(127 * 1024)
    expect((await house.call('echo', { action: 'echo.input', input: { words } })).body).toEqual({ ok: true, value: { words } })
  })

  test.each([
    ['a long answer travels compressed', 8, 'br'],
    ['a short one does not', 1, null]
  ])('%s', async (_, kilobytes, encoding) => {
    const words = 'x'.repeat(kilobytes * 1024)
    const headers = { 'content-type': 'application/json', 'accept-encoding': 'br, gzip' }
    const body = JSON.stringify({ action: 'echo.input', input: { words } })
    const answer = await fetch(`${house.url}/call/echo`, { method: 'POST', headers, body })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(await answer.json()).toEqual({ ok: true, value: { words } })
  })

  test.each([
    ['__proto__', '{"action":"echo.input","input":{"__proto__":{"admin":true}}}'],
    ['constructor.prototype', '{"action":"echo.input","input":{"constructor":{"prototype":{"admin":true}}}}'],
    ['half a JSON', '{"action":"echo.in'],
    ['nothing', '']
  ])('%s is refused and never reaches a function', async (_, body) => {
    expect(await house.call('echo', body)).toEqual({
      status: 400,
      body: { ok: false, error: { code: 'BODY_UNREADABLE', message: '内容没有传完整，请再试一次' } }
    })
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  test('a NUL and half an emoji are left to the doors, whole', async () => {
    const words = 'a\u0000b\ud83d'
    expect((await house.call('echo', { action: 'echo.input', input: { words } })).body.value).toEqual({ words })
  })

  test('a form, an unknown function and a path that climbs are refused in our words', async () => {
    const form = await fetch(`${house.url}/call/echo`, { method: 'POST', body: new URLSearchParams({ action: 'echo.input' }) })
    expect([form.status, await form.json()]).toMatchObject([400, { error: { code: 'BODY_UNREADABLE' } }])
    expect(await house.call('nope', {})).toMatchObject({ status: 404, body: { error: { code: 'UNKNOWN_FUNCTION' } } })
    expect(await house.call('..%2F..%2Fpackage.json', {})).toMatchObject({ status: 404, body: { error: { code: 'UNKNOWN_FUNCTION' } } })
    expect(await house.call('__proto__', {})).toMatchObject({ status: 404, body: { error: { code: 'UNKNOWN_FUNCTION' } } })
  })

  test('what broke inside stays inside', async () => {
    const { body } = await house.call('echo', { action: 'echo.break' })
    expect(body).toEqual({ ok: false, error: { code: 'INTERNAL', message: '系统出了点问题，请稍后再试' } })
  })

  test('a function that takes longer than its limit is not waited for', async () => {
    const started = Date.now()
    expect(await house.call('echo', { action: 'echo.wait', input: { milliseconds: 5_000 } })).toMatchObject({
      status: 504,
      body: { error: { code: 'TOO_SLOW' } }
    })
    expect(Date.now() - started).toBeLessThan(4_500)
  })

  test('the context is CloudBase’s: limits of the deployment, a new id each time, the environment as text', async () => {
    const contextOf = async () => (await house.call('echo', { action: 'echo.context' })).body.value as Record<string, unknown>
    const [one, other] = [await contextOf(), await contextOf()]
    expect(one).toMatchObject({ function_name: 'echo', memory_limit_in_mb: 256, time_limit_in_ms: 3_000 })
    expect(one.environment).toBe('{"TCB_ENV":"linli","WX_APPID":"wx-linli"}')
    expect(one.request_id).not.toBe(other.request_id)
  })

  test('what host and doors both refuse, they refuse with the same sentence', () => {
    const shared = Object.entries(HOST_REFUSALS).filter(([code]) => code in REFUSALS)
    expect(shared.length).toBeGreaterThan(4)
    for (const [code, { message }] of shared)
      if (!(REFUSALS as Record<string, string>)[code]?.includes('{'))
        expect([code, message]).toEqual([code, (REFUSALS as Record<string, string>)[code]])
  })
})

describe('how often', () => {
  test('an address that calls too fast is told so, and /health still answers', async () => {
    const strict = await openHouse(openPool(), functions, { ...REAL, CALLS_PER_MINUTE: '5' })
    const statuses = []
    for (let n = 0; n < 7; n += 1) statuses.push((await strict.call('echo', { action: 'echo.who' })).status)
    const last = await strict.call('echo', { action: 'echo.who' })
    const health = await fetch(`${strict.url}/health`)
    await strict.close()
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect(last.body).toEqual({ ok: false, error: { code: 'TOO_FAST', message: '操作太快了，请歇一会儿再试' } })
    expect(health.status).toBe(200)
  })

  test('behind a trusted proxy every caller has an address of their own; a stranger’s word about it is not believed', async () => {
    const statusesOf = async (env: NodeJS.ProcessEnv) => {
      const strict = await openHouse(openPool(), functions, { ...REAL, ...env, CALLS_PER_MINUTE: '2' })
      const statuses = []
      for (let n = 0; n < 4; n += 1) {
        const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${n}` }
        statuses.push((await fetch(`${strict.url}/call/echo`, { method: 'POST', headers, body: '{"action":"echo.who"}' })).status)
      }
      await strict.close()
      return statuses
    }
    expect(await statusesOf({ TRUSTED_PROXIES: '127.0.0.1' })).toEqual([200, 200, 200, 200])
    expect(await statusesOf({})).toEqual([200, 200, 429, 429])
  })
})

describe('health and pages', () => {
  test('tells which database, mode and version', async () => {
    const { version } = jest.requireActual<{ version: string }>('../../package.json')
    expect(await (await fetch(`${house.url}/health`)).json()).toEqual({ ok: true, database: 'embedded', mode: 'real', version })
  })

  test('every answer forbids what a page does not need', async () => {
    const { headers } = await fetch(`${house.url}/health`)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe-eval')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

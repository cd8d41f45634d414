import { callerOf } from './caller'

const context = (environment: unknown) => ({ environment: JSON.stringify(environment) })
const li = { WX_APPID: 'app', WX_OPENID: 'li' }

describe('who is calling', () => {
  test('a person by app and openid, with the epoch of a host’s token', () => {
    expect(callerOf({}, context(li))).toEqual({ source: 'person', appId: 'app', openid: 'li' })
    expect(callerOf({}, context({ ...li, LINLI_EPOCH: '3' }))).toEqual({ source: 'person', appId: 'app', openid: 'li', epoch: 3 })
    expect(callerOf({}, context({ ...li, LINLI_EPOCH: '3', LINLI_BROWSER: '1' }))).toMatchObject({ epoch: 3, browser: true })
    expect(callerOf({ LINLI_BROWSER: '1' }, context(li))).not.toHaveProperty('browser')
    expect(callerOf({}, { environ: 'WX_APPID=app;WX_OPENID=li;TCB_ENV=x' })).toMatchObject({ openid: 'li' })
  })

  test.each([
    ['nothing', undefined],
    ['no environment', {}],
    ['broken text', { environment: '{' }],
    ['a list', { environment: '["li"]' }],
    ['a number as openid and no app', context({ WX_OPENID: 7 })],
    ['an openid without an app', context({ WX_OPENID: 'li' })],
    ['an openid under __proto__', { environment: '{"__proto__":{"WX_APPID":"app","WX_OPENID":"li"}}' }],
    ['an openid that stands twice', { environ: 'WX_APPID=app;WX_OPENID=li;WX_OPENID=wang' }],
    ['an openid that stands twice in JSON', { environment: '{"WX_APPID":"app","WX_OPENID":"li","WX_OPENID":"wang"}' }],
    ['a list of openids', { environ: 'WX_APPID=app;WX_OPENID=li,wang' }],
    ['two words that differ', { ...context(li), environ: 'WX_APPID=app;WX_OPENID=wang' }],
    ['an epoch that is no number', context({ ...li, LINLI_EPOCH: 'last' })],
    ['an environment that is an object', { environment: li }]
  ])('%s is nobody', (_, given) => {
    expect(callerOf({ openid: 'li', WX_OPENID: 'li' }, given)).toEqual({ source: 'nobody' })
  })

  test('identity in the event or only in process.env is not an identity', () => {
    Object.assign(process.env, { WX_OPENID: 'wang', WX_APPID: 'app' })
    expect(callerOf({ userInfo: { openId: 'li' }, WX_OPENID: 'li', WX_APPID: 'app' }, { environment: '{}' })).toEqual({ source: 'nobody' })
    expect(callerOf({}, context({ WX_APPID: 'app' }))).toEqual({ source: 'app', appId: 'app' })
    delete process.env.WX_OPENID
    delete process.env.WX_APPID
  })

  test('a timer carries the platform’s mark and nobody’s identity', () => {
    const tick = { Type: 'Timer', TriggerName: 'tick', Time: '2026-03-02T01:00:00Z' }
    expect(callerOf(tick, context({ TRIGGER_SRC: 'timer' }))).toEqual({ source: 'timer' })
    expect(callerOf(tick, context({}))).toEqual({ source: 'nobody' })
    expect(callerOf({}, context({ TRIGGER_SRC: 'timer' }))).toEqual({ source: 'nobody' })
    expect(callerOf(tick, context({ TRIGGER_SRC: 'timer', ...li }))).toMatchObject({ source: 'person' })
    expect(callerOf(tick, context({ TRIGGER_SRC: 'timer', TCB_UUID: 'u' }))).toEqual({ source: 'nobody' })
  })

  test('WeChat’s push is one source of WeChat’s that is no client, with an event of its own', () => {
    const event = { MsgType: 'event', Event: 'wxa_media_check' }
    expect(callerOf(event, context({ TCB_SOURCE: 'wx_unknown' }))).toEqual({ source: 'wechat' })
    expect(callerOf(event, context({ TCB_SOURCE: 'wx_http', ...li }))).toEqual({ source: 'wechat' })
    expect(callerOf(event, { environ: 'TCB_SOURCE=wx_http;TCB_ENV=x' })).toEqual({ source: 'wechat' })
    expect(callerOf({ action: 'x' }, context({ TCB_SOURCE: 'wx_unknown', ...li }))).toMatchObject({ source: 'person' })
    expect(callerOf(event, context(li))).toMatchObject({ source: 'person' })
    expect(callerOf(event, { environment: '{"TCB_SOURCE":"wx_client","TCB_SOURCE":"wx_http"}' })).toEqual({ source: 'nobody' })
    expect(callerOf(event, { ...context({ TCB_SOURCE: 'wx_http' }), environ: 'TCB_SOURCE=wx_client' })).toEqual({ source: 'nobody' })
    for (const TCB_SOURCE of ['wx_client', 'wx_devtools', 'wx_localdebug', 'wx_client,scf', 'wx_http,wx_client', 'scf', 'web_client', ''])
      expect(callerOf(event, context({ TCB_SOURCE, ...li }))).toMatchObject({ source: 'person' })
  })

  test('500 calls at once are never mixed up', async () => {
    const calls = Array.from({ length: 500 }, (_, n) =>
      Promise.resolve().then(() => callerOf({}, context({ WX_APPID: 'app', WX_OPENID: `p${n}` })))
    )
    expect((await Promise.all(calls)).map((who) => 'openid' in who && who.openid)).toEqual(Array.from({ length: 500 }, (_, n) => `p${n}`))
  })
})

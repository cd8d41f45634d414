import { MINUTE } from '@domain/clock/milliseconds'
import { browserText } from '@domain/people/browser'
import { TENANT } from '../town/places'
import { call, clock, contextOf, counted, found, newRequest, refusal, rows, send } from './doors'

beforeEach(() => found())

const WHERE = '电脑上的微软浏览器'
/** A browser has asked at a host a moment ago, and shows these digits. */
const asks = async (digits: string, more: { appId?: string } = {}): Promise<string> => {
  await rows(
    `insert into browser_ticket (secret_hash, app_id, digits, browser, at, until_at)
     values ($1, $2, $3, $4, $5::timestamptz, $5::timestamptz + interval '2 minutes')`,
    [`hash of ${digits}`, more.appId ?? TENANT.appId, digits, WHERE, new Date(clock.now).toISOString()]
  )
  return digits
}
const answered = () => rows('select digits, openid, agreed from browser_ticket where answered_at is not null order by digits')
const wrong = () => rows('select person_id from browser_try')

test('Wang scans, sees which browser asks, and signs it in: one trip each, and the same request again changes nothing', async () => {
  const code = browserText(await asks('40718822'))
  expect(await call('wang', 'member.askingBrowser', { code })).toEqual({ digits: '40718822', browser: WHERE, at: clock.now })
  expect([counted.trips, await answered()]).toEqual([1, []])
  const once = newRequest()
  await call('wang', 'member.answerBrowser', { code: '4071 8822', agree: true }, once)
  expect(await call('wang', 'member.answerBrowser', { code: '4071 8822', agree: true }, once)).toEqual({})
  expect(await refusal('wang', 'member.answerBrowser', { code: '4071 8822', agree: false }, once)).toBe('REQUEST_REUSED')
  expect(await answered()).toEqual([{ digits: '40718822', openid: 'demo:wang', agreed: true }])
  for (const who of ['wang', 'chen']) {
    expect(await refusal(who, 'member.askingBrowser', { code })).toBe('BROWSER_OVER')
    expect(await refusal(who, 'member.answerBrowser', { code, agree: true })).toBe('BROWSER_OVER')
  }
  expect([await answered(), await wrong()]).toEqual([[{ digits: '40718822', openid: 'demo:wang', agreed: true }], []])
})

test('one request sent twice at once is one answer, told twice', async () => {
  await asks('40718822')
  const once = newRequest()
  expect(await Promise.all([1, 2].map(() => call('wang', 'member.answerBrowser', { code: '40718822', agree: true }, once)))).toEqual([
    {},
    {}
  ])
})

test('after two minutes it is over', async () => {
  await asks('40718822')
  clock.now += 2 * MINUTE - 1000
  expect(await call('wang', 'member.askingBrowser', { code: '40718822' })).toMatchObject({ browser: WHERE })
  clock.now += 1000
  expect(await refusal('wang', 'member.askingBrowser', { code: '40718822' })).toBe('BROWSER_OVER')
  expect(await refusal('wang', 'member.answerBrowser', { code: '40718822', agree: true })).toBe('BROWSER_OVER')
  expect([await answered(), await wrong()]).toEqual([[], []])
})

test('only digits that no browser shows are counted: five in ten minutes, whichever way they come, and then the right ones wait too', async () => {
  const code = await asks('40718822')
  const elsewhere = await asks('99999999', { appId: 'wx-elsewhere' })
  for (const [text, why] of [
    ['4071', 'CODE_WRONG'],
    ['LINLI2:40718822', 'CODE_WRONG'],
    ['https://example.cn', 'CODE_FOREIGN']
  ] as const)
    expect(await refusal('li', 'member.askingBrowser', { code: text })).toBe(why)
  expect(await wrong()).toEqual([])
  for (const digits of ['00000001', '00000002', '00000003'])
    expect(await refusal('li', 'member.askingBrowser', { code: digits })).toBe('CODE_WRONG')
  expect(await refusal('li', 'member.answerBrowser', { code: '00000004', agree: true })).toBe('CODE_WRONG')
  expect(await refusal('li', 'member.askingBrowser', { code: elsewhere })).toBe('CODE_WRONG')
  expect(await wrong()).toHaveLength(5)
  expect(await refusal('li', 'member.askingBrowser', { code })).toBe('CODE_LOCKED')
  expect(await refusal('li', 'member.answerBrowser', { code, agree: true })).toBe('CODE_LOCKED')
  expect(await answered()).toEqual([])
  // it is her who waits, and nobody else
  await call('wang', 'member.askingBrowser', { code })
  clock.now += 10 * MINUTE
  const later = await asks('40718823')
  expect(await call('li', 'member.askingBrowser', { code: later })).toMatchObject({ digits: later })
})

test('two guesses at once are counted one by one, whoever of them is first', async () => {
  for (let round = 0; round < 20; round += 1) {
    await rows('delete from browser_try')
    await rows(`insert into browser_try (tenant_id, person_id, at) select $1, 'li', $2 from generate_series(1, 4)`, [
      TENANT.id,
      new Date(clock.now).toISOString()
    ])
    const tried = await Promise.all(['00000001', '00000002'].map((code) => refusal('li', 'member.askingBrowser', { code })))
    expect(tried.sort()).toEqual(['CODE_LOCKED', 'CODE_WRONG'])
  }
})

test('whoever is not signed in, has not registered, or sits at a browser that was signed in so, signs in none', async () => {
  const code = await asks('40718822')
  expect(await refusal(null, 'member.askingBrowser', { code })).toBe('NOT_SIGNED_IN')
  expect(await refusal('nobody-here', 'member.answerBrowser', { code, agree: true })).toBe('NOT_REGISTERED')
  for (const [action, input] of [
    ['member.askingBrowser', { code }],
    ['member.answerBrowser', { code, agree: true }]
  ] as const) {
    const answer = await send('wang', 'member', { action, input, requestId: newRequest() }, contextOf('wang', { LINLI_BROWSER: '1' }))
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED', message: '这一步要由本人在手机的微信里来做' } })
  }
  expect(await answered()).toEqual([])
})

test('Wang has forgotten a computer: her phone ends what was signed in as her, once for one tap, and nobody else’s', async () => {
  const at = async (who: string, more: Record<string, string>) => {
    const answer = await send(who, 'member', { action: 'member.me' }, contextOf(who, more))
    return answer.ok ? 'in' : answer.error.code
  }
  const once = newRequest()
  await call('wang', 'member.endBrowsers', {}, once)
  expect([await at('wang', { LINLI_EPOCH: '0' }), await at('wang', { LINLI_EPOCH: '1' }), await at('wang', {})]).toEqual([
    'NOT_SIGNED_IN',
    'in',
    'in'
  ])
  // what she has signed in since stays, however often the tap is sent again
  await call('wang', 'member.endBrowsers', {}, once)
  expect([await at('wang', { LINLI_EPOCH: '1' }), await at('chen', { LINLI_EPOCH: '0' })]).toEqual(['in', 'in'])
  const event = { action: 'member.endBrowsers', input: {}, requestId: newRequest() }
  expect(await send('wang', 'member', event, contextOf('wang', { LINLI_BROWSER: '1' }))).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
})

test('somebody who leaves the district takes the browsers along that they have answered', async () => {
  await asks('40718822')
  await call('gao', 'member.answerBrowser', { code: '40718822', agree: true })
  await rows("delete from account where openid = 'demo:gao'")
  expect(await rows('select 1 from browser_ticket')).toEqual([])
})

import { rmSync } from 'node:fs'
import path from 'node:path'
import { decodeJwt } from 'jose'
import { openPool } from '../../database/open'
import { query } from '../../database/query'
import { bundleFunction } from '../../scripts/build-functions'
import { buildFixtures, openHouse, type House } from './house'

const REAL = { LINLI_MODE: 'real', LINLI_MASTER_KEY: 'k'.repeat(40), WX_APP_ID: 'wx-linli', WX_APP_SECRET: 'secret' }
const EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0'
const pool = openPool()

/** Two hosts of one deployment: the same database and the same key, and nothing else in common. */
let functions: string
let east: House
let west: House
beforeAll(async () => {
  functions = await buildFixtures()
  await bundleFunction(path.resolve(__dirname, '../../cloudfunctions/member/index.ts'), path.join(functions, 'member'), 'member')
  east = await openHouse(pool, functions, REAL)
  west = await openHouse(pool, functions, REAL)
  await query(pool, "insert into tenant (id, name, app_id) values ('T1', '城关', 'wx-linli')")
  for (const who of ['wang', 'li']) {
    await query(pool, "insert into person (tenant_id, id, public_name) values ('T1', $1, $1)", [who])
    await query(pool, "insert into account (app_id, openid, tenant_id, person_id, epoch) values ('wx-linli', $1, 'T1', $1, 4)", [who])
  }
})
afterAll(async () => {
  await east.close()
  await west.close()
  rmSync(functions, { recursive: true, force: true })
})

interface Answer {
  digits: string
  secret: string
  token?: string
  account?: string
  waiting?: boolean
  error?: { code: string }
}
const post = async ({ url }: House, way: string, body: object = {}): Promise<Answer> => {
  const headers = { 'content-type': 'application/json', 'user-agent': EDGE }
  return (await (await fetch(`${url}${way}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as Answer
}
const asks = (house: House) => post(house, '/sign-in/browser')
const fetches = async (house: House, { secret }: Pick<Answer, 'secret'>) => {
  const { token, waiting, error } = await post(house, '/sign-in/browser/answer', { secret })
  return token ?? error?.code ?? (waiting ? 'waiting' : 'nothing')
}

let requests = 0
/** What somebody’s phone says to the browser with these digits. */
const says = async (who: string, { digits }: Pick<Answer, 'digits'>, agree = true, token?: string) => {
  const event = { action: 'member.answerBrowser', input: { code: digits, agree }, requestId: `request-${(requests += 1)}` }
  const { body } = await west.call('member', event, token ?? (await west.tokenOf({ openid: who, epoch: 4 })))
  return body.ok ? 'done' : body.error?.code
}
const later = (digits: string, seconds: number) =>
  query(
    pool,
    `update browser_ticket set at = at - $2 * interval '1 second', until_at = until_at - $2 * interval '1 second',
     answered_at = answered_at - $2 * interval '1 second' where digits = $1`,
    [digits, seconds]
  )
const callerOf = async (token: string) =>
  ((await east.call('echo', { action: 'echo.who', input: {} }, token)).body.value as { after: unknown }).after

test('a ticket of one host is agreed to by Wang’s phone and fetched at the other: the same person, for twelve hours, once', async () => {
  const ticket = await asks(east)
  expect(ticket).toEqual({
    digits: expect.stringMatching(/^\d{8}$/) as string,
    secret: expect.stringMatching(/^.{43}$/) as string
  })
  expect(await fetches(west, ticket)).toBe('waiting')
  const look = { action: 'member.askingBrowser', input: { code: `LINLI3:${ticket.digits}` } }
  expect((await west.call('member', look, await west.tokenOf({ openid: 'wang', epoch: 4 }))).body.value).toMatchObject({
    digits: ticket.digits,
    browser: '电脑上的微软浏览器'
  })
  expect(await says('wang', ticket)).toBe('done')
  const [first, ...others] = (await Promise.all(Array.from({ length: 8 }, (_, n) => fetches(n % 2 ? east : west, ticket)))).sort(
    (a, b) => b.length - a.length
  )
  expect(others).toEqual(Array(7).fill('TICKET_OVER'))
  expect(await callerOf(first ?? '')).toEqual({ source: 'person', appId: 'wx-linli', openid: 'wang', epoch: 4, browser: true })
  const { iat = 0, exp } = decodeJwt(first ?? '')
  expect(exp).toBe(iat + 12 * 3600)
  expect(await fetches(east, ticket)).toBe('TICKET_OVER')
})

test('with the token comes a name for the account: the same at each host and each time, another for another, and no openid in it', async () => {
  const accountOf = async (house: House, who: string) => {
    const ticket = await asks(house)
    await says(who, ticket)
    return (await post(house, '/sign-in/browser/answer', { secret: ticket.secret })).account
  }
  const [first, again, other] = [await accountOf(east, 'wang'), await accountOf(west, 'wang'), await accountOf(east, 'li')]
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect([again === first, other === first]).toEqual([true, false])
})

test('what the browser alone holds is kept nowhere, and what everybody reads opens nothing', async () => {
  const ticket = await asks(east)
  await says('wang', ticket)
  expect(JSON.stringify(await query(pool, 'select * from browser_ticket'))).not.toContain(ticket.secret)
  const [{ hash } = { hash: '' }] = await query<{ hash: string }>(
    pool,
    'select secret_hash as hash from browser_ticket where digits = $1',
    [ticket.digits]
  )
  for (const secret of [ticket.digits, hash, '', `${ticket.secret}x`, (await asks(east)).secret.slice(1), null as never])
    expect(await fetches(west, { secret })).toBe('TICKET_OVER')
  expect((await fetches(west, ticket)).length).toBeGreaterThan(100)
})

test('the first answer stands: nobody else’s yes makes it another’s, and a no is told to the browser', async () => {
  const mine = await asks(east)
  expect([await says('wang', mine), await says('li', mine), await says('wang', mine)]).toEqual(['done', 'BROWSER_OVER', 'BROWSER_OVER'])
  expect(await callerOf(await fetches(west, mine))).toMatchObject({ openid: 'wang' })
  const strange = await asks(west)
  expect([await says('wang', strange, false), await says('li', strange)]).toEqual(['done', 'BROWSER_OVER'])
  expect(await fetches(east, strange)).toBe('TICKET_REFUSED')
  const raced = await asks(east)
  const said = await Promise.all(['wang', 'li', 'wang', 'li'].map((who) => says(who, raced)))
  expect(said.sort()).toEqual(['BROWSER_OVER', 'BROWSER_OVER', 'BROWSER_OVER', 'done'])
})

test('after two minutes nobody agrees, and what was agreed to is fetched within one', async () => {
  const slow = await asks(east)
  await later(slow.digits, 119)
  expect(await fetches(west, slow)).toBe('waiting')
  await later(slow.digits, 1)
  expect([await fetches(west, slow), await says('wang', slow)]).toEqual(['TICKET_OVER', 'BROWSER_OVER'])
  const [left, last] = [await asks(east), await asks(east)]
  for (const one of [left, last]) {
    await later(one.digits, 119)
    await says('wang', one)
  }
  await later(left.digits, 60)
  await later(last.digits, 58)
  expect(await fetches(west, left)).toBe('TICKET_OVER')
  expect((await fetches(west, last)).length).toBeGreaterThan(100)
})

test('a browser signed in so signs in no other, and one whose tokens were taken back meanwhile is nobody’s', async () => {
  const first = await asks(east)
  await says('wang', first)
  const token = await fetches(east, first)
  const second = await asks(east)
  expect(await says('wang', second, true, token)).toBe('NOT_ALLOWED')
  expect(await fetches(east, second)).toBe('waiting')
  await says('wang', second)
  await query(pool, "update account set epoch = 5 where openid = 'wang'")
  const late = await fetches(west, second)
  const { body } = await west.call('member', { action: 'member.links', input: {} }, late)
  await query(pool, "update account set epoch = 4 where openid = 'wang'")
  expect(body.error?.code).toBe('NOT_SIGNED_IN')
})

/** How many of these a host of this kind gives, and what it says to the next. */
const ticketsOf = async (env: NodeJS.ProcessEnv, most: number) => {
  const house = await openHouse(pool, functions, env)
  try {
    const asked = await Promise.all(Array.from({ length: most }, () => asks(house)))
    return [asked.filter(({ digits }) => digits).length, asked.find(({ error }) => error)?.error?.code]
  } finally {
    await house.close()
  }
}
test('one address asks for sixty in a minute; a demonstration, and a host without WeChat’s keys, for none', async () => {
  expect(await ticketsOf(REAL, 61)).toEqual([60, 'TOO_FAST'])
  expect(await ticketsOf({ LINLI_MODE: 'real', LINLI_MASTER_KEY: 'k'.repeat(40) }, 1)).toEqual([0, 'SIGN_IN_FAILED'])
  expect(await ticketsOf({ LINLI_MODE: 'demo' }, 1)).toEqual([0, 'NO_SUCH_PAGE'])
})

import { rmSync } from 'node:fs'
import { openPool } from '../../database/open'
import { query } from '../../database/query'
import { loadFunctions } from '../../host/functions'
import { runTimers } from '../../host/timers'
import { buildFixtures, openHouse, type House } from './house'

const pool = openPool()
let functions: string
let house: House
beforeAll(async () => {
  functions = await buildFixtures()
  await query(pool, "insert into tenant (id, name, app_id) values ('T1', '城关', 'demo')")
  await query(pool, "insert into person (tenant_id, id, public_name) values ('T1', 'li', '李阿姨'), ('T1', 'wang', '王师傅')")
  await query(pool, "insert into account (app_id, openid, tenant_id, person_id, epoch) values ('demo', 'demo:li', 'T1', 'li', 2)")
  await query(
    pool,
    "insert into demo_person (tenant_id, person_id, name, role, note, large_print, position) values ('T1', 'li', '李桂芳', '居民', '72 岁', true, 1)"
  )
  house = await openHouse(pool, functions, { LINLI_MODE: 'demo' })
})
afterAll(async () => {
  await house.close()
  rmSync(functions, { recursive: true, force: true })
})

const choose = async (personId: unknown) => {
  const response = await fetch(`${house.url}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId })
  })
  return { status: response.status, body: (await response.json()) as { token?: string; error?: { code: string } } }
}

describe('the demo', () => {
  test('offers the people the seed wrote, and makes a visitor one of them', async () => {
    const people = await (await fetch(`${house.url}/demo/people`)).json()
    expect(people).toEqual([{ personId: 'li', name: '李桂芳', role: '居民', note: '72 岁', largePrint: true }])
    const { body } = await choose('li')
    expect((await house.call('echo', { action: 'echo.who' }, body.token)).body.value).toMatchObject({
      after: { source: 'person', appId: 'demo', openid: 'demo:li', epoch: 2 }
    })
  })

  test.each(['wang', 'nobody', '', 7, null])('%j is not offered, so nobody can be that person', async (personId) => {
    expect(await choose(personId)).toMatchObject({ status: 404, body: { error: { code: 'DEMO_ONLY' } } })
  })

  test('a code of WeChat signs nobody in here', async () => {
    const response = await fetch(`${house.url}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"code":"good"}'
    })
    expect(response.status).toBe(401)
  })
})

describe('the timers', () => {
  test('call a function with the platform’s mark and no identity, and never overlap themselves', async () => {
    const world = globalThis as { ticks?: { event: object; caller: object; ended: boolean }[] }
    world.ticks = []
    const loaded = loadFunctions(functions, { limitsOf: () => ({ memoryMegabytes: 256, seconds: 3 }) })
    const log = { info: () => undefined, error: () => undefined } as unknown as Parameters<typeof runTimers>[2]
    const stop = runTimers([{ function: 'jobs', name: 'tick', everySeconds: 0.01 }], loaded, log)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(world.ticks.filter(({ ended }) => !ended).length).toBeLessThanOrEqual(1)
    await stop()
    expect(world.ticks.length).toBeGreaterThan(1)
    expect(world.ticks.length).toBeLessThanOrEqual(5)
    expect(world.ticks.every(({ ended }) => ended)).toBe(true)
    for (const { event, caller } of world.ticks) {
      expect(caller).toEqual({ source: 'timer' })
      expect(event).toMatchObject({ Type: 'Timer', TriggerName: 'tick' })
    }
  })
})

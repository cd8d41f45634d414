import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { tokensOf } from '../../host/people/tokens'
import { query } from '../../database/query'
import { owner } from '../environments/owner'
import { bundleFor, startHost } from '../host/kills'
import { TENANT } from '../town/places'
import { ask, clock, found, newRequest, pool } from './doors'
import { faultPort, WRITES, type Fault } from './fault-port'
import { standing } from './whole-database'
import { VALUED } from './valued/all'
import { funded } from './valued/ways'

/** All of them take a process each for every write: `CRASH=all` tells them, otherwise these do. Jobs have no caller to come again: crash.test.ts. */
const TOLD = process.env.CRASH === 'all' ? Object.keys(VALUED) : ['Li says it is solved, and Chen is paid', 'Chen donates']
const IN_FRONT = [path.resolve(__dirname, '../host/fault.cjs'), path.resolve(__dirname, '../e2e/shifted-clock.cjs')]
const address = (owner as unknown as { options: { connectionString: string } }).options.connectionString
const port = faultPort(pool)

let functions: string
let folder: string
beforeAll(async () => {
  functions = await bundleFor('order', 'rating', 'timebank', 'points', 'redemption')
  folder = mkdtempSync(path.join(tmpdir(), 'linli-crash-'))
})
afterAll(() => {
  port.remove()
  for (const gone of [functions, folder]) rmSync(gone, { recursive: true, force: true })
})

test.each(TOLD)(
  '%s: a host killed at any write, and the same request to another comes to the same end',
  async (title) => {
    const name = `host ${Object.keys(VALUED).indexOf(title)}`
    await found()
    await funded()
    const valued = await VALUED[title]!()
    if (valued === 'tick') return
    const { who, action, input } = valued
    await query(owner, 'select ground.keep($1)', [name])
    const requestId = newRequest()
    const began = clock.now
    const { sent } = await port.during(() => ask(who, action, input, requestId))
    const end = await standing(true)
    const tokens = tokensOf(process.env.LINLI_MASTER_KEY ?? '', TENANT.appId)
    const authorization = `Bearer ${await tokens.issue({ appId: TENANT.appId, openid: `demo:${who}`, epoch: 0 })}`
    for (const fault of (['before', 'after'] as const).flatMap((when) =>
      Array.from({ length: sent }, (_, n): Fault => ({ nth: n + 1, when }))
    )) {
      await query(owner, 'select ground.begin_from($1)', [name])
      const host = await startHost(functions, folder, address, process.env.LINLI_MASTER_KEY, IN_FRONT)
      const shifted = once(host.child, 'message')
      host.child.send({ shift: began - Date.now(), fault: { ...fault, writes: WRITES.source } })
      await shifted
      const gone = once(host.child, 'exit')
      const headers = { 'content-type': 'application/json', authorization }
      const call = fetch(`${host.url}/call/${action.split('.')[0]}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ action, input, requestId })
      })
      await expect(call).rejects.toThrow()
      expect([fault, (await gone)[1]]).toEqual([fault, 'SIGKILL'])
      for (const time of ['once more', 'and again']) {
        const answer = await ask(who, action, input, requestId)
        expect([fault, time, answer.ok || answer.error]).toEqual([fault, time, true])
      }
      expect([fault, await standing(true)]).toEqual([fault, end])
    }
  },
  600_000
)

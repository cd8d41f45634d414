import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { accountOf, issuer } from '@domain/ledger/account'
import { tokensOf } from '../../host/people/tokens'
import { idOf } from '../../cloudfunctions/_kit/request'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { markDatabase, migrate } from '../../database/migrate'
import { connectTo } from '../../database/open'
import { query } from '../../database/query'
import { bundleFunction } from '../../scripts/build-functions'
import { startPostgres } from '../../scripts/postgres'
import { foundTown } from '../town/found'
import { TENANT } from '../town/places'

const KEY = 'whoever is killed has a master key of their own'
const GIVERS = ['chen', 'lin', 'meng', 'zhong', 'jia', 'zou', 'long', 'wan'] as const
const OWNED = 1_000_000

/** What became of the gifts under way while somebody was killed again and again. */
export interface Survived {
  kills: number
  acknowledged: number
  /** acknowledged, and not in the books afterwards */
  lost: number
  /** sent once more under the same request because nobody had answered: each is there once */
  again: number
  /** promises of the books that do not hold afterwards */
  broken: string[]
}

const ROOT = path.resolve(__dirname, '../..')
/** Real functions, bundled as they are deployed, beside a clock that does nothing by itself. */
export const bundleFor = async (...names: string[]): Promise<string> => {
  const out = path.join(ROOT, 'dist', `killed-functions-${process.pid}`)
  const entries = [
    ...names.map((name) => [name, `cloudfunctions/${name}/index.ts`] as const),
    ['jobs', 'tests/host/fixtures/jobs/index.ts'] as const
  ]
  for (const [name, entry] of entries) {
    mkdirSync(path.join(out, name), { recursive: true })
    await bundleFunction(path.join(ROOT, entry), path.join(out, name), name)
  }
  return out
}

/** A host in a process of its own, as `npm start` runs it; `before` it what a test puts in front of the program. */
export const startHost = async (
  functions: string,
  folder: string,
  url: string,
  key = KEY,
  before: readonly string[] = []
): Promise<{ child: ChildProcess; url: string }> => {
  const child = fork(path.join(__dirname, 'process.ts'), [functions, folder], {
    execArgv: ['--import', 'tsx', ...before.flatMap((file) => ['--require', file])],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: url,
      LINLI_MODE: 'demo',
      LINLI_MASTER_KEY: key,
      LOG_LEVEL: 'silent',
      CALLS_PER_MINUTE: '0'
    }
  })
  const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [{ url: string } | number]
  if (typeof said !== 'object') throw new Error('the host did not start')
  return { child, url: said.url }
}

const BROKEN = `
select 'an asset does not sum to zero' as what where (select sum(posted) from ledger_account)
  <> (select sum(amount) from transfer where from_id = 'minute/issuer')
union all
select 'a balance is not what its entries say' from ledger_account account
  join lateral (select sum(posted) as posted, count(*) as n, max(seq) as seq from entry where entry.tenant_id = account.tenant_id and account_id = account.id) told on true
  where account.posted <> told.posted or account.seq <> told.n or account.seq <> told.seq
union all
select 'a head is not the last hash' from ledger_account account
  where head <> (select hash from entry where entry.tenant_id = account.tenant_id and account_id = account.id and entry.seq = account.seq)`

/**
 * Eight people give minutes to the pool through the host, one after the other, while the database's server or the host is killed where it
 * stands, so many times. Whoever heard nothing asks again under the same request.
 */
export const killed = async (what: 'server' | 'host', functions: string, times: number): Promise<Survived> => {
  const cluster = await startPostgres()
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-killed-'))
  const pool = connectTo(cluster.url, 2)
  await migrate(pool)
  await markDatabase(pool, 'demo')
  const keys = openKeys(KEY)
  await foundTown(pool, keys.of(TENANT.id), Date.now())
  const lines = GIVERS.map((who) => ({ account: accountOf('minute', 'earned', who), amount: OWNED }))
  await openStores(pool, keys)
    .forSystem(TENANT.id)
    .ledger.post([{ id: 'given', phase: 'direct', from: issuer('minute'), lines, at: Date.now() }])
  const tokens = tokensOf(KEY, TENANT.appId)
  let host = await startHost(functions, folder, cluster.url)
  const survived: Survived = { kills: 0, acknowledged: 0, lost: 0, again: 0, broken: [] }
  const heard: string[] = []
  let ending = false

  const give = async (who: string): Promise<void> => {
    const token = await tokens.issue({ appId: TENANT.appId, openid: `demo:${who}`, epoch: 0 })
    for (let n = 0, tried = false; !ending;) {
      const requestId = `${who}-request-${n}`
      const event = { action: 'timebank.donate', input: { minutes: 1 }, requestId }
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      const answer = await fetch(`${host.url}/call/timebank`, { method: 'POST', headers, body: JSON.stringify(event) })
        .then((response) => response.json() as Promise<{ ok: boolean }>)
        .catch(() => null)
      if (answer?.ok) {
        heard.push(`donation/${idOf('D', TENANT.appId, `demo:${who}`, requestId)}`)
        if (tried) survived.again += 1
        n += 1
        tried = false
      } else {
        tried = true
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  }
  const givers = Promise.all(GIVERS.map(give))
  for (; survived.kills < times; survived.kills += 1) {
    const before = heard.length
    // some time under load, and never before it has answered again
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 400))
    while (heard.length === before) await new Promise((resolve) => setTimeout(resolve, 20))
    if (what === 'server') await cluster.killAndStart()
    else {
      host.child.kill('SIGKILL')
      await once(host.child, 'exit')
      host = await startHost(functions, folder, cluster.url)
    }
  }
  const last = heard.length
  while (heard.length === last) await new Promise((resolve) => setTimeout(resolve, 20))
  ending = true
  await givers
  const kept = await query<{ n: number }>(pool, 'select count(*) as n from transfer where id = any ($1::text[])', [heard])
  survived.acknowledged = heard.length
  survived.lost = new Set(heard).size - (kept[0]?.n ?? 0)
  survived.broken = (await query<{ what: string }>(pool, BROKEN)).map((row) => row.what)
  host.child.kill('SIGKILL')
  await once(host.child, 'exit')
  await pool.end()
  cluster.stop()
  rmSync(folder, { recursive: true, force: true })
  return survived
}

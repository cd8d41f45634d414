import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'
import type { Pool } from 'pg'
import { accountOf, type AccountId } from '@domain/ledger/account'
import { brokenAt, canonical, NO_HEAD, type Entry } from '@domain/ledger/chain'
import { hexOf } from '@domain/verify/bytes'
import { accountLeaf } from '@domain/verify/checkpoint'
import { rootOf } from '@domain/verify/merkle'
import { digestWith, type Primitives } from '@domain/verify/primitives'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openSigners, primitives } from '../../cloudfunctions/_kit/signing'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { publishCheckpoints } from '../../cloudfunctions/jobs/checkpoints'
import { migrate } from '../../database/migrate'
import { query } from '../../database/query'
import { measured, type Measure } from './measure'

const ROOT = path.resolve(__dirname, '../..')
const TENANT = 'books'
const MILLION = 1_000_000
const BATCH = 20_000
const AT = Date.parse('2026-11-23T09:00:00+08:00')
/** Milliseconds that a million entries may take to be verified, and a night's work on a million accounts: a function has a minute. */
const VERIFIED = 30_000
const PUBLISHED = 60_000
const PROVEN = 50

/** A million accounts with an entry each, hashed by the database as its own writer hashes. */
const prepare = async (pool: Pool): Promise<void> => {
  await migrate(pool)
  await query(pool, `insert into tenant (id, name, app_id) values ('${TENANT}', 'books', 'books')`)
  await query(pool, `insert into person (tenant_id, id, public_name) select '${TENANT}', 'p' || n, n from generate_series(1, ${MILLION}) n`)
  await query(
    pool,
    `insert into account (tenant_id, app_id, openid, person_id) values ('${TENANT}', 'books', 'somebody', 'p${MILLION / 2}')`
  )
  await query(
    pool,
    `insert into entry (tenant_id, account_id, seq, transfer_id, phase, posted, held, at, alg, hash)
     select '${TENANT}', account, 1, cause, 'direct', 60, 0, to_timestamp(${AT / 1000}), 'sha256', sha256(convert_to(concat_ws(E'\\n',
       'linli/1', 'sha256', '${TENANT}', account, 1, cause, 'direct', '', 60, 0, ${AT}, ''), 'UTF8'))
     from (select 'minute/earned/p' || n as account, 'order/O' || n || '/r1/award/p' || n || '/T03' as cause from generate_series(1, ${MILLION}) n) made`
  )
  await query(
    pool,
    `insert into ledger_account (tenant_id, id, posted, seq, head) select tenant_id, account_id, posted, seq, hash from entry`
  )
  await query(pool, 'vacuum analyze')
  await query(pool, 'checkpoint')
}

const PAGE = `select account_id as account, seq, transfer_id as "transferId", phase, of, posted, held, at, alg, encode(hash, 'hex') as hash
from entry where tenant_id = $1 and (account_id, seq) > ($2, $3) order by account_id, seq limit ${BATCH}`

/** Reads every entry there is, follows every chain, and grows the root over their ends. */
const wholeBooks = async (pool: Pool): Promise<{ entries: number; broken: number; root: string }> => {
  const digest = digestWith(primitives)
  const leaves: Uint8Array[] = []
  let [entries, broken] = [0, 0]
  let last: Entry = { account: '' as AccountId, seq: 0, hash: NO_HEAD } as Entry
  const end = ({ account, seq, hash }: Entry) => {
    if (seq > 0) leaves.push(accountLeaf(primitives.hash, 'sha256', TENANT, account, seq, hash))
  }
  for (;;) {
    const page = (await query<Entry & { at: unknown } & Record<string, unknown>>(pool, PAGE, [TENANT, last.account, last.seq])) as Entry[]
    for (const entry of page) {
      const same = entry.account === last.account
      if (!same) end(last)
      if (brokenAt(TENANT, [entry], digest, same ? last : undefined)) broken += 1
      last = entry
    }
    entries += page.length
    if (page.length < BATCH) break
  }
  end(last)
  return { entries, broken, root: hexOf(rootOf(primitives.hash, leaves)) }
}

/** What tool and page carry, bundled as they are: run from its sources, module by module, the mathematics takes eight times as long. */
const carried = (): { brokenAt: typeof brokenAt; digestWith: typeof digestWith; primitives: Primitives } => {
  const contents = `export { brokenAt } from '@domain/ledger/chain'
    export { digestWith } from '@domain/verify/primitives'
    export { primitives } from './tools/verify/src/primitives'`
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: ROOT },
    alias: { '@domain': path.join(ROOT, 'domain') },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    write: false
  })
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-verify-'))
  const file = path.join(folder, 'carried.cjs')
  writeFileSync(file, outputFiles[0]?.text ?? '')
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle of this moment, found by its path
    return require(file) as ReturnType<typeof carried>
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A million entries of one account in a row, followed by what tool and page carry. */
const longChain = (): { milliseconds: number; broken: boolean } => {
  const digest = digestWith(primitives)
  const account = accountOf('point', 'earned', 'chen')
  const entries: Entry[] = []
  let before = NO_HEAD
  for (let seq = 1; seq <= MILLION; seq += 1) {
    const entry = {
      account,
      seq,
      transferId: `order/O${seq}/r1/award/chen/R01`,
      phase: 'direct' as const,
      of: null,
      posted: 10,
      held: 0,
      at: AT,
      alg: 'sha256'
    }
    before = digest.of(canonical(TENANT, entry, before))
    entries.push({ ...entry, hash: before })
  }
  const tool = carried()
  const began = performance.now()
  const broken = tool.brokenAt(TENANT, entries, tool.digestWith(tool.primitives)) !== null
  return { milliseconds: performance.now() - began, broken }
}

const timed = async <T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> => {
  const began = performance.now()
  const value = await work()
  return { value, milliseconds: performance.now() - began }
}

/** A night over a million accounts, everything verified again, and what one proof costs among them. */
export const benchVerify = async (pool: Pool): Promise<Measure[]> => {
  await prepare(pool)
  const keys = openKeys('a key for the bench, and for nothing else')
  const stores = openStores(pool, keys)
  const night = await timed(() => publishCheckpoints({ stores, signerOf: openSigners(undefined, keys), now: AT }))
  const whole = await timed(() => wholeBooks(pool))
  const [kept] = await query<{ root: string }>(pool, `select encode(accounts_root, 'hex') as root from checkpoint`)
  const { exports } = stores.forCaller({ appId: 'books', openid: 'somebody' })
  const proofs: number[] = []
  for (let n = 0; n < 50; n += 1) proofs.push((await timed(() => exports.published())).milliseconds)
  const chain = longChain()
  const { entries, broken, root } = whole.value
  const wrong = broken > 0 || entries !== MILLION || root !== kept?.root ? `${broken} broken of ${entries}, root ${root}` : null
  return [
    measured('a night over 1,000,000 accounts', [night.milliseconds], PUBLISHED, { wrong: night.value === 1 ? null : 'nothing published' }),
    measured('1,000,000 entries and their root verified', [whole.milliseconds], VERIFIED, { wrong }),
    measured('1,000,000 entries in a row by the tool', [chain.milliseconds], VERIFIED, { wrong: chain.broken ? 'broken' : null }),
    measured('where an account lies among a million', proofs, PROVEN)
  ]
}

import type { ExportedStatement, Paper } from '@contract/books'
import { dayOf, timeWords } from '@domain/clock/shanghai'
import { monthWindow } from '@domain/clock/month'
import { refuse } from '@domain/errors'
import { fromHex, hexOf, utf8 } from '@domain/verify/bytes'
import { pathThrough, TILE } from '@domain/verify/tiles'
import { fitting, slipCode, slipText, type SlipRow } from '@domain/verify/slip'
import { bodyOf, statementText, written, type Inclusion, type Statement, type StatementAccount } from '@domain/verify/statement'
import type { Call } from '../_kit/call'
import { primitives } from '../_kit/signing'
import type { Published, StoredTile } from '../_kit/store/exports'

/** Lines of one printed page. */
const LINES = 28
/** Entries of one account in one file; whoever has more takes the newest along. */
const MOST = 2000

const NAMES: Record<string, string> = {
  'point/earned': '积分',
  'minute/earned': '自己攒的互助时间',
  'minute/gifted': '家人送的互助时间',
  'minute/allotment': '公共额度的互助时间'
}
const nameOf = (account: string): string => NAMES[account.split('/').slice(0, 2).join('/')] ?? account

const hashesIn = (tile: StoredTile): Uint8Array[] =>
  Array.from({ length: tile.hashes.length / 64 }, (_, n) => fromHex(tile.hashes.slice(64 * n, 64 * (n + 1)), 32) ?? new Uint8Array())

/** Where a leaf lies under the published root, and the rest of its line; null when it was not there yet that night. */
const placeOf = (name: string, tiles: readonly StoredTile[]): { rest: string[]; proof: Inclusion } | null => {
  const [leaves] = tiles
  const lines = leaves?.names.split('\n') ?? []
  const n = lines.findIndex((line) => line.startsWith(`${name} `))
  if (!leaves || n < 0) return null
  const index = leaves.ordinal * TILE + n
  const path = pathThrough(primitives.hash, tiles.map(hashesIn), index).map(hexOf)
  return { rest: lines[n]?.split(' ').slice(1) ?? [], proof: { index, path } }
}

/**
 * What the newest published digest vouches for, of the caller. Refuses NOT_PUBLISHED before the first, or before the first entry under one, and
 * after a change of key until a digest has made the new one known: nobody could trust what it signs.
 */
const vouchedFor = async ({ store, signerOf }: Pick<Call, 'store' | 'signerOf'>) => {
  const published = await store.exports.published()
  const { checkpoint } = published
  const heads = published.accounts.flatMap(({ account, tiles }) => {
    const place = placeOf(account, tiles)
    return place ? [{ account, seq: Number(place.rest[0]), proof: place.proof }] : []
  })
  if (!checkpoint || heads.length === 0 || checkpoint.key !== signerOf(published.tenantId).id) return refuse('NOT_PUBLISHED')
  const exported = await store.exports.exported(published, heads, MOST)
  const accounts: StatementAccount[] = exported.accounts.map((one, n) => ({
    account: one.account,
    name: nameOf(one.account),
    before: one.before,
    proof: heads[n]?.proof ?? { index: 0, path: [] },
    entries: one.entries
  }))
  return { published, checkpoint, accounts, exported }
}

const coversOf = (accounts: readonly StatementAccount[], at: number, now: number): string => {
  const counts = accounts.map(({ name, entries }) => {
    const first = entries[0]?.seq ?? 1
    return `${name} ${entries.length} 笔${first > 1 ? `（从第 ${first} 笔起）` : ''}`
  })
  return `到 ${timeWords(at, now)} 公布为止：${counts.join('，')}；不含服务对象是谁，也不含电话和地址`
}
const markOf = ({ publicName }: Published, now: number): string => `${publicName} ${dayOf(now)} 导出，供本人核对`

/** The caller's statement as one file: what was published last vouches for every entry in it, and the district's signature for every letter. */
export const statementOf = async (call: Call): Promise<ExportedStatement> => {
  const { now, signerOf } = call
  const { published, checkpoint, accounts, exported } = await vouchedFor(call)
  const { digest: _digest, run: _run, ...signed } = checkpoint
  const devices = exported.devices.flatMap(({ name, alg, publicKey, tiles }) => {
    const place = placeOf(name, tiles)
    if (!place) return []
    const [since = '', until = ''] = place.rest
    return [{ alg, publicKey, since: Number(since), until: until === '' ? null : Number(until), proof: place.proof }]
  })
  // a key that was not under the root that night cannot be shown to have been: its half waits for the next digest
  const known = new Set(devices.map(({ publicKey }) => publicKey))
  const shown = <T extends { key: string }>(half: T | null): T | null => (half && known.has(half.key) ? half : null)
  const statement: Statement = {
    form: 'linli/statement/1',
    district: { id: published.tenantId, name: published.district },
    person: published.publicName,
    madeAt: now,
    mark: markOf(published, now),
    covers: coversOf(accounts, checkpoint.at, now),
    checkpoint: signed,
    accounts,
    visits: exported.visits.map((one) => ({ ...one, helper: shown(one.helper), witness: shown(one.witness) })),
    devices
  }
  const signer = signerOf(published.tenantId)
  const hashed = hexOf(primitives.hash(utf8(bodyOf(statement))))
  const value = hexOf(signer.sign(statementText(signer.alg, primitives.hashAlg, hashed)))
  const signature = { alg: signer.alg, hashAlg: primitives.hashAlg, publicKey: hexOf(signer.publicKey), value }
  return { name: `账单-${published.publicName}-${checkpoint.day}.json`, text: written({ statement, signature }), covers: statement.covers }
}

const rowsOf = ({ account, entries }: StatementAccount): (SlipRow & { at: number })[] =>
  entries
    .filter(({ posted }) => posted !== 0)
    .map(({ at, posted, why, title }) => ({
      at,
      day: dayOf(at),
      asset: account.startsWith('point/') ? ('point' as const) : ('minute' as const),
      amount: posted,
      why: title || (why[0] ?? '')
    }))

/** One page to print: a month of it or all, the newest first, as much as fits, with a code that is checked without a network. */
export const paperOf = async (call: Call, month: string | undefined): Promise<Paper> => {
  const { now, signerOf } = call
  const { published, checkpoint, accounts } = await vouchedFor(call)
  const { from, to } = month === undefined ? { from: -Infinity, to: Infinity } : monthWindow(month)
  const rows = accounts
    .flatMap(rowsOf)
    .filter(({ at }) => at >= from && at < to)
    .sort((one, other) => other.at - one.at)
  const signer = signerOf(published.tenantId)
  const slip = fitting({
    alg: signer.alg,
    district: published.tenantId,
    person: published.publicName,
    day: checkpoint.day,
    digest: checkpoint.digest.slice(0, 32),
    left: Math.max(0, rows.length - LINES),
    rows: rows.slice(0, LINES)
  })
  const text = slipText(slip)
  return {
    district: published.district,
    person: slip.person,
    day: slip.day,
    digest: slip.digest,
    key: signer.id,
    mark: markOf(published, now),
    left: slip.left,
    rows: slip.rows.map(({ day, asset, amount, why }) => ({ day, asset, amount, why })),
    code: slipCode(text, signer.publicKey, signer.sign(text))
  }
}

import type { Notice } from '@domain/verify/notice'
import type { Checkpoint } from '@domain/verify/checkpoint'
import { hexOf } from '@domain/verify/bytes'
import type { Tile } from '@domain/verify/tiles'
import type { Run } from '../../../database/query'
import type { Signer } from '../signing'
import { iso, type Row } from './rows'

/** What a leaf of each tree says, in the order of its names. */
export interface Head {
  name: string
  seq: number
  head: string
}
export interface Device {
  name: string
  alg: string
  publicKey: string
  since: number
  until: number | null
}
export type Tree = 'account' | 'device'
/** A tile of leaves also has the lines that name them. */
export type KeptTile = Tile & { lines?: readonly string[] }

/** What a night's work reads and writes in one district. */
export interface CheckpointStore {
  /** ends of chains by keyset on the account's name */
  heads(after: string, limit: number): Promise<Head[]>
  devices(after: string, limit: number): Promise<Device[]>
  keepTiles(run: number, tree: Tree, tiles: readonly KeptTile[]): Promise<void>
  /** the digest of the newest, or empty */
  newest(): Promise<string>
  /** the first of a day stands; then the tiles of all others are thrown away. False: somebody was faster */
  publish(checkpoint: Checkpoint, sealed: { digest: string; signature: Uint8Array; signer: Signer; run: number }): Promise<boolean>
}

const HEADS = `select id as name, seq, encode(head, 'hex') as head from ledger_account
where tenant_id = $1 and id > $2 and seq > 0 order by id limit $3`
const DEVICES = `select id as name, alg, encode(public_key, 'hex') as "publicKey", (extract(epoch from registered_at) * 1000)::bigint as since,
  (extract(epoch from revoked_at) * 1000)::bigint as until
from device_key left join device_end on device_end.tenant_id = device_key.tenant_id and device_end.key_id = device_key.id
where device_key.tenant_id = $1 and id > $2 order by id limit $3`
const KEEP = `insert into checkpoint_tile (tenant_id, run, tree, level, ordinal, first, names, hashes)
select $1, $2, $3, level, ordinal, first, names, decode(hashes, 'hex')
from jsonb_to_recordset($4::jsonb) tile (level smallint, ordinal integer, first text, names text, hashes text) on conflict do nothing`
const NEWEST = 'select digest from checkpoint where tenant_id = $1 order by day desc limit 1'
const PUBLISH = `with known as (
  insert into checkpoint_key (tenant_id, id, alg, public_key, since) values ($1, $12, $3, $15, $5) on conflict do nothing
), made as (
  insert into checkpoint (tenant_id, day, alg, hash_alg, at, accounts, accounts_root, devices, devices_root, before, digest, key_id, signature, run)
  values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, decode($9, 'hex'), $10, $11, $12, $13, $14) on conflict do nothing returning 1
), gone as (
  delete from checkpoint_tile where tenant_id = $1 and run <> $14 and exists (select from made)
)
select exists (select from made) as made`

const rowOfTile = ({ level, ordinal, hashes, lines }: KeptTile): Row => ({
  level,
  ordinal,
  ...(lines ? { first: lines[0]?.split(' ')[0], names: lines.join('\n') } : {}),
  hashes: hashes.map(hexOf).join('')
})

export const checkpointStore = (run: Run, tenantId: string): CheckpointStore => ({
  heads: (after, limit) => run<Head & Record<string, unknown>>(HEADS, [tenantId, after, limit]),
  devices: (after, limit) => run<Device & Record<string, unknown>>(DEVICES, [tenantId, after, limit]),
  keepTiles: async (which, tree, tiles) => {
    await run(KEEP, [tenantId, which, tree, JSON.stringify(tiles.map(rowOfTile))])
  },
  newest: async () => (await run<{ digest: string }>(NEWEST, [tenantId]))[0]?.digest ?? '',
  publish: async (one, { digest, signature, signer, run: which }) => {
    const [row] = await run<{ made: boolean }>(PUBLISH, [
      tenantId,
      one.day,
      one.alg,
      one.hashAlg,
      iso(one.at),
      one.accounts,
      one.accountsRoot,
      one.devices,
      one.devicesRoot,
      one.before,
      digest,
      signer.id,
      Buffer.from(signature),
      which,
      Buffer.from(signer.publicKey)
    ])
    return row?.made ?? false
  }
})

/** Districts that have published nothing on this day. */
export const dueCheckpoints = async (run: Run, day: string): Promise<string[]> => {
  const rows = await run<{ id: string }>(
    'select id from tenant where not exists (select from checkpoint where checkpoint.tenant_id = tenant.id and day = $1) order by id',
    [day]
  )
  return rows.map(({ id }) => id)
}

const SHOWN = 31
const NOTICE = `select jsonb_build_object(
  'form', 'linli/notice/1',
  'district', jsonb_build_object('id', tenant.id, 'name', tenant.name),
  'keys', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'alg', alg, 'publicKey', encode(public_key, 'hex'),
    'since', (extract(epoch from since) * 1000)::bigint) order by since desc, id), '[]') from checkpoint_key where tenant_id = tenant.id),
  'days', (select coalesce(jsonb_agg(jsonb_build_object('day', day, 'at', (extract(epoch from at) * 1000)::bigint, 'digest', digest,
    'key', key_id) order by day desc), '[]')
    from (select * from checkpoint where checkpoint.tenant_id = tenant.id order by day desc limit ${SHOWN}) few)
) as found from tenant where app_id = $1`

/** What the district of an app has published: its keys and the digests of the last 31 days; null for an app that is nobody's. */
export const notice = async (run: Run, appId: string): Promise<Notice | null> =>
  (await run<{ found: Notice }>(NOTICE, [appId]))[0]?.found ?? null

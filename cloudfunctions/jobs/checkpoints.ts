import { MINUTE } from '@domain/clock/milliseconds'
import { dayOf } from '@domain/clock/shanghai'
import { hexOf, utf8 } from '@domain/verify/bytes'
import { accountLeaf, checkpointText, deviceLeaf, type Checkpoint } from '@domain/verify/checkpoint'
import { rootOf } from '@domain/verify/merkle'
import { TILE, tilesOf, treeAbove } from '@domain/verify/tiles'
import type { Visit } from '../_kit/call'
import { primitives } from '../_kit/signing'
import type { CheckpointStore, Tree } from '../_kit/store/checkpoints'
import { oneByOne } from './one-by-one'

/** Leaves of one read and one write: a hundred tiles. */
const BATCH = 100 * TILE
/** Whoever was interrupted is taken over from after this long. */
const PATIENCE = 10 * MINUTE

interface Leaf {
  name: string
  line: string
  hash: Uint8Array
}
interface Grown {
  size: number
  root: string
}

/** Grows one tree from the left, a batch at a time: what stays in memory is one hash for 256 leaves. */
const grow = async (books: CheckpointStore, run: number, tree: Tree, read: (after: string) => Promise<Leaf[]>): Promise<Grown> => {
  const roots: Uint8Array[] = []
  let size = 0
  for (let after = ''; ;) {
    const leaves = await read(after)
    const hashes = leaves.map(({ hash }) => hash)
    const tiles = tilesOf(0, hashes, roots.length)
    const named = tiles.map((tile, n) => ({ ...tile, lines: leaves.slice(n * TILE, (n + 1) * TILE).map(({ line }) => line) }))
    if (named.length > 0) await books.keepTiles(run, tree, named)
    roots.push(...tiles.map((tile) => rootOf(primitives.hash, tile.hashes)))
    size += leaves.length
    after = leaves.at(-1)?.name ?? ''
    if (leaves.length < BATCH) break
  }
  const { tiles, root } = treeAbove(primitives.hash, roots)
  if (tiles.length > 0) await books.keepTiles(run, tree, tiles)
  return { size, root: hexOf(root) }
}

/** What one district publishes today. False: another instance has published meanwhile. */
const publish = async ({ stores, signerOf, now }: Pick<Visit, 'stores' | 'signerOf' | 'now'>, district: string, day: string) => {
  const books = stores.forSystem(district).checkpoints
  const { hash, hashAlg } = primitives
  const accounts = await grow(books, now, 'account', async (after) =>
    (await books.heads(after, BATCH)).map(({ name, seq, head }) => ({
      name,
      line: `${name} ${seq}`,
      hash: accountLeaf(hash, hashAlg, district, name, seq, head)
    }))
  )
  const devices = await grow(books, now, 'device', async (after) =>
    (await books.devices(after, BATCH)).map(({ name, ...key }) => ({
      name,
      line: `${name} ${key.since} ${key.until ?? ''}`,
      hash: deviceLeaf(hash, district, key)
    }))
  )
  const signer = signerOf(district)
  const checkpoint: Checkpoint = {
    alg: signer.alg,
    hashAlg,
    district,
    day,
    at: now,
    accounts: accounts.size,
    accountsRoot: accounts.root,
    devices: devices.size,
    devicesRoot: devices.root,
    before: await books.newest(),
    key: signer.id
  }
  const text = checkpointText(checkpoint)
  const digest = hexOf(hash(utf8(text)))
  return books.publish(checkpoint, { digest, signature: signer.sign(text), signer, run: now })
}

/**
 * Soon after midnight, once a day and district: one digest over the end of every account's chain and every phone's key, chained to that
 * of the day before, signed and published. Answers how many districts published.
 */
export const publishCheckpoints = async (visit: Pick<Visit, 'stores' | 'signerOf' | 'now'>): Promise<number> => {
  const day = dayOf(visit.now)
  const slot = Math.floor(visit.now / PATIENCE) * PATIENCE
  return oneByOne('published', await visit.stores.dueCheckpoints(day), async (district) => {
    if (!(await visit.stores.claimSlot(`checkpoint/${district}`, slot, visit.now))) return false
    return publish(visit, district, day)
  })
}

import { pathOf, rootOf, type Hash } from './merkle'

/** So many hashes lie in one row of the database. Full tiles begin at multiples of it, so the tree over tiles is the tree over leaves. */
export const TILE = 256

/** One tile as it is written: on level 0 the hashes of leaves, above it the roots of the tiles below. */
export interface Tile {
  level: number
  ordinal: number
  hashes: readonly Uint8Array[]
}

/** Cuts nodes of one level into tiles, the last one shorter. */
export const tilesOf = (level: number, nodes: readonly Uint8Array[], first = 0): Tile[] =>
  Array.from({ length: Math.ceil(nodes.length / TILE) }, (_, n) => ({
    level,
    ordinal: first + n,
    hashes: nodes.slice(n * TILE, (n + 1) * TILE)
  }))

/** Everything above the tiles of leaves, given their roots: the tiles of the higher levels and the root of the whole. */
export const treeAbove = (hash: Hash, roots: readonly Uint8Array[]): { tiles: Tile[]; root: Uint8Array } => {
  const tiles: Tile[] = []
  let nodes = roots
  for (let level = 1; nodes.length > 1; level += 1) {
    const made = tilesOf(level, nodes)
    tiles.push(...made)
    nodes = made.map(({ hashes }) => rootOf(hash, hashes))
  }
  return { tiles, root: nodes[0] ?? rootOf(hash, []) }
}

/** The path of the leaf at `index`, from the tiles that lie above it, lowest first. */
export const pathThrough = (hash: Hash, tiles: readonly (readonly Uint8Array[])[], index: number): Uint8Array[] => {
  let at = index
  return tiles.flatMap((hashes) => {
    const path = pathOf(hash, hashes, at % TILE)
    at = Math.floor(at / TILE)
    return path
  })
}

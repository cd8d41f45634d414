/** A hash of 32 bytes, as an argument: the domain carries no library. */
export type Hash = (bytes: Uint8Array) => Uint8Array

const SIZE = 32
const joined = (mark: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 1))
  whole[0] = mark
  let at = 1
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The tree of RFC 9162 §2.1: a leaf begins with 0 and a node with 1, so that neither is ever taken for the other. */
export const leafHash = (hash: Hash, leaf: Uint8Array): Uint8Array => hash(joined(0, leaf))
export const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array => hash(joined(1, left, right))

/** The largest power of two below `n`, which is at least 2: where a tree of `n` is parted. */
const halfOf = (n: number): number => {
  let half = 1
  while (half * 2 < n) half *= 2
  return half
}

/** The root over nodes of one level, from the left; of none it is the hash of nothing. */
export const rootOf = (hash: Hash, nodes: readonly Uint8Array[], from = 0, to = nodes.length): Uint8Array => {
  if (to === from) return hash(new Uint8Array())
  if (to - from === 1) return nodes[from]!
  const middle = from + halfOf(to - from)
  return nodeHash(hash, rootOf(hash, nodes, from, middle), rootOf(hash, nodes, middle, to))
}

/** What proves that the node at `index` is under `rootOf(nodes)`: its neighbours, the nearest first. */
export const pathOf = (hash: Hash, nodes: readonly Uint8Array[], index: number, from = 0, to = nodes.length): Uint8Array[] => {
  if (to - from <= 1) return []
  const middle = from + halfOf(to - from)
  return from + index < middle
    ? [...pathOf(hash, nodes, index, from, middle), rootOf(hash, nodes, middle, to)]
    : [...pathOf(hash, nodes, index - (middle - from), middle, to), rootOf(hash, nodes, from, middle)]
}

/** The root that a path leads to (RFC 9162 §2.1.3.2), or null when it is too short, too long, or for no place in a tree of `size`. */
export const rootFrom = (hash: Hash, node: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Uint8Array | null => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null
  let [at, last, root] = [index, size - 1, node]
  for (const neighbour of path) {
    if (last === 0 || neighbour.length !== SIZE) return null
    if (at % 2 === 1 || at === last) {
      root = nodeHash(hash, neighbour, root)
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else root = nodeHash(hash, root, neighbour)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? root : null
}

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { fromHex, hexOf } from './bytes'
import { leafHash, pathOf, rootFrom, rootOf, type Hash } from './merkle'
import { pathThrough, TILE, tilesOf, treeAbove } from './tiles'

const hash: Hash = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())

/** The eight leaves that the authors of Certificate Transparency test every implementation with, and the roots over the first 1 … 8. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
]
const leaves = LEAVES.map((text) => leafHash(hash, fromHex(text, text.length / 2)!))

test('of nothing the root is the hash of nothing', () =>
  expect(hexOf(rootOf(hash, []))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))

test.each(ROOTS.map((root, n) => [n + 1, root] as const))('the root over the first %i known leaves', (size, root) =>
  expect(hexOf(rootOf(hash, leaves.slice(0, size)))).toBe(root)
)

test.each([
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
    ]
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'
    ]
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
    ]
  ]
] as const)('the known path of leaf %i among %i', (index, size, path) => {
  expect(pathOf(hash, leaves.slice(0, size), index).map(hexOf)).toEqual(path)
  expect(
    hexOf(
      rootFrom(
        hash,
        leaves[index]!,
        index,
        size,
        path.map((one) => fromHex(one, 32)!)
      )!
    )
  ).toBe(ROOTS[size - 1])
})

const nodes = (size: number) => Array.from({ length: size }, (_, n) => hash(Uint8Array.of(n & 255, n >> 8, n >> 16)))
const size = fc.integer({ min: 1, max: 1200 })

test('every leaf of a tree of any size is proven, and by no other place, size or path', () => {
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), (count, seed, other) => {
      const all = nodes(count)
      const index = seed % count
      const root = hexOf(rootOf(hash, all))
      const path = pathOf(hash, all, index)
      const leads = (node: Uint8Array, at: number, among: number, way: readonly Uint8Array[]) => {
        const found = rootFrom(hash, node, at, among, way)
        return found !== null && hexOf(found) === root
      }
      expect(leads(all[index]!, index, count, path)).toBe(true)
      const elsewhere = other % count
      if (elsewhere !== index) expect(leads(all[index]!, elsewhere, count, path)).toBe(false)
      expect(leads(hash(all[index]!), index, count, path)).toBe(false)
      expect(leads(all[index]!, index, count, [...path, all[0]!])).toBe(false)
      if (path.length > 0) expect(leads(all[index]!, index, count, path.slice(1))).toBe(false)
      expect([-1, count, 0.5].map((at) => rootFrom(hash, all[index]!, at, count, path))).toEqual([null, null, null])
    }),
    { numRuns: 40 }
  )
})

test.each([1, 2, 255, 256, 257, 511, 512, 513, 65_537])('tiles over %i leaves are the same tree', (count) => {
  const all = nodes(count)
  const first = tilesOf(0, all)
  const { tiles, root } = treeAbove(
    hash,
    first.map(({ hashes }) => rootOf(hash, hashes))
  )
  expect(hexOf(root)).toBe(hexOf(rootOf(hash, all)))
  for (const index of count > 1000 ? [count - 1] : [0, count >> 1, count - 1]) {
    const above = [...first, ...tiles].filter(({ level, ordinal }) => ordinal === Math.floor(index / TILE ** (level + 1)))
    const path = pathThrough(
      hash,
      above.map(({ hashes }) => hashes),
      index
    )
    expect(hexOf(rootFrom(hash, all[index]!, index, count, path)!)).toBe(hexOf(root))
  }
})

import { accountOf, isStored, issuer, readAccount } from './account'
import type { Balance } from './books'
import { fillShard, poolFor, poolShards, spreadOver } from './pool'
import type { Transfer } from './transfer'

test.each([
  ['point/earned/chen', { asset: 'point', kind: 'earned', ownerId: 'chen', shard: null }],
  ['minute/allotment/li', { asset: 'minute', kind: 'allotment', ownerId: 'li', shard: null }],
  ['point/merchant/bakery', { asset: 'point', kind: 'merchant', ownerId: 'bakery', shard: null }],
  ['minute/pool/district/63', { asset: 'minute', kind: 'pool', ownerId: 'district', shard: '63' }],
  ['minute/pool/district/64', { asset: 'minute', kind: 'pool', ownerId: 'district', shard: '64' }],
  ['point/issuer', { asset: 'point', kind: 'issuer', ownerId: null, shard: null }]
])('%s is an account', (id, parts) => expect(readAccount(id)).toEqual({ id, ...parts }))

test.each([
  'yuan/earned/chen',
  'point/secret/chen',
  'point/toString/chen',
  'point/gifted/chen',
  'point/allotment/chen',
  'minute/merchant/bakery',
  'point/pool/district/00',
  'minute/pool/district',
  'minute/pool/district/65',
  'minute/pool/district/7',
  'minute/earned',
  'minute/earned/',
  'minute/earned/chen/00',
  'minute/earned/chen lin',
  'minute/earned/chen\nlin',
  'point/issuer/somebody',
  'minute/pool/district/00/more',
  ''
])('%j is none', (id) => expect(() => readAccount(id)).toThrow(expect.objectContaining({ code: 'VALUE_ACCOUNT' })))

test('only the issuer is not stored', () => {
  expect([isStored(issuer('minute')), isStored(accountOf('minute', 'unit', 'power'))]).toEqual([false, true])
})

describe('a pool lies in 64 shards', () => {
  test('every cause has one of its own, and causes spread', () => {
    const causes = Array.from({ length: 6400 }, (_, n) => `order/O${n}/r1/award/P${n % 7}/T05`)
    const found = new Map<string, number>()
    for (const cause of causes) found.set(poolFor('d', cause), (found.get(poolFor('d', cause)) ?? 0) + 1)
    expect([...found.keys()].sort()).toEqual(poolShards('d'))
    expect(Math.max(...found.values())).toBeLessThan(200)
  })

  test.each([1, 63, 64, 65, 100_000])('%i minutes over all of them are as many, and even', (amount) => {
    const amounts = spreadOver('d', amount).map((line) => line.amount)
    expect(amounts.reduce((sum, one) => sum + one, 0)).toBe(amount)
    // nobody is given nothing
    expect(amounts).toHaveLength(Math.min(64, amount))
    expect(Math.min(...amounts)).toBeGreaterThan(0)
    expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1)
  })

  const [short = issuer('minute'), rich = short, poor = short, third = short, fourth = short] = poolShards('d')
  const shards = (...all: [typeof short, number, number?, number?][]) =>
    new Map(all.map(([id, posted, held = 0, floor = 0]) => [id, { posted, held, floor, seq: 4, head: 'h' } satisfies Balance]))
  const wants = (from: typeof short, amount: number): Transfer => ({ id: `wants ${from}`, phase: 'hold', from, amount, at: 5 })
  const given = (found: ReturnType<typeof fillShard>) => found?.map((one) => [one.from, one.lines[0]?.amount]) ?? null

  test.each([
    ['half of the richest, when that is enough', shards([short, 10], [rich, 100], [poor, 20]), 30, [[rich, 50]]],
    ['what is missing, when that is more', shards([short, 10], [rich, 100]), 90, [[rich, 80]]],
    [
      'from several',
      shards([rich, 100], [poor, 20]),
      110,
      [
        [rich, 100],
        [poor, 10]
      ]
    ],
    ['not what is reserved, and not below a floor', shards([rich, 100, 40, 30], [poor, 20, 20]), 30, [[rich, 30]]],
    [
      'the richest first, of equals the first by name, and none that is empty',
      shards([poor, 20], [rich, 20], [third, 100], [short, 0], [fourth, 5, 5]),
      130,
      [
        [third, 100],
        [rich, 20],
        [poor, 10]
      ]
    ],
    ['nothing, when all of them together are short', shards([short, 10], [rich, 100, 40, 30]), 41, null]
  ])('a short one is filled by the others: %s', (_, found, amount, fills) => {
    expect(given(fillShard(found, short, [wants(short, amount)]))).toEqual(fills)
  })

  test('two shards that the same write is paid from take nothing from each other: the third gives, or nobody', () => {
    const write = [wants(short, 40), wants(rich, 20)]
    expect(given(fillShard(shards([short, 20], [rich, 20], [poor, 20]), short, write))).toEqual([[poor, 20]])
    expect(given(fillShard(shards([short, 20], [rich, 30], [poor, 10]), short, write))).toEqual([
      [rich, 10],
      [poor, 10]
    ])
    expect(fillShard(shards([short, 20], [rich, 20], [poor, 19]), short, write)).toBeNull()
  })

  test('a fill is named by its place in both chains', () => {
    expect(fillShard(shards([short, 0], [rich, 100]), short, [wants(short, 10)])?.[0]?.id).toBe('fill/minute/pool/d/00/5/01/5')
  })
})

import fc from 'fast-check'
import { accountOf, type AccountId } from './account'
import { available, type Balance } from './books'
import { emptyPurse, fillPurse, fillShard, givenBy, poolFor, poolShards, purseOf } from './pool'
import type { Transfer } from './transfer'

const shards = poolShards('district')
const [short = 'minute/pool/district/00' as AccountId] = shards
/** Balances of some shards, by their place. */
const anyPool = fc
  .array(fc.record({ posted: fc.nat(500), held: fc.nat(100), floor: fc.nat(50), seq: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 12
  })
  .map(
    (list) =>
      new Map(
        list.map(({ posted, ...one }, n): [AccountId, Balance] => [
          shards[n]!,
          { ...one, posted: posted + one.held + one.floor, head: 'h' }
        ])
      )
  )
const free = (balance: Balance | undefined): number => (balance ? available(balance) - balance.floor : 0)

test('the others fill a shard that is short as far as they can spare, or not at all', () => {
  fc.assert(
    fc.property(anyPool, fc.integer({ min: 1, max: 3_000 }), (pool, amount) => {
      const fills = fillShard(pool, short, [{ id: 'asked', phase: 'hold', from: short, amount, at: 7 }])
      const all = [...pool.values()].reduce((sum, one) => sum + free(one), 0)
      if (fills === null) return expect(all).toBeLessThan(amount)
      const given = new Map(fills.map(({ from, lines }) => [from, lines[0]?.amount ?? 0]))
      expect(given.size).toBe(fills.length)
      expect(free(pool.get(short)) + [...given.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(amount)
      for (const [from, spared] of given) expect([from, spared > 0, spared <= free(pool.get(from))]).toEqual([from, true, true])
      for (const { id, from, lines, at, phase } of fills) {
        expect([from === short, lines.length, lines[0]?.account, at, phase]).toEqual([false, 1, short, 7, 'direct'])
        // two who see the same need name it alike
        expect(id).toBe(`fill/${short}/${(pool.get(short)?.seq ?? 0) + 1}/${from.slice(-2)}/${(pool.get(from)?.seq ?? 0) + 1}`)
      }
    }),
    { numRuns: 300 }
  )
})

test('a purse is filled to the minute with what its month has promised, and what it no longer needs goes back to every shard', () => {
  const purse = purseOf('district')
  expect(poolShards('district')).not.toContain(purse)
  fc.assert(
    fc.property(anyPool, fc.nat(30), fc.integer({ min: 1, max: 3_000 }), (pool, left, amount) => {
      const before: Balance = { posted: left, held: 0, floor: 0, seq: 7, head: 'h' }
      const fills = fillPurse(new Map([...pool, [purse, before]]), 'district', amount, 7)
      if (fills === null) return expect([...pool.values()].reduce((sum, one) => sum + free(one), left)).toBeLessThan(amount)
      const came = fills.reduce((sum, { from, lines }) => {
        expect([lines.length, lines[0]?.account, from === purse]).toEqual([1, purse, false])
        expect(lines[0]?.amount).toBeLessThanOrEqual(free(pool.get(from)))
        return sum + (lines[0]?.amount ?? 0)
      }, 0)
      expect(came).toBe(Math.max(0, amount - left))
      const [back, ...more] = emptyPurse(new Map([[purse, { ...before, posted: amount }]]), 'district', 8)
      expect([back?.id, back?.from, back?.at, more]).toEqual([`fill/${purse}/8/back`, purse, 8, []])
      expect(back?.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(amount)
      expect(poolShards('district')).toEqual(expect.arrayContaining((back?.lines ?? []).map(({ account }) => account)))
    }),
    { numRuns: 300 }
  )
  expect(emptyPurse(new Map(), 'district', 8)).toEqual([])
  expect(emptyPurse(new Map([[purse, { posted: 0, held: 0, floor: 0, seq: 7, head: 'h' }]]), 'district', 8)).toEqual([])
})

test('a cause goes through the same shard for ever: a retry by a later program is the same transfer', () => {
  expect(poolFor('district', 'allotment/2026-11/li')).toBe('minute/pool/district/11')
  expect(poolFor('district', 'order/O1/r2/hold/v7/pool')).toBe(poolFor('district', 'order/O1/r2/hold/v7/pool'))
})

test('what one account gives is what is held on it, paid from it at once, or taken back from it', () => {
  const [li, chen] = [accountOf('minute', 'earned', 'li'), accountOf('minute', 'earned', 'chen')]
  const transfers: Transfer[] = [
    { id: 'a', phase: 'hold', from: li, amount: 1, at: 0 },
    {
      id: 'b',
      phase: 'direct',
      from: li,
      lines: [
        { account: chen, amount: 10 },
        { account: short, amount: 20 }
      ],
      at: 0
    },
    {
      id: 'c',
      phase: 'reverse',
      of: 'x',
      lines: [
        { account: li, amount: 300 },
        { account: chen, amount: 400 }
      ],
      at: 0
    },
    { id: 'd', phase: 'post', of: 'y', lines: [{ account: li, amount: 5_000 }], at: 0 },
    { id: 'e', phase: 'void', of: 'z', at: 0 }
  ]
  expect([givenBy(transfers, li), givenBy(transfers, chen), givenBy(transfers, short)]).toEqual([331, 400, 0])
})

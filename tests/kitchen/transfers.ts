import fc from 'fast-check'
import { accountOf, issuer, type AccountId } from '@domain/ledger/account'
import { poolShards } from '@domain/ledger/pool'
import type { Line, Transfer } from '@domain/ledger/transfer'

/** Few accounts, so that operations meet: people and organisations of the town, and pools. */
const PEOPLE = ['li', 'chen', 'lin'] as const
const ACCOUNTS: Record<'point' | 'minute', AccountId[]> = {
  point: [issuer('point'), ...PEOPLE.map((id) => accountOf('point', 'earned', id)), accountOf('point', 'merchant', 'power')],
  minute: [
    issuer('minute'),
    ...PEOPLE.map((id) => accountOf('minute', 'earned', id)),
    accountOf('minute', 'gifted', 'li'),
    accountOf('minute', 'allotment', 'li'),
    // one shard of two pools: nothing fills them
    ...['linjiang-district', 'power'].flatMap((org) => poolShards(org).slice(0, 1))
  ]
}

/** What somebody tries: numbers that are turned into accounts and earlier transfers, whatever came before. */
const tried = fc.record({
  phase: fc.constantFrom('direct', 'direct', 'hold', 'hold', 'post', 'post', 'void', 'reverse') as fc.Arbitrary<Transfer['phase']>,
  asset: fc.constantFrom('point', 'minute') as fc.Arbitrary<'point' | 'minute'>,
  issued: fc.boolean(),
  from: fc.nat(20),
  to: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 3 }),
  amounts: fc.array(fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom(1, 2, 60)), { minLength: 4, maxLength: 4 }),
  of: fc.nat(40),
  /** now and then the id of an earlier one is used again, with the same content or with other */
  again: fc.nat(11),
  /** clocks of different machines, 26 hours either way */
  skew: fc.integer({ min: -93_600_000, max: 93_600_000 })
})
type Tried = typeof tried extends fc.Arbitrary<infer T> ? T : never

const START = Date.parse('2026-11-23T09:00:00+08:00')

const transferOf = (one: Tried, id: string, before: readonly Transfer[]): Transfer => {
  const at = START + one.skew
  const accounts = ACCOUNTS[one.asset]
  const nth = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
  const from = one.issued ? issuer(one.asset) : nth(accounts, one.from)
  const distinct = [...new Set(one.to.map((n) => nth(accounts, n)))]
  const lines: Line[] = distinct.map((account, n) => ({ account, amount: one.amounts[n] ?? 1 }))
  const others = lines.filter(({ account }) => account !== from)
  const some = others.length > 0 ? others : [{ account: nth(accounts, accounts.indexOf(from) + 1), amount: 5 }]
  const holds = before.filter((old) => old.phase === 'hold')
  const paid = before.filter((old) => old.phase === 'direct' || old.phase === 'post')
  if (one.phase === 'hold') return { id, phase: 'hold', from: nth(accounts.slice(1), one.from), amount: one.amounts[0] ?? 1, at }
  if (one.phase === 'post') return { id, phase: 'post', of: holds.length > 0 ? nth(holds, one.of).id : 'nothing', lines: some, at }
  if (one.phase === 'void') return { id, phase: 'void', of: before.length > 0 ? nth(before, one.of).id : 'nothing', at }
  if (one.phase === 'direct' || paid.length === 0) return { id, phase: 'direct', from, lines: some, at }
  const old = nth(paid, one.of)
  const back = 'lines' in old ? old.lines.map((line, n) => ({ ...line, amount: Math.min(line.amount, one.amounts[n] ?? 1) })) : []
  return { id, phase: 'reverse', of: old.id, lines: one.again === 5 ? some : back.slice(0, 1 + (one.from % 3)), at }
}

/** A long day at the counter: good and bad operations, repeats and clock skew; what one names, another may have done long ago. */
export const someTransfers = (atLeast: number, atMost: number): fc.Arbitrary<Transfer[]> =>
  fc.array(tried, { minLength: atLeast, maxLength: atMost, size: 'max' }).map((all) => {
    const made: Transfer[] = []
    for (const [n, one] of all.entries()) {
      const earlier = made[one.of % Math.max(1, made.length)]
      if (one.again === 0 && earlier) made.push({ ...earlier, at: earlier.at + 1000 })
      else made.push(transferOf(one, one.again === 1 && earlier ? earlier.id : `t/${n}`, made))
    }
    return made
  })

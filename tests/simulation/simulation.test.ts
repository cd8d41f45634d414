import type { Transfer } from '@domain/ledger/transfer'
import { MINUTE_DUES } from '@domain/value/counts'
import { BEGINS, Broken, simulate, SimulatedTown } from './run'
import type { Written } from './town'

/** A failure names its seed: `SEED=… npx jest tests/simulation` runs that one alone, `npm run bench -- simulation` a million operations. */
const SEEDS = process.env.SEED ? [process.env.SEED] : ['plum', 'pear', 'peach']
const OPERATIONS = 3000

test.each(SEEDS)('seed %s: late, twice, out of order and by wrong clocks, and every promise of the books holds', (seed) => {
  const { done, refused, town } = simulate(seed, OPERATIONS)
  for (const name of [
    'place',
    'accept',
    'arrive',
    'leave',
    'rate',
    'cancel',
    'confirm_correction',
    'reopen',
    'allot',
    'inject',
    'redeem',
    'hand over',
    'rather not',
    'agree',
    'introduce',
    'meet'
  ])
    expect([name, (done[name] ?? 0) > 0]).toEqual([name, true])
  expect(Object.keys(refused).length).toBeGreaterThan(10)
  const phases = [...new Set([...town.books.transfers.values()].map(({ phase }) => phase))].sort()
  expect(phases).toEqual(['direct', 'hold', 'post', 'reverse', 'void'])
})

test('the same seed is the same life', () => {
  const heads = () => [...simulate('plum', 300).town.books.accounts]
  expect(heads()).toEqual(heads())
})

/** A town in which something is wrong with the books. */
type Wrong = (written: Written) => Written
const townThat = (wrong: Wrong): SimulatedTown =>
  new (class extends SimulatedTown {
    protected override write(written: Written): Transfer[] {
      return super.write(wrong(written))
    }
  })(BEGINS)
const moving =
  (change: (transfers: readonly Transfer[]) => Transfer[]): Wrong =>
  (written) => ({
    ...written,
    value: { ...written.value, transfers: change(written.value.transfers) }
  })
const doubled = (one: Transfer): Transfer => (one.phase === 'hold' ? { ...one, amount: one.amount * 2 } : one)

/** Whoever waited for a visit has all of it back, and whoever came has nothing. */
const unpaid = (one: Transfer): Transfer =>
  one.phase === 'post' && one.of.startsWith('order/') ? { id: `${one.of}/void`, phase: 'void', of: one.of, at: one.at } : one

/** The same award once more, under the name of a correction that never was. */
const twice: Wrong = (written) => {
  const { transfers, lines } = written.value
  const again = (id: string): string[] => (id.endsWith('/R01') ? [`${id}/c9`] : [])
  return {
    ...written,
    value: {
      ...written.value,
      transfers: [...transfers, ...transfers.flatMap((one) => again(one.id).map((id) => ({ ...one, id })))],
      lines: [...lines, ...lines.flatMap((one) => again(one.transferId).map((transferId) => ({ ...one, transferId })))]
    }
  }
}

/** What somebody had spent before it was taken back is not owed. */
const forgiven: Wrong = (written) => ({
  ...written,
  value: { ...written.value, tallies: written.value.tallies.map((one) => (one.key === MINUTE_DUES ? { ...one, after: 0 } : one)) }
})

test.each<[string, Wrong, RegExp, string?]>([
  ['what was held is not given back', moving((all) => all.filter(({ phase }) => phase !== 'void')), /holds \d+ and says 0/],
  ['nobody is paid', moving((all) => all.filter(({ id }) => !id.includes('/award/'))), /is not paid/],
  ['nobody is paid minutes', moving((all) => all.map(unpaid)), /minutes of .* are due/],
  ['more is held than was said', moving((all) => all.map(doubled)), /holds \d+ and says/],
  ['a visit is paid twice', twice, /is paid 2 times/],
  ['what was not fetched stays reserved', moving((all) => all.filter(({ id }) => !/^redemption\/.*\/void$/.test(id))), /of point are held/],
  [
    'what an appeal put aside stays there',
    moving((all) => all.filter(({ id }) => !/^appeal\/.*\/(void|post)$/.test(id))),
    /of point are held/,
    's1'
  ],
  ['a debt is forgotten', forgiven, /minutes of all orders for/, 's65']
])('it is noticed when %s, with seed and operation', (_, wrong, words, seed = 'plum') => {
  const failed = ((): unknown => {
    try {
      return simulate(seed, OPERATIONS, townThat(wrong))
    } catch (error) {
      return error
    }
  })()
  expect(failed).toBeInstanceOf(Broken)
  expect((failed as Broken).message).toMatch(new RegExp(`^seed ${seed}, operation \\d+ \\(`))
  expect((failed as Broken).message).toMatch(words)
})

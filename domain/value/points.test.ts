import fc from 'fast-check'
import { HOUR, MINUTE } from '../clock/milliseconds'
import { accountOf } from '../ledger/account'
import { balanceOf } from '../ledger/books'
import { faultsIn } from '../ledger/invariants'
import { sha256 } from '../../tests/kitchen/digest'
import { accepted, type World } from '../../tests/kitchen/world'
import { corrected, Kept, moved, NO_FACTS } from '../../tests/kitchen/kept'
import type { Tally } from './facts'

/** Chen was with Li for so long, and she has said how it was. */
const rated = (minutes: number, world = accepted('A01')): World => {
  world
    .until(world.window().startAt)
    .do('chen', 'arrive', { code: 'good' })
    .wait(minutes * MINUTE)
  return world.do('chen', 'leave', { code: 'good' }).do('li', 'rate', { outcome: 'solved', satisfaction: 'good' })
}

test('closing pays the minutes and the first service, each under its cause', () => {
  const { transfers, tallies } = moved(rated(60))
  expect(transfers.map(({ id }) => id)).toEqual(['order/O1/r1/award/chen/R01', 'first/chen/1'])
  expect(tallies.map(({ key, before, after }) => `${key} ${before} ${after}`)).toEqual([
    'R01/2026-03-03 0 10',
    'R14/2026-03-03 0 10',
    'R05/life/times 0 1',
    'firsts/life 0 1'
  ])
})

test.each([
  ['half of the visit under an orange warning', -30, 30, 11, ['恶劣天气 ×1.2（其中 30 分钟）']],
  ['all of it', -30, 300, 12, ['恶劣天气 ×1.2']],
  ['a warning that was over', -90, 0, 10, []]
])('%s', (_, from, until, points, words) => {
  const world = rated(60)
  const arrivedAt = world.seat('chen')?.arrivedAt ?? 0
  const warnings = [{ startAt: arrivedAt + from * MINUTE, endAt: arrivedAt + until * MINUTE }]
  const { lines } = moved(world, { ...NO_FACTS, warnings })
  const [minutes] = lines.filter(({ transferId }) => transferId.endsWith('R01'))
  expect(minutes).toMatchObject({ why: ['服务 60 分钟，每小时 10 分', ...words], line: { points } })
})

test('fourteen minutes are recorded and pay nothing: no line of 0 is posted', () =>
  expect(moved(rated(14))).toEqual({ transfers: [], lines: [], tallies: [], held: null }))

test('who was on duty earns nothing', () => {
  const world = rated(60)
  for (const seat of world.order?.seats ?? []) seat.duty = true
  expect(moved(world).transfers).toEqual([])
})

test('a day that is full cuts to nothing, and then there is nothing to write', () => {
  const full: Tally[] = [
    { personId: 'chen', key: 'R01/2026-03-03', amount: 40 },
    { personId: 'chen', key: 'R05/life/times', amount: 1 }
  ]
  expect(moved(rated(60), { ...NO_FACTS, tallies: full }).transfers).toEqual([])
})

test('who owes is paid less, and the line says so', () => {
  const { transfers, lines, tallies } = moved(rated(60), {
    ...NO_FACTS,
    tallies: [{ personId: 'chen', key: 'point-dues/life', amount: 12 }]
  })
  expect(transfers).toEqual([expect.objectContaining({ id: 'first/chen/1', lines: [{ account: 'point/earned/chen', amount: 8 }] })])
  expect(lines.map(({ why }) => why.at(-1))).toEqual(['补扣以前欠的 10 分，还欠 2 分', '补扣以前欠的 2 分，还欠 0 分'])
  expect(tallies.find(({ key }) => key.startsWith('point-dues'))).toMatchObject({ before: 12, after: 0 })
})

test('a step that was not expected to move value is a bug, not a loss', () =>
  expect(() => moved(rated(60), null)).toThrow('has read the books'))

test('whatever is corrected how often: balance and dues are what the last minutes earn, and the books keep every promise', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 100 }),
      fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 4 }),
      fc.nat(30),
      (first, later, spent) => {
        const world = rated(first)
        const kept = new Kept().take(world)
        const chen = accountOf('point', 'earned', 'chen')
        const spends = Math.min(spent, balanceOf(kept.books, chen).posted)
        kept.spend(chen, accountOf('point', 'merchant', 'shop'), spends)
        world.wait(3 * HOUR)
        for (const minutes of later) kept.take(corrected(world, minutes))
        const minutes = later.at(-1) ?? first
        const earned = minutes < 15 ? 0 : Math.floor(Math.min(minutes, 90) / 6 + 0.5) + 10
        const owed = kept.tallies.get('chen point-dues/life')?.amount ?? 0
        expect(balanceOf(kept.books, chen).posted - owed).toBe(earned - spends)
        expect(faultsIn(kept.books, sha256)).toEqual([])
      }
    ),
    { numRuns: 60 }
  )
})

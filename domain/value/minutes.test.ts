import fc from 'fast-check'
import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { windowOf } from '../order/seats'
import { accountOf, issuer } from '../ledger/account'
import { applyTransfers, balanceOf } from '../ledger/books'
import { poolShards } from '../ledger/pool'
import { faultsIn } from '../ledger/invariants'
import { sha256 } from '../../tests/kitchen/digest'
import { corrected, Kept } from '../../tests/kitchen/kept'
import { placed, type World } from '../../tests/kitchen/world'
import { openHolds } from './holds'

const LI = { personId: 'li', birthDay: '1950-01-01', listed: true, useOwn: true, frozen: false }
const [li, gifts, lent, chen] = [
  accountOf('minute', 'earned', 'li'),
  accountOf('minute', 'gifted', 'li'),
  accountOf('minute', 'allotment', 'li'),
  accountOf('minute', 'earned', 'chen')
]
const given = (kept: Kept, account: typeof li, amount: number): void => {
  const transfer = { id: `given/${account}`, phase: 'direct', from: issuer('minute'), lines: [{ account, amount }], at: 0 } as const
  if (amount > 0) kept.books = applyTransfers(kept.books, [transfer], sha256)
}
const stands = (kept: Kept, account: typeof li) => balanceOf(kept.books, account)
const pool = (kept: Kept) =>
  [...kept.books.accounts].reduce((sum, [id, { posted }]) => sum + (id.startsWith('minute/pool/') ? posted : 0), 0)

/** From her wish to her word: Chen stays so many minutes. */
const visited = (kept: Kept, world: World, minutes: number, collective = false): World => {
  kept.take(world)
  world.do('wang', 'refer_unit', { unitId: 'u1' }).do('zhao', 'dispatch', { inviteeIds: ['chen'], collective })
  world.do('chen', 'accept', { riskRead: true, insured: true }).until(world.window().startAt).do('chen', 'arrive', { code: 'good' })
  world
    .wait(minutes * MINUTE)
    .do('chen', 'leave', { code: 'good' })
    .do('li', 'rate', { outcome: 'solved', satisfaction: 'good' })
  kept.take(world)
  return world
}

test.each([
  ['62 proven of an item of 60, own 100', { own: 100 }, 62, { li: 40, chen: 60, pool: 0 }],
  ['14 proven', { own: 100 }, 14, { li: 100, chen: 0, pool: 0 }],
  ['own 59: nobody pays', { own: 59 }, 60, { li: 59, chen: 0, pool: 0 }],
  ['450 of the day before it', { own: 100, day: 450 }, 60, { li: 40, chen: 30, pool: 30 }],
  ['89,990 in all before it', { own: 100, has: 89_990 }, 60, { li: 40, chen: 90_000, pool: 50 }],
  ['the helper owes the pool 45', { own: 100, dues: 45 }, 60, { li: 40, chen: 15, pool: 45 }]
])('%s', (_, { own, day = 0, has = 0, dues = 0 }: { own: number; day?: number; has?: number; dues?: number }, minutes, after) => {
  const kept = new Kept(LI)
  given(kept, li, own)
  given(kept, chen, has)
  if (day > 0) kept.tallies.set('chen minute/2026-03-03', { personId: 'chen', key: 'minute/2026-03-03', amount: day })
  if (dues > 0) kept.tallies.set('chen minute-dues/life', { personId: 'chen', key: 'minute-dues/life', amount: dues })
  visited(kept, placed('A01'), minutes)
  expect({ li: stands(kept, li).posted, chen: stands(kept, chen).posted, pool: pool(kept) }).toEqual(after)
  expect(kept.tally('chen', 'minute/2026-03-03')).toBe(day + after.chen - has)
  expect(faultsIn(kept.books, sha256)).toEqual([])
})

test('group time goes to the pool', () => {
  const kept = new Kept(LI)
  given(kept, li, 100)
  visited(kept, placed('A01'), 60, true)
  expect([stands(kept, chen).posted, pool(kept)]).toEqual([0, 60])
})

test('what went to the pool of a day that was full is nothing that a correction takes back from Chen, and it tells nobody so', () => {
  const kept = new Kept(LI, { available: 0, floor: 0 })
  given(kept, li, 100)
  kept.tallies.set('chen minute/2026-03-03', { personId: 'chen', key: 'minute/2026-03-03', amount: 480 })
  const world = visited(kept, placed('A01'), 60)
  kept.take(corrected(world.wait(3 * HOUR), 30))
  const read = kept.lines.flatMap(({ accountId, why }) => (accountId === chen ? [why] : []))
  expect([read, pool(kept)]).toEqual([[['超过单日上限，1 小时转入公共池']], 60])
})

test.each([
  ['as long as she may, Li pays what a correction adds', false, { li: 40, chen: 60 }],
  ['after a death nothing goes out any more: what was paid stays paid, and no more comes', true, { li: 60, chen: 40 }]
])('%s', (_, frozen, after) => {
  const helped = { ...LI }
  const kept = new Kept(helped, { available: 0, floor: 0 })
  given(kept, li, 100)
  const world = visited(kept, placed('A01'), 40)
  helped.frozen = frozen
  kept.take(corrected(world.wait(3 * HOUR), 60))
  expect({ li: stands(kept, li).posted, chen: stands(kept, chen).posted }).toEqual(after)
  expect(faultsIn(kept.books, sha256)).toEqual([])
})

/** Somebody comes with a slip. */
const cameWithSlip = (world: World, who: string): World => {
  world.do('wang', 'refer_unit', { unitId: 'u1' }).do('zhao', 'dispatch', { inviteeIds: [who] })
  world.do(who, 'accept', { riskRead: true, insured: true })
  world.until(windowOf(world.order!).startAt).do(who, 'arrive', { code: 'slip' })
  return world.wait(HOUR).do(who, 'leave', { code: 'slip' })
}
/** Chen came with a slip, and nobody could be reached about it: the round closes without a word (T03). */
const unreached = (kept: Kept): World => {
  given(kept, li, 100)
  const world = placed('A01', { witness: { kind: 'slip' } })
  kept.take(world)
  cameWithSlip(world, 'chen').wait(3 * DAY)
  kept.take(world.do('wang', 'verify', { how: 'two_vain_tries', words: '两次都没有联系上' }))
  return world
}

test('a slip that nobody could confirm: the points stand, the minutes go back', () => {
  const kept = new Kept(LI)
  unreached(kept)
  expect([stands(kept, li), stands(kept, chen).posted, stands(kept, accountOf('point', 'earned', 'chen')).posted]).toEqual([
    expect.objectContaining({ posted: 100, held: 0 }),
    0,
    20
  ])
})

test('how a round closed is not forgotten when the order goes round again: a correction of it that is agreed to later pays none of the minutes that went back', () => {
  const kept = new Kept(LI)
  const world = unreached(kept).wait(HOUR)
  const seat = world.seat('chen')
  const arrivedAt = seat?.arrivedAt ?? 0
  kept.take(
    world.do('li', 'propose_correction', { seatId: seat?.id ?? '', arrivedAt, leftAt: arrivedAt + 40 * MINUTE, howKnown: '看着表' })
  )
  kept.take(world.do('li', 'reopen', { words: '还是不行' }))
  kept.take(cameWithSlip(world, 'ex').do('li', 'rate', { outcome: 'solved', satisfaction: 'good' }))
  const correctionId = world.order?.corrections.at(-1)?.id ?? ''
  kept.take(world.do('wang', 'confirm_correction', { correctionId, record: 'call_back', words: '电话核对过' }))
  expect(world.order?.verification).toMatchObject([{ round: 1, how: 'two_vain_tries' }])
  // forty of sixty minutes for points; of the minutes, nothing
  expect([stands(kept, chen).posted, stands(kept, accountOf('point', 'earned', 'chen')).posted]).toEqual([0, 17])
})

test('whatever Li has, Chen spends and is corrected: nothing is made or lost, nothing stays held, and Chen has or owes what was proven', () => {
  const amounts = fc.record({ own: fc.nat(100), gift: fc.nat(60), lent: fc.nat(60), spent: fc.nat(80), owed: fc.nat(50) })
  const POOL = 1_000_000
  fc.assert(
    fc.property(
      amounts,
      fc.integer({ min: 5, max: 100 }),
      fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 4 }),
      (has, first, later) => {
        const kept = new Kept(LI, { available: POOL, floor: 0 })
        for (const shard of poolShards('d1')) given(kept, shard, POOL)
        for (const [account, amount] of [
          [li, has.own],
          [gifts, has.gift],
          [lent, has.lent]
        ] as const)
          given(kept, account, amount)
        if (has.owed > 0) kept.tallies.set('chen minute-dues/life', { personId: 'chen', key: 'minute-dues/life', amount: has.owed })
        const world = visited(kept, placed('A01'), first)
        const paid = has.own + has.gift + has.lent >= 60
        const spent = Math.min(has.spent, stands(kept, chen).posted)
        kept.spend(chen, accountOf('minute', 'gifted', 'lin'), spent)
        world.wait(3 * HOUR)
        for (const minutes of later) kept.take(corrected(world, minutes))
        const minutes = later.at(-1) ?? first
        const worth = paid && minutes >= 15 ? Math.min(minutes, 60) : 0
        expect(stands(kept, chen).posted - kept.tally('chen', 'minute-dues/life')).toBe(worth - spent - has.owed)
        const ofLi = [li, gifts, lent].reduce((sum, one) => sum + stands(kept, one).posted, 0)
        expect(ofLi).toBe(has.own + has.gift + has.lent - worth)
        expect([openHolds(kept.facts), faultsIn(kept.books, sha256)]).toEqual([[], []])
      }
    ),
    { numRuns: 80 }
  )
})

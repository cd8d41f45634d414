import { DAY } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { TENANT } from '../town/places'
import { crowd, crowdCame } from './crowd'
import { ask, call, clock, found, MONDAY, rows } from './doors'
import { booksOfTheShop, onTheShelf } from './shop'

/** The embedded database takes one statement after another: only on a server do they meet. */
const ROUNDS = (globalThis as { linliEngine?: string }).linliEngine === 'PostgreSQL' ? 50 : 10
const POINTS = 30

/** Everybody of the crowd has earned enough for every round. */
const crowdEarned = (): Promise<void> =>
  cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([
      {
        id: 'award/crowd',
        phase: 'direct',
        from: issuer('point'),
        lines: crowd.map((who) => ({ account: accountOf('point', 'earned', who), amount: POINTS * ROUNDS })),
        at: clock.now
      }
    ])

test('200 people and the last piece, again and again: one of them each time, the others read why, and no piece is made or lost', async () => {
  await found()
  await crowdCame()
  await crowdEarned()
  const good = await onTheShelf({ stock: 1, points: POINTS })
  const tap = { goodId: good.id, points: POINTS, version: good.version }
  for (let round = 0; round < ROUNDS; round += 1) {
    clock.now = MONDAY + (round + 1) * DAY
    const answers = await Promise.all(crowd.map((who) => ask(who, 'redemption.redeem', tap)))
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.message]))
    expect([round, answers.filter((answer) => answer.ok).length, [...new Set(refused)]]).toEqual([round, 1, ['刚刚换完了，请看看别的']])
    await call('shen', 'redemption.restock', { id: good.id, by: 1 })
  }
  expect(await rows('select stock from good')).toEqual([{ stock: 1 }])
  expect(await rows('select 1 from redemption')).toHaveLength(ROUNDS)
  expect(await booksOfTheShop()).toEqual([])
}, 600_000)

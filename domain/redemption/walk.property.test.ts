import fc from 'fast-check'
import { sha256 } from '../../tests/kitchen/digest'
import { DAY, HOUR } from '../clock/milliseconds'
import { AppError } from '../errors'
import { accountOf, issuer } from '../ledger/account'
import { applyTransfers, balanceOf, emptyBooks, type Books } from '../ledger/books'
import { faultsIn } from '../ledger/invariants'
import type { Good } from './good'
import { redeem, takeStep, type RedemptionChange } from './perform'
import type { Redemption } from './redemption'
import { agreed, settled, type Sheet } from './sheet'

const START = Date.parse('2026-11-23T09:00:00+08:00')
const PEOPLE = ['li', 'chen', 'lin'] as const
const earned = (who: string) => accountOf('point', 'earned', who)
const MARKET = accountOf('point', 'merchant', 'market')

/** A little town: two goods, their redemptions, the sheets of one merchant, and the books. */
interface Town {
  now: number
  goods: Map<string, Good>
  stocked: Map<string, number>
  redemptions: Map<string, Redemption>
  sheets: Map<string, Sheet>
  books: Books
}
const good = (id: string, points: number, stock: number, most: number | null): Good => ({
  id,
  merchantId: 'market',
  title: id,
  about: '',
  pickUp: '前台',
  points,
  stock,
  limit: most === null ? null : { most, period: 'month' },
  holdDays: 1,
  fromAt: START,
  untilAt: null,
  withdrawnAt: null,
  version: 1
})
const newTown = (): Town => ({
  now: START,
  goods: new Map([
    ['rice', good('rice', 30, 2, null)],
    ['oil', good('oil', 50, 3, 1)]
  ]),
  stocked: new Map([
    ['rice', 2],
    ['oil', 3]
  ]),
  redemptions: new Map(),
  sheets: new Map(),
  books: emptyBooks('t')
})

/** What the write does with a change: the books first, for they may refuse. */
const write = (town: Town, { redemption, stock, value }: RedemptionChange): void => {
  town.books = applyTransfers(town.books, value.transfers, sha256)
  town.redemptions.set(redemption.id, redemption)
  const kept = town.goods.get(redemption.goodId)!
  town.goods.set(kept.id, { ...kept, stock: kept.stock + stock })
  if (redemption.day === null) return
  const { day, merchantId, points } = redemption
  const sheet = town.sheets.get(day) ?? {
    merchantId,
    day,
    count: 0,
    points: 0,
    agreedBy: null,
    agreedAt: null,
    settledBy: null,
    settledAt: null
  }
  town.sheets.set(day, { ...sheet, count: sheet.count + 1, points: sheet.points + points })
}

const tried = fc.record({
  what: fc.constantFrom('award', 'redeem', 'redeem', 'redeem', 'hand', 'hand', 'cancel', 'wait', 'restock', 'price', 'agree', 'settle'),
  who: fc.nat(2),
  which: fc.nat(30),
  amount: fc.integer({ min: 1, max: 60 })
})
type Tried = typeof tried extends fc.Arbitrary<infer T> ? T : never

const shelfFor = (town: Town, personId: string, goodId: string) => ({
  good: town.goods.get(goodId)!,
  merchantName: '',
  attended: true,
  taken: [...town.redemptions.values()].filter(
    (one) => one.personId === personId && one.goodId === goodId && ['held', 'picked_up'].includes(one.state)
  ).length
})
const purseOf = (town: Town, personId: string) => {
  const { posted, held } = balanceOf(town.books, earned(personId))
  return { personId, free: posted - held, dues: 0, closed: false, today: 0, begun: 0 }
}
const timeOut = (town: Town): void => {
  for (const one of [...town.redemptions.values()])
    if (one.state === 'held' && one.untilAt <= town.now)
      write(town, takeStep(one, 'time_out', { personId: null, atMerchants: [], requestId: '' }, town.now))
}

const act = (town: Town, { what, who, which, amount }: Tried, n: number): void => {
  const personId = PEOPLE[who]!
  const goodId = which % 2 ? 'rice' : 'oil'
  const one = [...town.redemptions.values()][which % Math.max(1, town.redemptions.size)]
  const sheet = [...town.sheets.values()][which % Math.max(1, town.sheets.size)]
  town.now += HOUR
  if (what === 'wait') town.now += DAY
  timeOut(town)
  const kept = town.goods.get(goodId)!
  if (what === 'award')
    town.books = applyTransfers(
      town.books,
      [{ id: `award/${n}`, phase: 'direct', from: issuer('point'), lines: [{ account: earned(personId), amount }], at: town.now }],
      sha256
    )
  if (what === 'restock') {
    town.goods.set(goodId, { ...kept, stock: kept.stock + 1 })
    town.stocked.set(goodId, town.stocked.get(goodId)! + 1)
  }
  if (what === 'price') town.goods.set(goodId, { ...kept, points: amount, version: kept.version + 1 })
  if (what === 'redeem') write(town, redeem(`R${n}`, shelfFor(town, personId, goodId), purseOf(town, personId), kept, town.now))
  if (what === 'hand' && one)
    write(town, takeStep(one, 'hand_over', { personId: 'tang', atMerchants: ['market'], requestId: `${n}` }, town.now))
  if (what === 'cancel' && one) write(town, takeStep(one, 'cancel', { personId, atMerchants: [], requestId: '' }, town.now))
  if (what === 'agree' && sheet) town.sheets.set(sheet.day, agreed(sheet, 'tang', town.now))
  if (what === 'settle' && sheet && sheet.settledAt === null) {
    const { sheet: after, value } = settled(sheet, { personId: 'shen', atMerchant: false }, town.now)
    town.books = applyTransfers(town.books, value.transfers, sha256)
    town.sheets.set(sheet.day, after)
  }
}

/** Everything that must be true of the town at any moment, in words when it is not. */
const faults = (town: Town): string[] => {
  const all = [...town.redemptions.values()]
  const of = (state: Redemption['state'], more: (one: Redemption) => boolean) => all.filter((one) => one.state === state && more(one))
  const sum = (some: readonly { points: number }[]) => some.reduce((total, { points }) => total + points, 0)
  const sheets = [...town.sheets.values()]
  return [
    ...faultsIn(town.books, sha256),
    ...PEOPLE.filter((who) => balanceOf(town.books, earned(who)).held !== sum(of('held', ({ personId }) => personId === who))).map(
      (who) => `${who} has reserved what nothing waits for`
    ),
    ...[...town.goods.values()].flatMap(({ id, stock }) => {
      const gone = all.filter((one) => one.goodId === id && ['held', 'picked_up'].includes(one.state)).length
      return stock >= 0 && stock + gone === town.stocked.get(id) ? [] : [`${id}: ${stock} left and ${gone} gone of ${town.stocked.get(id)}`]
    }),
    ...(balanceOf(town.books, MARKET).posted === sum(sheets.filter(({ settledAt }) => settledAt === null))
      ? []
      : ['the merchant has what no sheet says']),
    ...sheets
      .filter(({ day, points }) => points !== sum(of('picked_up', (one) => one.day === day)))
      .map(({ day }) => `the sheet of ${day} is not what was handed over`)
  ]
}

test('whatever is tried: reserved is what waits, no piece is made or lost, and the merchant has what the open sheets say', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.array(tried, { minLength: 20, maxLength: 70, size: 'max' }), (all) => {
      const town = newTown()
      all.forEach((one, n) => {
        try {
          act(town, one, n)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          seen.add(error.code)
        }
        expect(faults(town)).toEqual([])
      })
      for (const { state } of town.redemptions.values()) seen.add(state)
      for (const { settledAt } of town.sheets.values()) seen.add(settledAt === null ? 'open' : 'settled')
    }),
    { numRuns: 60, seed: 20261123 }
  )
  // the walk has met everything that can happen
  expect([...seen].sort()).toEqual(
    [
      ...['held', 'picked_up', 'returned', 'cancelled', 'open', 'settled'],
      ...['GOOD_LIMIT', 'NOT_FOUND', 'PICKED_UP', 'PICK_UP_CANCELLED', 'PICK_UP_OVER'],
      ...['POINTS_SHORT', 'SHEET_OPEN', 'SHEET_UNAGREED', 'SOLD_OUT']
    ].sort()
  )
})

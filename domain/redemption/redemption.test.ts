import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { AppError } from '../errors'
import { keptUntil, periodStart, type Good } from './good'
import { hindranceOf, REDEMPTIONS_A_DAY, spendable, type Purse, type Shelf } from './offer'
import { redeem, takeStep, type RedemptionActor } from './perform'
import { REDEMPTION_STATES, type Redemption, type RedemptionState } from './redemption'
import { REDEMPTION_ROWS, type RedemptionAction } from './rows'
import { agreed, isOver, settled, type Sheet } from './sheet'
import { limitWords, redemptionWords } from './words'

const NOW = Date.parse('2026-11-23T09:30:00+08:00')
const at = (words: string) => Date.parse(`${words}:00+08:00`)

const rice: Good = {
  id: 'rice',
  merchantId: 'market',
  title: '大米 5 公斤',
  about: '',
  pickUp: '前台',
  points: 30,
  stock: 10,
  limit: null,
  holdDays: 7,
  fromAt: NOW - DAY,
  untilAt: null,
  withdrawnAt: null,
  version: 3
}
const shelf = (good: Partial<Good> = {}, more: Partial<Shelf> = {}): Shelf => ({
  good: { ...rice, ...good },
  merchantName: '社区超市',
  attended: true,
  taken: 0,
  ...more
})
const purse = (more: Partial<Purse> = {}) => ({ personId: 'chen', free: 100, dues: 0, closed: false, today: 0, begun: 4, ...more })
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'done'
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.sentence}`
    throw error
  }
}

describe('what stands between somebody and a thing', () => {
  test.each<[string, Shelf, Partial<Purse>, string | null]>([
    ['nothing', shelf(), {}, null],
    ['just enough points', shelf(), { free: 30 }, null],
    ['one point', shelf(), { free: 29 }, 'POINTS_SHORT 还差 1 分'],
    ['what is owed from a correction is not for spending', shelf(), { free: 100, dues: 71 }, 'POINTS_SHORT 还差 1 分'],
    ['more owed than there is', shelf(), { free: 10, dues: 50 }, 'POINTS_SHORT 还差 30 分'],
    ['the last one went', shelf({ stock: 0 }), {}, 'SOLD_OUT 刚刚换完了，请看看别的'],
    ['it was taken off the shelf', shelf({ withdrawnAt: NOW - 1 }), {}, 'GOOD_GONE 这样东西现在换不了了，请看看别的'],
    ['its time is over this very moment', shelf({ untilAt: NOW }), {}, 'GOOD_GONE 这样东西现在换不了了，请看看别的'],
    ['its last moment', shelf({ untilAt: NOW + 1 }), {}, null],
    ['it begins tomorrow', shelf({ fromAt: NOW + DAY }), {}, 'TOO_EARLY 还没到时候：明天 09:30以后才可以'],
    ['nobody holds the post at the merchant', shelf({}, { attended: false }), {}, 'MERCHANT_AWAY 这个商家现在没有人值班，暂时换不了'],
    [
      'the limit of the month is used up',
      shelf({ limit: { most: 2, period: 'month' } }, { taken: 2 }),
      {},
      'GOOD_LIMIT 每人每月最多 2 份，您已经换够了'
    ],
    ['one of two', shelf({ limit: { most: 2, period: 'month' } }, { taken: 1 }), {}, null],
    ['a death was recorded', shelf(), { closed: true }, 'POINTS_CLOSED 这个账户的积分已经停用，有疑问请找社区'],
    ['twenty in a day', shelf(), { today: REDEMPTIONS_A_DAY }, 'TOO_MANY 今天操作得太多了，请明天再试'],
    ['what concerns everybody is said first', shelf({ stock: 0 }, { taken: 9 }), { free: 0 }, 'SOLD_OUT 刚刚换完了，请看看别的']
  ])('%s', (_, on, has, expected) => {
    const hindrance = hindranceOf(on, purse(has), NOW)
    expect(hindrance && `${hindrance.code} ${new AppError(hindrance.code, hindrance.params).sentence}`).toBe(expected)
    // the tap is decided by the same conditions that the shop has shown
    expect(codeOf(() => redeem('R1', on, purse(has), { points: 30, version: 3 }, NOW))).toBe(expected ?? 'done')
  })

  test.each([
    [{ points: 25, version: 3 }, 'another price'],
    [{ points: 30, version: 2 }, 'other words']
  ])('%o was seen: %s asks to look again', (seen) =>
    expect(codeOf(() => redeem('R1', shelf(), purse(), seen, NOW))).toBe('CHANGED 内容有变化，请再看一眼')
  )

  test('nobody spends what they owe', () => expect([spendable({ free: 5, dues: 9 }), spendable({ free: 9, dues: 5 })]).toEqual([0, 4]))
})

const held: Redemption = redeem('R1', shelf(), purse(), { points: 30, version: 3 }, NOW).redemption

describe('the table', () => {
  test('a redemption reserves the points, takes one piece, keeps what was promised, and counts', () => {
    const change = redeem('R1', shelf(), purse(), { points: 30, version: 3 }, NOW)
    expect(change).toMatchObject({
      from: null,
      stock: -1,
      redemption: { state: 'held', title: '大米 5 公斤', pickUp: '前台', points: 30, untilAt: at('2026-12-01T00:00') },
      value: {
        transfers: [{ id: 'redemption/R1/hold', phase: 'hold', from: 'point/earned/chen', amount: 30, at: NOW }],
        lines: [{ accountId: 'point/earned/chen', why: ['换“大米 5 公斤”，预留 30 分'] }],
        tallies: [{ personId: 'chen', key: 'redeemed/life', before: 4, after: 5 }]
      }
    })
  })

  const tang: RedemptionActor = { personId: 'tang', atMerchants: ['market'], requestId: 'request-1' }
  const chen: RedemptionActor = { personId: 'chen', atMerchants: [], requestId: 'request-2' }
  const clock: RedemptionActor = { personId: null, atMerchants: [], requestId: '' }
  const ACTORS: Record<Exclude<RedemptionAction, 'redeem'>, RedemptionActor> = { hand_over: tang, cancel: chen, time_out: clock }
  const endedAs = (state: RedemptionState): Redemption => ({ ...held, state, endedAt: state === 'held' ? null : NOW })

  test.each(REDEMPTION_STATES.flatMap((state) => (['hand_over', 'cancel', 'time_out'] as const).map((action) => [state, action] as const)))(
    '%s and %s: as the table says, or how it ended',
    (state, action) => {
      const now = action === 'time_out' ? held.untilAt : NOW + HOUR
      const row = REDEMPTION_ROWS.find((one) => one.action === action)!
      const told = codeOf(() => takeStep(endedAs(state), action, ACTORS[action], now))
      const ENDS = { picked_up: 'PICKED_UP', returned: 'PICK_UP_OVER', cancelled: 'PICK_UP_CANCELLED' }
      expect(told.split(' ')[0]).toBe(state === 'held' ? 'done' : ENDS[state])
      if (state === 'held') expect(takeStep(held, action, ACTORS[action], now).redemption.state).toBe(row.to)
    }
  )

  test('handed over: the points go to the merchant, and it stands on the sheet of the day in Shanghai', () => {
    const late = at('2026-11-23T23:59')
    expect(takeStep(held, 'hand_over', tang, late)).toMatchObject({
      stock: 0,
      redemption: { handedBy: 'tang', handedRequest: 'request-1', day: '2026-11-23', endedAt: late },
      value: {
        transfers: [{ id: 'redemption/R1/hold/post', of: 'redemption/R1/hold', lines: [{ account: 'point/merchant/market', amount: 30 }] }],
        lines: [{ accountId: 'point/earned/chen', why: ['取走“大米 5 公斤”'] }, { accountId: 'point/merchant/market' }],
        tallies: []
      }
    })
  })

  test.each([
    ['cancel', chen, NOW, '不换“大米 5 公斤”了，退回 30 分'],
    ['time_out', clock, held.untilAt, '“大米 5 公斤”没有去取，退回 30 分']
  ] as const)('%s: the points are free again and the piece is back', (action, actor, now, why) => {
    expect(takeStep(held, action, actor, now)).toMatchObject({
      stock: 1,
      redemption: { handedBy: null, day: null },
      value: { transfers: [{ id: 'redemption/R1/hold/void', phase: 'void', of: 'redemption/R1/hold' }], lines: [{ why: [why] }] }
    })
  })

  test.each<[string, RedemptionAction, RedemptionActor, number, string]>([
    ['somebody else calls it back', 'cancel', { ...chen, personId: 'lin' }, NOW, 'NOT_FOUND'],
    ['nobody of the shop hands it over', 'hand_over', { ...tang, atMerchants: ['barber'] }, NOW, 'NOT_ALLOWED'],
    ['the owner hands it to themselves', 'hand_over', { ...tang, personId: 'chen' }, NOW, 'OWN_PICK_UP'],
    ['the last moment', 'hand_over', tang, held.untilAt - 1, 'done'],
    ['the moment after it', 'hand_over', tang, held.untilAt, 'PICK_UP_OVER'],
    ['it is called back although its time is over', 'cancel', chen, held.untilAt + DAY, 'done']
  ])('%s', (_, action, actor, now, code) => expect(codeOf(() => takeStep(held, action, actor, now)).split(' ')[0]).toBe(code))

  test('time does not run out before it is out, and nobody lets it', () => {
    expect(() => takeStep(held, 'time_out', clock, held.untilAt - 1)).toThrow('broken promise')
    expect(() => takeStep(held, 'time_out', chen, held.untilAt)).toThrow('broken promise')
  })
})

describe('the sheet of a day', () => {
  const sheet: Sheet = {
    merchantId: 'market',
    day: '2026-11-23',
    count: 4,
    points: 120,
    agreedBy: null,
    agreedAt: null,
    settledBy: null,
    settledAt: null
  }
  test.each([
    ['2026-11-23T23:59', false],
    ['2026-11-24T00:09', false],
    ['2026-11-24T00:10', true]
  ])('at %s the 23rd is over: %s', (now, over) => expect(isOver('2026-11-23', at(now))).toBe(over))

  test('the merchant agrees once the day is over; again changes nothing', () => {
    expect(codeOf(() => agreed(sheet, 'tang', NOW)).split(' ')[0]).toBe('SHEET_OPEN')
    const signed = agreed(sheet, 'tang', at('2026-11-24T09:00'))
    expect(signed).toMatchObject({ agreedBy: 'tang', agreedAt: at('2026-11-24T09:00') })
    expect(agreed(signed, 'bai', at('2026-11-25T09:00'))).toBe(signed)
  })

  test('the district settles what another has agreed to: the points go back to where they come from', () => {
    const now = at('2026-11-24T10:00')
    const signed = { ...sheet, agreedBy: 'tang', agreedAt: now - MINUTE }
    expect(settled(signed, { personId: 'shen', atMerchant: false }, now)).toMatchObject({
      sheet: { settledBy: 'shen', settledAt: now },
      value: {
        transfers: [
          { id: 'settlement/market/2026-11-23', from: 'point/merchant/market', lines: [{ account: 'point/issuer', amount: 120 }] }
        ],
        lines: [{ why: ['2026-11-23 交出 4 份，在外面结清 120 分'] }]
      }
    })
    expect(codeOf(() => settled(sheet, { personId: 'shen', atMerchant: false }, now)).split(' ')[0]).toBe('SHEET_UNAGREED')
    expect(codeOf(() => settled(signed, { personId: 'tang', atMerchant: false }, now)).split(' ')[0]).toBe('SECOND_PERSON')
    expect(codeOf(() => settled(signed, { personId: 'shen', atMerchant: true }, now)).split(' ')[0]).toBe('SECOND_PERSON')
  })
})

test.each([
  ['day', '2026-11-23T00:00'],
  ['month', '2026-11-01T00:00'],
  ['quarter', '2026-10-01T00:00'],
  ['year', '2026-01-01T00:00']
] as const)('a limit by %s counts from %s', (period, from) => expect(periodStart(period, NOW)).toBe(at(from)))
test('a limit of a life counts from the beginning', () => expect(periodStart('life', NOW)).toBe(0))

test.each([
  [0, '2026-11-24T00:00'],
  [7, '2026-12-01T00:00']
])('kept for %i days after today: until the end of the last', (holdDays, until) => expect(keptUntil({ holdDays }, NOW)).toBe(at(until)))

test.each([
  [null, ''],
  [{ most: 1, period: 'month' }, '每人每月最多 1 份'],
  [{ most: 2, period: 'day' }, '每人每天最多 2 份'],
  [{ most: 3, period: 'quarter' }, '每人每季最多 3 份'],
  [{ most: 1, period: 'year' }, '每人每年最多 1 份'],
  [{ most: 1, period: 'life' }, '每人最多 1 份']
] as const)('%o in words: %s', (limit, words) => expect(limitWords(limit)).toBe(words))

test.each([
  [{ state: 'held', calledOff: false, untilAt: NOW + 1 }, '等您去取'],
  [{ state: 'held', calledOff: false, untilAt: NOW }, '过了取的日子，积分就要退回'],
  [{ state: 'held', calledOff: true, untilAt: NOW }, '商家给不了了，积分就要退回'],
  [{ state: 'picked_up', calledOff: false, untilAt: NOW }, '取走了'],
  [{ state: 'cancelled', calledOff: false, untilAt: NOW }, '不换了，积分退回了'],
  [{ state: 'returned', calledOff: true, untilAt: NOW }, '商家给不了了，积分退回了']
] as const)('%o reads %s', (one, words) => expect(redemptionWords(one, NOW)).toBe(words))

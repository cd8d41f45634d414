import { at } from '../../tests/kitchen/facts'
import { AppError } from '../errors'
import { accountOf, POOL, type Account, type Movement } from './account'
import { planAllotment, planAllotmentReturn } from './allot'
import { planDonation, planGift, type Giver, type Receiver } from './give'
import { planInjection, type Injection } from './inject'
import { choiceUntil, planEstate, type Estate } from './leave'
import { planReversal, type Credit } from './reverse'
import { TIME_RULES } from './rules'

const name = (account: Account): string => (account.owner === 'person' ? `${account.personId} ${account.kind}` : account.owner)
const told = (movements: readonly Movement[]): string[] =>
  movements.map(({ phase, from, to, amount }) => `${phase} ${name(from)} → ${name(to)} ${amount}`)
const refused = (act: () => unknown): [string, unknown] => {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.params]
    throw error
  }
  throw new Error('it was not refused')
}
const WRONG_AMOUNTS = [0, -1, 1.5, NaN, Infinity, 2 ** 60]

describe('the monthly allotment (T09, T10)', () => {
  const first = at('2026-12-01 00:00')
  test('everybody gets eight hours while the pool has them', () => {
    expect(planAllotment(TIME_RULES, 2, { available: 1060, floor: 100 })).toEqual({ each: 480, short: false })
  })

  test('a short pool gives everybody the same smaller number, whole, and says so', () => {
    expect(planAllotment(TIME_RULES, 3, { available: 1000, floor: 0 })).toEqual({ each: 333, short: true })
  })

  test.each<[string, number, number, number]>([
    ['at its floor', 1, 100, 100],
    ['below it', 1, 50, 100],
    ['less than a minute each', 2, 101, 100]
  ])('%s: nobody gets anything', (_name, listed, available, floor) =>
    expect(planAllotment(TIME_RULES, listed, { available, floor })).toEqual({ each: 0, short: true })
  )

  test('nobody listed: nothing, and nothing is short', () =>
    expect(planAllotment(TIME_RULES, 0, { available: 0, floor: 0 })).toEqual({ each: 0, short: false }))

  test('what is left goes back, what is held stays', () => {
    const movements = planAllotmentReturn(
      [
        { personId: 'li', minutes: 360 },
        { personId: 'gao', minutes: 0 }
      ],
      first
    )
    expect(told(movements)).toEqual(['direct li allotment → pool 360'])
    expect(movements[0]?.cause).toBe('allotment/2026-12/li/return')
  })
})

describe('gifts and donations (T07)', () => {
  const chen: Giver = { personId: 'chen', earned: 20_000, frozen: false, givenThisYear: 0 }
  const mother: Receiver = { personId: 'mother', balance: 0, relation: 'parent' }
  const gift = (minutes: number, giver: Partial<Giver> = {}, receiver: Partial<Receiver> = {}) =>
    planGift(TIME_RULES, 'G1', { ...chen, ...giver }, { ...mother, ...receiver }, minutes)

  test.each(['spouse', 'parent', 'grandparent', 'child'] as const)('to a %s', (relation) =>
    expect(gift(60, {}, { relation })).toMatchObject([
      { cause: 'gift/G1', phase: 'direct', amount: 60, to: { kind: 'gifted' }, from: { kind: 'earned' } }
    ])
  )

  test.each<[string, () => unknown, string, unknown]>([
    ['a stranger', () => gift(60, {}, { relation: null }), 'GIFT_RELATION', {}],
    ['oneself', () => gift(60, {}, { personId: 'chen' }), 'GIFT_RELATION', {}],
    ['more than one has', () => gift(61, { earned: 60 }), 'VALUE_SHORT', { what: '互助时间' }],
    ['more than 200 hours a year', () => gift(12_001), 'GIFT_YEAR_FULL', { left: 12_000 }],
    ['the last of the year', () => gift(11, { givenThisYear: 11_990 }), 'GIFT_YEAR_FULL', { left: 10 }],
    ['a receiver who is full', () => gift(11, {}, { balance: 89_990 }), 'RECEIVER_FULL', { left: 10 }],
    ['a frozen account', () => gift(60, { frozen: true }), 'MINUTES_PAUSED', {}],
    ['a donation of more than one has', () => planDonation('D1', { ...chen, earned: 5 }, 6), 'VALUE_SHORT', { what: '互助时间' }],
    ['a donation from a frozen account', () => planDonation('D1', { ...chen, frozen: true }, 6), 'MINUTES_PAUSED', {}]
  ])('refused: %s', (_name, act, code, params) => expect(refused(act)).toEqual([code, params]))

  test('exactly what is left is given', () => {
    expect(gift(12_000)).toHaveLength(1)
    expect(gift(10, { givenThisYear: 11_990, earned: 10 }, { balance: 89_990 })).toHaveLength(1)
  })

  test('a donation goes to the pool', () => expect(told(planDonation('D1', chen, 30))).toEqual(['direct chen earned → pool 30']))

  test.each(WRONG_AMOUNTS)('%p minutes are refused', (minutes) => {
    expect(refused(() => gift(minutes))[0]).toBe('MINUTES_INVALID')
    expect(refused(() => planDonation('D1', chen, minutes))[0]).toBe('MINUTES_INVALID')
  })
})

describe('new minutes', () => {
  const injection: Injection = {
    injectionId: 'I1',
    minutes: 6000,
    proposedBy: 'he',
    confirmedBy: 'luo',
    quarterCeiling: 10_000,
    injectedThisQuarter: 4000
  }
  test('from the issuer to the pool, by two people, up to the ceiling', () =>
    expect(told(planInjection(injection))).toEqual(['direct issuer → pool 6000']))

  test('never by one, never above the ceiling', () => {
    expect(refused(() => planInjection({ ...injection, confirmedBy: 'he' }))[0]).toBe('SECOND_PERSON')
    expect(refused(() => planInjection({ ...injection, minutes: 6001 }))).toEqual(['INJECT_CEILING', { left: 6000 }])
    expect(refused(() => planInjection({ ...injection, injectedThisQuarter: 20_000 }))).toEqual(['INJECT_CEILING', { left: 0 }])
  })

  test.each(WRONG_AMOUNTS)('%p minutes are refused', (minutes) =>
    expect(refused(() => planInjection({ ...injection, minutes }))[0]).toBe('MINUTES_INVALID')
  )
})

describe('taking back minutes that may be spent', () => {
  const earned = accountOf('chen', 'earned')
  const paid: Credit = {
    cause: 'order/O1/r1/award/chen/minute/earned',
    from: accountOf('li', 'earned'),
    to: earned,
    amount: 60,
    lapsed: false
  }
  const rich = { available: 1000, floor: 0 }

  test('what is there goes back to the payer', () => {
    const plan = planReversal([paid], 60, rich)
    expect(told(plan.movements)).toEqual(['reverse chen earned → li earned 60'])
    expect([plan.dues, plan.unmet]).toEqual([0, 0])
    expect(plan.movements[0]).toMatchObject({ cause: `${paid.cause}/reverse`, of: paid.cause })
  })

  test('spent: the pool makes the payer whole, the helper owes the pool', () => {
    const plan = planReversal([paid], 25, rich)
    expect(told(plan.movements)).toEqual(['reverse chen earned → li earned 25', 'direct pool → li earned 35'])
    expect([plan.dues, plan.unmet]).toEqual([35, 0])
  })

  test('the floor of the pool holds; what it could not advance is named', () => {
    const plan = planReversal([paid], 0, { available: 110, floor: 100 })
    expect(told(plan.movements)).toEqual(['direct pool → li earned 10'])
    expect([plan.dues, plan.unmet]).toEqual([60, 50])
    expect(planReversal([paid], 0, { available: 50, floor: 100 })).toEqual({ movements: [], dues: 60, unmet: 60 })
  })

  test('a month that is over belongs to the pool', () => {
    const plan = planReversal([{ ...paid, from: accountOf('li', 'allotment'), lapsed: true }], 25, rich)
    expect(told(plan.movements)).toEqual(['reverse chen earned → pool 25'])
    expect(plan.dues).toBe(35)
  })

  test('what overflowed into the pool comes from the pool', () => {
    const plan = planReversal([paid, { ...paid, cause: 'over', to: POOL, amount: 30 }], 60, rich)
    expect(told(plan.movements)).toEqual(['reverse chen earned → li earned 60', 'reverse pool → li earned 30'])
    expect(planReversal([{ ...paid, to: POOL }], 0, { available: 20, floor: 0 })).toMatchObject({ dues: 0, unmet: 40 })
    expect(planReversal([{ ...paid, from: POOL, to: POOL }], 0, rich).movements).toEqual([])
  })

  test('two credits share what is available and what the pool can spare', () => {
    const plan = planReversal([paid, { ...paid, cause: 'second' }], 80, { available: 10, floor: 0 })
    expect(told(plan.movements)).toEqual([
      'reverse chen earned → li earned 60',
      'reverse chen earned → li earned 20',
      'direct pool → li earned 10'
    ])
    expect([plan.dues, plan.unmet]).toEqual([40, 30])
  })
})

describe('inheritance (T13)', () => {
  const estate: Estate = {
    estateId: 'E1',
    personId: 'gao',
    recordedBy: 'wang',
    confirmedBy: 'sun',
    until: choiceUntil(TIME_RULES, '2026-01-10'),
    today: '2026-06-01',
    earned: 500,
    gifted: 70,
    choice: null
  }
  const daughter = { to: 'relative', personId: 'daughter', relation: 'child', balance: 0 } as const

  test('undecided: nothing moves within the year', () => {
    expect(planEstate(TIME_RULES, estate)).toEqual([])
    expect(planEstate(TIME_RULES, { ...estate, today: '2027-01-10' })).toEqual([])
  })

  test.each<[string, Partial<Estate>, string[]]>([
    ['the pool', { choice: { to: 'pool' } }, ['direct gao earned → pool 500', 'direct gao gifted → pool 70']],
    [
      'a daughter; what was a gift is not given on',
      { choice: daughter },
      ['direct gao earned → daughter gifted 500', 'direct gao gifted → pool 70']
    ],
    [
      'a daughter who is nearly full',
      { choice: { ...daughter, balance: 89_900 } },
      ['direct gao earned → daughter gifted 100', 'direct gao earned → pool 400', 'direct gao gifted → pool 70']
    ],
    [
      'after a year the pool, whatever is chosen',
      { today: '2027-01-11', choice: daughter },
      ['direct gao earned → pool 500', 'direct gao gifted → pool 70']
    ],
    ['after a year undecided', { today: '2027-01-11' }, ['direct gao earned → pool 500', 'direct gao gifted → pool 70']],
    ['nothing there', { choice: { to: 'pool' }, earned: 0, gifted: 0 }, []]
  ])('%s', (_name, more, expected) => expect(told(planEstate(TIME_RULES, { ...estate, ...more }))).toEqual(expected))

  test('a stranger inherits nothing; one person alone records nothing', () => {
    expect(refused(() => planEstate(TIME_RULES, { ...estate, choice: { ...daughter, relation: null } }))[0]).toBe('GIFT_RELATION')
    expect(refused(() => planEstate(TIME_RULES, { ...estate, confirmedBy: 'wang' }))[0]).toBe('SECOND_PERSON')
  })
})

import { at } from '../../tests/kitchen/facts'
import type { Account, Movement } from './account'
import { endingsOf } from './endings'
import { timeConfirmed, type Proof } from './confirm'
import { mayUseEarned, planHold, planLaterHold, type Asking, type Beneficiary } from './hold'
import { TIME_RULES } from './rules'
import { creditOf, planSettlement, planVoid, type Closing, type Helper, type Hold } from './settle'

const placedAt = at('2026-11-23 09:00')
const li = (more: Partial<Beneficiary> = {}): Beneficiary => ({
  personId: 'li',
  birthDay: '1954-03-02',
  listed: false,
  allotment: 0,
  gifted: 0,
  earned: 0,
  useOwn: true,
  frozen: false,
  ...more
})
const asking = (minutes: number, more: Partial<Asking> = {}): Asking => ({
  orderId: 'O1',
  round: 1,
  version: 1,
  item: { minutes, timeCredit: true },
  slots: 1,
  placedAt,
  ...more
})
const chen = (provenMinutes: number, more: Partial<Helper> = {}): Helper => ({
  personId: 'chen',
  provenMinutes,
  duty: false,
  balance: 0,
  dayMinutes: 0,
  dues: 0,
  ...more
})
const shown: Proof = { shownBy: 'beneficiary', closedBy: 'rate' }
const closing = (itemMinutes: number, more: Partial<Closing> = {}): Closing => ({
  orderId: 'O1',
  round: 1,
  correction: 0,
  itemMinutes,
  collective: false,
  proof: shown,
  closedAt: at('2026-11-23 18:00'),
  ...more
})
const holdsOf = (movements: readonly Movement[], heldAt = placedAt): Hold[] =>
  movements.map(({ cause, from, amount }) => ({ cause, from, amount, heldAt }))
const name = (account: Account): string => (account.owner === 'person' ? `${account.personId} ${account.kind}` : account.owner)
const told = (movements: readonly Movement[]): string[] =>
  movements.map(({ phase, from, to, amount }) => `${phase} ${name(from)} → ${name(to)} ${amount}`)
const held = (movements: readonly Movement[]): string[] => movements.map(({ from, amount }) => `${name(from)} ${amount}`)
/** Held for one slot from Li's own minutes, then settled. */
const settled = (itemMinutes: number, helpers: Helper[], more: Partial<Closing> = {}, slots = helpers.length) => {
  const plan = planHold(TIME_RULES, asking(itemMinutes, { slots }), li({ earned: 10_000 }))
  return planSettlement(TIME_RULES, closing(itemMinutes, more), holdsOf(plan.movements), helpers)
}

describe('the vectors of value.md §2', () => {
  test('own 100, A01 proven 62: 60 are paid, 40 are left', () => {
    const plan = planHold(TIME_RULES, asking(60), li({ earned: 100 }))
    expect(held(plan.movements)).toEqual(['li earned 60'])
    expect(told(planSettlement(TIME_RULES, closing(60), holdsOf(plan.movements), [chen(62)]).movements)).toEqual([
      'post li earned → chen earned 60'
    ])
  })

  test('B03 with two helpers holds 240; proven 120 and 45: 120 and 45, 75 go back', () => {
    const { movements } = settled(120, [chen(120), chen(45, { personId: 'wu' })])
    expect(told(movements)).toEqual(['post li earned → chen earned 120', 'post li earned → wu earned 45', 'void li earned → li earned 75'])
  })

  test('day total 450 and 60: 30 to the helper, 30 to the pool', () => {
    const { movements } = settled(60, [chen(60, { dayMinutes: 450 })])
    expect(told(movements)).toEqual(['post li earned → chen earned 30', 'post li earned → pool 30'])
    expect(movements[1]?.why).toBe('超过单日上限，30 分钟转入公共池')
  })

  test('balance 89,990 and 60: 10 and 50', () => {
    const { movements } = settled(60, [chen(60, { balance: 89_990 })])
    expect(told(movements)).toEqual(['post li earned → chen earned 10', 'post li earned → pool 50'])
    expect(movements[1]?.why).toBe('超过个人上限，50 分钟转入公共池')
  })

  test('allotment 120 and own 100, item 180: 120 and 60', () =>
    expect(held(planHold(TIME_RULES, asking(180), li({ listed: true, allotment: 120, earned: 100 })).movements)).toEqual([
      'li allotment 120',
      'li earned 60'
    ]))

  test('held on 31 January, cancelled on 2 February: to the pool; own minutes back to the elder', () => {
    const plan = planHold(TIME_RULES, asking(180), li({ listed: true, allotment: 120, earned: 100 }))
    const holds = holdsOf(plan.movements, at('2026-01-31 20:00'))
    expect(told(planVoid(holds, at('2026-02-02 08:00')))).toEqual(['post li allotment → pool 120', 'void li earned → li earned 60'])
    expect(told(planVoid(holds, at('2026-01-31 23:59')))).toEqual(['void li allotment → li allotment 120', 'void li earned → li earned 60'])
  })

  test('a requester of 40: nothing, and everybody is told', () =>
    expect(planHold(TIME_RULES, asking(60), li({ birthDay: '1986-01-01', earned: 500 }))).toEqual({
      movements: [],
      helperWords: '只计积分',
      payerWords: '这次没有人出互助时间，帮忙的人只记积分'
    }))

  test('proven 14: nothing, all goes back', () =>
    expect(told(settled(60, [chen(14)]).movements)).toEqual(['void li earned → li earned 60']))
})

describe('who pays', () => {
  test.each<[string, Partial<Beneficiary>, number, string[]]>([
    ['allotment first', { listed: true, allotment: 480, gifted: 480, earned: 480 }, 60, ['li allotment 60']],
    ['then what family gave', { gifted: 480, earned: 480 }, 60, ['li gifted 60']],
    ['then what they earned', { earned: 480 }, 60, ['li earned 60']],
    [
      'all three together',
      { listed: true, allotment: 20, gifted: 20, earned: 20 },
      60,
      ['li allotment 20', 'li gifted 20', 'li earned 20']
    ],
    ['one minute short: nobody', { listed: true, allotment: 20, gifted: 20, earned: 19 }, 60, []],
    ['an allotment of somebody no longer listed is not used', { allotment: 480, earned: 60 }, 60, ['li earned 60']],
    ['own minutes switched off', { earned: 480, useOwn: false }, 60, []],
    ['a frozen account pays nothing', { listed: true, allotment: 480, gifted: 480, earned: 480, frozen: true }, 60, []],
    ['an age that nobody verified', { birthDay: null, earned: 480 }, 60, []],
    ['what family gave needs no age', { birthDay: '1986-01-01', gifted: 60, earned: 480 }, 60, ['li gifted 60']]
  ])('%s', (_name, more, minutes, expected) => expect(held(planHold(TIME_RULES, asking(minutes), li(more)).movements)).toEqual(expected))

  test.each<[string, string, boolean, boolean]>([
    ['65 today', '1961-11-23', false, true],
    ['65 tomorrow', '1961-11-24', false, false],
    ['listed, 60 today', '1966-11-23', true, true],
    ['listed, 60 tomorrow', '1966-11-24', true, false],
    ['60 and not listed', '1966-11-23', false, false]
  ])('on the day of placing: %s', (_name, birthDay, listed, may) =>
    expect(mayUseEarned(TIME_RULES, { birthDay, listed }, placedAt)).toBe(may)
  )

  test('an activity for nobody in particular, and an item without time, hold nothing', () => {
    expect(planHold(TIME_RULES, asking(60), null).movements).toEqual([])
    expect(planHold(TIME_RULES, asking(60, { item: { minutes: 60, timeCredit: false } }), li({ earned: 500 }))).toMatchObject({
      movements: [],
      helperWords: '只计积分'
    })
  })

  test('a hold names order, round, version and source', () =>
    expect(planHold(TIME_RULES, asking(60, { version: 3 }), li({ earned: 60 }))).toMatchObject({
      helperWords: '计积分和互助时间',
      movements: [{ cause: 'order/O1/r1/hold/v3/earned', phase: 'hold', asset: 'minute', of: null }]
    }))

  test.each<[string, number, number, number, string[]]>([
    ['the pool pays the second round', 60, 1000, 0, ['pool 60']],
    ['up to the first hold', 40, 1000, 0, ['pool 40']],
    ['down to its floor', 60, 160, 100, ['pool 60']],
    ['never below', 60, 159, 100, []],
    ['nothing when nobody paid the first', 0, 1000, 0, []]
  ])('%s', (_name, firstHold, available, floor, expected) =>
    expect(held(planLaterHold(asking(60, { round: 2 }), firstHold, { available, floor }).movements)).toEqual(expected)
  )
})

describe('at closing', () => {
  test.each<[number, boolean, number]>([
    [14, false, 0],
    [15, false, 15],
    [16, false, 16],
    [60, false, 60],
    [300, false, 60],
    [60, true, 0]
  ])('proven %d, on duty %p: %d minutes of an item of 60', (proven, duty, credit) =>
    expect(creditOf(TIME_RULES, { provenMinutes: proven, duty }, 60)).toBe(credit)
  )

  test.each<[Proof['shownBy'], Proof['closedBy'], boolean]>([
    ['beneficiary', 'rate', true],
    ['beneficiary', 'verify_reached', true],
    ['beneficiary', 'verify_vain', true],
    ['agent', 'verify_vain', true],
    ['other', 'rate', true],
    ['other', 'verify_reached', true],
    ['other', 'verify_vain', false],
    ['slip', 'verify_reached', true],
    ['slip', 'verify_vain', false]
  ])('codes shown by %s, closed by %s: %p', (shownBy, closedBy, confirmed) => {
    expect(timeConfirmed({ shownBy, closedBy })).toBe(confirmed)
    const { movements } = settled(60, [chen(60)], { proof: { shownBy, closedBy } })
    expect(told(movements)).toEqual([confirmed ? 'post li earned → chen earned 60' : 'void li earned → li earned 60'])
  })

  test('several sources pay several helpers in their order; each cause exists once', () => {
    const plan = planHold(TIME_RULES, asking(60, { slots: 2 }), li({ listed: true, allotment: 80, earned: 100 }))
    const { movements } = planSettlement(TIME_RULES, closing(60), holdsOf(plan.movements), [chen(60), chen(50, { personId: 'wu' })])
    expect(told(movements)).toEqual([
      'post li allotment → chen earned 60',
      'post li allotment → wu earned 20',
      'post li earned → wu earned 30',
      'void li earned → li earned 10'
    ])
    expect(new Set(movements.map(({ cause }) => cause)).size).toBe(4)
    expect(movements[1]).toMatchObject({ cause: 'order/O1/r1/award/wu/minute/allotment', of: 'order/O1/r1/hold/v1/allotment' })
  })

  test('group time goes to the pool (T08)', () =>
    expect(told(settled(60, [chen(60)], { collective: true }).movements)).toEqual(['post li earned → pool 60']))

  test('staff on duty are paid nothing', () =>
    expect(told(settled(60, [chen(60, { duty: true })]).movements)).toEqual(['void li earned → li earned 60']))

  test('what is owed to the pool is paid first, and the rest counts for the caps', () => {
    const { movements, dues } = settled(60, [chen(60, { dues: 20, dayMinutes: 470 })])
    expect(told(movements)).toEqual(['post li earned → pool 20', 'post li earned → chen earned 10', 'post li earned → pool 30'])
    expect(dues.get('chen')).toBe(0)
    expect(settled(60, [chen(60, { dues: 100 })]).dues.get('chen')).toBe(40)
  })

  test('the pool pays a second round as far as it holds', () => {
    const plan = planLaterHold(asking(60, { round: 2, slots: 2 }), 60, { available: 1000, floor: 0 })
    const { movements } = planSettlement(TIME_RULES, closing(60, { round: 2 }), holdsOf(plan.movements), [
      chen(50),
      chen(50, { personId: 'wu' })
    ])
    expect(told(movements)).toEqual(['post pool → chen earned 50', 'post pool → wu earned 10'])
  })

  test('nobody paid: nothing moves', () => expect(planSettlement(TIME_RULES, closing(60), [], [chen(60)]).movements).toEqual([]))

  test('a correction pays directly and gives nothing back', () => {
    const now: Hold[] = [
      { cause: 'order/O1/r1/hold/v1/earned', from: { owner: 'person', personId: 'li', kind: 'earned' }, amount: 60, heldAt: placedAt }
    ]
    const { movements } = planSettlement(TIME_RULES, closing(60, { correction: 1 }), now, [chen(45)])
    expect(told(movements)).toEqual(['direct li earned → chen earned 45'])
    expect(movements[0]).toMatchObject({ cause: 'order/O1/r1/award/chen/minute/earned/c1', of: null })
  })
})

describe('a hold ends once', () => {
  const ended = (movements: readonly Movement[]) =>
    endingsOf(movements).map(({ hold, phase, lines }) => [hold, phase, ...lines.map(({ to, amount }) => `${name(to)} ${amount}`)])

  test('by one post to everybody it pays, or by a void', () => {
    const plan = planHold(TIME_RULES, asking(60, { slots: 2 }), li({ listed: true, allotment: 50, earned: 100 }))
    const { movements } = planSettlement(TIME_RULES, closing(60), holdsOf(plan.movements), [chen(20), chen(14, { personId: 'wu' })])
    expect(ended(movements)).toEqual([
      ['order/O1/r1/hold/v1/allotment', 'post', 'chen earned 20'],
      ['order/O1/r1/hold/v1/earned', 'void']
    ])
  })

  test('each receiver once: dues and overflow are one payment to the pool, with both reasons', () => {
    const { movements } = settled(60, [chen(60, { dues: 20, dayMinutes: 470 })])
    expect(ended(movements)).toEqual([['order/O1/r1/hold/v1/earned', 'post', 'pool 50', 'chen earned 10']])
    expect(endingsOf(movements)[0]?.lines[0]?.why).toHaveLength(2)
  })

  test('what does not end a hold is left out', () =>
    expect(endingsOf(planHold(TIME_RULES, asking(60), li({ earned: 60 })).movements)).toEqual([]))
})

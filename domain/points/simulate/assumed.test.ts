import { at, visit } from '../../../tests/kitchen/facts'
import type { Fact } from '../fact'
import { ASSUMPTIONS, assuming, shareOf, type Assumption } from './assumed'
import { COUNTER_EXAMPLES } from './examples'

const SEPTEMBER = at('2026-09-01 00:00')
const OCTOBER = at('2026-10-01 00:00')
const people = Array.from({ length: 3000 }, (_, n) => `P${n}`)
const [screens, money, cleared] = ASSUMPTIONS as [Assumption, Assumption, Assumption]

test('each counter-example says in words what is assumed, and what it shows', () => {
  expect(ASSUMPTIONS).toHaveLength(COUNTER_EXAMPLES.length)
  expect(ASSUMPTIONS.map(({ words }) => words)).toEqual([
    '假设每十人里有一人每个月有二十天打开来看、来点，其他人每个月四天。',
    '假设每三十人里有一人每季度捐一千元。',
    '假设每个人每季度换一次东西。',
    '不用假设，只看过去真的做了什么；最便宜的东西要 800 分。',
    '不用假设，只看过去真的做了什么。'
  ])
  for (const nothing of ASSUMPTIONS.slice(3)) expect(nothing.of('P1', SEPTEMBER)).toEqual([])
})

test('a share of people is that share, and the same people every time', () => {
  for (const share of [10, 30]) {
    const chosen = people.filter((id) => shareOf(id, share) === 0).length
    expect(chosen).toBeGreaterThan(3000 / share / 1.3)
    expect(chosen).toBeLessThan((3000 / share) * 1.3)
  }
  // FNV-1a of the empty text, and of `a`
  expect([shareOf('', 2 ** 32), shareOf('a', 2 ** 32)]).toEqual([0x811c9dc5, 0xe40c292c])
})

test('one in ten looks on twenty days of a month, everybody else on four; each day once in, twice read and watched, one like', () => {
  const keen = people.find((id) => shareOf(id, 10) === 0) ?? ''
  const other = people.find((id) => shareOf(id, 10) === 1) ?? ''
  const days = (facts: readonly Fact[]) => [...new Set(facts.map((fact) => ('at' in fact ? fact.at : 0)))]
  expect(days(screens.of(keen, SEPTEMBER))).toHaveLength(20)
  expect(days(screens.of(other, SEPTEMBER))).toEqual([1, 2, 3, 4].map((day) => at(`2026-09-0${day} 12:00`)))
  const first = screens.of(other, SEPTEMBER).filter((fact) => 'at' in fact && fact.at === at('2026-09-01 12:00'))
  const one = { kind: 'online', personId: other, at: at('2026-09-01 12:00') }
  expect(first).toEqual([
    { ...one, what: 'login', count: 1 },
    { ...one, what: 'read', count: 2 },
    { ...one, what: 'read', count: 2 },
    { ...one, what: 'watch', count: 2 },
    { ...one, what: 'watch', count: 2 },
    { ...one, what: 'like', count: 2 }
  ])
})

test('one in thirty gives a thousand yuan in the last month of a quarter', () => {
  const giver = people.find((id) => shareOf(id, 30) === 0) ?? ''
  const other = people.find((id) => shareOf(id, 30) === 1) ?? ''
  expect(money.of(giver, SEPTEMBER)).toEqual([
    { kind: 'donation', personId: giver, at: at('2026-09-15 12:00'), donationId: `${giver}-${SEPTEMBER}`, yuan: 1000 }
  ])
  expect([money.of(giver, OCTOBER), money.of(other, SEPTEMBER)]).toEqual([[], []])
})

test('everybody redeems once a quarter', () => {
  expect(cleared.of('li', SEPTEMBER)).toEqual([
    { kind: 'redemption', personId: 'li', at: at('2026-09-21 12:00'), redemptionId: `li-${SEPTEMBER}`, left: 0 }
  ])
  expect(cleared.of('li', OCTOBER)).toEqual([])
})

test('what is assumed of a month comes at its end, for everybody who has come so far, and once', () => {
  const asked: [string, number][] = []
  const next = assuming({
    words: '',
    of: (personId, from) => (asked.push([personId, from]), [visit('A01', 1, { personId, orderId: 'assumed' })])
  })
  const fact = (personId: string) => visit('A01', 60, { personId })
  const orders = (facts: readonly Fact[]) => facts.map((one) => [one.personId, 'orderId' in one ? one.orderId : ''])
  expect(orders(next(fact('li'), SEPTEMBER))).toEqual([['li', 'O1']])
  expect(orders(next(fact('chen'), at('2026-09-30 23:59')))).toEqual([['chen', 'O1']])
  expect(asked).toEqual([])
  expect(orders(next(fact('wu'), OCTOBER))).toEqual([
    ['li', 'assumed'],
    ['chen', 'assumed'],
    ['wu', 'O1']
  ])
  expect(asked).toEqual([
    ['li', SEPTEMBER],
    ['chen', SEPTEMBER]
  ])
  expect(orders(next(fact('li'), OCTOBER))).toEqual([['li', 'O1']])
  expect(orders(next.end())).toEqual([
    ['li', 'assumed'],
    ['chen', 'assumed'],
    ['wu', 'assumed']
  ])
  expect(assuming(cleared).end()).toEqual([])
})

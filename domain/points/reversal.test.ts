import { MORNING, visit } from '../../tests/kitchen/facts'
import { award } from './award'
import { net, take } from './dues'
import type { Fact } from './fact'
import type { Visit } from './facts/service'
import type { Line, Used } from './line'
import { DEFAULT_PACK } from './pack/packs'
import { correct, reversalOf, reverse, reverseVisit, withHanging } from './reversal'
import { consume, release } from './used'

const post = (fact: Fact, used: Used = new Map()): Line[] => [...award(DEFAULT_PACK, fact, used).lines]
const ofOrder = { orderId: 'O1', round: 1 }
const mentoring: Fact = {
  kind: 'mentoring',
  ...ofOrder,
  personId: 'wu',
  newcomerId: 'chen',
  newcomerFirst: 'first/chen/1',
  named: true,
  arrivedAt: MORNING,
  provenMinutes: 60
}
const praise: Fact = {
  kind: 'praise',
  ...ofOrder,
  personId: 'chen',
  arrivedAt: MORNING,
  servedAt: MORNING,
  satisfaction: 'good',
  byBeneficiary: true,
  characters: 20,
  helpers: 2
}
/** Chen's first visit with a wish, his mentor Wu on the same order, a good word, and another order of Chen's. */
const first = visit('I02', 60, { wish: 'service' })
const chens = post(first)
const all = [
  ...chens,
  ...post(praise),
  ...post(mentoring),
  ...post(visit('A01', 60, { personId: 'wu', firsts: 1 })),
  ...post(visit('A01', 60, { orderId: 'O2' }))
]
const causes = (list: readonly { reverses: string }[]) => list.map((one) => one.reverses).sort()

describe('proven fraud', () => {
  test("that person's lines of that order fall, the first award with them and the mentor's with that; nobody else's", () => {
    const fallen = reverseVisit(first, all)
    expect(causes(fallen)).toEqual([
      'first/chen/1',
      'order/O1/r1/award/chen/R01',
      'order/O1/r1/award/chen/R07',
      'order/O1/r1/award/chen/R16',
      'order/O1/r1/award/wu/R18/chen'
    ])
    expect(fallen.find((one) => one.personId === 'wu')).toMatchObject({
      points: -5,
      cause: 'order/O1/r1/award/wu/R18/chen/reverse',
      reason: 'fraud'
    })
  })

  test('another round of the same order, and a person whose id begins alike, are left alone', () => {
    const others = [...post(visit('A01', 60, { round: 2 })), ...post(visit('A01', 60, { personId: 'chen2' }))].filter(
      ({ code }) => code === 'R01'
    )
    expect(reverseVisit(first, others)).toEqual([])
  })
})

test('the tenth first award is not the first', () => {
  const tenth = { ...(chens[1] as Line), cause: 'first/chen/10' }
  expect(withHanging([tenth], all)).toEqual([tenth])
})

test.each([
  ['correction', '到场时间或角色更正'],
  ['fraud', '查实为虚假签到'],
  ['withdrawn', '采纳已撤销'],
  ['annulled', '这条评价已作废'],
  ['appeal', '申诉成立']
] as const)('taken back, %s: %s', (reason, why) =>
  expect(reversalOf({ ...(chens[0] as Line), points: 7 }, reason)).toEqual({
    cause: 'order/O1/r1/award/chen/R01/reverse',
    reverses: 'order/O1/r1/award/chen/R01',
    personId: 'chen',
    points: -7,
    reason,
    why
  })
)

describe("a row's own reason", () => {
  test('an adoption is withdrawn, a rate is annulled, an appeal is upheld', () => {
    const adopted = post({ kind: 'proposal', personId: 'chen', at: MORNING, proposalId: 'V1' })
    expect(reverse(DEFAULT_PACK, adopted[0] as Line, 'withdrawn', adopted)).toMatchObject([
      { cause: 'proposal/V1/award/chen/R11/reverse', points: -10, why: '采纳已撤销' }
    ])
    expect(reverse(DEFAULT_PACK, post(praise)[0] as Line, 'annulled', all)).toHaveLength(1)
    const absent = post({
      kind: 'absence',
      personId: 'chen',
      ...ofOrder,
      absentAt: MORNING,
      settledAt: MORNING,
      upheld: true,
      appeal: null
    })
    expect(reverse(DEFAULT_PACK, absent[0] as Line, 'appeal', absent)).toMatchObject([{ points: 5, why: '申诉成立' }])
  })

  test('a row is not reversed for a reason it does not name', () =>
    expect(() => reverse(DEFAULT_PACK, chens[0] as Line, 'annulled', all)).toThrow('R01'))
})

describe('a correction', () => {
  const again = (provenMinutes: number, more: Partial<Visit> = {}) => ({ ...first, firsts: 1, correction: 1, provenMinutes, ...more })
  const used = consume(new Map(), chens)

  test('takes back what changes and posts it anew; what is equal stands', () => {
    const { reversals, award: next } = correct(DEFAULT_PACK, again(90), all, used)
    expect(causes(reversals)).toEqual(['order/O1/r1/award/chen/R01'])
    expect(reversals[0]).toMatchObject({ reason: 'correction', why: '到场时间或角色更正', points: -10 })
    expect(next.lines.map((line) => [line.cause, line.points])).toEqual([['order/O1/r1/award/chen/R01/c1', 15]])
  })

  test('a role that was wrong is reckoned again', () => {
    const { award: next } = correct(DEFAULT_PACK, again(60, { leader: true, slots: 3 }), all, used)
    expect(next.lines.map((line) => line.points)).toEqual([14])
  })

  test('a visit that earns nothing any more takes everything with it', () => {
    const { reversals, award: next } = correct(DEFAULT_PACK, again(10), all, used)
    expect(reversals).toHaveLength(5)
    expect(next.lines.map((line) => [line.code, line.points])).toEqual([['R01', 0]])
  })

  test('a visit that earns for the first time earns the first award too', () => {
    const short = post(visit('A01', 10))
    const { reversals, award: next } = correct(DEFAULT_PACK, visit('A01', 30, { correction: 1 }), short, new Map())
    expect(causes(reversals)).toEqual(['order/O1/r1/award/chen/R01'])
    expect(next.lines.map((line) => [line.code, line.points])).toEqual([
      ['R01', 5],
      ['R05', 10]
    ])
  })

  test('nothing changed: nothing moves', () => {
    const { reversals, award: next } = correct(DEFAULT_PACK, again(60), all, used)
    expect([reversals, next.lines]).toEqual([[], []])
  })

  test('uses the room of the line it replaces, and only that', () => {
    const begin: Used = new Map([['R05/life/times', 1]])
    const big = post(visit('C02', 120, { firsts: 1 }), begin)
    const small = post(visit('B01', 60, { orderId: 'O2', firsts: 1 }), consume(begin, big))
    const full = consume(consume(begin, big), small)
    const { award: next } = correct(DEFAULT_PACK, visit('C02', 180, { correction: 1, firsts: 1 }), [...big, ...small], full)
    expect(next.lines).toMatchObject([{ points: 28, cut: 8 }])
  })

  test('never under other rules than those of the award', () =>
    expect(() => correct({ ...DEFAULT_PACK, version: 'new' }, again(90), all, used)).toThrow('rules of the award'))

  test('room comes back for lines to come', () => expect([...release(used, chens).values()].every((amount) => amount === 0)).toBe(true))
})

describe('dues', () => {
  test('the third D01 with a balance of 1: 1 is taken, 1 is owed', () => expect(take(2, 1)).toEqual({ taken: 1, dues: 1 }))

  test('they are netted from the next awards, in words, and no further', () => {
    const { lines, dues } = net([...chens, ...post(praise)], 12)
    expect(lines.map(({ amount, netted }) => [amount, netted])).toEqual([
      [0, 10],
      [8, 2],
      [5, 0],
      [1, 0]
    ])
    expect(lines[0]?.why.at(-1)).toBe('补扣以前欠的 10 分，还欠 2 分')
    expect(lines[2]?.why).toEqual(lines[2]?.line.why)
    expect(dues).toBe(0)
    expect(net(chens.slice(0, 1), 25).dues).toBe(15)
  })

  test('a deduction is never netted again', () => {
    const minus = { ...(chens[0] as Line), points: -5 }
    expect(net([minus], 3)).toMatchObject({ dues: 3, lines: [{ amount: -5, netted: 0 }] })
  })

  test.each([NaN, -1, 1.5])('%p is not an amount', (amount) => {
    expect(() => take(amount, 1)).toThrow('whole')
    expect(() => net([], amount)).toThrow('whole')
  })
})

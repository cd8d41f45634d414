import fc from 'fast-check'
import { MORNING, visit } from '../../../tests/kitchen/facts'
import { DAY } from '../../clock/milliseconds'
import type { Fact } from '../fact'
import { DEFAULT_PACK } from '../pack/packs'
import type { Cap, Row, RulePack } from '../rule'
import { COUNTER_EXAMPLES, OUT_OF_REACH, reach } from './examples'
import { SIGNATURES } from './report'
import { runOf } from './run'
import { simulate } from './simulate'
import { bands, gini, tenths, topShare } from './spread'

const withRows = (change: (row: Row) => Row): RulePack => ({ ...DEFAULT_PACK, version: 'draft', rows: DEFAULT_PACK.rows.map(change) })
const perHour = (pointsPerHour: number) => withRows((row) => (row.kind === 'minutes' ? { ...row, pointsPerHour } : row))
const ABSENCE: Fact = {
  kind: 'absence',
  personId: 'chen',
  orderId: 'O1',
  round: 1,
  absentAt: MORNING,
  settledAt: MORNING,
  upheld: true,
  appeal: null
}
/** A hundred people; the n-th helped n hours on as many days. */
const town: Fact[] = Array.from({ length: 100 }, (_, person) =>
  Array.from({ length: person + 1 }, (_, day) =>
    visit('A01', 60, { personId: `p${person}`, orderId: `O${person}-${day}`, arrivedAt: MORNING + day * DAY, firsts: day > 0 ? 1 : 0 })
  )
).flat()

describe('figures', () => {
  test.each([
    [[], 0],
    [[0, 0], 0],
    [[5, 5, 5], 0],
    [[0, 0, 0, 8], 0.75],
    [[1, 2, 3, 4], 0.25],
    [[-9, 1, 1], 1 / 3]
  ])('Gini of %p is %d', (amounts, expected) => expect(gini(amounts)).toBeCloseTo(expected, 12))

  test('the top one percent is at least one person, and more of more', () => {
    expect(topShare([1, 1, 2])).toBe(0.5)
    expect(topShare([])).toBe(0)
    expect(topShare(Array.from({ length: 200 }, (_, n) => (n < 2 ? 50 : 0)))).toBe(1)
    expect(topShare(Array.from({ length: 101 }, () => 1))).toBeCloseTo(2 / 101)
  })

  test('tenths are of equal size, from least to most', () => {
    const groups = tenths(Array.from({ length: 20 }, (_, n) => ({ before: 20 - n, after: n })))
    expect(groups).toHaveLength(10)
    expect(groups[0]).toEqual({ people: 2, before: 3, after: 37 })
    expect(groups[9]).toEqual({ people: 2, before: 39, after: 1 })
  })

  test('bands count everybody once', () => {
    const pairs = [
      [0, 0],
      [0, 5],
      [100, 50],
      [100, 80],
      [100, 95],
      [100, 100],
      [100, 105],
      [100, 120],
      [100, 150],
      [100, 151]
    ].map(([before = 0, after = 0]) => ({ before, after }))
    expect(bands(pairs)).toEqual([
      { label: '少一半以上', people: 1 },
      { label: '少 20%–50%', people: 1 },
      { label: '少 5%–20%', people: 1 },
      { label: '差不多', people: 3 },
      { label: '多 5%–20%', people: 1 },
      { label: '多 20%–50%', people: 1 },
      { label: '多一半以上', people: 2 }
    ])
  })

  test('Gini is between 0 and 1, whatever the order', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 50 }), (amounts) => {
        expect(gini(amounts)).toBeGreaterThanOrEqual(-1e-12)
        expect(gini(amounts)).toBeLessThan(1)
        expect(gini([...amounts].reverse())).toBe(gini(amounts))
      })
    ))
})

describe('a simulation', () => {
  test('the same rules change nothing and need one signature', () => {
    const report = simulate(DEFAULT_PACK, { ...DEFAULT_PACK, version: 'same' }, town)
    expect(report.after).toEqual(report.before)
    // 5,050 hours of 10 and 100 first services of 10
    expect(report.before).toMatchObject({ people: 100, issued: 51_500, deducted: 0, cut: 0 })
    expect(report.secondSignature).toEqual([])
    expect(report.bands.map(({ people }) => people)).toEqual([0, 0, 0, 100, 0, 0, 0])
  })

  test('the facts are walked once, in the order of posting, and caps are kept for each person and version', () => {
    const twice = [visit('C02', 180), visit('C02', 180, { orderId: 'O2' }), visit('C02', 180, { personId: 'wu', orderId: 'O3' })]
    const report = simulate(DEFAULT_PACK, perHour(5), twice)
    expect(report.before).toMatchObject({ issued: 40 + 36 + 20, cut: 32 })
    expect(report.after).toMatchObject({ issued: 36 + 18 + 20, cut: 0 })
    expect(report.before.cutShare).toBe(32 / (40 + 36 + 20 + 32))
    expect(report.after.cutShare).toBe(0)
    expect(simulate(DEFAULT_PACK, DEFAULT_PACK, []).before.cutShare).toBe(0)
  })

  test('what clears a balance clears what these rules have given', () => {
    const clearing = COUNTER_EXAMPLES[2] as RulePack
    const facts: Fact[] = [
      visit('A01', 120),
      { kind: 'redemption', personId: 'chen', at: MORNING, redemptionId: 'X', left: 999 },
      visit('A01', 60, { orderId: 'O2' })
    ]
    expect(simulate(DEFAULT_PACK, clearing, facts).after).toMatchObject({ issued: 3, deducted: 2 })
  })

  test('whose first service was before the past that is looked at is not paid for it again', () => {
    const old = town.map((fact) => ({ ...fact, firsts: 1 }))
    const report = simulate(DEFAULT_PACK, perHour(8), old)
    expect([report.before.issued, report.after.issued]).toEqual([50_500, 40_400])
    expect(report.secondSignature).toContain('总发放从 50500 变为 40400，变化达到 15%')
  })

  test.each<[string, Cap, number]>([
    ['once in a life', { period: 'life', times: 1 }, 0],
    ['twice in a life', { period: 'life', times: 2 }, 10],
    ['so many points in a life', { period: 'life', points: 15 }, 5]
  ])('of what was paid before a draft leaves the rest: %s', (_name, cap, paid) => {
    const draft = withRows((row) => (row.code === 'R05' ? { ...row, caps: [cap] } : row))
    const visits = [1, 2, 3].map((n) => visit('A01', 60, { orderId: `O${n}`, arrivedAt: MORNING + n * DAY, firsts: 1 }))
    expect(simulate(DEFAULT_PACK, draft, visits).after.issued).toBe(30 + paid)
  })

  test('what one house found under milder rules is no obstacle to trying stricter ones', () => {
    const reviewers = ['wang', 'sun'].map((personId) => ({ personId, organisationId: 'community' }))
    const [personId, orderId, finalAt] = ['chen', 'O1', MORNING]
    const leak: Fact = { kind: 'offence', personId, orderId, round: 1, offence: 'privacy_leak', offenceId: 'F1', finalAt, reviewers }
    const stricter = withRows((row) => (row.code === 'D04' ? { ...row, differentOrganisations: true } : row) as Row)
    expect(simulate(DEFAULT_PACK, stricter, [leak]).after.deducted).toBe(30)
  })

  test('80 hours for one thing: nearly nobody gets there', () => {
    const run = runOf(COUNTER_EXAMPLES[3] as RulePack)
    town.forEach(run.add)
    expect(reach(run.totals().perPerson, OUT_OF_REACH)).toBe(0.21)
    expect(reach(new Map(), 1)).toBe(0)
  })

  test('points for screens, for money and without a cap each need a second signature', () => {
    const facts: Fact[] = [
      ...town,
      { kind: 'online', personId: 'p1', at: MORNING, what: 'login', count: 1 },
      { kind: 'online', personId: 'p1', at: MORNING, what: 'like', count: 5 },
      { kind: 'donation', personId: 'p2', at: MORNING, donationId: 'G', yuan: 10_050 }
    ]
    const reports = COUNTER_EXAMPLES.map((pack) => simulate(DEFAULT_PACK, pack, facts))
    expect(reports.map(({ after }) => after.issued)).toEqual([2, 5050 + 1000, 5050, 50_500, Math.round(1.2 * 1) * 5050])
    expect(reports[0]?.after.gini).toBeCloseTo(0.99)
    expect(reports[1]?.after.topShare).toBeGreaterThan(0.15)
    for (const index of [0, 1, 2, 4]) expect(reports[index]?.secondSignature.length).toBeGreaterThan(0)
  })
})

describe('what forces a second signature', () => {
  const figures = { people: 10, issued: 1000, deducted: 0, cut: 0, cutShare: 0, topShare: 0.1, gini: 0.3 }
  const same = Array.from({ length: 10 }, () => ({ people: 1, before: 100, after: 100 }))
  const forced = (after: Partial<typeof figures>, groups = same): boolean[] =>
    SIGNATURES.map((one) => one.forced({ before: figures, after: { ...figures, ...after }, tenths: groups }))
  const only = (index: number) => SIGNATURES.map((_, one) => one === index)
  const none = only(-1)
  const lost = (after: number) => same.map((group, index) => (index === 3 ? { ...group, after } : group))

  test.each<[string, boolean[], boolean[]]>([
    ['nothing changed', forced({}), none],
    ['issued +14.9 %', forced({ issued: 1149 }), none],
    ['issued +15 %', forced({ issued: 1150 }), only(0)],
    ['issued −15 %', forced({ issued: 850 }), only(0)],
    ['issued −14.9 %', forced({ issued: 851 }), none],
    ['a tenth loses 20 %', forced({}, lost(80)), none],
    ['a tenth loses 21 %', forced({}, lost(79)), only(1)],
    ['top one percent +1.9 points', forced({ topShare: 0.119 }), none],
    ['top one percent +2 points', forced({ topShare: 0.12 }), only(2)],
    ['Gini +0.029', forced({ gini: 0.329 }), none],
    ['Gini +0.03', forced({ gini: 0.33 }), only(3)],
    ['Gini −0.1', forced({ gini: 0.2 }), none],
    ['caps cut 15 %', forced({ issued: 1020, cut: 180 }), none],
    ['caps cut more', forced({ issued: 1020, cut: 181 }), only(4)]
  ])('%s', (_name, found, expected) => expect(found).toEqual(expected))

  test('each is told with its figures', () => {
    const after = { ...figures, issued: 1200, topShare: 0.125, gini: 0.34, cutShare: 0.1625 }
    expect(SIGNATURES.map(({ words }) => words({ before: figures, after, tenths: same }))).toEqual([
      '总发放从 1000 变为 1200，变化达到 15%',
      '有一成人减少超过 20%',
      '最多的 1% 的人所占比例从 10.0% 升到 12.5%，达到 2 个百分点',
      '基尼系数从 0.300 升到 0.340，达到 0.03',
      '被上限截断 16.3%，超过 15%'
    ])
  })

  test.each<[string, number, number, boolean]>([
    ['has nothing and still has nothing', 0, 0, false],
    ['has nothing and comes to owe', 0, -5, true],
    ['owes and owes a fifth more', -10, -12, false],
    ['owes and owes more than that', -10, -13, true],
    ['owes and owes less', -10, -5, false]
  ])('a tenth that %s', (_name, before, after, asked) => expect(forced({}, [{ people: 1, before, after }])).toEqual(asked ? only(1) : none))

  test('three tenths that owe one absence each, and would owe twenty times as much', () => {
    const came = Array.from({ length: 21 }, (_, n) => visit('A01', 60, { personId: `p${n}`, firsts: 1 }))
    const missed = Array.from({ length: 9 }, (_, n) => ({ ...ABSENCE, personId: `q${n}` }))
    const dear = withRows((row) => (row.code === 'D02' && row.kind === 'deduction' ? { ...row, points: -100, caps: [] } : row))
    expect(simulate(DEFAULT_PACK, dear, [...came, ...missed]).secondSignature).toEqual(['有一成人减少超过 20%'])
  })

  test('exactly the bound is the bound, in binary too', () => {
    const from = (share: number) => ({ ...figures, topShare: share, gini: share })
    const moved = (before: number, after: number) =>
      SIGNATURES.map((one) => one.forced({ before: from(before), after: from(after), tenths: same }))
    expect(moved(0.4, 0.43)).toEqual([false, false, true, true, false])
    expect(moved(0.1, 0.12)).toEqual([false, false, true, false, false])
  })

  test('from nothing to something is a change too; nothing to nothing is not', () => {
    expect(simulate(COUNTER_EXAMPLES[0] as RulePack, DEFAULT_PACK, town).secondSignature[0]).toBe('总发放从 0 变为 51500，变化达到 15%')
    expect(simulate(DEFAULT_PACK, DEFAULT_PACK, []).secondSignature).toEqual([])
  })
})

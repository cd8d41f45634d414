import { at, MORNING, visit } from '../../tests/kitchen/facts'
import { DAY } from '../clock/milliseconds'
import { award } from './award'
import type { Fact } from './fact'
import type { Line } from './line'
import { DEFAULT_PACK } from './pack/packs'
import { consume } from './used'

/** Facts in the order of posting, all of one person; the lines of each. */
const inOrder = (...facts: Fact[]): Line[][] => {
  let used: ReadonlyMap<string, number> = new Map()
  return facts.map((fact) => {
    const { lines } = award(DEFAULT_PACK, fact, used)
    used = consume(used, lines)
    return [...lines]
  })
}
const points = (...facts: Fact[]): number[] => inOrder(...facts).map((lines) => lines.reduce((sum, line) => sum + line.points, 0))
const codes = (fact: Fact): [string, number][] => (inOrder(fact)[0] ?? []).map((line) => [line.code, line.points])
const chen = { personId: 'chen' }
const ofOrder = { ...chen, orderId: 'O1', round: 1 }

const training: Fact = { kind: 'training', ...chen, at: MORNING, courseId: 'first-aid', byCode: true }
const pairing: Fact = { kind: 'pairing', ...chen, at: MORNING, householdId: 'H1', provenVisits: 1 }
const mediation: Fact = { kind: 'mediation', ...ofOrder, agreedAt: MORNING - 30 * DAY, followedUpAt: MORNING, kept: true }
const proposal: Fact = { kind: 'proposal', ...chen, at: MORNING, proposalId: 'V1' }
const meeting: Fact = { kind: 'meeting', ...chen, at: MORNING, meetingId: 'M1', byCode: true, voted: true }
const hazard: Fact = { kind: 'hazard', ...chen, at: MORNING, reportId: 'D1', upheld: true, first: true }
const placing: Fact = { kind: 'placing', ...ofOrder, arrivedAt: MORNING, provenMinutes: 60, family: false, duty: false, confirmed: 'slip' }
const praise: Fact = {
  kind: 'praise',
  ...ofOrder,
  arrivedAt: MORNING,
  servedAt: MORNING,
  satisfaction: 'good',
  byBeneficiary: true,
  characters: 8,
  helpers: 2
}
const mentoring: Fact = {
  kind: 'mentoring',
  ...ofOrder,
  newcomerId: 'zhou',
  newcomerFirst: 'first/zhou/1',
  named: true,
  arrivedAt: MORNING,
  provenMinutes: 60
}

describe('every flat row pays, and says why not', () => {
  test.each<[string, Fact, number | string]>([
    ['R06 a course', training, 5],
    ['R06 without its code', { ...training, byCode: false }, '没有凭码签到'],
    ['R09 a household', pairing, 10],
    ['R09 without a proven visit', { ...pairing, provenVisits: 0 }, '这个月没有到场记录'],
    ['R10 kept after 30 days', mediation, 10],
    ['R10 after 29 days', { ...mediation, agreedAt: MORNING - 29 * DAY }, '满 30 天回访以后才计分'],
    ['R10 not kept', { ...mediation, kept: false }, '回访时协议已经不算数，不计分'],
    ['R11 adopted', proposal, 10],
    ['R12 came and voted', meeting, 3],
    ['R12 did not vote', { ...meeting, voted: false }, '没有参加表决'],
    ['R12 came without a code', { ...meeting, byCode: false }, '没有凭码签到'],
    ['R13 upheld', hazard, 2],
    ['R13 not upheld costs nothing', { ...hazard, upheld: false }, '没有核实，不计分也不扣分'],
    ['R13 reported before', { ...hazard, first: false }, '同一处已经有人先报过'],
    ['R16 很好 with words', praise, 1],
    ['R16 seven characters', { ...praise, characters: 7 }, '写下的事实不到 8 个字'],
    ['R16 three helpers', { ...praise, helpers: 3 }, '帮忙的人超过 2 位，分不清说的是谁'],
    ['R16 by an agent', { ...praise, byBeneficiary: false }, '不是受益人本人评的'],
    ['R16 还行', { ...praise, satisfaction: 'fair' }, '没有评“很好”'],
    ['R17 placed for an elder', placing, 1],
    ['R17 for family', { ...placing, family: true }, '为家人点单不计分'],
    ['R17 on duty', { ...placing, duty: true }, '在岗工作不计分'],
    ['R17 nobody came', { ...placing, provenMinutes: 0 }, '这一单没有到场记录'],
    ['R17 not confirmed', { ...placing, confirmed: null }, '老人还没有确认'],
    ['R18 both proved', mentoring, 5],
    ['R18 not named before', { ...mentoring, named: false }, '社区没有事先指定带教'],
    ['R18 the mentor was not there', { ...mentoring, provenMinutes: 0 }, '带教人自己没有到场记录'],
    ['R18 no first award stands', { ...mentoring, newcomerFirst: null }, '新人的第一单还没有计分']
  ])('%s', (_name, fact, expected) => {
    const [line] = inOrder(fact)[0] ?? []
    const title = DEFAULT_PACK.rows.find(({ code }) => code === line?.code)?.title ?? ''
    expect([line?.points, line?.why]).toEqual(typeof expected === 'number' ? [expected, [`${title} +${expected}`]] : [0, [title, expected]])
  })

  test('R05: once in a life, with minutes only; reversed it is earned again under the next number', () => {
    const [first, second] = inOrder(visit('A01', 60), visit('A01', 60, { orderId: 'O2', firsts: 1, arrivedAt: at('2026-11-24 09:00') }))
    expect(first?.map((line) => [line.cause, line.points, line.hangsOn])).toEqual([
      ['order/O1/r1/award/chen/R01', 10, null],
      ['first/chen/1', 10, 'order/O1/r1/award/chen/R01']
    ])
    expect(second?.map((line) => line.code)).toEqual(['R01'])
    expect(codes(visit('A01', 14))).toEqual([['R01', 0]])
    expect(award(DEFAULT_PACK, visit('A01', 15, { firsts: 1 }), new Map()).lines[1]?.cause).toBe('first/chen/2')
  })

  test('R05 is paid although the day is full', () => {
    const full = new Map([['R01/2026-11-23', 40]])
    expect(award(DEFAULT_PACK, visit('A01', 60), full).lines.map((line) => [line.code, line.points])).toEqual([
      ['R01', 0],
      ['R05', 10]
    ])
  })

  test('R07: a wish for a service pays its minutes and 5; the cap is of the 5 alone', () => {
    const wishes = [1, 2, 3, 4].map((n) => visit('I02', 60, { wish: 'service', orderId: `O${n}`, arrivedAt: at(`2026-11-0${n} 09:00`) }))
    const fives = inOrder(...wishes).map((lines) => lines.find(({ code }) => code === 'R07')?.points)
    expect(fives).toEqual([5, 5, 5, 0])
    expect(points(...wishes)).toEqual([25, 15, 15, 10])
  })

  test('R08: a wish for goods pays 10 and no minutes', () => {
    expect(codes(visit('I01', 30, { wish: 'goods' }))).toEqual([
      ['R01', 0],
      ['R08', 10]
    ])
  })

  test('R10: the minutes of the mediation are paid at closing, the 10 after the visit', () => {
    expect(codes(visit('F04', 90, { firsts: 1 }))).toEqual([
      ['R01', 23],
      ['R05', 10]
    ])
    expect(inOrder(mediation)[0]?.[0]).toMatchObject({ cause: 'order/O1/r1/award/chen/R10', points: 10 })
  })

  test('R16 posts when the seven days end; R18 names mentor and newcomer', () => {
    expect(award(DEFAULT_PACK, praise, new Map()).postsFrom).toBe(MORNING + 7 * DAY)
    expect(inOrder(mentoring)[0]?.[0]).toMatchObject({ cause: 'order/O1/r1/award/chen/R18/zhou', hangsOn: 'first/zhou/1' })
  })
})

describe('caps of flat rows', () => {
  const times = <F extends Fact>(count: number, make: (n: number) => F): F[] => Array.from({ length: count }, (_, n) => make(n))

  test.each<[string, Fact[], number[]]>([
    ['R06 once a course', times(2, () => training), [5, 0]],
    ['R06 30 a year', times(7, (n) => ({ ...training, courseId: `C${n}` })), [5, 5, 5, 5, 5, 5, 0]],
    ['R08 20 a month', times(3, (n) => visit('I01', 30, { wish: 'goods', orderId: `O${n}` })), [10, 10, 0]],
    ['R09 once a household and month', times(2, () => pairing), [10, 0]],
    ['R09 two households', times(3, (n) => ({ ...pairing, householdId: `H${n}` })), [10, 10, 0]],
    ['R09 again next month', [pairing, { ...pairing, at: at('2026-12-01 00:00') }], [10, 10]],
    ['R10 20 a month', times(3, (n) => ({ ...mediation, orderId: `O${n}` })), [10, 10, 0]],
    ['R11 20 a quarter', [proposal, proposal, proposal, { ...proposal, at: at('2027-01-01 00:00') }], [10, 10, 0, 10]],
    ['R12 6 a month', times(3, (n) => ({ ...meeting, meetingId: `M${n}` })), [3, 3, 0]],
    ['R13 4 a day', times(3, () => hazard), [2, 2, 0]],
    ['R16 2 a day', times(3, () => praise), [1, 1, 0]],
    ['R17 5 a day', times(6, () => placing), [1, 1, 1, 1, 1, 0]],
    ['R18 10 a month', times(3, (n) => ({ ...mentoring, orderId: `O${n}` })), [5, 5, 0]]
  ])('%s', (_name, facts, expected) => expect(points(...facts)).toEqual(expected))

  test('R13: the month stops at 20 within itself', () =>
    expect(points(...times(12, (n) => ({ ...hazard, at: at(`2026-11-${String(n + 1).padStart(2, '0')} 09:00`) })))).toEqual([
      ...times(10, () => hazard).map(() => 2),
      0,
      0
    ]))

  test('a line that is cut to nothing uses nothing up: the course pays next year', () => {
    const full = times(6, (n) => ({ ...training, courseId: `C${n}` }))
    expect(points(...full, training, { ...training, at: at('2027-01-01 00:00') })).toEqual([5, 5, 5, 5, 5, 5, 0, 5])
  })

  test('rows are counted each for itself: a household paid before leaves the first service its one time', () => {
    expect(points({ ...pairing, at: MORNING }, visit('A01', 60))).toEqual([10, 20])
    expect(points(visit('A01', 60), pairing, { ...pairing, householdId: 'H2' })).toEqual([20, 10, 10])
  })

  test('what a line uses up is named by row, period and thing; a line cut to nothing names nothing', () => {
    const [paid, cut] = inOrder(training, training)
    expect(paid?.[0]?.draws).toEqual([
      { key: 'R06/life/course/first-aid/times', amount: 1 },
      { key: 'R06/2026', amount: 5 }
    ])
    expect(cut?.[0]?.draws).toEqual([])
    expect(inOrder(pairing)[0]?.[0]?.draws).toEqual([
      { key: 'R09/2026-11/household/H1/times', amount: 1 },
      { key: 'R09/2026-11/times', amount: 1 }
    ])
    expect(inOrder(proposal)[0]?.[0]?.draws).toEqual([{ key: 'R11/2026-Q4', amount: 10 }])
  })

  test('a cut says which cap and how much', () => {
    expect(inOrder(meeting, meeting, meeting)[2]?.[0]).toMatchObject({ cut: 3, why: ['到会并表决 +3', '当月上限 6 分，截断 3 分'] })
    expect(inOrder(training, training)[1]?.[0]?.why).toEqual(['完成一门岗前培训 +5', '一生每门课最多 1 次，这次不再计分'])
  })
})

describe('worth nothing for ever', () => {
  const online = { kind: 'online', ...chen, at: MORNING, count: 100 } as const
  test.each<[string, Fact, string]>([
    ['declining', { kind: 'refusal', ...ofOrder, at: MORNING }, 'N01'],
    ['a low rate', { kind: 'low_rate', ...ofOrder, at: MORNING, sameUpheld: 1 }, 'N02'],
    ['logging in', { ...online, what: 'login' }, 'N03'],
    ['browsing', { ...online, what: 'read' }, 'N03'],
    ['watching', { ...online, what: 'watch' }, 'N03'],
    ['liking', { ...online, what: 'like' }, 'N03'],
    ['forwarding', { ...online, what: 'forward' }, 'N03'],
    ['a week away', { ...online, what: 'idle_week' }, 'N03'],
    ['money given', { kind: 'donation', ...chen, at: MORNING, donationId: 'G1', yuan: 10_000 }, 'N04']
  ])('%s', (_name, fact, code) => {
    const { lines, consequences } = award(DEFAULT_PACK, fact, new Map())
    const title = DEFAULT_PACK.rows.find((row) => row.code === code)?.title
    expect(lines).toMatchObject([{ code, points: 0, cut: 0, draws: [], why: [title], hangsOn: null }])
    expect(consequences).toEqual([])
  })

  test('redeeming sets nothing off', () =>
    expect(award(DEFAULT_PACK, { kind: 'redemption', ...chen, at: MORNING, redemptionId: 'X', left: 9 }, new Map()).lines).toEqual([]))

  test('N02: three of a kind open a talk, and cost nothing', () => {
    const { lines, consequences } = award(DEFAULT_PACK, { kind: 'low_rate', ...ofOrder, at: MORNING, sameUpheld: 3 }, new Map())
    expect(lines).toMatchObject([{ points: 0, hangsOn: null, why: ['单次低分评价，不扣分', '同类问题核实 3 条，请社区约谈'] }])
    expect(consequences).toEqual([{ kind: 'talk', personId: 'chen' }])
  })
})

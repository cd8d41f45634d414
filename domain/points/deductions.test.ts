import { at, MORNING } from '../../tests/kitchen/facts'
import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { award } from './award'
import type { Fact } from './fact'
import type { Absence, Offence, Withdrawal } from './facts/fault'
import type { Line, Used } from './line'
import { DEFAULT_PACK } from './pack/packs'
import { checkReviewed } from './reviewed'
import { consume } from './used'

const ofOrder = { personId: 'chen', orderId: 'O1', round: 1 }
/** Accepted two days before, left ten hours before the start. */
const withdrawal: Withdrawal = {
  kind: 'withdrawal',
  ...ofOrder,
  version: 7,
  acceptedAt: MORNING - 2 * DAY,
  withdrawnAt: MORNING - 10 * HOUR,
  startAt: MORNING,
  afterChange: false,
  excused: false
}
const absence: Absence = { kind: 'absence', ...ofOrder, absentAt: MORNING, settledAt: MORNING + HOUR, upheld: true, appeal: null }
const reviewers = [
  { personId: 'wang', organisationId: 'community' },
  { personId: 'sun', organisationId: 'street' }
]
const offence = (kind: Offence['offence']): Offence => ({
  kind: 'offence',
  ...ofOrder,
  offence: kind,
  offenceId: 'F1',
  finalAt: MORNING,
  reviewers
})

const linesOf = (facts: readonly Fact[], begin: Used = new Map()): Line[] => {
  let used = begin
  return facts.flatMap((fact) => {
    const { lines } = award(DEFAULT_PACK, fact, used)
    used = consume(used, lines)
    return lines
  })
}
const points = (facts: readonly Fact[]) => linesOf(facts).map((line) => line.points)
const many = (count: number, fact: Fact): Fact[] => Array.from({ length: count }, () => fact)

describe('D01, leaving at the last moment', () => {
  test('twice in a quarter nothing, then 2 each, at most 10', () => {
    expect(points(many(9, withdrawal))).toEqual([0, 0, -2, -2, -2, -2, -2, 0, 0])
    expect(linesOf(many(8, withdrawal))[7]).toMatchObject({
      cut: 2,
      why: ['开始前 24 小时内退出 −2', '当季第 8 次', '已到扣分上限，少扣 2 分']
    })
    expect(linesOf([withdrawal])[0]).toMatchObject({
      cause: 'order/O1/r1/deduct/chen/D01/v7',
      why: ['开始前 24 小时内退出', '当季第 1 次', '前 2 次不扣分']
    })
  })

  test('a new quarter counts anew', () => {
    const next = at('2027-01-05 09:00')
    const later = { ...withdrawal, acceptedAt: next - 2 * DAY, withdrawnAt: next - 10 * HOUR, startAt: next }
    expect(points([...many(3, withdrawal), later, later, later])).toEqual([0, 0, -2, 0, 0, -2])
  })

  test.each<[string, Partial<Withdrawal>, string | null]>([
    ['ten hours before', {}, null],
    ['exactly a day before', { withdrawnAt: MORNING - DAY }, '离开始还有 24 小时以上，不算临时退出'],
    ['a minute later than that', { withdrawnAt: MORNING - DAY + MINUTE }, null],
    [
      'within 15 minutes of the tap',
      { acceptedAt: MORNING - HOUR - 15 * MINUTE, withdrawnAt: MORNING - HOUR },
      '接单 15 分钟以内退出，不计次数'
    ],
    ['16 minutes after the tap', { acceptedAt: MORNING - HOUR - 16 * MINUTE, withdrawnAt: MORNING - HOUR }, null],
    [
      'taken at short notice, left 2 hours before',
      { acceptedAt: MORNING - 5 * HOUR, withdrawnAt: MORNING - 2 * HOUR },
      '临时接的单，提前 2 小时退出，不计次数'
    ],
    ['taken at short notice, left an hour before', { acceptedAt: MORNING - 5 * HOUR, withdrawnAt: MORNING - HOUR }, null],
    ['taken a day before, left 2 hours before', { acceptedAt: MORNING - DAY, withdrawnAt: MORNING - 2 * HOUR }, null],
    ['after a new time or a closed door', { afterChange: true }, '改过时间或没人应门，不计次数'],
    ['excused by the handler', { excused: true }, '有正当理由，不计次数']
  ])('%s', (_name, more, spared) => {
    const [line] = linesOf([{ ...withdrawal, ...more }])
    expect(line?.draws.length).toBe(spared === null ? 1 : 0)
    expect(line?.why).toEqual(['开始前 24 小时内退出', ...(spared === null ? ['当季第 1 次', '前 2 次不扣分'] : [spared])])
    expect(points([...many(2, withdrawal), { ...withdrawal, ...more }])[2]).toBe(spared === null ? -2 : 0)
  })
})

describe('D02, not coming', () => {
  test('5, at most 20 a quarter; excused nothing', () => {
    expect(points(many(5, absence))).toEqual([-5, -5, -5, -5, 0])
    expect(linesOf([absence])).toMatchObject([{ why: ['无故未到 −5'], cut: 0, hangsOn: null }])
    expect(linesOf([{ ...absence, upheld: false }])).toMatchObject([
      { points: 0, cut: 0, draws: [], why: ['无故未到', '有正当理由，不扣分'] }
    ])
  })

  test.each<[string, Partial<Absence>, number | null]>([
    ['after 48 hours', {}, MORNING + 48 * HOUR],
    ['when it was settled later', { settledAt: MORNING + 60 * HOUR }, MORNING + 60 * HOUR],
    ['not while an appeal is open', { appeal: { endedAt: null } }, null],
    ['when the appeal has ended', { appeal: { endedAt: MORNING + 5 * DAY } }, MORNING + 5 * DAY]
  ])('posts %s', (_name, more, from) => expect(award(DEFAULT_PACK, { ...absence, ...more }, new Map()).postsFrom).toBe(from))
})

describe('D03–D05, found by two', () => {
  test.each<[Offence['offence'], string, number, unknown[]]>([
    [
      'false_presence',
      'D03',
      -20,
      [
        { kind: 'reverse', beginning: 'order/O1/r1/award/chen' },
        { kind: 'suspend', personId: 'chen', days: 30 }
      ]
    ],
    ['privacy_leak', 'D04', -30, [{ kind: 'suspend', personId: 'chen', days: 90 }]],
    ['took_payment', 'D05', -50, [{ kind: 'suspend_until_handed_over', personId: 'chen' }]]
  ])('%s', (kind, code, taken, consequences) => {
    const found = award(DEFAULT_PACK, offence(kind), new Map())
    expect(found.lines).toMatchObject([{ code, points: taken, cause: `offence/F1/deduct/chen/${code}` }])
    expect(found.consequences).toEqual(consequences)
    expect(found.postsFrom).toBe(MORNING)
    expect(award(DEFAULT_PACK, { ...offence(kind), finalAt: null }, new Map()).postsFrom).toBeNull()
  })

  const sameHouse = [reviewers[0], { personId: 'sun', organisationId: 'community' }] as Offence['reviewers']
  test.each<[string, Offence['offence'], Offence['reviewers'], boolean]>([
    ['one person', 'privacy_leak', reviewers.slice(0, 1), false],
    ['the same person twice', 'privacy_leak', [...reviewers.slice(0, 1), ...reviewers.slice(0, 1)], false],
    ['the person himself', 'privacy_leak', [...reviewers.slice(0, 1), { personId: 'chen', organisationId: 'street' }], false],
    [
      'two others of one, and the person of another',
      'false_presence',
      [...sameHouse, { personId: 'chen', organisationId: 'street' }],
      false
    ],
    ['two of one organisation, privacy', 'privacy_leak', sameHouse, true],
    ['two of one organisation, false presence', 'false_presence', sameHouse, false],
    ['two of two organisations, false presence', 'false_presence', reviewers, true]
  ])('%s', (_name, kind, by, enough) => {
    const asked = () => checkReviewed(DEFAULT_PACK, { ...offence(kind), reviewers: by })
    const who = kind === 'false_presence' ? '2 位不同单位的工作人员' : '2 位工作人员'
    if (enough) expect(asked).not.toThrow()
    else expect(asked).toThrow(expect.objectContaining({ code: 'REVIEWERS_NEEDED', params: { who } }))
  })
})

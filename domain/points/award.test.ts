import { at, MORNING, visit, warning } from '../../tests/kitchen/facts'
import { MINUTE } from '../clock/milliseconds'
import { award } from './award'
import type { Visit } from './facts/service'
import type { Line, Used } from './line'
import { DEFAULT_PACK } from './pack/packs'
import { consume } from './used'

const notFirst: Used = new Map([['R05/life/times', 1]])
const r01 = (fact: Visit, used: Used = notFirst): Line => {
  const line = award(DEFAULT_PACK, fact, used).lines.find(({ code }) => code === 'R01')
  if (!line) throw new Error('no R01')
  return line
}
/** Awards in the order of posting: each reads what the ones before used up. */
const inOrder = (...facts: Visit[]): Line[] => {
  let used = notFirst
  return facts.map((fact) => {
    const { lines } = award(DEFAULT_PACK, fact, used)
    used = consume(used, lines)
    return lines.find(({ code }) => code === 'R01') as Line
  })
}

describe('the vectors of value.md §1', () => {
  test.each<[string, Visit, number, number]>([
    ['A01, 60', visit('A01', 60), 10, 0],
    ['B01 ×1.2, 60', visit('B01', 60), 12, 0],
    ['A02, 20 min item, 20', visit('A02', 20), 3, 0],
    ['C03 ×1.5, 90 of 90', visit('C03', 90), 23, 0],
    ['F01 ×1.5, 30 of 30', visit('F01', 30), 8, 0],
    ['E02, 120 of 120, leader', visit('E02', 120, { leader: true, slots: 3 }), 28, 0],
    ['K03 ×1.2, 120 of 120, S1', visit('K03', 120), 36, 0],
    ['K03 as leader', visit('K03', 120, { leader: true }), 50, 0],
    ['H03 ×1.2, 21:30–23:00', visit('H03', 90, { arrivedAt: at('2026-11-23 21:30') }), 20, 0],
    ['A01, proven 140', visit('A01', 140), 15, 0],
    ['C02, proven 300', visit('C02', 300), 40, 8],
    ['proven 14', visit('A01', 14), 0, 0],
    ['R19 and R02 together', visit('A01', 60, { leader: true, slots: 3, lecture: { attendees: 5, by: 'scan' } }), 14, 0]
  ])('%s', (_name, fact, points, cut) => expect(r01(fact)).toMatchObject({ points, cut }))

  test('the same leader twice on a day: 50, then 10 with 40 cut', () => {
    const leading = (orderId: string) => visit('K03', 120, { leader: true, orderId })
    expect(inOrder(leading('O1'), leading('O2')).map(({ points, cut }) => [points, cut])).toEqual([
      [50, 0],
      [10, 40]
    ])
  })

  test('C02 36 in the morning, B01 12 after: 36, then 4 with 8 cut, and it says so', () => {
    const lines = inOrder(visit('C02', 180), visit('B01', 60, { orderId: 'O2', arrivedAt: at('2026-11-23 15:00') }))
    expect(lines.map(({ points, cut }) => [points, cut])).toEqual([
      [36, 0],
      [4, 8]
    ])
    expect(lines[1]?.why).toEqual(['服务 60 分钟，每小时 10 分', '难度 ×1.2', '当日上限 40 分，截断 8 分'])
  })
})

describe('minutes', () => {
  test('a line explains itself and names its cause and version', () => {
    expect(r01(visit('A01', 60, { orderId: 'O123', round: 2 }))).toMatchObject({
      cause: 'order/O123/r2/award/chen/R01',
      version: DEFAULT_PACK.version,
      personId: 'chen',
      why: ['服务 60 分钟，每小时 10 分']
    })
    expect(r01(visit('A01', 60, { correction: 1 })).cause).toBe('order/O1/r1/award/chen/R01/c1')
    expect(r01(visit('A01', 140)).why).toEqual(['到场 140 分钟，按 90 分钟计分，每小时 10 分'])
    expect(r01(visit('A01', 14)).why).toEqual(['到场 14 分钟，不满 15 分钟不计分'])
  })

  test('15 minutes is enough', () => expect(r01(visit('A01', 15)).points).toBe(3))

  test('staff on duty earn nothing, not even a first service', () => {
    const { lines } = award(DEFAULT_PACK, visit('K03', 120, { duty: true, leader: true }), new Map())
    expect(lines.map(({ code, points, why }) => [code, points, why])).toEqual([['R01', 0, ['在岗工作，只记到场，不计分']]])
  })

  test('staff on duty earn nothing for a wish either', () => {
    for (const wish of ['goods', 'service'] as const)
      expect(award(DEFAULT_PACK, visit('I01', 30, { duty: true, wish }), new Map()).lines).toMatchObject([
        { code: 'R01', points: 0, cut: 0, draws: [], why: ['在岗工作，只记到场，不计分'] }
      ])
  })

  test.each([NaN, -1, 0.5, Infinity])('%p proven minutes are a bug', (minutes) =>
    expect(() => award(DEFAULT_PACK, visit('A01', minutes), new Map())).toThrow('proven minutes are whole and not negative')
  )

  test.each<[Partial<Visit>, string]>([
    [{ leader: true, slots: 3 }, '现场负责人 ×1.4'],
    [{ organiser: 1, slots: 10 }, '协助组织者 ×1.2'],
    [{ lecture: { attendees: 5, by: 'scan' } }, '技能课堂主讲 ×1.2'],
    [{ leader: true, slots: 3, lecture: { attendees: 4, by: 'head_count' } }, '现场负责人 ×1.4'],
    [{ urgent: true }, '应急任务 ×1.5'],
    [{ warnings: [warning(MORNING, 60)] }, '恶劣天气 ×1.2'],
    [{ warnings: [warning(MORNING + 30 * MINUTE, 600)] }, '恶劣天气 ×1.2（其中 30 分钟）']
  ])('what multiplied is told: %j', (more, words) => expect(r01(visit('A01', 60, more)).why.slice(1)).toEqual([words]))

  test('two that hold one after the other are told apart; the highest counts whatever the order of the rows', () => {
    const fact = visit('A01', 60, { arrivedAt: at('2026-11-23 21:30'), warnings: [warning(at('2026-11-23 21:30'), 30)] })
    expect(r01(fact).why.slice(1)).toEqual(['恶劣天气 ×1.2（其中 30 分钟）', '夜间服务 ×1.2（其中 30 分钟）'])
    const turned = { ...DEFAULT_PACK, rows: [...DEFAULT_PACK.rows].reverse() }
    const both = visit('A01', 60, { leader: true, slots: 10, organiser: 1, urgent: true, warnings: [warning(MORNING, 60)] })
    for (const pack of [DEFAULT_PACK, turned])
      expect(
        award(pack, both, notFirst)
          .lines.find(({ code }) => code === 'R01')
          ?.why.slice(1)
      ).toEqual(['现场负责人 ×1.4', '应急任务 ×1.5'])
  })

  test('R04: coming late is told and costs nothing', () => {
    const late = visit('A01', 60, { startAt: MORNING - 15 * MINUTE, arrivedAt: MORNING })
    expect(r01(late)).toMatchObject({ points: 10, why: ['服务 60 分钟，每小时 10 分', '比约定晚到 15 分钟，时长按实际，不另扣分'] })
    expect(r01({ ...late, startAt: MORNING - 14 * MINUTE }).why).toHaveLength(1)
  })

  test.each<[string, Partial<Visit>, number]>([
    ['a leader of two is no leader', { leader: true, slots: 2 }, 10],
    ['R02: a leader of three', { leader: true, slots: 3 }, 14],
    ['R03: the first organiser of ten', { organiser: 1, slots: 10 }, 12],
    ['R03: a second organiser of ten is one too many', { organiser: 2, slots: 10 }, 10],
    ['R03: the eleventh slot starts another ten', { organiser: 2, slots: 11 }, 12],
    ['R02 before R03, not both', { leader: true, organiser: 1, slots: 10 }, 14],
    ['R19: five came', { lecture: { attendees: 5, by: 'scan' } }, 12],
    ['R19: four are not enough', { lecture: { attendees: 4, by: 'scan' } }, 10],
    ['R14: set to S1 by staff', { urgent: true }, 15],
    ['R15: an orange warning the whole time', { warnings: [warning(MORNING, 60)] }, 12],
    ['R15: half of the time', { warnings: [warning(MORNING + 30 * MINUTE, 600)] }, 11],
    ['R14 before R15, per minute', { urgent: true, warnings: [warning(MORNING, 60)] }, 15],
    ['role and condition multiply', { leader: true, slots: 3, urgent: true }, 21]
  ])('%s', (_name, more, points) => expect(r01(visit('A01', 60, more)).points).toBe(points))

  test('a head-count is told as what it is', () =>
    expect(r01(visit('A01', 60, { lecture: { attendees: 9, by: 'head_count' } })).why).toEqual([
      '服务 60 分钟，每小时 10 分',
      '技能课堂主讲 ×1.2（人数由现场人清点，没有逐一扫码）'
    ]))

  test.each<[string, string, string[]]>([
    ['all night', '2026-11-23 22:00', ['夜间服务 ×1.2']],
    ['the last hour before six', '2026-11-23 05:00', ['夜间服务 ×1.2']],
    ['past midnight', '2026-11-23 23:30', ['夜间服务 ×1.2']],
    ['half past five', '2026-11-23 05:30', ['夜间服务 ×1.2（其中 30 分钟）']],
    ['from six on it is day', '2026-11-23 06:00', []]
  ])('R15 at night: %s', (_name, arrived, words) => expect(r01(visit('A01', 60, { arrivedAt: at(arrived) })).why.slice(1)).toEqual(words))

  test('night and warning on top of each other are one factor', () =>
    expect(r01(visit('A01', 60, { arrivedAt: at('2026-11-23 21:30'), warnings: [warning(at('2026-11-23 21:30'), 60)] })).points).toBe(12))
})

describe('caps of minutes', () => {
  test('the day is the day of arrival in Shanghai', () => {
    const before = visit('C02', 180, { arrivedAt: at('2026-11-23 23:50') })
    const after = visit('C02', 180, { orderId: 'O2', arrivedAt: at('2026-11-24 00:10') })
    expect(inOrder(before, after).map(({ points }) => points)).toEqual([40, 40])
    expect(inOrder(before, { ...after, arrivedAt: before.arrivedAt }).map(({ points }) => points)).toEqual([40, 0])
  })

  test('an emergency lifts the day to 60, of which ordinary help stays within 40', () => {
    const ordinary = (orderId: string) => visit('C02', 180, { orderId })
    const emergency = (orderId: string) => visit('K03', 120, { orderId })
    const points = (...facts: Visit[]) => inOrder(...facts).map((line) => line.points)
    expect(points(ordinary('O1'), emergency('O2'), ordinary('O3'))).toEqual([36, 24, 0])
    expect(points(emergency('O1'), ordinary('O2'))).toEqual([36, 24])
    expect(points(ordinary('O1'), ordinary('O2'))).toEqual([36, 4])
  })
})

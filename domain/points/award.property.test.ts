import fc from 'fast-check'
import { at, MORNING, visit, warning } from '../../tests/kitchen/facts'
import { MINUTE } from '../clock/milliseconds'
import { award } from './award'
import type { Fact } from './fact'
import type { Visit } from './facts/service'
import type { Line, Used } from './line'
import { DEFAULT_PACK } from './pack/packs'
import { periodOf } from './period'
import { net, take } from './dues'
import { consume, release } from './used'

const begin = at('2026-11-23 00:00')
const visits: fc.Arbitrary<Visit> = fc
  .record({
    code: fc.constantFrom('A01', 'B01', 'C02', 'F01', 'H03', 'K03'),
    provenMinutes: fc.nat(600),
    minute: fc.nat(3 * 1440),
    leader: fc.boolean(),
    organiser: fc.option(fc.nat(3)),
    slots: fc.integer({ min: 1, max: 25 }),
    urgent: fc.boolean(),
    duty: fc.boolean(),
    wish: fc.constantFrom(null, 'service' as const, 'goods' as const),
    warnings: fc.array(
      fc.tuple(fc.nat(4000), fc.integer({ min: 1, max: 300 })).map(([from, length]) => warning(begin + from * MINUTE, length)),
      { maxLength: 3 }
    )
  })
  .map(({ code, provenMinutes, minute, ...more }) => visit(code, provenMinutes, { ...more, arrivedAt: begin + minute * MINUTE }))
const others: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    kind: fc.constant('hazard' as const),
    personId: fc.constant('chen'),
    at: fc.nat(4000).map((n) => begin + n * MINUTE),
    reportId: fc.string(),
    upheld: fc.boolean(),
    first: fc.boolean()
  }),
  fc.record({
    kind: fc.constant('meeting' as const),
    personId: fc.constant('chen'),
    at: fc.constant(MORNING),
    meetingId: fc.string(),
    byCode: fc.boolean(),
    voted: fc.boolean()
  }),
  fc.record({
    kind: fc.constant('training' as const),
    personId: fc.constant('chen'),
    at: fc.constant(MORNING),
    courseId: fc.constantFrom('a', 'b'),
    byCode: fc.boolean()
  })
)
/** Facts of one person in the order of posting, each with an order of its own. */
const lives = fc
  .array(fc.oneof({ weight: 3, arbitrary: visits }, others), { maxLength: 25 })
  .map((facts) => facts.map((fact, index): Fact => (fact.kind === 'visit' ? { ...fact, orderId: `O${index}` } : fact)))
const walk = (facts: readonly Fact[]): { fact: Fact; line: Line }[] => {
  let used: Used = new Map()
  return facts.flatMap((fact) => {
    const { lines } = award(DEFAULT_PACK, fact, used)
    used = consume(used, lines)
    return lines.map((line) => ({ fact, line }))
  })
}
const instant = (fact: Fact): number => (fact.kind === 'visit' ? fact.arrivedAt : 'at' in fact ? fact.at : 0)

test('awards are whole, never negative, and what a cap took is told by its words', () =>
  fc.assert(
    fc.property(lives, (facts) => {
      for (const { line } of walk(facts)) {
        expect(Number.isSafeInteger(line.points) && Number.isSafeInteger(line.cut)).toBe(true)
        expect(line.points).toBeGreaterThanOrEqual(0)
        expect(line.cut).toBeGreaterThanOrEqual(0)
        const told = line.why.filter((part) => /截断|不再计分/.test(part))
        expect(told).toHaveLength(line.cut > 0 ? 1 : 0)
        if (line.cut > 0 && told[0]?.includes('截断')) expect(told[0]).toContain(`截断 ${line.cut} 分`)
      }
    })
  ))

test('no cap is ever exceeded, whatever the order of posting', () =>
  fc.assert(
    fc.property(lives, (facts) => {
      const sums = new Map<string, number>()
      for (const { fact, line } of walk(facts)) {
        const add = (key: string) => sums.set(key, (sums.get(key) ?? 0) + line.points)
        const day = periodOf('day', instant(fact))
        if (line.code === 'R01') add(`minutes ${day}`)
        if (line.code === 'R01' && fact.kind === 'visit' && !fact.urgent) add(`ordinary ${day}`)
        add(`${line.code} ${periodOf('month', instant(fact))}`)
        add(`${line.code} ${day}`)
      }
      for (const [key, sum] of sums) {
        if (key.startsWith('minutes')) expect(sum).toBeLessThanOrEqual(60)
        if (key.startsWith('ordinary')) expect(sum).toBeLessThanOrEqual(40)
      }
      expect(sums.get('R07 2026-11') ?? 0).toBeLessThanOrEqual(15)
      expect(sums.get('R08 2026-11') ?? 0).toBeLessThanOrEqual(20)
      expect(sums.get('R12 2026-11') ?? 0).toBeLessThanOrEqual(6)
      expect(sums.get('R13 2026-11-24') ?? 0).toBeLessThanOrEqual(4)
      expect(sums.get('R06 2026-11') ?? 0).toBeLessThanOrEqual(10)
      expect([...walk(facts)].filter(({ line }) => line.code === 'R05').length).toBeLessThanOrEqual(1)
    })
  ))

test('a cut never gives less than was left: points and cut together are what was asked alone', () =>
  fc.assert(
    fc.property(lives, visits, (facts, last) => {
      const before = facts.reduce<Used>((used, fact) => consume(used, award(DEFAULT_PACK, fact, used).lines), new Map())
      const alone = award({ ...DEFAULT_PACK, rows: DEFAULT_PACK.rows.map((row) => ({ ...row, caps: [] })) }, last, new Map()).lines[0]
      const line = award(DEFAULT_PACK, { ...last, orderId: 'last' }, before).lines[0]
      expect((line?.points ?? 0) + (line?.cut ?? 0)).toBe(alone?.points)
    })
  ))

test('more minutes never earn fewer points, nor does a part played or an emergency', () =>
  fc.assert(
    fc.property(visits, fc.nat(300), (fact, more) => {
      const points = (one: Visit) => award(DEFAULT_PACK, one, new Map()).lines[0]?.points ?? 0
      expect(points({ ...fact, provenMinutes: fact.provenMinutes + more })).toBeGreaterThanOrEqual(points(fact))
      expect(points({ ...fact, leader: true })).toBeGreaterThanOrEqual(points({ ...fact, leader: false }))
      expect(points({ ...fact, urgent: true })).toBeGreaterThanOrEqual(points({ ...fact, urgent: false }))
    })
  ))

test('what posts first is paid first: a later line never changes an earlier one, and a pair is paid the same in sum', () =>
  fc.assert(
    fc.property(visits, visits, (one, other) => {
      const first = { ...one, orderId: 'O1', firsts: 1, arrivedAt: MORNING, warnings: [], urgent: false }
      const second = { ...other, orderId: 'O2', firsts: 1, arrivedAt: MORNING, warnings: [], urgent: false }
      const minutes = (facts: Visit[]) => walk(facts).flatMap(({ line }) => (line.code === 'R01' ? [line.points] : []))
      const sum = (list: number[]) => list.reduce((all, points) => all + points, 0)
      expect(minutes([first, second])[0]).toBe(minutes([first])[0])
      expect(sum(minutes([first, second]))).toBe(sum(minutes([second, first])))
    })
  ))

test('taking a line back leaves the room as it was before it', () =>
  fc.assert(
    fc.property(lives, visits, (facts, last) => {
      const used = facts.reduce<Used>((all, fact) => consume(all, award(DEFAULT_PACK, fact, all).lines), new Map())
      const { lines } = award(DEFAULT_PACK, last, used)
      const after = release(consume(used, lines), lines)
      for (const [key, amount] of after) expect(amount).toBe(used.get(key) ?? 0)
    })
  ))

test('deductions never exceed their caps, and what is taken and owed is the whole', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom('withdrawal', 'absence'), { maxLength: 30 }), fc.nat(50), (kinds, balance) => {
      const facts = kinds.map((kind, version): Fact => {
        const ofOrder = { personId: 'chen', orderId: 'O1', round: 1 }
        return kind === 'withdrawal'
          ? {
              kind: 'withdrawal',
              ...ofOrder,
              version,
              acceptedAt: 0,
              withdrawnAt: MORNING,
              startAt: MORNING + MINUTE,
              afterChange: false,
              excused: false
            }
          : { kind: 'absence', ...ofOrder, absentAt: MORNING, settledAt: MORNING, upheld: true, appeal: null }
      })
      const lines = walk(facts).map(({ line }) => line)
      const sum = (code: string) => lines.reduce((all, line) => all + (line.code === code ? line.points : 0), 0)
      expect(sum('D01')).toBeGreaterThanOrEqual(-10)
      expect(sum('D02')).toBeGreaterThanOrEqual(-20)
      const asked = 0 - sum('D01') - sum('D02')
      const { taken, dues } = take(asked, balance)
      expect([taken + dues, taken <= balance]).toEqual([asked, true])
      const earned = walk([visit('A01', 60)]).map(({ line }) => line)
      const netted = net(earned, dues)
      expect(netted.lines.reduce((all, one) => all + one.amount + one.netted, 0)).toBe(20)
      expect(netted.dues).toBe(Math.max(0, dues - 20))
    })
  ))

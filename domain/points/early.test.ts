import { at, MORNING } from '../../tests/kitchen/facts'
import { DAY } from '../clock/milliseconds'
import { earlyWords } from './early'
import type { Fact } from './fact'
import { DEFAULT_PACK } from './pack/packs'

const chen = { personId: 'chen' }
const ofOrder = { ...chen, orderId: 'O1', round: 1 }
const pairing: Fact = { kind: 'pairing', ...chen, at: MORNING, householdId: 'H1', provenVisits: 0 }
const mediation: Fact = { kind: 'mediation', ...ofOrder, agreedAt: MORNING - 29 * DAY, followedUpAt: MORNING, kept: true }
const placing: Fact = { kind: 'placing', ...ofOrder, arrivedAt: MORNING, provenMinutes: 0, family: false, duty: false, confirmed: 'slip' }
const mentoring: Fact = {
  kind: 'mentoring',
  ...ofOrder,
  newcomerId: 'zhou',
  newcomerFirst: 'first/zhou/1',
  named: true,
  arrivedAt: MORNING,
  provenMinutes: 60
}
const hazard: Fact = { kind: 'hazard', ...chen, at: MORNING, reportId: 'D1', upheld: true, first: false }

test.each<[string, Fact, number, string | null]>([
  ['a pairing before the visit of its month', pairing, MORNING, '这个月没有到场记录'],
  ['a pairing in the last minute of its month', pairing, at('2026-11-30 23:59'), '这个月没有到场记录'],
  ['a pairing when its month is over', pairing, at('2026-12-01 00:00'), null],
  ['a pairing that was proven', { ...pairing, provenVisits: 1 }, MORNING, null],
  ['an agreement after 29 days', mediation, MORNING, '满 30 天回访以后才计分'],
  ['an agreement after 30', { ...mediation, agreedAt: MORNING - 30 * DAY }, MORNING, null],
  ['an agreement that was not kept', { ...mediation, kept: false }, MORNING, null],
  ['a placing whose visit a correction may still prove', placing, MORNING, '这一单没有到场记录'],
  ['a placing for family', { ...placing, family: true }, MORNING, null],
  ['a placing on duty', { ...placing, duty: true }, MORNING, null],
  ['a newcomer who earned nothing yet', { ...mentoring, newcomerFirst: null }, MORNING, '新人的第一单还没有计分'],
  ['a mentor of whom nothing is proven yet', { ...mentoring, provenMinutes: 0 }, MORNING, '带教人自己没有到场记录'],
  ['a mentor whom nobody named', { ...mentoring, named: false, newcomerFirst: null }, MORNING, null],
  ['a danger that somebody had reported', hazard, MORNING, null]
])('what time may still make right is not kept yet: %s', (_name, fact, now, words) => {
  expect(earlyWords(DEFAULT_PACK, fact, now)).toBe(words)
})

test('rules without such a row have nothing to wait for', () => {
  expect(earlyWords({ ...DEFAULT_PACK, rows: DEFAULT_PACK.rows.filter(({ code }) => code !== 'R09') }, pairing, MORNING)).toBeNull()
})

import { MORNING, visit } from '../../tests/kitchen/facts'
import { LOW_ABOUT, OFFENCE_WORDS, saidOf } from './fault-words'
import type { Fact } from './fact'
import type { Offence } from './facts/fault'
import { DEFAULT_PACK } from './pack/packs'

const ofOrder = { personId: 'chen', orderId: 'O1', round: 1 }
const offence = (kind: Offence['offence']): Fact => ({
  kind: 'offence',
  ...ofOrder,
  offence: kind,
  offenceId: 'F1',
  finalAt: null,
  reviewers: []
})

test.each<[Fact, string, number]>([
  [offence('false_presence'), '虚假签到或代签', -20],
  [offence('privacy_leak'), '泄露受益人隐私', -30],
  [offence('took_payment'), '收取或变相收取报酬', -50],
  [{ kind: 'absence', ...ofOrder, absentAt: 0, settledAt: 0, upheld: true, appeal: null }, '无故未到', -5],
  [{ kind: 'proposal', personId: 'chen', at: MORNING, proposalId: 'V1' }, '提案被采纳', 10],
  [visit('I02', 60, { wish: 'service' }), '第一次完成服务、完成服务类微心愿', 15],
  // rows worth nothing for ever say nothing here
  [{ kind: 'low_rate', ...ofOrder, at: MORNING, sameUpheld: 3 }, '', 0]
])('what a fact is told as before anybody reckons: %#', (fact, title, points) =>
  expect(saidOf(DEFAULT_PACK, fact)).toEqual({ title, points })
)

test('an offence is called before it is found what the row that takes for it is called', () => {
  for (const kind of ['false_presence', 'privacy_leak', 'took_payment'] as const)
    expect(saidOf(DEFAULT_PACK, offence(kind)).title).toBe(OFFENCE_WORDS[kind])
})

test('a low rate is about one of these', () =>
  expect(LOW_ABOUT).toEqual(['来晚了', '没做完', '和说的不一样', '态度不好', '提到了收费或推销', '不安全', '隐私被说出去']))

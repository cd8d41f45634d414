import { MORNING, visit } from '../../tests/kitchen/facts'
import { causeOf, firstCauseOf, reversalCauseOf, rootOf, stemOf } from './cause'
import type { Fact } from './fact'

const chen = { personId: 'chen' }
const ofOrder = { ...chen, orderId: 'O1', round: 2 }
const online = { kind: 'online', ...chen, at: MORNING, count: 1 } as const

/** The names that lines go by in the ledger for ever: another name would pay a second time (trust.md §3). */
test.each<[Fact, string, string]>([
  [visit('A01', 60, { round: 2 }), 'order/O1/r2', ''],
  [visit('A01', 60, { round: 2, correction: 3 }), 'order/O1/r2', '/c3'],
  [{ kind: 'mediation', ...ofOrder, agreedAt: 0, followedUpAt: 0, kept: true }, 'order/O1/r2', ''],
  [
    {
      kind: 'praise',
      ...ofOrder,
      arrivedAt: 0,
      servedAt: 0,
      satisfaction: null,
      byBeneficiary: true,
      characters: 0,
      helpers: 1
    },
    'order/O1/r2',
    ''
  ],
  [{ kind: 'placing', ...ofOrder, arrivedAt: 0, provenMinutes: 0, family: false, duty: false, confirmed: null }, 'order/O1/r2', ''],
  [
    { kind: 'mentoring', ...ofOrder, newcomerId: 'zhou', newcomerFirst: null, named: true, arrivedAt: 0, provenMinutes: 0 },
    'order/O1/r2',
    '/zhou'
  ],
  [
    { kind: 'withdrawal', ...ofOrder, version: 7, acceptedAt: 0, withdrawnAt: 0, startAt: 0, afterChange: false, excused: false },
    'order/O1/r2',
    '/v7'
  ],
  [{ kind: 'absence', ...ofOrder, absentAt: 0, settledAt: 0, upheld: true, appeal: null }, 'order/O1/r2', ''],
  [{ kind: 'refusal', ...ofOrder, at: 0 }, 'order/O1/r2', ''],
  [{ kind: 'low_rate', ...ofOrder, at: 0, sameUpheld: 1 }, 'order/O1/r2', ''],
  [{ kind: 'training', ...chen, at: 0, courseId: 'first-aid', byCode: true }, 'training/first-aid', ''],
  [{ kind: 'pairing', ...chen, at: MORNING, householdId: 'H1', provenVisits: 1 }, 'pairing/H1/2026-11', ''],
  [{ kind: 'proposal', ...chen, at: 0, proposalId: 'V1' }, 'proposal/V1', ''],
  [{ kind: 'meeting', ...chen, at: 0, meetingId: 'M1', byCode: true, voted: true }, 'meeting/M1', ''],
  [{ kind: 'hazard', ...chen, at: 0, reportId: 'D1', upheld: true, first: true }, 'hazard/D1', ''],
  [{ kind: 'offence', ...ofOrder, offence: 'privacy_leak', offenceId: 'F1', finalAt: null, reviewers: [] }, 'offence/F1', ''],
  [{ ...online, what: 'login' }, `online/login/2026-11-23/${MORNING}`, ''],
  [{ kind: 'donation', ...chen, at: 0, donationId: 'G1', yuan: 1 }, 'donation/G1', ''],
  [{ kind: 'redemption', ...chen, at: 0, redemptionId: 'X1', left: 0 }, 'redemption/X1', '']
])('a fact and the name of its lines: %#', (fact, root, suffix) => {
  expect(rootOf(fact)).toBe(root)
  expect(causeOf(fact, 'X09')).toBe(`${root}/award/chen/X09${suffix}`)
  expect(causeOf(fact, 'X09', 'deduct')).toBe(`${root}/deduct/chen/X09${suffix}`)
})

test('every award of a visit begins alike; a first service and a reversal have names of their own', () => {
  expect(stemOf({ ...ofOrder })).toBe('order/O1/r2/award/chen')
  expect(firstCauseOf('chen', 2)).toBe('first/chen/2')
  expect(reversalCauseOf('first/chen/2')).toBe('first/chen/2/reverse')
})

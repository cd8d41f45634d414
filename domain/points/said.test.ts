import type { Fact } from './fact'
import { saidOtherwise } from './said'

const chen = { personId: 'chen' } as const
const visit = { ...chen, orderId: 'O1', round: 1 } as const
const mediation: Fact = { kind: 'mediation', ...visit, agreedAt: 1, followedUpAt: 2, kept: true }
const placing: Fact = { kind: 'placing', ...visit, arrivedAt: 1, provenMinutes: 40, family: false, duty: false, confirmed: 'slip' }
const training: Fact = { kind: 'training', ...chen, courseId: 'first-aid', at: 1, byCode: false }
const proposal: Fact = { kind: 'proposal', ...chen, proposalId: 'V1', at: 1 }
const hazard: Fact = { kind: 'hazard', ...chen, reportId: 'X', at: 1, upheld: true, first: true }

test.each<[string, Fact, object, string[]]>([
  ['all of a mediation', mediation, { agreedAt: 0, followedUpAt: 3, kept: false }, ['达成的时间', '回访的时间', '有没有做到']],
  ['one thing of it', mediation, { followedUpAt: 3 }, ['回访的时间']],
  ['how an elder confirmed', placing, { confirmed: 'call_back' }, ['老人怎么确认的']],
  ['what the records know of a placing', placing, { arrivedAt: 9, provenMinutes: 60, family: true, duty: true }, []],
  ['a course of which a code has become known', training, { byCode: true }, []],
  ['who proposed', proposal, { personId: 'lin' }, ['提的人']],
  ['a danger that is its own first report', hazard, { first: false }, []]
])('%s', (_name, kept, other, words) => {
  expect(saidOtherwise(kept, kept)).toEqual([])
  expect(saidOtherwise(kept, { ...kept, ...other } as Fact)).toEqual(words)
})

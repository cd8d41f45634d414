import { known } from '../town/rows/people'
import { DAY } from '@domain/clock/milliseconds'
import { ask, byHand, call, clock, doors, found, refusal, rows, TIMER } from './doors'
import { placed } from './steps'

beforeEach(() => found())

const worker = { role: 'community_worker', orgId: 'huaishu' } as const
const liaison = { role: 'liaison', orgId: 'power' } as const
const waits = async (who: string) => (await call(who, 'member.me', {})).handOverWaits
const holds = async (who: string) => (await call(who, 'member.me', {})).posts.map(({ role, orgId }) => `${role} ${orgId}`)
const one = async (who: string) => {
  const [first] = (await call(who, 'member.handOvers', {})).handOvers
  return first ?? { id: 'none', may: [], agreed: false, fromName: '', toName: '' }
}
const reads = async (who: string) =>
  (await ask(who, 'community.inbox', { orgId: 'huaishu', list: 'placed' })).ok ? 'reads the inbox' : 'is refused'

test('Wang hands her post to Chen: he agrees, Gao looks at it, and from then on the inbox is his and not hers', async () => {
  await placed()
  await call('wang', 'member.handOver', { ...worker, ...known('chen') })
  expect([await waits('chen'), await waits('gao'), await waits('wang')]).toEqual([true, false, false])
  expect(await one('chen')).toMatchObject({ fromName: '王社工', may: ['agree', 'decline'], agreed: false })
  const { id } = await one('chen')
  expect(await refusal('gao', 'member.answerHandOver', { id, answer: 'confirm' })).toBe('NOT_ALLOWED')
  await call('chen', 'member.answerHandOver', { id, answer: 'agree' })
  expect([await waits('chen'), await waits('gao'), await reads('chen')]).toEqual([false, true, 'is refused'])
  expect(await refusal('wang', 'member.answerHandOver', { id, answer: 'confirm' })).toBe('NOT_ALLOWED')
  clock.now += 1
  await call('gao', 'member.answerHandOver', { id, answer: 'confirm' })
  expect([await holds('wang'), await holds('chen')]).toEqual([[], ['community_worker huaishu']])
  expect([await reads('wang'), await reads('chen'), await waits('gao')]).toEqual(['is refused', 'reads the inbox', false])
  expect(await rows('select from_id, to_id, outcome, ended_by from post_hand_over')).toEqual([
    { from_id: 'wang', to_id: 'chen', outcome: 'done', ended_by: 'gao' }
  ])
})

test('the post of a liaison moves with the word of whoever takes it, and comes back the same way', async () => {
  const there = await rows("select person_id from post where role = 'liaison' and org_id = 'power'")
  const zhao = String(there[0]?.person_id)
  await call(zhao, 'member.handOver', { ...liaison, ...known('chen') })
  await call('chen', 'member.answerHandOver', { id: (await one('chen')).id, answer: 'agree' })
  expect([await holds(zhao), await holds('chen')]).toEqual([[], ['liaison power']])
  clock.now += 1
  await call('chen', 'member.handOver', { ...liaison, ...known(zhao) })
  await call(zhao, 'member.answerHandOver', { id: (await one(zhao)).id, answer: 'agree' })
  expect([await holds(zhao), await holds('chen')]).toEqual([['liaison power'], []])
})

test('a post that ends on a day ends on that day, whoever has it, and how long it was held before stays', async () => {
  const [there] = await rows(
    "update post set until = '2026-12-31T00:00:00Z' where role = 'liaison' and org_id = 'power' returning person_id, since, until"
  )
  const zhao = String(there?.person_id)
  await call(zhao, 'member.handOver', { ...liaison, ...known('chen') })
  await call('chen', 'member.answerHandOver', { id: (await one('chen')).id, answer: 'agree' })
  const ends = (who: string) => rows(`select since, until from post where role = 'liaison' and org_id = 'power' and person_id = '${who}'`)
  expect(await ends('chen')).toMatchObject([{ until: there?.until }])
  clock.now += 1
  await call('chen', 'member.handOver', { ...liaison, ...known(zhao) })
  await call(zhao, 'member.answerHandOver', { id: (await one(zhao)).id, answer: 'agree' })
  expect(await ends(zhao)).toEqual([{ since: there?.since, until: there?.until }])
})

test.each([
  ['decline', 'chen'],
  ['withdraw', 'wang'],
  ['refuse', 'gao']
] as const)('%s: nothing has moved, and she may ask another', async (answer, who) => {
  await call('wang', 'member.handOver', { ...worker, ...known('chen') })
  expect(await refusal('wang', 'member.handOver', { ...worker, ...known('jia') })).toBe('HAND_OVER_OPEN')
  const { id } = await one('chen')
  await call(who, 'member.answerHandOver', { id, answer })
  expect(await holds('wang')).toEqual(['community_worker huaishu'])
  expect(await refusal('chen', 'member.answerHandOver', { id, answer: 'agree' })).toBe('HAND_OVER_GONE')
  await call('wang', 'member.handOver', { ...worker, ...known('jia') })
  expect((await one('jia')).may).toEqual(['agree', 'decline'])
})

test('who is offered nothing: a post one has not, somebody unknown, oneself, somebody whose card nobody has seen', async () => {
  expect(await refusal('chen', 'member.handOver', { ...worker, ...known('jia') })).toBe('NOT_ALLOWED')
  expect(await refusal('wang', 'member.handOver', { ...worker, ...known('chen'), name: '陈建园' })).toBe('HAND_OVER_WHO')
  expect(await refusal('wang', 'member.handOver', { ...worker, ...known('wang') })).toBe('HAND_OVER_WHO')
  await rows("update person set real_name = false where id = 'chen'")
  expect(await refusal('wang', 'member.handOver', { ...worker, ...known('chen') })).toBe('HAND_OVER_UNCHECKED')
  expect(await rows('select 1 from post_hand_over')).toEqual([])
})

test('the same request twice is one offer; an eleventh name in a day is not looked for', async () => {
  const offer = { ...worker, ...known('chen') }
  await call('wang', 'member.handOver', offer, 'request-once')
  await call('wang', 'member.handOver', offer, 'request-once')
  expect(await rows('select to_id from post_hand_over')).toEqual([{ to_id: 'chen' }])
  await call('wang', 'member.answerHandOver', { id: (await one('wang')).id, answer: 'withdraw' })
  for (let tried = 2; tried < 10; tried += 1) await ask('wang', 'member.handOver', { ...offer, name: '谁' })
  expect(await refusal('wang', 'member.handOver', offer)).toBe('TOO_MANY')
})

test('somebody without a part in it reads nothing of it and moves nothing', async () => {
  await call('wang', 'member.handOver', { ...worker, ...known('chen') })
  const { id } = await one('chen')
  for (const who of ['li', 'ma', 'shen']) {
    expect((await call(who, 'member.handOvers', {})).handOvers).toEqual([])
    expect(await refusal(who, 'member.answerHandOver', { id, answer: 'agree' })).toBe('HAND_OVER_GONE')
  }
})

test('a post that its holder has lost meanwhile does not move, and nobody is asked about it any more', async () => {
  await call('wang', 'member.handOver', { ...worker, ...known('chen') })
  const { id } = await one('chen')
  await call('chen', 'member.answerHandOver', { id, answer: 'agree' })
  await byHand(`update post set until = '2026-11-01' where person_id = 'wang'`)
  expect(await refusal('gao', 'member.answerHandOver', { id, answer: 'confirm' })).toBe('HAND_OVER_GONE')
  expect([await holds('chen'), await waits('gao'), (await call('gao', 'member.handOvers', {})).handOvers]).toEqual([[], false, []])
})

test('one who leaves the district takes no post along: what was on its way ends', async () => {
  await call('wang', 'member.handOver', { ...worker, ...known('chen') })
  const { id } = await one('chen')
  await call('chen', 'member.answerHandOver', { id, answer: 'agree' })
  await call('chen', 'member.leave', { stay: false })
  clock.now += 7 * DAY
  await doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)
  expect(await rows('select outcome, ended_by from post_hand_over')).toEqual([{ outcome: 'withdrawn', ended_by: 'chen' }])
  expect(await refusal('gao', 'member.answerHandOver', { id, answer: 'confirm' })).toBe('HAND_OVER_GONE')
  expect(await rows(`select 1 from post where person_id = 'chen'`)).toEqual([])
})

import { DAY } from '@domain/clock/milliseconds'
import { call, clock, doors, found, MONDAY, newRequest, refusal, rows, TIMER } from './doors'
import { placed } from './steps'

beforeAll(() => found())
const tick = () => doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)
const WORDS = '楼下的石凳晃了很久'
const waiting = async (who: string, orgId: string) => (await call(who, 'community.feedback', { orgId })).items

test('a suggestion: the community reads it, answers once, and Li reads the answer', async () => {
  const request = newRequest()
  const given = { kind: 'suggestion' as const, words: WORDS }
  const { id } = await call('li', 'member.giveFeedback', given, request)
  expect(await call('li', 'member.giveFeedback', given, request)).toMatchObject({ id })
  expect(await waiting('wang', 'huaishu')).toMatchObject([{ id, kind: 'suggestion', words: WORDS, giver: '李奶奶' }])
  for (const who of ['chen', 'ma', 'zhao']) expect(await refusal(who, 'community.feedback', { orgId: 'huaishu' })).toBe('NOT_ALLOWED')
  for (const who of ['chen', 'ma', 'li']) expect(await refusal(who, 'community.answerFeedback', { id, words: '好' })).toBe('FEEDBACK_GONE')

  const answer = newRequest()
  for (const _ of [1, 2]) await call('wang', 'community.answerFeedback', { id, words: '周五前请物业来修' }, answer)
  expect(await refusal('wang', 'community.answerFeedback', { id, words: '改主意了' })).toBe('FEEDBACK_GONE')
  expect(await waiting('wang', 'huaishu')).toEqual([])
  expect((await call('li', 'member.feedback', {})).items).toMatchObject([{ id, answer: '周五前请物业来修', answeredAt: MONDAY }])
  expect((await call('gao', 'member.feedback', {})).items).toEqual([])
  expect(JSON.stringify(await rows('select * from feedback'))).not.toMatch(/石凳|物业/)
})

test('a complaint passes the community by, is about an order of one’s own at most, and nobody answers their own', async () => {
  const order = await placed()
  const about = { kind: 'complaint' as const, words: '说好下午，没有人来', orderId: order.id }
  expect(await refusal('gao', 'member.giveFeedback', about)).toBe('NOT_FOUND')
  const { id } = await call('li', 'member.giveFeedback', about)
  expect(await waiting('wang', 'huaishu')).toEqual([])
  expect(await waiting('fang', 'liuyin')).toMatchObject([{ id, orderId: order.id }])
  const { id: own } = await call('fang', 'member.giveFeedback', { kind: 'complaint', words: '我自己的' })
  expect(await refusal('fang', 'community.answerFeedback', { id: own, words: '好' })).toBe('FEEDBACK_GONE')
  await rows('delete from feedback where id = $1', [own])
})

test('what waits for an answer is counted for those who may give it, and for nobody else', async () => {
  const answers = async (who: string) => (await call(who, 'order.front', {})).answers
  const before = await answers('fang')
  const { id } = await call('wang', 'member.giveFeedback', { kind: 'suggestion', words: '值班表贴高一点' })
  expect([await answers('wang'), await answers('gao')]).toEqual([[], [{ orgId: 'huaishu', count: 1 }]])
  for (const who of ['li', 'chen', 'ma', 'zhao']) expect(await answers(who)).toEqual([])
  expect(await answers('fang')).toEqual(before)
  await call('gao', 'community.answerFeedback', { id, words: '今天就改' })
  expect(await answers('gao')).toEqual([])
  await rows('delete from feedback where id = $1', [id])
})

test('unanswered in time it goes up by itself, once a level, and stays red at the top', async () => {
  const [before] = await rows<{ due: string }>("select due_at::text as due from feedback where kind = 'complaint'")
  clock.now = MONDAY + 8 * DAY
  await tick()
  const [raised] = await rows<{ level: string; org_id: string; due: string }>(
    "select level, org_id, due_at::text as due from feedback where kind = 'complaint'"
  )
  expect(raised).toMatchObject({ level: 'district', org_id: 'linjiang-district' })
  expect(raised?.due).not.toBe(before?.due)
  expect(await waiting('fang', 'liuyin')).toEqual([])
  clock.now = MONDAY + 40 * DAY
  await tick()
  expect(await rows("select level, due_at::text as due from feedback where kind = 'complaint'")).toEqual([
    { level: 'district', due: raised?.due }
  ])
})

test.each([
  [{ kind: 'praise', words: '好' }, 'INVALID_INPUT'],
  [{ kind: 'suggestion', words: '   ' }, 'INVALID_INPUT'],
  [{ kind: 'suggestion', words: '很'.repeat(501) }, 'TEXT_TOO_LONG'],
  [{ kind: 'suggestion', words: '\u0000' }, 'TEXT_UNREADABLE'],
  [{ kind: 'suggestion', words: '好', orderId: 'O-nowhere' }, 'NOT_FOUND']
])('%j is refused and nothing is kept', async (input, code) => {
  const before = await rows('select count(*) from feedback')
  expect(await refusal('li', 'member.giveFeedback', input as never)).toBe(code)
  expect(await rows('select count(*) from feedback')).toEqual(before)
})

test('twenty a day', async () => {
  await rows("update usage set count = 20 where person_id = 'li' and what = 'feedback'")
  expect(await refusal('li', 'member.giveFeedback', { kind: 'suggestion', words: '还有' })).toBe('TOO_MANY')
})

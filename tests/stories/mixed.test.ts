import type { CallAnswer } from '@contract'
import { contextOf, doors, found, haircut, newRequest, pool, rows, send, TIMER } from './doors'
import { placed } from './steps'

beforeEach(() => found())

const PEOPLE = ['li', 'feng', 'han', 'bai'] as const

/** What a call must answer, whoever else calls at the same moment. */
type Expected = (answer: CallAnswer) => boolean
const refusedWith =
  (code: string): Expected =>
  (answer) =>
    !answer.ok && answer.error.code === code
const isMe =
  (who: string): Expected =>
  (answer) =>
    answer.ok && (answer.value as { person: { id: string } }).person.id === who

test('32 calls at once of each of five functions, with refusals and rollbacks: no wrong answer', async () => {
  const lis = await placed()
  const wrong: string[] = []
  const expectThat = async (name: string, answer: Promise<CallAnswer>, expected: Expected) => {
    const given = await answer
    if (!expected(given)) wrong.push(`${name}: ${JSON.stringify(given).slice(0, 300)}`)
  }
  const event = (action: string, input: object) => ({ action, input, requestId: newRequest() })
  const calls = Array.from({ length: 32 }, (_, index) => {
    const who = PEOPLE[index % PEOPLE.length] ?? 'li'
    return [
      expectThat('member', send(who, 'member', event('member.me', {})), isMe(who)),
      expectThat(
        'order',
        send(
          who,
          'order',
          event('order.place', haircut({ beneficiaryId: who, itemCode: null, words: `第${index}件`, where: { addressId: `home-${who}` } }))
        ),
        (answer) => answer.ok && (answer.value as { orders: { view: { words: string } }[] }).orders[0]?.view.words === `第${index}件`
      ),
      expectThat('order of somebody else', send('feng', 'order', event('order.get', { orderId: lis.id })), refusedWith('NOT_FOUND')),
      expectThat(
        'no such address',
        send(who, 'order', event('order.place', haircut({ where: { addressId: 'nowhere' } }))),
        (answer) => !answer.ok && answer.error.code !== 'INTERNAL'
      ),
      expectThat(
        'rating',
        send(who, 'rating', event('rating.waiting', {})),
        (answer) => answer.ok && (answer.value as { items: [] }).items.length === 0
      ),
      expectThat(
        'community',
        send('ma', 'community', event('community.inbox', { orgId: 'huaishu', list: 'placed' })),
        refusedWith('NOT_ALLOWED')
      ),
      expectThat('jobs', send(null, 'jobs', { Type: 'Timer', TriggerName: 'tick' }, TIMER), (answer) => answer.ok)
    ]
  }).flat()
  await Promise.all(calls)
  expect(wrong).toEqual([])
  expect(await rows('select 1 from orders')).toHaveLength(33)
  expect(await rows("select 1 from job_slot where job = 'tick'")).toHaveLength(1)
}, 120_000)

test('locks that end in a refusal leave nothing open on the one connection', async () => {
  const order = await placed({ itemCode: null, words: '一起打扫院子' })
  const refer = { orderId: order.id, action: 'refer_pool', round: 1, termsVersion: 1, input: { itemCode: 'B08', slots: 30 } }
  expect(await send('wang', 'order', { action: 'order.perform', input: refer, requestId: newRequest() })).toMatchObject({ ok: true })
  const accept = { ...refer, action: 'accept', termsVersion: 2, input: { riskRead: true, insured: true } }
  // Meng cannot cut hair: under the lock she is refused, and everything is rolled back
  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, index) =>
      doors.order({ action: 'order.perform', input: accept, requestId: newRequest() }, contextOf(index % 2 ? 'meng' : 'chen'))
    )
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code])))).toEqual(new Set(['NOT_ELIGIBLE', 'ONCE_ONLY']))
  expect(pool.waitingCount).toBe(0)
  expect(await rows('select 1 from seat')).toHaveLength(1)
})

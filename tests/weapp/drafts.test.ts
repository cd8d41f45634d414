/** @jest-environment ./tests/weapp/environment.cjs */
import { setTimeout as pause } from 'node:timers/promises'
import type { Input, Output } from '@contract'
import { HOUR } from '@domain/clock/milliseconds'
import { windowWords } from '@domain/clock/shanghai'
import { askForForty, morning, signedIn } from '../e2e/asking'
import { known } from '../town/rows/people'
import type { Phone } from './phone/phone'
import { phonesOfTown } from './phone/phones'

/** What was begun comes back with the app; a screen that is old says so and shows how it is now; another list begins at its beginning. */
const { host, open } = phonesOfTown()

const TOP = -1
/** Milliseconds: so long after the last letter the phone has it, whatever happens to the app. */
const A_BREATH = 600
type Order = Output<'order.get'>

/** The first visit of somebody of which this is true. */
const visitOf = async (who: string, list: 'ahead' | 'done', fits: (order: Order) => boolean): Promise<Order> => {
  const call = await signedIn(host(), who)
  for (const { id } of (await call('order.tasks', { list })).items) {
    const order = await call('order.get', { orderId: id })
    if (fits(order)) return order
  }
  throw new Error(`${who} has no such visit`)
}
const roomOf = ({ id }: Pick<Order, 'id'>) => `/pages/order/index?id=${id}`
const perform = async (who: string, orderId: string, action: string, input: object): Promise<void> => {
  const call = await signedIn(host(), who)
  const { termsVersion, round } = await call('order.get', { orderId })
  await call('order.perform', { orderId, termsVersion, round, action, input } as never)
}
const chenProposes = async (orderId: string, startAt: number): Promise<void> => {
  const windows = [{ startAt, endAt: startAt + 2 * HOUR }]
  const chen = await signedIn(host(), 'chen')
  await chen('order.remark', { orderId, kind: 'propose', windows } as Input<'order.remark'>)
}
const visitOfChen = () => visitOf('chen', 'ahead', ({ state, may }) => state === 'accepted' && may.propose)
/** Everything that this phone keeps of what was begun on it. */
const draftsOn = ({ storage }: Phone): object =>
  (JSON.parse(String(storage.get('drafts') ?? '{"state":{}}')) as { state: { drafts?: object } }).state.drafts ?? {}

interface Form {
  who: string | null
  /** to the form, as it is found when the app has been opened */
  find: (phone: Phone) => Promise<void>
  /** what is typed under which label */
  words?: Record<string, string>
  chosen?: string
  send?: string
}
const FORMS: Record<string, Form> = {
  'another time that suits Chen better': {
    who: 'chen',
    find: async (chen) => {
      await chen.go(roomOf(await visitOfChen()))
      await chen.tap('这个时间不行，商量换个时间')
    },
    chosen: '后天上午',
    send: '问一问'
  },
  'the minutes that Lin stayed longer than his codes tell': {
    who: 'lin',
    find: async (lin) => {
      await lin.go(roomOf(await visitOf('lin', 'done', ({ actions }) => actions.some(({ action }) => action === 'propose_correction'))))
      await lin.tap('提出更正', 0)
    },
    words: { 多少分钟: '50', 怎么知道的: '李阿姨可以作证' },
    send: '提出更正'
  },
  'for whom Chen would like to act': {
    who: 'chen',
    find: (chen) => chen.go('/account/links/index'),
    words: { 长辈的姓名: known('yang').name, 长辈登记的手机号: known('yang').phone },
    send: '问一问'
  },
  'to whom Zhao hands over his post': {
    who: 'zhao',
    find: async (zhao) => {
      await zhao.go('/account/posts/index')
      await zhao.tap('交给别人')
    },
    words: { 接手的人的姓名: known('chen').name, 他登记的手机号: known('chen').phone },
    send: '请他接手'
  },
  'who somebody is whom nobody knows yet': {
    who: null,
    find: (nobody) => nobody.go('/account/register/index'),
    words: { 姓名: '欧阳春', 楼号: '9号楼', 门牌: '1单元202' }
  }
}
const fill = async (phone: Phone, { words = {}, chosen }: Form) => {
  for (const [label, value] of Object.entries(words)) await phone.type(label, value)
  if (chosen) await phone.tap(chosen, TOP)
}
const expectFilled = (phone: Phone, { words = {}, chosen }: Form) => {
  expect(Object.fromEntries(Object.keys(words).map((label) => [label, phone.written(label)]))).toEqual(words)
  if (chosen) expect(phone.isChosen(chosen)).toBe(true)
}

const comesBack = async (form: Form): Promise<void> => {
  const first = await open(form.who)
  await form.find(first)
  await fill(first, form)
  // WeChat ends the app without a word
  await pause(A_BREATH)
  const again = await open(form.who, {}, first.storage)
  expect(Object.keys(draftsOn(again))).toHaveLength(1)
  await form.find(again)
  expectFilled(again, form)
  if (!form.send) return
  await again.tap(form.send, TOP)
  expect(draftsOn(again)).toEqual({})
}

test.each(Object.entries(FORMS))(
  '%s: begun, the app closed and opened again, it is there; once it is sent it is a draft no more',
  (_, form) => comesBack(form)
)

test('her daughter said it first: Li is told with how it is now, her words stay, and the page behind knows it without asking', async () => {
  const zhang = await signedIn(host(), 'zhang')
  const [{ id: orderId = '' } = {}] = (await zhang('rating.waiting', {})).items
  const li = await open('li')
  await li.go(roomOf({ id: orderId }))
  await li.tap('评单', TOP)
  await li.tap('解决了')
  await li.tap('想多说几句')
  await li.type('写一句', '理得又快又好')
  const { round, termsVersion } = await zhang('order.get', { orderId })
  const input = { outcome: 'solved', satisfaction: 'good' }
  await zhang('rating.give', { orderId, round, termsVersion, action: 'rate', input } as Input<'rating.give'>)
  await li.tap('很好', TOP)
  await li.see('内容有变化，请再看一眼')
  await li.see('代办人已经评过：解决了，很好。还可以改一次，再评就是改评价')
  expect([li.route, li.isChosen('解决了'), li.written('写一句')]).toEqual(['pages/rating/index', true, '理得又快又好'])
  // without a network: what stands there was not asked for
  li.online = false
  await li.back()
  await li.see('办完了')
  li.online = true
  // the same words go with the next tap
  await li.tap('改评价', TOP)
  expect([li.isChosen('解决了'), li.written('写一句')]).toEqual([true, '理得又快又好'])
  await li.tap('很好', TOP)
  await li.see('办完了')
  expect(draftsOn(li)).toEqual({})
})

test('a colleague agreed to another time a moment ago: Wang is told so beside it, with the time as it is now', async () => {
  const { id: orderId, seats } = await visitOfChen()
  const startAt = morning(3)
  await chenProposes(orderId, startAt)
  const wang = await open('wang')
  await wang.go(roomOf({ id: orderId }))
  await wang.see('想换到')
  await perform('gao', orderId, 'reschedule', { agreeSeatId: seats.find(({ mine }) => mine)?.id })
  await wang.tap('同意这个时间')
  await wang.see('内容有变化，请再看一眼')
  await wang.see(windowWords({ startAt, endAt: startAt + 2 * HOUR }, Date.now()))
  expect(wang.text()).not.toMatch(/想换到|同意这个时间/)
})

test('a time that was changed a moment ago is not agreed to unseen', async () => {
  const { id: orderId } = await visitOfChen()
  await chenProposes(orderId, morning(5))
  const wang = await open('wang')
  await wang.go(roomOf({ id: orderId }))
  await wang.see('想换到')
  await chenProposes(orderId, morning(8))
  await wang.tap('同意这个时间')
  await wang.see('内容有变化，请再看一眼')
  await wang.tap('同意这个时间')
  await wang.see(windowWords({ startAt: morning(8), endAt: morning(8) + 2 * HOUR }, Date.now()))
  expect(wang.text()).not.toContain('想换到')
})

test('another list begins at its own beginning, whatever twenty of the one before was looked at', async () => {
  const call = await signedIn(host(), 'sun')
  const asked = await askForForty(call, await signedIn(host(), 'wang'))
  for (const orderId of asked.slice(0, 5)) await perform('sun', orderId, 'cancel', { reason: '老人自己办好了' })
  const sun = await open('sun')
  await sun.tab('/pages/orders/index')
  for (const list of ['正在办', '办完的', '正在办']) {
    await sun.tap(list)
    expect([list, sun.text().includes('看前面 20 条')]).toEqual([list, false])
    await sun.tap('再看 20 条')
    await sun.see('看前面 20 条')
  }
})

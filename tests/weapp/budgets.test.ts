/** @jest-environment ./tests/weapp/environment.cjs */
import { startHost, type RunningHost } from '../e2e/host'
import { forgotten, oneThing } from '../e2e/one-thing'
import { questionsOf } from '../e2e/question-rooms'
import { oneClass } from '../e2e/several'
import { VISITORS } from '../town/visitors'
import { Phone, type Cost } from './phone/phone'

/** What one move of a finger may cost on a cheap phone: setData bytes (UTF-8) and calls, and the nodes of a screen. */
const OPENING = { bytes: 32 * 1024 }
const TAP = { bytes: 4 * 1024, times: 3 }
/** One more of a row of chips. */
const CHOICE = { bytes: 200, times: 1 }
const TWENTY = { bytes: 12 * 1024 }
const NODES = 500
/** The tabs behind which twenty orders come at once, in a year of the town. */
const LISTS = ['orders/index 办完的', 'tasks/index 办完的', 'unit/index 已办结']

const ORG = 'org=huaishu&name=x'
const UNIT = 'unit=power&name=x'
type Things = Awaited<ReturnType<typeof oneThing>>
/** Every page of the app, each with somebody who works or lives in it. */
const roomsOf = ({ order, rating, good, redeemed, sheet, version }: Things): Record<string, string[]> => ({
  li: [
    ...['services', 'orders', 'todo', 'me', 'sign-in'].map((room) => `pages/${room}/index`),
    'pages/order-form/index?item=B08',
    'pages/order-form/index?item=',
    order,
    rating,
    ...['profile', 'links', 'privacy', 'feedback', 'activities', 'wallet', 'verify', 'paper', 'notice', 'rules', 'register'].map(
      (room) => `account/${room}/index`
    ),
    ...['notices', 'reminders', 'guide', 'browser'].map((room) => `account/${room}/index`),
    'timebank/pool/index'
  ],
  wang: [
    'pages/todo/index',
    'pages/me/index',
    ...['inbox', 'standing', 'owed'].map((room) => `work/${room}/index?${ORG}`),
    'account/answers/index?orgId=huaishu',
    'account/posts/index',
    'account/check/index',
    `timebank/people/index?${ORG}`
  ],
  zhao: ['pages/todo/index', ...['unit', 'week'].map((room) => `work/${room}/index?${UNIT}`), `govern/unit-year/index?${UNIT}`],
  chen: [
    'pages/orders/index',
    'pages/todo/index',
    'work/tasks/index',
    'work/pool/index',
    'account/wallet/index',
    'account/deductions/index',
    'shop/goods/index',
    'shop/mine/index',
    good,
    redeemed
  ],
  tang: ['pages/todo/index', 'shop/counter/index?org=market&name=x', sheet],
  fang: ['govern/reviews/index?orgId=liuyin', 'govern/reviews/index?orgId=liuyin&list=appeals', 'govern/record/index?orgId=liuyin'],
  shen: [
    'pages/me/index',
    ...['rules', 'draft', 'examples', 'weather', 'warn'].map((room) => `govern/${room}/index`),
    version,
    ...['catalogue', 'good-form'].map((room) => `shop/${room}/index`),
    'timebank/district/index'
  ]
})

let host: RunningHost | undefined
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host?.stop())

/** The moves that cost more than they may, in words. */
const over = (costs: readonly Cost[], most: { bytes?: number; times?: number }): string[] =>
  costs
    .filter(({ bytes, times, nodes }) => bytes > (most.bytes ?? Infinity) || times > (most.times ?? Infinity) || nodes > NODES)
    .map(({ move, bytes, times, nodes }) => `${move}: ${bytes} B in ${times} calls, ${nodes} nodes`)

test('every page opens within 32 KB, stands on 500 nodes and shows what is in it; a choice costs a tap, a tab what an opening may', async () => {
  const rooms = roomsOf(await oneThing(host!))
  expect(forgotten(Object.values(rooms).flat())).toEqual([])
  const costly: string[] = []
  const seen = new Set<string>()
  let chosen = 0
  for (const [who, addresses] of Object.entries(rooms)) {
    const phone = await Phone.open(host!.url, who)
    const openings: Cost[] = []
    for (const address of addresses) {
      await phone.go(`/${address}`)
      openings.push(phone.costs.at(-1)!)
      expect([address, phone.text(), /再试一次|正在取来/.test(phone.text())]).toEqual([address, expect.stringMatching(/./), false])
      const taps = await phone.tapEveryChoice()
      const tabs = taps.filter(({ isTab }) => isTab)
      const lists = tabs.filter(({ move }) => LISTS.some((list) => move.endsWith(list)))
      const rest = taps.filter(({ isTab }) => !isTab)
      chosen += rest.length
      for (const list of LISTS) if (lists.some(({ move }) => move.endsWith(list))) seen.add(list)
      costly.push(...over(rest, TAP), ...over(tabs, OPENING), ...over(lists, TWENTY))
    }
    phone.close()
    costly.push(...over(openings, OPENING))
  }
  expect(costly).toEqual([])
  expect(chosen).toBeGreaterThan(0)
  expect([...seen].sort()).toEqual([...LISTS].sort())
})

test('a tap costs what it changes, never the page: choosing a service, a time, a tab, an order, a tick', async () => {
  const li = await Phone.open(host!.url, 'li')
  const wang = await Phone.open(host!.url, 'wang')
  const taps = async (phone: Phone, ...words: (string | RegExp)[]): Promise<Cost[]> => {
    const before = phone.costs.length
    for (const word of words) await phone.tap(word, 0)
    return phone.costs.slice(before).filter(({ opened }) => !opened)
  }
  const costs = await taps(li, '上门便民与代办', /^代取快递、跑腿/, '明天下午', '后天上午')
  expect(over(costs.slice(-2), CHOICE)).toEqual([])
  await wang.go(`/work/standing/index?${ORG}`)
  costs.push(...(await taps(wang, '再签一项', /^独居老人探访/, '交给城区供电所', '换一项')))
  expect(over(costs, TAP)).toEqual([])
})

test('a question costs what it asks, and to leave it next to nothing, whatever lies beneath', async () => {
  const costs: Cost[] = []
  for (const [name, questions] of Object.entries(questionsOf({ ...(await oneThing(host!)), lesson: await oneClass(host!) }))) {
    const phone = await Phone.open(host!.url, VISITORS.find((one) => one.name === name)!.person_id)
    for (const [room, ...taps] of questions) {
      await phone.go(`/${room}`)
      for (const words of taps.slice(0, -1)) await phone.tap(words)
      await phone.tap(taps.at(-1)!, -1)
      costs.push(phone.costs.at(-1)!)
      await phone.leaveQuestion()
      costs.push({ ...phone.costs.at(-1)!, move: `${room} ${taps.at(-1)} left` })
    }
    phone.close()
  }
  expect(over(costs, TAP)).toEqual([])
})

test('twenty more orders cost those twenty, stand in the place of those before, and these come back by a tap', async () => {
  const li = await Phone.open(host!.url, 'li')
  await li.tab('/pages/orders/index')
  await li.tap('办完的')
  await li.tap('再看 20 条')
  const [first, second] = li.costs.slice(-2)
  expect(over([first!, second!], TWENTY)).toEqual([])
  expect(second!.bytes).toBeLessThan(first!.bytes)
  const last = li.text()
  await li.tap('看前面 20 条')
  expect(li.text()).not.toEqual(last)
  await li.tap('再看 20 条')
  expect(li.text()).toEqual(last)
  while (li.text().includes('再看 20 条')) await li.tap('再看 20 条')
  expect(over(li.costs, TWENTY)).toEqual([])
})

/** @jest-environment ./tests/weapp/environment.cjs */
import { askForYang, morning, COMMUNITY, signedIn } from '../e2e/asking'
import { startHost, type RunningHost } from '../e2e/host'
import { complaints } from './phone/app'
import { Phone } from './phone/phone'

/** From the screen where it begins to the last tap, going along with what is proposed: the usual place, the best of those who fit. */
const MOST = { refer: 2, 'ten alike': 4, dispatch: 2 }
/** What choosing one of a list of orders sends to the screen. */
const SELECT = 200
/** An item that this community has handed to one unit before, asked for on ten days. */
const ITEM = { code: 'B08', title: '义务理发' }
const INBOX = `/work/inbox/index?org=${COMMUNITY}&name=x`
const TOP = -1

let host: RunningHost | undefined
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host?.stop())

/** How many times a finger touches the screen. */
const counted = async (phone: Phone, does: () => Promise<void>): Promise<number> => {
  const before = phone.costs.length
  await does()
  return phone.costs.length - before
}
const close = (phone: Phone) => {
  phone.close()
  expect([[...phone.missing], complaints.splice(0)]).toEqual([[], []])
}

test('a worker hands ten alike to their usual unit in two taps, and one alone in as few; leaving one out costs 200 B', async () => {
  const sun = await signedIn(host!, 'sun')
  for (let day = 3; day < 13; day += 1) await askForYang(sun, ITEM.code, morning(day))
  const wang = await Phone.open(host!.url, 'wang')
  await wang.go(INBOX)
  while (wang.text().includes('再看 20 条')) await wang.tap('再看 20 条')

  const open = await counted(wang, () => wang.tapLabelled(new RegExp(`^${ITEM.title} 1\\d 单，一起交给`)))
  await wang.tap(ITEM.title, TOP)
  expect(wang.costs.at(-1)?.bytes).toBeLessThanOrEqual(SELECT)
  const send = await counted(wang, () => wang.tap(/^交 1?\d 单$/, TOP))
  expect(open + send).toBeLessThanOrEqual(MOST['ten alike'])

  const alone = await counted(wang, async () => {
    await wang.tapLabelled(new RegExp(`^${ITEM.title}，交给`))
    await wang.tap('就这样', TOP)
  })
  expect(alone).toBeLessThanOrEqual(MOST.refer)
  expect(wang.text()).not.toContain(ITEM.title)
  close(wang)
})

test('a liaison asks the best of those who fit in two taps', async () => {
  const zhao = await Phone.open(host!.url, 'zhao')
  await zhao.go('/work/unit/index?unit=power&name=x')
  await zhao.tap(new RegExp(`^${ITEM.title}`), 0)
  const taps = await counted(zhao, async () => {
    await zhao.tap('下单', TOP)
    await zhao.tap('下单', TOP)
  })
  await zhao.see('找人中')
  expect(taps).toBeLessThanOrEqual(MOST.dispatch)
  close(zhao)
})

/** @jest-environment ./tests/weapp/environment.cjs */
import { startHost, type RunningHost } from '../e2e/host'
import { complaints } from './phone/app'
import { Phone } from './phone/phone'

const SERVICE = '代取快递、跑腿'
/** The menu adds what is not done for anybody. */
const TITLE = new RegExp(`^${SERVICE}`)
/** A choice reads the same with its tick and without. */
const choice = (words: string) => new RegExp(`^(✓ )?${words}$`)
/** Of all that says so, what lies on top: a sheet's own button stands after the page's. */
const TOP = -1

let host: RunningHost | undefined
let phones: Record<'li' | 'wang', Phone>
let orderId = ''

beforeAll(async () => {
  host = await startHost()
  const open = (person: string) => Phone.open(host!.url, person)
  phones = { li: await open('li'), wang: await open('wang') }
})
afterAll(() => host?.stop())

/** From 待办 to Li's order, by its card: those of others with the same title are looked at and left again. */
const findInTodo = async (phone: Phone) => {
  await phone.tab('/pages/todo/index')
  while (/再看 \d+ 单/.test(phone.text())) await phone.tap(/^再看 \d+ 单$/, 0)
  for (let index = 0; ; index += 1) {
    await phone.tap(TITLE, index)
    if (phone.query.id === orderId) return phone.see(SERVICE)
    await phone.back()
  }
}

const liAsks = async () => {
  const { li } = phones
  await li.tap('上门便民与代办')
  await li.tap(TITLE)
  await li.see('什么时候方便')
  await li.tap(choice('明天上午'))
  await li.tap('点单', TOP)
  await li.see('社区正在看')
  expect(li.route).toBe('pages/order/index')
  orderId = li.query.id ?? ''
}

const wangIsAsked = async () => {
  const { wang } = phones
  await findInTodo(wang)
  await wang.see('待交单')
  await wang.tap('交给单位', TOP)
  await wang.see('交给哪个单位')
}

test('an order from the compiled menu stands before the community, which is asked for a unit', async () => {
  for (const step of [liAsks, wangIsAsked]) await step()
  for (const phone of Object.values(phones)) {
    phone.close()
    expect([...phone.missing]).toEqual([])
  }
  expect(complaints).toEqual([])
})

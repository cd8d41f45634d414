import { askForForty, morning, signedIn } from './asking'
import { INBOX, sit } from './desk'
import { choose } from './one-photo'
import { unasked } from './one-thing'
import { Phone } from './phone'
import { inTown } from './town'

/** What goes wrong in a browser: each time one kind sentence, what was typed is still there, and a way on. The mini-program's are in tests/weapp/bad-luck.test.ts. */
const town = inTown()

const WORDS = '还想说的（可以不写）'
const THIRTY_MEGABYTES = Buffer.alloc(30 * 1024 * 1024, 7)
const written = ({ page }: Phone) => page.locator(`textarea[aria-label="${WORDS}"]`).filter({ visible: true }).last().inputValue()
const ordersOfLi = async () => (await (await signedIn(town.host, 'li'))('order.mine', { list: 'live' })).items.map(({ id }) => id)

/** Li's window at a form that says when and a few words; answers it and how many orders she has. */
const filledIn = async (words: string) => {
  const [item] = await unasked(town.host)
  const before = (await ordersOfLi()).length
  const li = await Phone.open(town.browser, town.host.url)
  await li.becomes('李桂芳')
  await li.open(`order-form/index?item=${item ?? ''}`)
  await li.tap('明天下午')
  await li.type(WORDS, words)
  return { li, gained: async () => (await ordersOfLi()).length - before }
}

test('a form sent twice by a trembling finger is one order', async () => {
  const { li, gained } = await filledIn('手抖点了两下')
  await li.page.getByText('点单', { exact: true }).filter({ visible: true }).last().dblclick()
  await li.see('社区正在看')
  expect(await gained()).toBe(1)
  await li.close()
})

test('the network is gone at the tap: said so, the words are still there, and the same tap goes on when it is back', async () => {
  const { li, gained } = await filledIn('楼道的灯也看一下')
  await li.page.context().setOffline(true)
  await li.tap('点单')
  await li.see('网络不通，写好的内容还在，请稍后再试')
  expect([await written(li), await gained()]).toEqual(['楼道的灯也看一下', 0])
  await li.page.context().setOffline(false)
  await li.tap('点单')
  await li.see('社区正在看')
  expect(await gained()).toBe(1)
  await li.close()
})

test('a page that was not there before the network went: said so, the tabs and the way back lead on, and it comes when the network is back', async () => {
  const li = await Phone.open(town.browser, town.host.url)
  await li.becomes('李桂芳')
  await li.page.context().setOffline(true)
  const orders = li.page.locator('.weui-tabbar__label').getByText('订单', { exact: true })
  const missing = '网络不通，这一页还没有取来。'
  const isGone = () => li.page.getByText(missing).waitFor({ state: 'hidden' })
  const where = () => new URL(li.page.url()).hash.split('?')[0]
  await orders.click()
  await li.see(missing)
  await li.page.locator('.weui-tabbar__label').getByText('服务', { exact: true }).click()
  await isGone()
  expect(where()).toBe('#/pages/services/index')
  await li.see('您需要什么帮忙')
  await orders.click()
  await li.see(missing)
  await li.page.getByLabel('返回').filter({ visible: true }).last().click()
  await isGone()
  expect(where()).toBe('#/pages/services/index')
  await orders.click()
  await li.tap('再试一次')
  await li.see(missing)
  await li.page.context().setOffline(false)
  await li.tap('再试一次')
  await li.see('正在办')
  await isGone()
  expect(where()).toBe('#/pages/orders/index')
  await li.close()
})

test('a table that was not there before the network went: said so in its place, and it comes when the network is back', async () => {
  const wang = await Phone.open(town.browser, town.host.url)
  await wang.becomes('王丽')
  await wang.page.goto(INBOX)
  await wang.settled()
  await wang.page.context().setOffline(true)
  await wang.page.setViewportSize({ width: 1280, height: 900 })
  await wang.see('网络不通，这一页还没有取来。')
  await wang.page.context().setOffline(false)
  await wang.tap('再试一次')
  await wang.page.locator('.desk__row').first().waitFor()
  await wang.close()
})

test('twenty more do not come: said so beneath those that stand there, nothing goes away, and the same tap goes on', async () => {
  const failed = '网络不通，请稍后再试'
  const li = await Phone.open(town.browser, town.host.url)
  await li.becomes('李桂芳')
  await li.open('orders/index')
  await li.tap('办完的')
  await li.settled()
  const shown = () => li.page.locator('.card').filter({ visible: true }).allTextContents()
  const first = await shown()
  await li.page.context().setOffline(true)
  await li.tap('再看 20 条')
  await li.see(failed)
  expect(await shown()).toEqual(first)
  await li.tap('再试一次')
  await li.see(failed)
  await li.page.context().setOffline(false)
  await li.tap('再试一次')
  await li.see('看前面 20 条')
  expect(await shown()).not.toEqual(first)
  expect(await li.page.getByText(failed).filter({ visible: true }).count()).toBe(0)
  await li.close()
})

test('a desk of forty: offline the next twenty do not come; said so, and they come when asked for again', async () => {
  await askForForty(await signedIn(town.host, 'sun'), await signedIn(town.host, 'wang'))
  const wang = await sit(town.browser, town.host, '王丽', INBOX)
  const rows = wang.page.locator('.desk__row')
  const before = await rows.count()
  await wang.page.context().setOffline(true)
  await wang.tap('再看 20 条')
  await wang.see('网络不通，请稍后再试')
  expect(await rows.count()).toBe(before)
  await wang.page.context().setOffline(false)
  await wang.tap('再试一次')
  await wang.page.locator('.desk__row').nth(before).waitFor()
  expect(await wang.page.getByText('网络不通').count()).toBe(0)
  await wang.close()
})

test('a time of one’s own, by the calendar and the clock of the browser; none is asked for', async () => {
  const [item] = await unasked(town.host)
  const li = await Phone.open(town.browser, town.host.url)
  await li.becomes('李桂芳')
  await li.open(`order-form/index?item=${item ?? ''}`)
  await li.tap('点单')
  await li.see('请选一个方便的时间')
  await li.tap('别的时间')
  const fill = (type: string, nth: number, value: string) => li.page.locator(`input[type=${type}]`).nth(nth).fill(value)
  const dayOf = (days: number) => new Date(morning(days)).toISOString().split('T')[0] ?? ''
  await fill('date', 0, dayOf(-1))
  await li.tap('就这个时间')
  await li.see('这个时间已经过去了，请再选一个')
  await fill('date', 0, dayOf(3))
  await fill('time', 0, '10:00')
  await fill('time', 1, '11:30')
  await li.tap('就这个时间')
  await li.see('10:00–11:30')
  expect(li.errors).toEqual([])
  await li.close()
})

test('one browser, many people: nobody finds what another had begun, and everybody finds their own', async () => {
  const { li } = await filledIn('药放在床头柜')
  // kept a moment later
  await li.settled()
  await new Promise((resume) => setTimeout(resume, 600))
  const form = new URL(li.page.url()).hash.replace(/^#\/pages\//, '')
  await li.becomes('陈建国')
  await li.open(form)
  expect(await written(li)).toBe('')
  await li.type(WORDS, '我的手机响不了')
  await new Promise((resume) => setTimeout(resume, 600))
  await li.becomes('李桂芳')
  await li.open(form)
  await li.seeChosen('明天下午')
  expect(await written(li)).toBe('药放在床头柜')
  await li.close()
})

test('back in the middle, and the window closed and opened anew: the form comes back as it was left', async () => {
  const { li } = await filledIn('退回去看一眼')
  await li.page.goBack()
  await li.settled()
  await li.page.goForward()
  await li.seeChosen('明天下午')
  expect(await written(li)).toBe('退回去看一眼')
  await li.reopen()
  await li.seeChosen('明天下午')
  expect(await written(li)).toBe('退回去看一眼')
  await li.close()
})

test('a photo of 30 MB, or of another format, is refused kindly; the words stay, and the order goes without it', async () => {
  const { li, gained } = await filledIn('照片放不上去也没关系')
  for (const name of ['tap.jpg', 'tap.heic']) {
    await choose(li, '拍照或选照片', name, name === 'tap.jpg' ? THIRTY_MEGABYTES : Buffer.from('ftypheic'))
    await li.see('这张图片用不了，请换一张 10 MB 以内的照片')
  }
  expect(await written(li)).toBe('照片放不上去也没关系')
  await li.tap('点单')
  await li.see('社区正在看')
  expect(await gained()).toBe(1)
  await li.close()
})

test('200 characters of emoji are kept whole; one more is said at once, and nothing is taken away', async () => {
  const many = '👵'.repeat(200)
  const { li } = await filledIn(`${many}🍎`)
  await li.see('写得有点长，请控制在 200 个字以内')
  expect(await written(li)).toBe(`${many}🍎`)
  await li.type(WORDS, many)
  await li.page.getByText('写得有点长').waitFor({ state: 'hidden' })
  await li.tap('点单')
  await li.see(many)
  await li.close()
})

test('where orders usually go does not come: the orders are there, it says why the quick buttons are not, and they come when asked for again', async () => {
  const wang = await Phone.open(town.browser, town.host.url)
  await wang.becomes('王丽')
  const isUsual = (body: string | null) => body?.includes('community.usual') === true
  await wang.page.route('**/call/community', (route) => (isUsual(route.request().postData()) ? route.abort() : route.continue()))
  await wang.page.goto(INBOX)
  await wang.see(/^没查到这些事上次交给了谁/)
  await wang.settled()
  expect(await wang.page.locator('.tag').filter({ visible: true }).count()).toBeGreaterThan(0)
  await wang.page.unroute('**/call/community')
  await wang.tap('再查一次')
  await wang.see(/^交给/)
  await wang.page.getByText(/^没查到/).waitFor({ state: 'hidden' })
  await wang.close()
})

test('a home that was begun is there again, and gone with whoever leaves the phone to others', async () => {
  const li = await Phone.open(town.browser, town.host.url)
  await li.becomes('李桂芳')
  await li.open('me/index')
  await li.tap('加一个地址')
  await li.type('楼号', '9号楼')
  await li.tap('先不')
  await li.reopen()
  await li.tap('加一个地址')
  const building = li.page.locator('input[aria-label="楼号"]').filter({ visible: true })
  expect(await building.inputValue()).toBe('9号楼')
  await li.tap('先不')
  await li.tap('退出，换一个人')
  await li.becomes('李桂芳')
  await li.open('me/index')
  await li.tap('加一个地址')
  expect(await building.inputValue()).toBe('')
  await li.close()
})

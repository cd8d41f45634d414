/** @jest-environment ./tests/weapp/environment.cjs */
import { dayOf } from '@domain/clock/shanghai'
import { askForLi, askForYang, morning, signedIn } from '../e2e/asking'
import { unasked } from '../e2e/one-thing'
import type { Phone } from './phone/phone'
import { phonesOfTown } from './phone/phones'

/** What goes wrong in people's hands: each time one kind sentence, what was typed is still there, and a way on. */
const { host, open } = phonesOfTown()

const TOP = -1
const DECLINE = '不予受理'
const PAID = '属于要花钱请的服务'
const MEGABYTE = 1024 * 1024
const WORDS = '还想说的（可以不写）'
const ordersOf = async (who: string) => (await (await signedIn(host(), who))('order.mine', { list: 'live' })).items.map(({ id }) => id)
/** What somebody has that they had not before. */
const gained = async (who: string, does: () => Promise<unknown>): Promise<string[]> => {
  const before = await ordersOf(who)
  await does()
  return (await ordersOf(who)).filter((id) => !before.includes(id))
}
/** What somebody else does meanwhile, on a phone of their own. */
const perform = async (who: string, orderId: string, action: string, input: object): Promise<void> => {
  const call = await signedIn(host(), who)
  const { termsVersion, round } = await call('order.get', { orderId })
  await call('order.perform', { orderId, termsVersion, round, action, input } as never)
}
/** Wang is about to decline what was asked for Yang for so many days ahead, and has written why. */
const declining = async (days: number): Promise<{ wang: Phone; orderId: string }> => {
  const [placed] = await askForYang(await signedIn(host(), 'sun'), 'B08', morning(days))
  const orderId = placed?.orderId ?? ''
  const wang = await open('wang')
  await wang.go(`/pages/order/index?id=${orderId}`)
  await wang.tap(DECLINE, 0)
  await wang.tap(PAID, TOP)
  await wang.type('给点单人说明原因', '这个要找物业')
  await wang.type('可以找谁办', '物业 5555 1234')
  return { wang, orderId }
}
/** A form that says when and a few words, ready to be sent. */
const filledIn = async (phone: Phone, when: string, words: string) => {
  const [item = ''] = await unasked(host())
  await phone.go(`/pages/order-form/index?item=${item}`)
  await phone.tap(when)
  await phone.type(WORDS, words)
}

test('a form sent twice by a trembling finger is one order', async () => {
  const li = await open('li')
  await filledIn(li, '明天下午', '手抖点了两下')
  const placed = await gained('li', async () => {
    await Promise.all([li.tap('点单', TOP), li.tap('点单', TOP)])
    await li.see('社区正在看')
  })
  expect([placed.length, li.query.id]).toEqual([1, placed[0]])
})

test('an answer that never came: the words are still there, the same tap goes on, and it is one order', async () => {
  const li = await open('li')
  await filledIn(li, '后天上午', '楼道的灯也看一下')
  const placed = await gained('li', async () => {
    li.hears = false
    await li.tap('点单', TOP)
    await li.see('网络不通，写好的内容还在，请稍后再试')
    expect([li.route, li.written(WORDS), li.isChosen('后天上午')]).toEqual(['pages/order-form/index', '楼道的灯也看一下', true])
    li.hears = true
    await li.tap('点单', TOP)
    await li.see('社区正在看')
  })
  expect(placed).toHaveLength(1)
})

test('back in the middle, and the app closed: the form comes back as it was left', async () => {
  const li = await open('li')
  await li.tap('上门便民与代办')
  await li.tap(/^家电小修|^灯泡、水龙头小修/, 0)
  await li.tap('明天下午')
  await li.type(WORDS, '退回去看一眼')
  const form = `/${li.route}?item=${li.query.item}`
  await li.back()
  expect(li.route).toBe('pages/services/index')
  const again = await open('li', {}, li.storage)
  await again.go(form)
  expect([again.written(WORDS), again.isChosen('明天下午')]).toEqual(['退回去看一眼', true])
})

test('a foreign QR, no camera, or a change of mind at a counter: said in one sentence or not at all, and eight digits can be typed', async () => {
  let scanCode = (): { result: string } => ({ result: 'https://example.org/coupon?id=77' })
  const failing = (why: string) => () => {
    throw new Error(why)
  }
  const tang = await open('tang', { scanCode: () => scanCode() })
  await tang.go('/shop/counter/index?org=market&name=x')
  await tang.tap('扫一扫')
  await tang.see('这不是邻里点单的码，请扫对方出示的那个')
  scanCode = failing('auth deny')
  await tang.tap('扫一扫')
  await tang.see('相机没有打开。可以输入数字')
  scanCode = failing('cancel')
  await tang.tap('扫一扫')
  expect(tang.text()).not.toContain('相机没有打开')
  scanCode = failing('privacy permission is not authorized')
  await tang.tap('扫一扫')
  await tang.see('没有同意用相机。可以输入数字；想扫的话，再点一次')
  scanCode = failing('auth deny')
  await tang.tap('扫一扫')
  await tang.see('相机没有打开')
  // it was said to whoever scanned then
  await tang.go('/shop/counter/index?org=market&name=x')
  expect(tang.text()).not.toContain('相机没有打开')
  expect(tang.text()).toContain('或者输入八位数')
})

test('a time of one’s own that is over is not taken: said so, and what was chosen is still there to be changed', async () => {
  const [itemCode = ''] = await unasked(host())
  const li = await open('li')
  await li.go(`/pages/order-form/index?item=${itemCode}`)
  await li.tap('别的时间')
  await li.choose(/^几点起/, '00:00')
  await li.choose(/^到几点/, '01:00')
  await li.choose(/^哪一天/, dayOf(morning(-1)))
  await li.tap('就这个时间')
  await li.see('这个时间已经过去了，请再选一个')
  await li.choose(/^哪一天/, dayOf(morning(3)))
  await li.tap('就这个时间')
  await li.see('00:00–01:00')
  expect(li.text()).not.toMatch(/就这个时间|已经过去/)
})

test.each([
  ['30 MB', 'http://tmp/tap.jpg', 30 * MEGABYTE],
  ['another format', 'http://tmp/tap.heic', MEGABYTE]
])('a photo of %s is refused kindly, and the order goes without it', async (_, tempFilePath, size) => {
  const li = await open('li', { chooseMedia: () => ({ tempFiles: [{ tempFilePath, size }] }) })
  await filledIn(li, '明天下午', '照片放不上去也没关系')
  await li.tap('拍照或选照片')
  await li.see('这张图片用不了，请换一张 10 MB 以内的照片')
  expect([li.written(WORDS), li.isChosen('明天下午'), li.asked.some(({ api }) => api === 'cloud.uploadFile')]).toEqual([
    '照片放不上去也没关系',
    true,
    false
  ])
  await li.tap('拍照或选照片')
  await li.see('这张图片用不了')
})

test('no permission for the camera: said with where it is given, and the order goes without a photo', async () => {
  const li = await open('li', {
    chooseMedia: () => {
      throw new Error('auth deny')
    }
  })
  await filledIn(li, '明天下午', '没有相机')
  await li.tap('拍照或选照片')
  await li.see('没有用相机和照片的权限。照片可以不放，照样点单')
  expect(li.written(WORDS)).toBe('没有相机')
})

test('200 characters of emoji are kept whole; one more is said at once, and nothing is taken away', async () => {
  const li = await open('li')
  const many = '👵'.repeat(200)
  await filledIn(li, '明天下午', `${many}🍎`)
  await li.see('写得有点长，请控制在 200 个字以内')
  await li.tap('点单', TOP)
  await li.see('文字写得有点长，请控制在 200 个字以内')
  expect(li.written(WORDS)).toBe(`${many}🍎`)
  await li.type(WORDS, many)
  expect(li.text()).not.toMatch(/写得有点长，请控制在 200 个字以内 .*写得有点长/)
  await li.tap('点单', TOP)
  await li.see('社区正在看')
  await li.see(many)
})

test('an order that a colleague handed on while the sheet was open: said so with the order as it is now; the words are kept', async () => {
  const { wang, orderId } = await declining(4)
  await wang.type('可以找谁办', '物业 5555 1234')
  await perform('wang', orderId, 'refer_unit', { unitId: 'power' })
  await wang.tap(DECLINE, TOP)
  await wang.see(/内容有变化，请再看一眼|做不了这一步/)
  await wang.see('待下单')
  await wang.tap('社区收回', 0)
  if (wang.text().includes('先不')) {
    await wang.type('原因', '还是社区来看')
    await wang.tap('社区收回', TOP)
  }
  await wang.see('待交单')
  await wang.tap(DECLINE, 0)
  expect(wang.written('可以找谁办')).toBe('物业 5555 1234')
})

test('a request that was changed while the sheet was open: the new words are shown in it, and what was typed goes with the next tap', async () => {
  const { wang, orderId } = await declining(5)
  await perform('sun', orderId, 'edit', { words: '老人家改在楼下理' })
  await wang.tap(DECLINE, TOP)
  await wang.see('内容有变化，请再看一眼')
  expect(wang.written('给点单人说明原因')).toBe('这个要找物业')
  await wang.see('老人家改在楼下理')
  await wang.tap(DECLINE, TOP)
  await wang.see('社区回复这次办不了')
})

test('an order that somebody else took a moment ago: said so, nothing is taken twice, and there is a way back', async () => {
  const chen = await open('chen')
  const { items } = await (await signedIn(host(), 'chen'))('order.pool', {})
  const one = items.find(({ slots }) => slots === 1)
  if (!one) throw new Error('nothing waits for anybody near Chen')
  await chen.go(`/pages/order/index?id=${one.id}`)
  await perform('lin', one.id, 'accept', {})
  await chen.tap('接单', TOP)
  await chen.see('刚刚被别人接走了')
  await chen.see('有人退出就由我补上')
  expect(chen.text()).not.toContain('还可以退出')
})

test('what was asked for her mother already is not asked for herself: the question whether to ask once more goes with its cause', async () => {
  const itemCode = (await unasked(host())).at(-1) ?? ''
  await askForLi(await signedIn(host(), 'zhang'), itemCode, morning(6))
  const zhang = await open('zhang')
  await zhang.go(`/pages/order-form/index?item=${itemCode}`)
  await zhang.tap(/^李/, 0)
  await zhang.tap('明天下午')
  await zhang.tap('点单', TOP)
  await zhang.see('最近七天已经点过一单一样的，还要再点吗')
  await zhang.see(/还要再点$/)
  await zhang.tap('我自己', TOP)
  expect(zhang.text()).not.toContain('还要再点')
})

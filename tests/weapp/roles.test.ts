/** @jest-environment ./tests/weapp/environment.cjs */
import { askForYang, morning, signedIn } from '../e2e/asking'
import { startHost, type RunningHost } from '../e2e/host'
import { oneClass, oneTeam } from '../e2e/several'
import { known } from '../town/rows/people'
import { complaints } from './phone/app'
import { Phone } from './phone/phone'

/** The five who act on one order are in order.test.ts: here are those who act for others. */
let host: RunningHost | undefined
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host?.stop())

const TOP = -1
/** From the menu to the form of one item. */
const toForm = async (phone: Phone, category: string, item: RegExp) => {
  await phone.tab('/pages/services/index')
  await phone.tap(category)
  await phone.tap(item, 0)
  await phone.see('什么时候方便')
}
const close = (phone: Phone) => {
  phone.close()
  expect([[...phone.missing], complaints.splice(0)]).toEqual([[], []])
}

test('a daughter asks for her mother: for whom is one tap, and the order says who asked', async () => {
  const zhang = await Phone.open(host!.url, 'zhang')
  await toForm(zhang, '上门便民与代办', /^代取快递、跑腿/)
  await zhang.tap(/^李/, 0)
  await zhang.tap('后天上午')
  await zhang.tap('点单', TOP)
  await zhang.see('社区正在看')
  await zhang.see('李奶奶')
  await zhang.tab('/pages/orders/index')
  await zhang.see('代取快递、跑腿')
  close(zhang)
})

test('a grid worker finds an elder without a phone, asks for her and says why, and gives her a paper with two codes', async () => {
  const sun = await Phone.open(host!.url, 'sun')
  await toForm(sun, '上门便民与代办', /^代取快递、跑腿/)
  await sun.tap('替别人登记')
  await sun.type('姓名或电话', '杨秀英')
  await sun.tap('找一找')
  await sun.tap(/^杨/, TOP)
  await sun.type('为什么替他点', '老人没有手机')
  await sun.tap('后天上午')
  await sun.tap('点单', TOP)
  await sun.see('社区正在看')
  await sun.tap('出一张纸条')
  await sun.see('师傅到了，给他看')
  const codes = Array.from(sun.screen.querySelectorAll('.paper .code__digits')).map((one) => one.textContent?.replace(/\D/g, '') ?? '')
  expect(codes).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)])
  expect(codes[0]).not.toBe(codes[1])
  await sun.tap('收好了')
  await sun.see('出一张纸条')
  close(sun)
})

test('whom she does not find she registers there and then; he is the one who is asked for', async () => {
  const sun = await Phone.open(host!.url, 'sun')
  await toForm(sun, '上门便民与代办', /^代取快递、跑腿/)
  await sun.tap('替别人登记')
  await sun.type('姓名或电话', '周阿大')
  await sun.tap('找一找')
  await sun.tap('没登记过？现在登记')
  expect(sun.written('姓名')).toBe('周阿大')
  await sun.tap('本人满 14 岁')
  await sun.tap('槐树里第二网格')
  await sun.type('楼号', '7号楼')
  await sun.type('门牌', '1单元102')
  await sun.tap('登记好了')
  await sun.see('请选一下是怎么知道的')
  await sun.tap('上门时本人说的')
  await sun.tap('登记好了')
  await sun.see('周居民 · 槐树里第二网格 7号楼')
  await sun.type('为什么替他点', '老人没有手机')
  await sun.tap('后天上午')
  await sun.tap('点单', TOP)
  await sun.see('社区正在看')
  await sun.see('周居民')
  close(sun)
})

test('a liaison hands her post over, and whoever agrees has it; he says what else he can do', async () => {
  const zhao = await Phone.open(host!.url, 'zhao')
  await zhao.go('/account/posts/index')
  await zhao.tap('交给别人')
  await zhao.type('接手的人的姓名', known('chen').name)
  await zhao.type('他登记的手机号', known('chen').phone)
  await zhao.tap('请他接手', TOP)
  await zhao.see('等陈师傅答应')
  const chen = await Phone.open(host!.url, 'chen')
  await chen.tab('/pages/me/index')
  await chen.see('有岗位交接等您回一声')
  await chen.tap('岗位交接', 0)
  await chen.tap('答应接手')
  await chen.see('交给别人')
  await chen.back()
  await chen.see('单位联络员')
  await chen.tap('看我的资料，改一改')
  await chen.tap('摄影')
  await chen.tap('改好了')
  await chen.back()
  await chen.see('摄影')
  close(zhao)
  close(chen)
})

test('whom the ring reaches asks to be introduced to whom they have not met; the community does it, and then they may come', async () => {
  const [sun, wang] = [await signedIn(host!, 'sun'), await signedIn(host!, 'wang')]
  const [asked] = await askForYang(sun, 'C02', morning(6))
  const { id: orderId, termsVersion, round } = await wang('order.get', { orderId: asked?.orderId ?? '' })
  await wang('order.perform', { orderId, termsVersion, round, action: 'refer_pool', input: { ring: 'district' } } as never)
  const room = `/pages/order/index?id=${orderId}`
  const zhang = await Phone.open(host!.url, 'zhang')
  await zhang.go(room)
  await zhang.see('要先由社区介绍一下')
  await zhang.tap('我愿意去，请社区介绍')
  await zhang.see('介绍好了会告诉您，那时就能接单')
  const desk = await Phone.open(host!.url, 'wang')
  await desk.go(room)
  await desk.tap('张阿姨：介绍过了')
  await desk.see('以后张阿姨可以单独陪这位居民')
  await desk.tap('介绍过了', TOP)
  expect(desk.text()).not.toContain('先介绍一下')
  close(desk)
  close(zhang)
  const again = await Phone.open(host!.url, 'zhang')
  await again.go(room)
  await again.tap('接单')
  await again.see('有一定风险')
  close(again)
})

test('a leader has somebody help to organise, and thinks better of it; the community counts who came to a class', async () => {
  const chen = await Phone.open(host!.url, 'chen')
  await chen.go(`/${await oneTeam(host!)}`)
  await chen.tap('请林师傅协助组织')
  await chen.see('协助组织者')
  expect(chen.text()).not.toContain('请张阿姨协助组织')
  await chen.tap('不用林师傅协助了')
  await chen.see('请张阿姨协助组织')
  close(chen)
  const wang = await Phone.open(host!.url, 'wang')
  await wang.go(`/${await oneClass(host!)}`)
  await wang.tap('记主讲和人数')
  await wang.type('来了多少人', '501')
  await wang.see('最多写 500 人')
  expect(wang.text()).not.toContain('记下来')
  await wang.type('来了多少人', '6')
  await wang.tap('记下来', TOP)
  await wang.see('张阿姨主讲，现场清点来了 6 人。')
  close(wang)
})

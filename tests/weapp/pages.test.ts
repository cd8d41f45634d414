/** @jest-environment ./tests/weapp/environment.cjs */
import type { Phone } from './phone/phone'
import { phonesOfTown } from './phone/phones'

/** WeChat carries 256 KB at once; a screen that comes near it is slow long before. */
const LARGEST = 64 * 1024

/** What every reader finds on a tab, whoever they are. */
const TABS = [
  { route: 'pages/services/index', says: '您需要什么帮忙' },
  { route: 'pages/orders/index', says: '正在办' },
  { route: 'pages/todo/index', says: /待交单|待下单|请您帮忙|等您说一句/ },
  { route: 'pages/me/index', says: '字的大小' }
]

const { open } = phonesOfTown((phone) => expect(phone.sent.largest).toBeLessThan(LARGEST))

describe('the compiled mini-program', () => {
  it.each(['li', 'wang', 'zhao', 'chen', 'sun'])('opens every tab for %s, and none of them is refused', async (person) => {
    const phone = await open(person)
    for (const { route, says } of TABS) {
      await phone.tab(`/${route}`)
      await phone.see(says)
      expect([phone.route, phone.text().includes('再试一次')]).toEqual([route, false])
    }
  })

  it('shows the menu to somebody nobody knows, and the way in where it needs to know them', async () => {
    const phone = await open(null)
    await phone.see('您需要什么帮忙')
    await phone.tab('/pages/orders/index')
    await phone.see(/去登录|去登记/)
  })

  it('tells somebody nobody knows what a community organises, once they have said which', async () => {
    const phone = await open(null)
    await phone.tap('社区活动', 0)
    await phone.see('看哪个社区的')
    expect(phone.text()).not.toMatch(/值班|还没有定下来/)
    await phone.tap('槐树里社区')
    await phone.see(/现在还没有定下来的活动.*槐树里社区值班|到时候直接去.*槐树里社区值班/)
    expect(phone.text()).not.toMatch(/去登录|再试一次/)
    await phone.tap('东风里社区')
    await phone.see(/东风里社区值班/)
    const li = await open('li')
    await li.tap('社区活动', 0)
    await li.see(/槐树里社区值班/)
    expect(li.text()).not.toContain('看哪个社区的')
  })

  it('finds a service by the first letters of its pinyin, and says so when there is none', async () => {
    const phone = await open(null)
    await phone.type('找服务', 'jtbj')
    await phone.see('家庭保洁')
    expect(phone.text()).not.toContain('助老陪伴')
    await phone.type('找服务', '炒股')
    await phone.see('没有叫“炒股”的服务')
  })

  it('opens an order by a tap on its card and comes back', async () => {
    const phone = await open('li')
    await phone.tab('/pages/orders/index')
    await phone.tap(/^灯泡、水龙头小修/, 0)
    expect(phone.route).toBe('pages/order/index')
    await phone.see('经过')
    await phone.back()
    expect(phone.route).toBe('pages/orders/index')
  })

  it('opens the rooms of 我的 from their own package: who acts for me, and what is kept', async () => {
    const phone = await open('li')
    await phone.tab('/pages/me/index')
    await phone.tap('代办人', 0)
    await phone.see('可以替您点单')
    await phone.back()
    await phone.tap('隐私', 0)
    await phone.see('谁看过我的电话和门牌')
  })

  it('opens the rooms of those who work from their own package: what waits for a worker, and the week of a unit', async () => {
    const wang = await open('wang')
    await wang.go('/work/owed/index?org=huaishu&name=x&list=unrated')
    await wang.see('现在没有要核实的')
    await wang.tap(/^更正等核准/)
    await wang.see('现在没有等核准的更正')
    await wang.go('/work/standing/index?org=huaishu&name=x')
    await wang.see('签字')
    await wang.tap('再签一项')
    await wang.type('找服务', '理发')
    await wang.tap(/^上门理发|^义务理发/, 0)
    await wang.see('从签字起新点的单算')
    const zhao = await open('zhao')
    await zhao.go('/work/week/index?unit=power&name=x')
    await zhao.see('没有约')
    await zhao.tap(/^明天/)
    expect(zhao.screen.querySelector('.chip.on')?.textContent).toMatch(/^明天/)
    await zhao.tap('后七天')
    await zhao.see('前七天')
  })

  it('shows a helper both balances and why each entry is there, and the rules in words', async () => {
    const phone = await open('chen')
    await phone.tab('/pages/me/index')
    await phone.tap('积分和互助时间', 0)
    await phone.see('我的积分')
    await phone.see(/服务 \d+ 分钟，每小时 10 分/)
    await phone.tap('积分是怎么算的')
    await phone.see('永远不扣分')
    await phone.back()
    await phone.tap('互助时间')
    await phone.see('我的互助时间')
    await phone.see(/到账 \d+ (小时|分钟)/)
  })

  it('keeps what was typed and not sent, and lets a screen reader name every field', async () => {
    const phone = await open('li')
    for (const [room, field, words] of [
      ['/pages/order-form/index?item=', '您需要什么', '阳台的窗户关不上'],
      ['/account/feedback/index', '想说什么', '楼道的灯坏了一个月']
    ] as const) {
      await phone.go(room)
      await phone.type(field, words)
      await phone.go('/pages/services/index')
      await phone.go(room)
      expect(phone.written(field)).toBe(words)
    }
    // what has been sent is no draft any more
    await phone.tap('交上去', 0)
    await phone.go('/pages/services/index')
    await phone.go('/account/feedback/index')
    expect(phone.written('想说什么')).toBe('')
  })

  it('gives a new phone the letters that were chosen on the old one, until others are chosen there', async () => {
    const isLarge = (phone: Phone) => phone.screen.querySelector('.page--large') !== null
    const old = await open('li')
    await old.go('/pages/me/index')
    await old.tap('大字')
    const recent = await open('li')
    await recent.go('/pages/me/index')
    expect([isLarge(old), isLarge(recent)]).toEqual([true, true])
    await recent.tap('标准字')
    await recent.tab('/pages/services/index')
    expect([isLarge(old), isLarge(recent)]).toEqual([true, false])
  })

  it('says that the network is gone, and goes on when it is back', async () => {
    const phone = await open('li')
    phone.online = false
    await phone.tab('/pages/todo/index')
    await phone.see('网络不通')
    phone.online = true
    await phone.tap('再试一次')
    await phone.see('等您说一句')
  })
})

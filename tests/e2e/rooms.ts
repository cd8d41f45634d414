import type { Browser } from 'playwright-core'
import { inTheWay, LARGEST } from './accessible'
import type { RunningHost } from './host'
import { Phone } from './phone'

/** The sizes of print, and the smallest target each allows (px). */
export const PRINTS = { 标准字: 44, 大字: 60, 特大字: 60 } as const

/** Every room of a resident, as she comes to it. */
const ROOMS: Record<string, (li: Phone) => Promise<void>> = {
  menu: async (li) => {
    await li.open('services/index')
    await li.reopen()
  },
  category: (li) => li.tap('上门便民与代办'),
  found: async (li) => {
    await li.tap('看别的')
    await li.type('找服务', 'lf')
  },
  nothing: (li) => li.type('找服务', '炒股'),
  form: (li) => li.open('order-form/index?item=B08'),
  emergency: async (li) => {
    await li.open('order-form/index?item=')
    await li.tap('是')
  },
  orders: (li) => li.open('orders/index'),
  done: async (li) => {
    await li.open('orders/index')
    await li.tap('办完的')
  },
  turned: async (li) => {
    await li.tap('办完的')
    await li.settled()
    await li.tap('再看 20 条')
    const back = li.page.getByText('看前面 20 条').filter({ visible: true })
    const [button, bar] = await Promise.all([back, li.page.locator('.page__bar').filter({ visible: true })].map((one) => one.boundingBox()))
    if (!button || !bar || button.y < bar.y + bar.height) throw new Error('the first line of the next twenty lies behind the title bar')
  },
  order: async (li) => {
    await li.open('orders/index')
    await li.tap('正在办')
    await li.tapCard('灯泡、水龙头小修')
  },
  rating: async (li) => {
    await li.open('orders/index')
    await li.tap('解决了')
    await li.tap('想多说几句')
  },
  todo: (li) => li.open('todo/index'),
  me: (li) => li.open('me/index'),
  register: (li) => li.openRoom('account/register/index'),
  wrong: async (li) => {
    await li.openRoom('account/register/index')
    await li.type('姓名', '李'.repeat(31))
  },
  profile: (li) => li.openRoom('account/profile/index'),
  posts: (li) => li.openRoom('account/posts/index'),
  links: (li) => li.openRoom('account/links/index'),
  feedback: (li) => li.openRoom('account/feedback/index'),
  privacy: (li) => li.openRoom('account/privacy/index'),
  activities: (li) => li.openRoom('account/activities/index'),
  points: (li) => li.openRoom('account/wallet/index'),
  minutes: async (li) => {
    await li.openRoom('account/wallet/index')
    await li.tap('互助时间')
  },
  rules: (li) => li.openRoom('account/rules/index'),
  verify: (li) => li.openRoom('account/verify/index'),
  paper: (li) => li.openRoom('account/paper/index'),
  notice: (li) => li.openRoom('account/notice/index'),
  notices: (li) => li.openRoom('account/notices/index'),
  reminders: (li) => li.openRoom('account/reminders/index'),
  guide: (li) => li.openRoom('account/guide/index'),
  computer: (li) => li.openRoom('account/browser/index'),
  'common-pool': (li) => li.openRoom('timebank/pool/index'),
  shop: (li) => li.openRoom('shop/goods/index'),
  good: (li) => li.tapCard('雨伞'),
  redeemed: (li) => li.openRoom('shop/mine/index'),
  signIn: (li) => li.open('sign-in/index')
}

/** The pieces that docs/design.md shows, and the room each is taken from. */
const PIECES: Record<string, Record<string, string>> = {
  menu: { waiting: '.page__body > .section', finder: '.finder', entry: '.menu .entry' },
  form: { chips: '.page__body > .field', bar: '.button-bar--sticky' },
  orders: { card: '.card--order' },
  rating: { choices: '.page__body > .field' },
  order: { story: '.story' },
  emergency: { emergency: '.emergency', duty: '.emergency .button:has-text("值班")' },
  posts: { state: '.state' },
  register: { notice: '.notice', grid: '.field:has-text("网格")' },
  wrong: { error: '.page__body > .field:has(.field__error)' },
  me: { rows: '.page__body .card' }
}
/** The two sizes of print that docs show. */
export const SUFFIXES: Record<string, string> = { 标准字: '', 大字: '-large' }

/** Her daughter's computer. */
const WINDOW = { width: 1280, height: 800 }

/** What would be in Li's way in any of her rooms, with the size of print. */
export const faultsOfRooms = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const li = await Phone.open(browser, host.url, { bypassCSP: true })
  await li.becomes('李桂芳')
  const faults: string[] = []
  for (const [print, least] of Object.entries(PRINTS)) {
    await li.open('me/index')
    await li.tap(print)
    for (const [room, enter] of Object.entries(ROOMS)) {
      await enter(li)
      await li.settled()
      await li.picture(`room-${room}-${print}`)
      const suffix = SUFFIXES[print]
      if (suffix !== undefined) await li.room(`${room}${suffix}`)
      if (suffix !== undefined)
        for (const [name, selector] of Object.entries(PIECES[room] ?? {})) await li.piece(selector, `${name}${suffix}`)
      faults.push(...(await inTheWay(li, least, print)).map((fault) => `${print} ${room}: ${fault}`))
    }
  }
  await li.open('me/index')
  await li.tap('大字')
  await li.page.setViewportSize(WINDOW)
  for (const [room, enter] of Object.entries(ROOMS)) {
    await enter(li)
    await li.settled()
    await li.picture(`room-${room}-window`)
    faults.push(...(await inTheWay(li, PRINTS.大字, LARGEST)).map((fault) => `window ${room}: ${fault}`))
  }
  faults.push(...li.errors)
  await li.close()
  return faults
}

/** Li looks away from her orders and back, a minute later: what she is shown is asked for anew, and nothing that lies beneath. Answers the calls. */
export const lookingBack = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const li = await Phone.open(browser, host.url)
  await li.becomes('李桂芳')
  await li.open('orders/index')
  await li.settled()
  await li.shift(60_000)
  li.calls.length = 0
  await li.page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await li.settled()
  const calls = [...li.calls].sort()
  await li.close()
  return calls
}

/** A screen spoiled on purpose: a target of 20 px without a name, and words that lie on others, are cut off and stick out. Answers what is noticed. */
export const faultsNoticed = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const phone = await Phone.open(browser, host.url, { bypassCSP: true })
  await phone.open('services/index')
  await phone.settled()
  await phone.page.evaluate(() => {
    const spoiled = document.createElement('div')
    spoiled.innerHTML = `<div role="button" style="width:20px;height:20px"></div><div style="width:40px;overflow:hidden;white-space:nowrap">一二三四五六七</div>
      <div style="position:relative"><p style="margin:0">下面</p><p style="position:absolute;top:0;margin:0">上面</p></div><p style="margin-left:340px;width:60px">出去了</p>`
    document.querySelector('.page')?.append(spoiled)
  })
  const faults = await inTheWay(phone, PRINTS.标准字)
  await phone.close()
  return faults.map((fault) => fault.split(':')[0] ?? '')
}

import type { Browser } from 'playwright-core'
import { inTheWay } from './accessible'
import type { Seeing } from './film'
import { Phone } from './phone'
import type { startReal } from './real'
import { PRINTS, SUFFIXES } from './rooms'

const DESK = { width: 1280, height: 800 }
const INBOX = `work/inbox/index?org=guihua&name=${encodeURIComponent('桂花社区')}`
/** A browser notes each no that a host says: that there is no demonstration, that a code is over or not hers. */
const IS_TOLD = /status of (403|404|410) /
/** Those that docs/rooms.md shows. */
const ROOMS = ['code', 'asking']
type Host = Awaited<ReturnType<typeof startReal>>

/** A phone that WeChat has signed in: a browser’s window with that token. */
export const phoneOf = async (browser: Browser, { url, token }: Pick<Host, 'url' | 'token'>): Promise<Phone> => {
  const phone = await Phone.open(browser, url, { bypassCSP: true })
  const session = JSON.stringify(JSON.stringify({ state: { token, who: '' }, version: 0 }))
  await phone.page.context().addInitScript(`sessionStorage.setItem('session', ${session})`)
  return phone
}

/** Zhou opens her inbox at a computer, scans the code with her phone, and goes on where she was. Answers what was in the way, and what both said. */
export const zhouAtAComputer = async (browser: Browser, host: Host, seeing: Seeing) => {
  const computer = await Phone.open(browser, host.url, { bypassCSP: true })
  const phone = await phoneOf(seeing.browser, host)
  const faults: string[] = []
  const look = async (one: Phone, name: string, print: keyof typeof PRINTS = '标准字') => {
    await one.settled()
    await one.quiet()
    await one.picture(`computer-${name}-${print}`)
    if (ROOMS.includes(name)) await one.room(`computer-${name}${SUFFIXES[print]}`)
    faults.push(...(await inTheWay(one, PRINTS[print], print)).map((fault) => `${print} ${name}: ${fault}`))
  }
  await computer.page.setViewportSize(DESK)
  await computer.openRoom(INBOX)
  await computer.tap('去登录')
  await computer.see('两分钟内有效')
  await look(computer, 'code')

  await phone.openRoom('account/browser/index')
  await phone.type('八位数', '00000000')
  await phone.tap('看看是哪台电脑')
  await phone.see('码不对，请再看一眼')
  await look(phone, 'wrong')
  await seeing.hold(await computer.page.locator('img.code__picture').filter({ visible: true }).getAttribute('src'))
  const asks = async () => {
    await phone.tap('扫一扫')
    await phone.see('是您在登录电脑吗')
  }
  await asks()
  const digits = await computer.readCode()
  const shown = await phone.readCode()
  await look(phone, 'asking')
  await phone.open('me/index')
  await phone.tap('大字')
  await phone.openRoom('account/browser/index')
  await asks()
  await look(phone, 'asking', '大字')
  await phone.tap('登录')
  await phone.see('登录好了')
  await look(phone, 'done')

  await computer.page.locator('.page--wide').filter({ visible: true }).waitFor()
  await computer.settled()
  await look(computer, 'desk')
  const at = computer.page.url().split('#')[1]
  await computer.reopen()
  await computer.page.locator('.page--wide').filter({ visible: true }).waitFor()
  await computer.open('me/index')
  await computer.see('周敏')
  await computer.tap('大字')
  await computer.tap('退出，换一个人')
  await computer.see('两分钟内有效')
  await look(computer, 'code', '大字')
  const kept = await computer.page.evaluate(() => sessionStorage.getItem('session'))
  const errors = [...computer.errors, ...phone.errors].filter((error) => !IS_TOLD.test(error))
  const refusals = [...(await computer.refusals()), ...(await phone.refusals())]
  await Promise.all([computer.close(), phone.close()])
  return { same: digits === shown, at: at === `/${INBOX}`, kept, faults, errors, refusals }
}

/** A code that is left for two minutes is renewed by a tap; one that is not mine tells the computer so. */
export const notHers = async (browser: Browser, host: Host) => {
  const computer = await Phone.open(browser, host.url)
  const phone = await phoneOf(browser, host)
  await computer.open('sign-in/index')
  const first = await computer.readCode()
  await host.shift(2 * 60_000)
  await computer.see('这个码过期了')
  await computer.tap('换一个码')
  const second = await computer.readCode()
  await phone.openRoom('account/browser/index')
  const asks = async (digits: string) => {
    await phone.type('八位数', digits)
    await phone.tap('看看是哪台电脑')
  }
  await asks(first)
  await phone.see('这个码过期了或者已经用过')
  await asks(second)
  await phone.tap('不是我')
  await phone.see('没有登录')
  await computer.see('手机上点了“不是我”')
  const errors = [...computer.errors, ...phone.errors].filter((error) => !IS_TOLD.test(error))
  await host.shift(0)
  await Promise.all([computer.close(), phone.close()])
  return { another: first !== second, errors }
}

/** Zhou leaves a computer signed in and ends it with her phone: the computer's next tap asks who is there. The phone is a browser that ends too. Last of a host: no token of hers is good afterwards. */
export const endedFromHerPhone = async (browser: Browser, host: Host) => {
  const computer = await Phone.open(browser, host.url)
  const phone = await phoneOf(browser, host)
  await computer.open('sign-in/index')
  await phone.openRoom('account/browser/index')
  await phone.type('八位数', await computer.readCode())
  await phone.tap('看看是哪台电脑')
  await phone.tap('登录')
  await phone.see('登录好了')
  await computer.see('您需要什么帮忙')
  await computer.open('me/index')
  await computer.see('周敏')
  await phone.tap('再扫一个码')
  const faults = (await inTheWay(phone, PRINTS.标准字, '标准字')).map((fault) => `browser: ${fault}`)
  await phone.tap('登录过的电脑都退出')
  await phone.see('都退出了')
  await computer.reopen()
  await computer.see('请先登录')
  await Promise.all([computer.close(), phone.close()])
  return { faults }
}

import type { Browser } from 'playwright-core'
import { HOUR } from '@domain/clock/milliseconds'
import { phoneOf } from './at-a-computer'
import { Phone } from './phone'
import type { startReal } from './real'

const ROOM = 'account/feedback/index'
const LABEL = '想说什么'
const TYPED = '三号楼的张阿婆电话打不通'
/** Milliseconds after the last letter, when what was typed is kept. */
const A_BREATH = 600
type Host = Awaited<ReturnType<typeof startReal>>

/** What a computer keeps of a sentence that was typed at it, through ended tokens and a change of people; `true` is where the sentence was found. */
export const leftAtAComputer = async (browser: Browser, host: Host) => {
  const computer = await Phone.open(browser, host.url, { bypassCSP: true })
  const [zhou, hao] = [await phoneOf(browser, host), await phoneOf(browser, { url: host.url, token: host.tokenOfHao })]
  const field = computer.page.locator(`textarea[aria-label="${LABEL}"]`).filter({ visible: true })
  const stands = async () => {
    await field.last().waitFor()
    await computer.settled()
    return (await field.last().inputValue()) === TYPED
  }
  const keeps = (store: 'localStorage' | 'sessionStorage') =>
    computer.page.evaluate(([name, words]) => JSON.stringify(window[name]).includes(words), [store, TYPED] as const)
  const letsIn = async (phone: Phone) => {
    await computer.see('两分钟内有效')
    await phone.openRoom('account/browser/index')
    await phone.reopen()
    await phone.type('八位数', await computer.readCode())
    await phone.tap('看看是哪台电脑')
    await phone.tap('登录')
    await phone.see('登录好了')
    await computer.page.locator('.code__picture').filter({ visible: true }).waitFor({ state: 'hidden' })
    await computer.page.waitForLoadState('networkidle')
  }
  await computer.openRoom(ROOM)
  await computer.tap('去登录')
  await letsIn(zhou)
  await computer.type(LABEL, TYPED)
  await computer.page.waitForTimeout(A_BREATH)
  const open = { forGood: await keeps('localStorage'), window: await keeps('sessionStorage') }

  await host.shift(13 * HOUR)
  await computer.open('me/index')
  await computer.see('请先登录')
  await computer.openRoom(ROOM)
  await computer.see('去登录')
  await computer.tap('去登录')
  await letsIn(zhou)
  const toHerself = await stands()

  await host.shift(26 * HOUR)
  await computer.tap('交上去')
  await computer.see('请先登录')
  await computer.open('sign-in/index')
  await letsIn(hao)
  await computer.see('您需要什么帮忙')
  const left = { forGood: await keeps('localStorage'), window: await keeps('sessionStorage') }
  await computer.openRoom(ROOM)
  const toAnother = await stands()
  await host.shift(0)
  const { errors } = computer
  await Promise.all([computer.close(), zhou.close(), hao.close()])
  return { open, toHerself, left, toAnother, errors }
}

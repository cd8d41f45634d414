import type { Browser } from 'playwright-core'
import { inTheWay } from './accessible'
import type { RunningHost } from './host'
import type { Seeing } from './film'
import { Phone } from './phone'
import { PRINTS } from './rooms'

/** Chen takes one thing of the shop, shows his code, and Tang, whose browser has a camera, scans it and hands it over. Answers what was in the way and both phones' errors. */
export const oneRedemption = async (browser: Browser, host: RunningHost, seeing: Seeing) => {
  const open = (where: Browser) => Phone.open(where, host.url, { bypassCSP: true })
  const [chen, tang] = [await open(browser), await open(seeing.browser)]
  const faults: string[] = []
  const look = async (phone: Phone, name: string) => {
    await phone.settled()
    await phone.picture(`shop-${name}`)
    faults.push(...(await inTheWay(phone, PRINTS.标准字)).map((fault) => `${name}: ${fault}`))
  }
  await chen.becomes('陈建国')
  await chen.page.goto('/#/shop/goods/index')
  await chen.tapCard('抽纸')
  await look(chen, 'good')
  await chen.tap('用 15 分换')
  await chen.tap('换')
  await chen.see('等您去取')
  await look(chen, 'code')
  const digits = ((await chen.page.locator('.code__digits').filter({ visible: true }).textContent()) ?? '').replace(/\D/g, '')

  await tang.becomes('唐宁')
  await tang.open('todo/index')
  await tang.tap('扫码交东西')
  await tang.type('八位数', '12345678')
  await tang.tap('看看是什么')
  await tang.see('码不对，请再看一眼')
  await look(tang, 'wrong')
  await seeing.hold(null)
  await tang.tap('扫一扫')
  await look(tang, 'scanning')
  await tang.piece('.sheet__body', 'viewfinder')
  await tang.inLargePrint(() => tang.piece('.sheet__body', 'viewfinder-large'))
  await tang.tap('不扫了，输入数字')
  await seeing.hold(await chen.page.locator('img.code__picture').filter({ visible: true }).getAttribute('src'))
  await tang.tap('扫一扫')
  await tang.see('请交给陈师傅')
  await look(tang, 'found')
  await tang.tap('交给他了')
  await tang.see('交好了')
  await look(tang, 'handed')
  await tang.tap('每天的数')
  await look(tang, 'sheets')
  await tang.page.locator('.card--tap').filter({ visible: true }).first().click()
  await look(tang, 'sheet')

  await chen.reopen()
  await chen.see('取走了')
  await look(chen, 'over')
  const refusals = [...(await chen.refusals()), ...(await tang.refusals())]
  const errors = [...chen.errors, ...tang.errors]
  await Promise.all([chen.close(), tang.close()])
  return { digits: digits.length, faults, refusals, errors }
}

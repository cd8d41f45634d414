import type { Browser } from 'playwright-core'
import { inTheWay } from './accessible'
import { askForYang, COMMUNITY, morning, signedIn } from './asking'
import type { RunningHost } from './host'
import { Phone } from './phone'
import { PRINTS } from './rooms'

const UNIT = 'power'
export const ERRAND = '代取'
const DESK = { width: 1280, height: 800 }
export const INBOX = `/#/work/inbox/index?org=${COMMUNITY}&name=${encodeURIComponent('槐树里社区')}`
const DISPATCH = `/#/work/unit/index?unit=${UNIT}&name=${encodeURIComponent('城区供电所')}`

/** Somebody's window at 1280×800, at one of their desks. */
export const sit = async (browser: Browser, host: RunningHost, name: string, room: string): Promise<Phone> => {
  const phone = await Phone.open(browser, host.url, { bypassCSP: true })
  await phone.becomes(name)
  await phone.page.setViewportSize(DESK)
  await phone.page.goto(room)
  await phone.page.locator('.desk__row').first().waitFor()
  return phone
}

/** Zhao finds an errand by its words and asks all members of his unit. Answers what went wrong. */
export const zhaoAtTheDesk = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const [sun, wang] = [await signedIn(host, 'sun'), await signedIn(host, 'wang')]
  const { items } = await sun('order.menu', {})
  const orders = await askForYang(sun, items.find(({ name }) => name.includes(ERRAND))?.code ?? '', morning(12))
  const referred = orders.map(({ orderId, view }) => ({ orderId, round: view?.round ?? 1, termsVersion: view?.termsVersion ?? 0 }))
  await wang('community.referMany', { orders: referred, unitId: UNIT })
  const phone = await sit(browser, host, '赵卫东', DISPATCH)
  await phone.page.keyboard.press('/')
  await phone.page.keyboard.insertText(ERRAND)
  await phone.page.keyboard.press('ArrowDown')
  await phone.page.keyboard.press('d')
  const sheet = phone.page.locator('.sheet').filter({ visible: true })
  await sheet.getByText('全体成员').click()
  await phone.picture('desk-dispatch')
  await sheet.locator('.button--primary').click()
  await sheet.waitFor({ state: 'hidden' })
  await phone.page.locator('.desk__detail').getByText('找人中').first().waitFor()
  const errors = [...phone.errors, ...(await phone.refusals())]
  await phone.close()
  return errors
}

/** Zhao selects three errands, leaves one out and asks all members for the others: how far each is, and how many still stand on his list. */
export const zhaoAsksForMany = async (
  browser: Browser,
  host: RunningHost
): Promise<{ states: string[]; stays: number; errors: string[] }> => {
  const [sun, wang, zhao] = [await signedIn(host, 'sun'), await signedIn(host, 'wang'), await signedIn(host, 'zhao')]
  const { items } = await sun('order.menu', {})
  const code = items.find(({ name }) => name.includes(ERRAND))?.code ?? ''
  const asked = (await Promise.all([20, 21, 22].map((days) => askForYang(sun, code, morning(days))))).flat()
  const orders = asked.map(({ orderId, view }) => ({ orderId, round: view?.round ?? 1, termsVersion: view?.termsVersion ?? 0 }))
  await wang('community.referMany', { orders, unitId: UNIT })
  const phone = await sit(browser, host, '赵卫东', DISPATCH)
  await phone.page.keyboard.press('/')
  await phone.page.keyboard.insertText(ERRAND)
  await phone.page.keyboard.press('ArrowDown')
  await phone.page.keyboard.press('a')
  await phone.page.keyboard.press('d')
  const sheet = phone.page.getByRole('dialog', { name: '请全体成员' })
  await sheet.getByRole('checkbox').first().click()
  await phone.picture('desk-all-members')
  await sheet.locator('.button--primary').click()
  await sheet.waitFor({ state: 'hidden' })
  await phone.quiet()
  const stays = await phone.page.locator('.desk__row').filter({ hasText: ERRAND }).count()
  const states = await Promise.all(orders.map(async ({ orderId }) => (await zhao('order.get', { orderId })).state))
  const errors = [...phone.errors, ...(await phone.refusals())]
  await phone.close()
  return { states: states.sort(), stays, errors }
}

/** The two desks, each with a list where something always lies. */
const DESKS: Record<string, string> = { 王丽: INBOX, 赵卫东: `${DISPATCH}&list=done` }

/** What would be in somebody's way at either desk, with and without an opened order, in every size of print. */
export const faultsOfDesks = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const faults: string[] = []
  for (const [name, room] of Object.entries(DESKS)) faults.push(...(await faultsOf(browser, host, name, room)))
  return faults
}

const faultsOf = async (browser: Browser, host: RunningHost, name: string, room: string): Promise<string[]> => {
  const phone = await sit(browser, host, name, room)
  const faults: string[] = []
  for (const [print, least] of Object.entries(PRINTS)) {
    await phone.open('me/index')
    await phone.tap(print)
    await phone.page.goto(room)
    await phone.page.locator('.desk__row').first().waitFor()
    await phone.settled()
    await phone.picture(`desk-${name}-${print}`)
    faults.push(...(await inTheWay(phone, least)).map((fault) => `${name} ${print} list: ${fault}`))
    await phone.page.keyboard.press('Enter')
    await phone.page.locator('.desk__detail .card').first().waitFor()
    await phone.settled()
    await phone.picture(`desk-order-${name}-${print}`)
    faults.push(...(await inTheWay(phone, least)).map((fault) => `${name} ${print} opened: ${fault}`))
  }
  await phone.open('me/index')
  await phone.tap('标准字')
  await phone.close()
  return faults
}

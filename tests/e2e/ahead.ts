import type { Browser } from 'playwright-core'
import type { Output } from '@contract'
import type { RunningHost } from './host'
import { Phone } from './phone'

/** What a room asks when its address is opened cold. */
const askedBy = async (phone: Phone): Promise<string[]> => {
  await phone.settled()
  phone.calls.length = 0
  await phone.reopen()
  await phone.settled()
  return [...phone.calls].sort()
}

/** Rooms opened by their address: what the page has asked before the app is there, the app does not ask once more. Answers the calls of each. */
export const askedOnce = async (browser: Browser, host: RunningHost): Promise<Record<string, string[]>> => {
  const li = await Phone.open(browser, host.url)
  await li.open('services/index')
  await li.settled()
  const visited = li.calls.filter((one) => one.startsWith('order.'))
  await li.becomes('李桂芳')
  const menu = await askedBy(li)
  const mine = li.page.waitForResponse((answer) => answer.request().postData()?.includes('order.mine') ?? false)
  await li.open('orders/index')
  const { value } = (await (await mine).json()) as { value: Output<'order.mine'> }
  await li.openRoom(`pages/order/index?id=${value.items[0]?.id}`)
  const order = await askedBy(li)
  await li.close()
  const wang = await Phone.open(browser, host.url)
  await wang.becomes('王丽')
  await wang.openRoom('work/inbox/index?org=huaishu&name=x')
  const inbox = await askedBy(wang)
  await wang.close()
  return { visited, menu, order, inbox }
}

/** The first question about the menu is lost on its way: the app asks it itself. Answers the calls until the menu stood there. */
export const askedAgain = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const phone = await Phone.open(browser, host.url)
  await phone.page.route('**/call/order', (route) => route.abort(), { times: 1 })
  await phone.open('services/index')
  await phone.see('您需要什么帮忙')
  const { calls } = phone
  await phone.close()
  return calls
}

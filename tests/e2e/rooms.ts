import type { Browser } from 'playwright-core'
import { inTheWay } from './accessible'
import type { RunningHost } from './host'
import { Phone } from './phone'

/** The sizes of print, and the smallest target each allows (px). */
export const PRINTS = { 标准字: 44, 大字: 60, 特大字: 60 } as const

/** Every room of a resident, as she comes to it. */
const ROOMS: Record<string, (li: Phone) => Promise<void>> = {
  menu: (li) => li.open('services/index'),
  category: async (li) => {
    await li.open('services/index')
    await li.tap('上门便民与代办')
  },
  found: (li) => li.type('找服务', 'lf'),
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
  register: (li) => li.open('register/index'),
  signIn: (li) => li.open('sign-in/index')
}

/** What would be in Li's way in any of her rooms, with the size of print. */
export const faultsOfRooms = async (browser: Browser, host: RunningHost): Promise<string[]> => {
  const li = await Phone.open(browser, host.url)
  await li.becomes('李桂芳')
  const faults: string[] = []
  for (const [print, least] of Object.entries(PRINTS)) {
    await li.open('me/index')
    await li.tap(print)
    for (const [room, enter] of Object.entries(ROOMS)) {
      await enter(li)
      await li.settled()
      await li.picture(`room-${room}-${print}`)
      faults.push(...(await inTheWay(li, least)).map((fault) => `${print} ${room}: ${fault}`))
    }
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

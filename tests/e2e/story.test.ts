import type { Browser } from 'playwright-core'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import { openBrowser } from './browser'
import { startHost, type RunningHost } from './host'
import { Phone } from './phone'

const SERVICE = '代取快递、跑腿'
/** What one whole order may cost, reads included. */
const CALLS = 25

let host: RunningHost
let browser: Browser
let phones: Record<'li' | 'wang' | 'zhao' | 'chen' | 'zhang', Phone>

/** Every call of those who act on the order; who somebody is and what the menu holds is asked once a session, not once an order. */
const OF_SESSION = ['member.me', 'order.menu']
const callsOf = (...names: (keyof typeof phones)[]) =>
  names.flatMap((name) => phones[name].calls.filter((action) => !OF_SESSION.includes(action)).map((action) => `${name} ${action}`))

/** Everybody's clock, the host's too, says this long after now. */
const letTimePass = async (milliseconds: number) => {
  await host.shift(milliseconds)
  await Promise.all(Object.values(phones).map((phone) => phone.shift(milliseconds)))
}

beforeAll(async () => {
  host = await startHost()
  browser = await openBrowser()
  const phone = () => Phone.open(browser, host.url)
  phones = { li: await phone(), wang: await phone(), zhao: await phone(), chen: await phone(), zhang: await phone() }
  await phones.li.becomes('李桂芳')
  await phones.wang.becomes('王丽')
  await phones.zhao.becomes('赵卫东')
  await phones.chen.becomes('陈建国')
  await phones.zhang.becomes('张敏')
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

/** 居民点单: Li asks for tomorrow morning. */
const liAsks = async () => {
  const { li } = phones
  await li.open('services/index')
  await li.tap('上门便民与代办')
  await li.tapCard(SERVICE)
  await li.tap('明天上午')
  await li.picture('1-li-asks')
  await li.tap('点单')
  await li.see('社区正在看')
}

/** 社区交单: Wang hands it to the power station. */
const wangRefers = async () => {
  const { wang } = phones
  await wang.open('todo/index')
  await wang.see('待交单')
  await wang.unfold()
  await wang.tapCard(SERVICE, '李家')
  await wang.tap('交给单位')
  await wang.tap('城区供电所')
  await wang.picture('2-wang-refers')
  await wang.tap('交给单位')
  await wang.see('待下单')
}

/** 单位下单: Zhao asks Chen. */
const zhaoDispatches = async () => {
  const { zhao } = phones
  await zhao.open('todo/index')
  await zhao.see('待下单')
  await zhao.unfold()
  await zhao.tapCard(SERVICE)
  await zhao.tap('下单')
  await zhao.tap('陈师傅')
  await zhao.picture('3-zhao-dispatches')
  await zhao.tap('下单')
  await zhao.see('找人中')
}

/** 干部接单: Chen says yes, and her daughter sees who comes. */
const chenAccepts = async () => {
  const { chen, zhang } = phones
  await chen.open('todo/index')
  await chen.tapCard(SERVICE, '李家')
  await chen.picture('4-chen-is-asked')
  await chen.tap('接单')
  await chen.see('已接单')
  await zhang.open('orders/index')
  await zhang.see('陈师傅会来')
  await zhang.picture('5-zhang-sees-who-comes')
}

/** 到场、离场: the next morning Li shows her code at both ends. */
const chenComesAndLeaves = async () => {
  const { li, chen } = phones
  const tomorrow = dayStart(Date.now()) + DAY + 9 * HOUR - Date.now()
  await letTimePass(tomorrow + 5 * MINUTE)
  await li.reopen()
  await li.see('陈师傅会来')
  await chen.reopen()
  await chen.tap('到了')
  await chen.type('六位数', await li.readCode())
  await li.picture('6-li-shows-her-code')
  await chen.tap('到了')
  await chen.see('服务中')
  await letTimePass(tomorrow + 45 * MINUTE)
  await chen.reopen()
  await chen.tap('办完了')
  await chen.type('六位数', await li.readCode())
  await chen.tap('办完了')
  await chen.see('现场核对 40 分钟')
  await chen.see('待评单')
  await chen.picture('7-chen-has-left')
}

/** 群众评单: Li says how it was, and everybody reads the end. */
const liRates = async () => {
  const { li, zhang, wang } = phones
  await li.reopen()
  await li.see('等您说一句')
  await li.tap('评单')
  await li.tap('解决了')
  await li.tap('很好')
  await li.picture('8-li-rates')
  await li.tap('说好了')
  await li.see('办完了')
  const calls = callsOf('li', 'wang', 'zhao', 'chen')
  process.stdout.write(`${calls.length} calls: ${calls.join(', ')}\n`)
  expect(calls.length).toBeLessThanOrEqual(CALLS)
  for (const phone of [zhang, wang]) await phone.reopen()
  await wang.see('已办结')
  await zhang.tap('办完的')
  await zhang.see(SERVICE)
}

test('one order goes through five windows, from a tap to a rating', async () => {
  try {
    for (const step of [liAsks, wangRefers, zhaoDispatches, chenAccepts, chenComesAndLeaves, liRates]) await step()
  } catch (error) {
    for (const [name, phone] of Object.entries(phones)) await phone.picture(`stopped-${name}`)
    throw error
  }
  expect(Object.values(phones).flatMap(({ errors }) => errors)).toEqual([])
})

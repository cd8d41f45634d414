import type { Browser } from 'playwright-core'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import type { RunningHost } from './host'
import { Phone } from './phone'

const SERVICE = '代取快递、跑腿'
type Phones = Record<'li' | 'wang' | 'zhao' | 'chen' | 'zhang', Phone>
interface Windows {
  phones: Phones
  /** what Li's errands took her, by name */
  taps: Record<string, number>
  /** everybody's clock, the host's too, says this long after now */
  letTimePass: (milliseconds: number) => Promise<void>
}

/** Every call of those who act on the order, from opening the app: who they are, the menu and their lists with it. */
const callsOf = (phones: Phones, names: (keyof Phones)[]) =>
  names.flatMap((name) => phones[name].calls.map((action) => `${name} ${action}`))

const openWindows = async (browser: Browser, host: RunningHost): Promise<Windows> => {
  const window = () => Phone.open(browser, host.url)
  const phones = { li: await window(), wang: await window(), zhao: await window(), chen: await window(), zhang: await window() }
  await phones.li.becomes('李桂芳')
  await phones.zhang.becomes('张敏')
  return {
    phones,
    taps: {},
    letTimePass: async (milliseconds) => {
      await host.shift(milliseconds)
      await Promise.all(Object.values(phones).map((phone) => phone.shift(milliseconds)))
    }
  }
}

/** 居民点单: Li asks for tomorrow afternoon, when at every hour of the demo nobody has a visit to make. She reads large print. */
const liAsks = async ({ phones: { li }, taps }: Windows) => {
  await li.open('services/index')
  await li.page.locator('.page--large').filter({ visible: true }).waitFor()
  taps['first order'] = await li.counted(async () => {
    await li.tap('上门便民与代办')
    await li.tap(SERVICE)
    await li.tap('明天下午')
    await li.picture('1-li-asks')
    await li.tap('点单')
  })
  await li.see('社区正在看')
  await li.putAway()
}

/** 社区交单: Wang hands it to the power station. */
const wangRefers = async ({ phones: { wang }, taps }: Windows) => {
  // whoever works on orders begins where they wait
  await wang.becomes('王丽')
  await wang.see('待交单')
  await wang.unfold()
  await wang.tapCard(SERVICE, '李家')
  taps.refer = await wang.counted(async () => {
    await wang.tap('交给单位')
    // not where this item usually goes: that would be chosen already
    await wang.tap('城区供电所')
    await wang.picture('2-wang-refers')
    await wang.tap('交给单位')
  })
  await wang.see('待下单')
  await wang.putAway()
}

/** 单位下单: Zhao asks Chen. */
const zhaoDispatches = async ({ phones: { zhao }, taps }: Windows) => {
  await zhao.becomes('赵卫东')
  await zhao.see('待下单')
  await zhao.unfold()
  await zhao.tapCard(SERVICE)
  taps.dispatch = await zhao.counted(async () => {
    await zhao.tap('下单')
    // the best of those who fit is ticked already
    await zhao.tick('陈师傅')
    await zhao.picture('3-zhao-dispatches')
    await zhao.tap('下单')
  })
  await zhao.see('找人中')
  await zhao.putAway()
}

/** 干部接单: Chen says yes, and her daughter sees who comes. */
const chenAccepts = async ({ phones: { chen, zhang }, taps }: Windows) => {
  await chen.becomes('陈建国')
  await chen.tapCard(SERVICE, '李家')
  await chen.picture('4-chen-is-asked')
  taps.accept = await chen.counted(() => chen.tap('接单'))
  await chen.see('已接单')
  await chen.putAway()
  await zhang.open('orders/index')
  await zhang.see('陈师傅会来')
  await zhang.picture('5-zhang-sees-who-comes')
}

/** 到场、离场: the next afternoon Li's first screen says who comes, and shows her code at both ends. */
const chenComesAndLeaves = async ({ phones: { li, chen }, taps, letTimePass }: Windows) => {
  const tomorrow = dayStart(Date.now()) + DAY + 14 * HOUR - Date.now()
  await letTimePass(tomorrow + 5 * MINUTE)
  await li.open('services/index')
  let code = ''
  taps['show the code'] = await li.counted(async () => {
    await li.see('今天陈师傅 14:00–17:00 之间来')
    code = await li.readCode()
  })
  await li.picture('6-li-shows-her-code')
  await li.toTop()
  await li.room('visit-large')
  await li.piece('.code', 'code-large')
  await li.inNormalPrint(async () => {
    await li.room('visit')
    await li.piece('.code', 'code')
  })
  await chen.reopen()
  await chen.tap('到了')
  await chen.type('六位数', code)
  await chen.tap('到了')
  await chen.see('服务中')
  await letTimePass(tomorrow + 45 * MINUTE)
  await chen.reopen()
  await chen.tap('办完了')
  await li.reopen()
  await li.see('陈师傅到了')
  await chen.type('六位数', await li.readCode(code))
  await chen.tap('办完了')
  await chen.see('现场核对 40 分钟')
  await chen.see('待评单')
  await chen.picture('7-chen-has-left')
}

/** 群众评单: Li's first screen asks how it was, and everybody reads the end. */
const liRates = async ({ phones: { li }, taps }: Windows) => {
  await li.reopen()
  const asked = li.page.locator('.card', { hasText: SERVICE }).filter({ visible: true })
  taps.rate = await li.counted(async () => {
    await asked.getByText('解决了', { exact: true }).click()
    li.taps += 1
    await li.see('觉得怎么样？点一下就记下')
    await li.picture('8-li-rates')
    await li.tap('很好')
  })
  await li.see('您需要什么帮忙')
  await asked.waitFor({ state: 'hidden' })
}

/** Whoever looks afterwards reads the end; this is no part of what the order costs. */
const othersReadTheEnd = async ({ phones: { zhang, wang } }: Windows) => {
  for (const phone of [zhang, wang]) await phone.reopen()
  await wang.see('已办结')
  await zhang.tap('办完的')
  await zhang.see(SERVICE)
}

/** Li asks for the same again, with what stands there already. */
const liAsksAgain = async ({ phones: { li }, taps }: Windows) => {
  await li.reopen()
  const again = li.page.locator(`[aria-label="再点一次 ${SERVICE}"]`)
  await again.waitFor()
  taps['repeat an order'] = await li.counted(async () => {
    await again.click()
    li.taps += 1
    await li.seeChosen('明天下午')
    await li.picture('9-li-asks-again')
    await li.tap('点单')
  })
  await li.see('社区正在看')
}

const STEPS = [liAsks, wangRefers, zhaoDispatches, chenAccepts, chenComesAndLeaves, liRates]

/** What one order showed: what went wrong in any window, the calls it cost, and Li's taps. */
export interface Seen {
  errors: string[]
  calls: string[]
  taps: Record<string, number>
}

/** One order from a tap to a rating in five windows, each of which sees it move, and the same asked for once more. */
export const oneOrder = async (browser: Browser, host: RunningHost): Promise<Seen> => {
  const windows = await openWindows(browser, host)
  const phones = Object.entries(windows.phones)
  try {
    for (const step of STEPS) await step(windows)
  } catch (error) {
    for (const [name, phone] of phones) await phone.picture(`stopped-${name}`)
    throw error
  }
  const calls = callsOf(windows.phones, ['li', 'wang', 'zhao', 'chen'])
  await othersReadTheEnd(windows)
  await liAsksAgain(windows)
  const errors = (await Promise.all(phones.map(async ([, phone]) => [...phone.errors, ...(await phone.refusals())]))).flat()
  for (const phone of Object.values(windows.phones)) await phone.close()
  return { errors, calls, taps: windows.taps }
}

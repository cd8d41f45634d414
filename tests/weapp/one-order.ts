import '../e2e/shifted-clock.cjs'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import type { RunningHost } from '../e2e/host'
import { Phone } from './phone/phone'

/** The clock of this process, and so of the phones in it. */
declare const shiftClock: (milliseconds: number) => void

const SERVICE = '代取快递、跑腿'
/** The menu adds what is not done for anybody. */
const TITLE = new RegExp(`^${SERVICE}`)
/** Of all that says so, what lies on top: a sheet's own button stands after the page's. */
const TOP = -1

/** The four who act on an order, each with a phone; `later` moves everybody's clock, the host's too. */
interface Town {
  phones: Record<'li' | 'wang' | 'zhao' | 'chen', Phone>
  orderId: string
  later: (milliseconds: number) => Promise<void>
}

/** What Chen holds his phone before; nothing when he may not use the camera. */
const camera = { sees: '' }
const scanCode = () => {
  if (!camera.sees) throw new Error('cancel')
  return { result: camera.sees }
}

const openTown = async (host: RunningHost): Promise<Town> => {
  const open = (person: string) => Phone.open(host.url, person, { scanCode })
  let ahead = 0
  return {
    phones: { li: await open('li'), wang: await open('wang'), zhao: await open('zhao'), chen: await open('chen') },
    orderId: '',
    later: async (milliseconds) => {
      ahead += milliseconds
      await host.shift(ahead)
      shiftClock(ahead)
    }
  }
}

/** From 待办 to Li's order, by its card: those of others with the same title are looked at and left again. */
const findInTodo = async (phone: Phone, orderId: string) => {
  await phone.tab('/pages/todo/index')
  while (/再看 \d+ 单/.test(phone.text())) await phone.tap(/^再看 \d+ 单$/, 0)
  for (let index = 0; ; index += 1) {
    await phone.tap(TITLE, index)
    if (phone.query.id === orderId) return phone.see(SERVICE)
    await phone.back()
  }
}
const reopen = (phone: Phone, { orderId }: Town) => phone.go(`/pages/order/index?id=${orderId}`)

/** Chen taps once and scans once what stands on Li's phone now; answers the digits in it. */
const proveByScan = async (town: Town, action: string): Promise<string> => {
  const { li, chen } = town.phones
  await reopen(li, town)
  await li.see(/\d{3} \d{3}/)
  const digits = (li.screen.querySelector('.code__digits')?.textContent ?? '').replace(/\D/g, '')
  await reopen(chen, town)
  camera.sees = `LINLI1:${town.orderId}:1:${digits}`
  const scans = () => chen.asked.filter(({ api }) => api === 'scanCode').length
  const before = { taps: chen.costs.length, scans: scans() }
  await chen.tap(action, TOP)
  // nothing else is asked
  expect({ taps: chen.costs.length - before.taps, scans: scans() - before.scans }).toEqual({ taps: 1, scans: 1 })
  return digits
}

/** Something else before the camera, then no camera at all: said in one sentence, the six digits can be typed, and nobody has arrived. */
const scannedInVain = async (town: Town, action: string) => {
  const { chen } = town.phones
  await reopen(chen, town)
  camera.sees = 'https://example.org/coupon?id=77'
  await chen.tap(action, TOP)
  await chen.see('这不是邻里点单的码')
  await chen.tap('先不')
  camera.sees = ''
  await chen.tap(action, TOP)
  await chen.see('扫一扫，或输入六位数')
  await chen.type('六位数', '12 34')
  await chen.tap(action, TOP)
  await chen.see('码不对，请再看一眼')
  expect([chen.written('六位数'), chen.text().includes('服务中')]).toEqual(['12 34', false])
}

/** 居民点单: Li asks for tomorrow afternoon, when at every hour of the demo nobody has a visit to make. */
const liAsks = async (town: Town) => {
  const { li } = town.phones
  await li.tap('上门便民与代办')
  await li.tap(TITLE)
  await li.see('什么时候方便')
  await li.tap('明天下午')
  await li.tap('点单', TOP)
  await li.see('社区正在看')
  expect(li.route).toBe('pages/order/index')
  town.orderId = li.query.id ?? ''
}

/** 社区交单: Wang hands it to the power station. */
const wangRefers = async ({ phones: { wang }, orderId }: Town) => {
  await findInTodo(wang, orderId)
  await wang.see('待交单')
  await wang.tap('交给单位', TOP)
  await wang.tap('城区供电所', TOP)
  await wang.tap('交给单位', TOP)
  await wang.see('待下单')
}

/** 单位下单: Zhao asks Chen. */
const zhaoDispatches = async ({ phones: { zhao }, orderId }: Town) => {
  await findInTodo(zhao, orderId)
  await zhao.tap('下单', TOP)
  await zhao.see('陈师傅')
  if (!zhao.isChosen('陈师傅')) await zhao.tap('陈师傅', TOP)
  await zhao.tap('下单', TOP)
  await zhao.see('找人中')
}

/** 干部接单: Chen says yes, and Li sees who comes. */
const chenAccepts = async (town: Town) => {
  const { li, chen } = town.phones
  await findInTodo(chen, town.orderId)
  await chen.tap('接单', TOP)
  await chen.see('已接单')
  await reopen(li, town)
  await li.see('陈师傅会来')
}

/** 到场、离场: the next afternoon Li shows her code at both ends. */
const chenComesAndLeaves = async (town: Town) => {
  const { li, chen } = town.phones
  await town.later(dayStart(Date.now()) + DAY + 14 * HOUR + 5 * MINUTE - Date.now())
  await li.go('/pages/services/index')
  await li.see('今天陈师傅 14:00–17:00 之间来')
  await li.see(/\d{3} \d{3}/)
  await scannedInVain(town, '到了')
  const arrival = await proveByScan(town, '到了')
  await chen.see('服务中')
  await town.later(40 * MINUTE)
  const departure = await proveByScan(town, '办完了')
  await chen.see('现场核对 40 分钟')
  await chen.see('待评单')
  expect([arrival, departure]).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)])
  expect(departure).not.toBe(arrival)
}

/** 群众评单: Li says how it was. */
const liRates = async (town: Town) => {
  const { li } = town.phones
  await reopen(li, town)
  await li.see('等您说一句')
  await li.tap('评单', TOP)
  await li.tap('解决了')
  await li.tap('很好')
  await li.see('办完了')
  expect(li.asked.map(({ options }) => options.title)).toContain('记下了，谢谢您')
}

const STEPS = [liAsks, wangRefers, zhaoDispatches, chenAccepts, chenComesAndLeaves, liRates]

/** One order from a tap to a rating on four phones, whoever is next looking a minute later; answers the phones. */
export const oneOrder = async (host: RunningHost): Promise<Town['phones']> => {
  const town = await openTown(host)
  for (const step of STEPS) {
    await step(town)
    await town.later(MINUTE)
  }
  return town.phones
}

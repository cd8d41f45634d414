import '../e2e/shifted-clock.cjs'
import { MINUTE } from '@domain/clock/milliseconds'
import type { RunningHost } from '../e2e/host'
import { Phone } from './phone/phone'

/** The clock of this process, and so of the phones in it. */
declare const shiftClock: (milliseconds: number) => void

/** Chen takes what his points allow; Tang scans the code on his phone, and hands it over. Answers both phones. */
export const oneRedemption = async (host: RunningHost): Promise<Phone[]> => {
  const camera = { sees: '' }
  const chen = await Phone.open(host.url, 'chen', { showModal: () => ({ confirm: true }) })
  const tang = await Phone.open(host.url, 'tang', { scanCode: () => ({ result: camera.sees }) })
  await chen.tab('/pages/me/index')
  await chen.tap('积分兑换', 0)
  await chen.see('可以用的积分')
  await chen.tap('抽纸', 0)
  await chen.see('换好以后 7 天内取')
  await chen.tap(/^用 15 分换$/)
  await chen.see('等您去取')
  const digits = (chen.screen.querySelector('.code__digits')?.textContent ?? '').replace(/\D/g, '')
  expect(digits).toMatch(/^\d{8}$/)

  await tang.tab('/pages/todo/index')
  await tang.tap('扫码交东西')
  camera.sees = `LINLI2:${digits}`
  await tang.tap('扫一扫')
  await tang.see('请交给陈师傅')
  await tang.tap('交给他了')
  await tang.see('交好了')
  await tang.tap('下一位')
  await tang.tap('扫一扫')
  await tang.see('这一份已经取走了')

  // a minute later what stands on his phone is asked for anew
  shiftClock(MINUTE)
  await chen.go(`/shop/pick-up/index?id=${chen.query.id}`)
  await chen.see('取走了')
  shiftClock(0)
  return [chen, tang]
}

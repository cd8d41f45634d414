import type { Browser } from 'playwright-core'
import type { Input } from '@contract'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import { ERRAND, INBOX, sit } from './desk'
import { askForYang, signedIn } from './asking'
import type { RunningHost } from './host'
import { Phone } from './phone'

/** Half a minute and a little: by then an open screen has looked again. */
const A_LOOK = 31_000
const looksOf = (phone: Phone, action: string) => phone.calls.filter((call) => call === action).length

/**
 * Li's order lies open on her phone while Wang hands it on; then the phone is put away for ten minutes. Answers what she reads without a
 * tap, how often her phone asked for it while she looked, and how often while she did not.
 */
export const handedOnMeanwhile = async (browser: Browser, host: RunningHost): Promise<{ read: string; looked: number; away: number }> => {
  const [li, wang] = [await signedIn(host, 'li'), await signedIn(host, 'wang')]
  const { items } = await li('order.menu', {})
  const startAt = dayStart(Date.now()) + 6 * DAY + 10 * HOUR
  const { orders } = await li('order.place', {
    beneficiaryId: 'li',
    itemCode: items.find(({ name }) => name.includes('理发'))?.code ?? '',
    windows: [{ startAt, endAt: startAt + 2 * HOUR }],
    where: { addressId: 'home-li' },
    witness: { kind: 'beneficiary' },
    again: true
  } as Input<'order.place'>)
  const { orderId = '', view } = orders[0] ?? {}
  const phone = await Phone.open(browser, host.url)
  await phone.becomes('李桂芳')
  await phone.page.clock.install()
  await phone.page.goto(`/#/pages/order/index?id=${orderId}`)
  await phone.reopen()
  await phone.see('社区正在看')
  const before = looksOf(phone, 'order.get')
  const shown = { round: view?.round ?? 1, termsVersion: view?.termsVersion ?? 0 }
  await wang('order.perform', { orderId, action: 'refer_unit', ...shown, input: { unitId: 'power' } } as Input<'order.perform'>)
  await phone.page.clock.runFor(A_LOOK)
  await phone.see(/^已交给/)
  const looked = looksOf(phone, 'order.get') - before
  await phone.putAway()
  await phone.page.clock.runFor(10 * MINUTE)
  const read = (await phone.page.locator('.huge').filter({ visible: true }).first().textContent()) ?? ''
  const away = looksOf(phone, 'order.get') - before - looked
  await phone.close()
  return { read, looked, away }
}

/** Wang's desk lies open while an elder asks for something: nothing moves until she wants it to. */
export const askedMeanwhile = async (browser: Browser, host: RunningHost): Promise<{ still: boolean; changed: boolean }> => {
  const sun = await signedIn(host, 'sun')
  const { items } = await sun('order.menu', {})
  const phone = await sit(browser, host, '王丽', INBOX)
  await phone.page.clock.install()
  await phone.reopen()
  await phone.page.locator('.desk__row').first().waitFor()
  await phone.settled()
  const rows = () => phone.page.locator('.desk__row').allInnerTexts()
  const there = JSON.stringify(await rows())
  await askForYang(sun, items.find(({ name }) => name.includes(ERRAND))?.code ?? '', Date.now() + HOUR)
  await phone.page.clock.runFor(A_LOOK)
  const news = phone.page.getByText('单子有变化，看最新的').filter({ visible: true })
  await news.waitFor()
  await phone.picture('desk-news')
  const still = JSON.stringify(await rows()) === there
  await news.click()
  await news.waitFor({ state: 'hidden' })
  const changed = JSON.stringify(await rows()) !== there
  await phone.close()
  return { still, changed }
}

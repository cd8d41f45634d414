import type { Browser } from 'playwright-core'
import { askForYang, morning, signedIn } from './asking'
import type { RunningHost } from './host'
import { Phone } from './phone'

/** Sun prints the paper for an elder without a phone. Answers the codes on it, what else a printer would print, and what went wrong. */
export const slipOnPaper = async (
  browser: Browser,
  host: RunningHost
): Promise<{ codes: string[]; besides: string[]; errors: string[] }> => {
  const [order] = await askForYang(await signedIn(host, 'sun'), 'B08', morning(2))
  const phone = await Phone.open(browser, host.url)
  await phone.becomes('孙浩')
  await phone.open(`order/index?id=${order?.orderId ?? ''}`)
  await phone.tap('出一张纸条')
  await phone.see('师傅到了，给他看')
  await phone.room('slip')
  await phone.page.emulateMedia({ media: 'print' })
  await phone.picture('slip-printed')
  await phone.room('slip-printed')
  const codes = await phone.page.locator('.paper .code__digits').filter({ visible: true }).allInnerTexts()
  const besides = await phone.page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('body *'))
      .filter((one) => one.checkVisibility() && !one.closest('.paper__sheet') && one.getBoundingClientRect().height > 0)
      .flatMap((one) => Array.from(one.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE))
      .map((node) => node.textContent?.trim() ?? '')
      .filter((words) => words !== '')
  )
  const errors = [...phone.errors, ...(await phone.refusals())]
  await phone.close()
  return { codes: codes.map((one) => one.replace(/\D/g, '')), besides, errors }
}

import type { Browser } from 'playwright-core'
import { askForYang, morning, signedIn } from './asking'
import type { RunningHost } from './host'
import { INBOX, sit } from './desk'
import { Phone } from './phone'

interface Paper {
  codes: string[]
  /** the lines that say when somebody comes, whom to ring, and since when it counts */
  lines: string[]
  /** what a printer would print besides */
  besides: string[]
  errors: string[]
}

/** Takes the paper of the order on this screen, and looks at it as a printer does. */
const printed = async (phone: Phone, name: string): Promise<Paper> => {
  await phone.tap('出一张纸条')
  await phone.see('师傅到了，给他看')
  await phone.room(name)
  await phone.page.emulateMedia({ media: 'print' })
  await phone.picture(`${name}-printed`)
  await phone.room(`${name}-printed`)
  const codes = await phone.page.locator('.paper .code__digits').filter({ visible: true }).allInnerTexts()
  const said = await phone.page.locator('.paper__sheet').filter({ visible: true }).innerText()
  const lines = said.split('\n').filter((line) => /\d:\d|今天|明天|电话 /.test(line))
  const besides = await phone.page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('body *'))
      .filter((one) => one.checkVisibility() && !one.closest('.paper__sheet') && one.getBoundingClientRect().height > 0)
      .flatMap((one) => Array.from(one.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE))
      .map((node) => node.textContent?.trim() ?? '')
      .filter((words) => words !== '')
  )
  // a box around it that scrolls or ends would cut it
  const cut = await phone.page.evaluate(() => {
    const found: string[] = []
    for (let one = document.querySelector('.paper__sheet')?.parentElement; one && one !== document.body; one = one.parentElement)
      if (getComputedStyle(one).overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1) found.push(`cut by ${one.className}`)
    return found
  })
  const errors = [...phone.errors, ...(await phone.refusals()), ...cut]
  await phone.close()
  return { codes: codes.map((one) => one.replace(/\D/g, '')), lines, besides, errors }
}

const TITLE = '理发'

/** Sun prints the paper for an elder without a phone in the order's own room, then Wang another one beside her list. */
export const slipOnPaper = async (browser: Browser, host: RunningHost): Promise<Record<'room' | 'desk', Paper>> => {
  const [order] = await askForYang(await signedIn(host, 'sun'), 'B08', morning(2))
  const phone = await Phone.open(browser, host.url)
  await phone.becomes('孙浩')
  await phone.open(`order/index?id=${order?.orderId ?? ''}`)
  const room = await printed(phone, 'slip')
  const desk = await sit(browser, host, '王丽', INBOX)
  const rows = desk.page.locator('.desk__row').filter({ hasText: TITLE })
  const paper = desk.page.locator('.desk__detail').getByText('出一张纸条')
  for (let row = 0; row < (await rows.count()) && !(await paper.isVisible()); row += 1) {
    await rows.nth(row).click()
    await desk.settled()
  }
  return { room, desk: await printed(desk, 'slip-desk') }
}

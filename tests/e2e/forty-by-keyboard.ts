import type { Browser } from 'playwright-core'
import type { Input } from '@contract'
import { nameParts } from '@domain/menu/item'
import type { OrderCard } from '@domain/order/view/shapes'
import { ERRAND, INBOX, sit } from './desk'
import { askForForty, askForYang, morning, signedIn, waiting, waitingCards } from './asking'
import type { RunningHost } from './host'
import type { Phone } from './phone'

interface Walked {
  left: number
  strokes: number
  /** whether a title that stands far below is found without asking for more */
  found: boolean
  /** whether the keyboard stands in the table again after an order was looked at */
  back: boolean
  errors: string[]
}

/** Looks for the title of the last row by its words, and clears the field again. */
const findsLast = async (phone: Phone, cards: readonly OrderCard[]): Promise<boolean> => {
  const { page } = phone
  const titleOf = (card: OrderCard) => nameParts(card.title).title
  const title = titleOf(cards.at(-1) as OrderCard)
  const field = page.locator('.desk__find input')
  await field.fill(title)
  const rows = page.locator('.desk__row')
  await rows.nth(Math.min(20, cards.filter((card) => titleOf(card).includes(title)).length) - 1).waitFor()
  const first = await rows.first().textContent()
  await field.fill('')
  await page.keyboard.press('Escape')
  await phone.quiet()
  return first?.includes(title) ?? false
}

/** Selects all that has come, sends each place its own, goes on to the next twenty: Wang hands forty orders on and never leaves the keyboard. */
export const fortyByKeyboard = async (browser: Browser, host: RunningHost): Promise<Walked> => {
  const [sun, wang] = [await signedIn(host, 'sun'), await signedIn(host, 'wang')]
  const asked = await askForForty(sun, wang)
  const left = async () => {
    const there = new Set(await waiting(wang))
    return asked.filter((id) => there.has(id)).length
  }
  const phone = await sit(browser, host, '王丽', INBOX)
  const sheet = phone.page.locator('.sheet').filter({ visible: true })
  const detail = phone.page.locator('.desk__detail').filter({ visible: true })
  const found = await findsLast(phone, await waitingCards(wang))
  let strokes = 0
  const press = async (key: string) => {
    await phone.page.keyboard.press(key)
    strokes += 1
    await phone.quiet()
  }
  for (let round = 0; round < 12 && (await left()) > 0; round += 1) {
    await press('a')
    await phone.picture('desk-selected')
    await press('r')
    // an order that has no usual place opens with the question where to: that is not what this walk is for
    if ((await detail.count()) > 0) for (const key of ['Escape', 'Escape', 'End']) await press(key)
    for (let place = 0; place < 12 && (await sheet.count()) > 0; place += 1) await press('Enter')
  }
  await press('Home')
  await press('Enter')
  await detail.locator('.card').first().waitFor()
  await phone.picture('desk-opened')
  await press('Escape')
  await detail.waitFor({ state: 'hidden' })
  const back = await phone.page.evaluate(() => document.activeElement?.tagName === 'TR')
  const errors = [...phone.errors, ...(await phone.refusals())]
  await phone.close()
  return { left: await left(), strokes, found, back, errors }
}

/**
 * The elder calls and takes one order back while Wang's question stands open: she is told which one stayed, with the focus on the only
 * answer, and her desk goes on. Answers what she reads, what has the focus, and where her next key leads.
 */
export const oneStays = async (browser: Browser, host: RunningHost): Promise<{ told: string; at: string; after: string }> => {
  const sun = await signedIn(host, 'sun')
  const { items } = await sun('order.menu', {})
  const itemCode = items.find(({ name }) => name.includes(ERRAND))?.code ?? ''
  const [placed] = await askForYang(sun, itemCode, morning(9))
  const phone = await sit(browser, host, '王丽', INBOX)
  await phone.page.keyboard.press('/')
  await phone.page.keyboard.insertText(ERRAND)
  await phone.page.keyboard.press('ArrowDown')
  await phone.page.keyboard.press('a')
  await phone.page.keyboard.press('r')
  await phone.page.locator('.sheet').waitFor()
  const { orderId = '', view } = placed ?? {}
  const shown = { round: view?.round ?? 1, termsVersion: view?.termsVersion ?? 0 }
  await sun('order.perform', { orderId, action: 'cancel', ...shown, input: {} } as Input<'order.perform'>)
  await phone.page.keyboard.press('Enter')
  const sheet = phone.page.getByRole('dialog', { name: '有几单没有交成' })
  await sheet.waitFor()
  await phone.picture('desk-stayed')
  const focused = () => phone.page.evaluate(() => document.activeElement?.textContent ?? '')
  const [told, at] = [(await sheet.textContent()) ?? '', await focused()]
  await phone.page.keyboard.press('Enter')
  await sheet.waitFor({ state: 'hidden' })
  await phone.page.keyboard.press('/')
  const after = await phone.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  await phone.close()
  return { told, at, after }
}

/**
 * Wang looks for what goes to several places and selects all of it. From the field the first ↓ leads to the first row; 先不 at the first
 * place ends the questions with everything selected still; 跳过这一处 leads to the next place.
 */
export const putOff = async (
  browser: Browser,
  host: RunningHost
): Promise<{ first: number; selected: boolean; sheets: number; skipped: boolean }> => {
  const [sun, wang] = [await signedIn(host, 'sun'), await signedIn(host, 'wang')]
  await askForForty(sun, wang)
  const phone = await sit(browser, host, '王丽', INBOX)
  const sheet = phone.page.locator('.sheet').filter({ visible: true })
  const ticked = () => phone.page.locator('.desk__row[aria-selected=true]').count()
  await phone.page.keyboard.press('/')
  await phone.page.keyboard.press('ArrowDown')
  const first = await phone.page.evaluate(() =>
    Array.from(document.querySelectorAll('.desk__row')).indexOf(document.activeElement as Element)
  )
  await phone.page.keyboard.press('a')
  const all = await ticked()
  await phone.page.keyboard.press('r')
  await sheet.waitFor()
  await phone.picture('desk-places')
  await sheet.getByText('都先不').click()
  await sheet.waitFor({ state: 'hidden' })
  const [sheets, selected] = [await sheet.count(), all > 1 && (await ticked()) === all]
  await phone.page.keyboard.press('r')
  const title = () => sheet.locator('.card__title').textContent()
  const before = await title()
  await sheet.getByText('跳过这一处').click()
  await phone.quiet()
  const skipped = (await title()) !== before && (await ticked()) === all
  await phone.close()
  return { first, selected, sheets, skipped }
}

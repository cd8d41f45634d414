import type { Browser } from 'playwright-core'
import { askForForty, signedIn, waiting } from './asking'
import type { RunningHost } from './host'
import { Phone } from './phone'

/** From now on the inbox takes its time, as it does on the road: what has gone must not be offered once more meanwhile. */
const slowly = ({ page }: Phone): Promise<unknown> =>
  page.route(/\/call\/community$/, async (route) => {
    if ((route.request().postDataJSON() as { action: string }).action === 'community.inbox') await page.waitForTimeout(400)
    await route.continue()
  })

/** What a community worker's finger did with forty orders: taps in all, and how many are left. Nothing is typed. */
export const fortyOrders = async (
  browser: Browser,
  host: RunningHost
): Promise<{ asked: number; left: number; taps: number; errors: string[] }> => {
  const [sun, wang] = [await signedIn(host, 'sun'), await signedIn(host, 'wang')]
  const asked = await askForForty(sun, wang)
  const left = async () => {
    const there = new Set(await waiting(wang))
    return asked.filter((id) => there.has(id)).length
  }
  let patience = 20
  const phone = await Phone.open(browser, host.url)
  await phone.becomes('王丽')
  await phone.open('todo/index')
  await phone.settled()
  const together = phone.page.getByText(/^一起(交给|请)/).filter({ visible: true })
  const alone = phone.page.getByText(/^(交给|请大家来接)(?!.*一起)/).filter({ visible: true })
  const sheet = phone.page.locator('.sheet').filter({ visible: true })
  const taps = await phone.counted(async () => {
    await phone.page.getByText('全部', { exact: true }).first().click()
    phone.taps += 1
    await phone.settled()
    await phone.picture('forty-orders')
    await slowly(phone)
    for (;;) {
      await phone.settled()
      // a click given up may still have opened it: what is on the screen says what comes next
      if ((await sheet.count()) > 0) {
        await phone.tap('(交 \\d+ 单|就这样)')
        await sheet.waitFor({ state: 'hidden' })
        continue
      }
      const next = (await together.count()) > 0 ? together : alone
      if ((await next.count()) === 0) {
        // the next page may still be on its way
        if ((await left()) === 0 || (patience -= 1) < 0) break
        await phone.page.waitForTimeout(300)
        continue
      }
      // a button that turns into the one for all alike, when others of its kind arrive, is looked for again
      await next
        .first()
        .click({ timeout: 2_000 })
        .then(
          () => sheet.waitFor(),
          () => undefined
        )
      if (await sheet.isVisible()) phone.taps += 1
      else if ((patience -= 1) < 0) break
    }
  })
  const errors = [...phone.errors, ...(await phone.refusals())]
  await phone.close()
  return { asked: asked.length, left: await left(), taps, errors }
}

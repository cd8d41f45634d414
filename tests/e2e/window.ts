import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'

/** Where the pictures go; `LINLI_PICTURES` names another folder when somebody wants to keep them. */
const PICTURES = process.env.LINLI_PICTURES ?? path.join(tmpdir(), 'linli-pictures')
const CLOCK = path.join(__dirname, 'shifted-clock.cjs')

/** One person's phone: a browser window of their own, with everything that went wrong in it. */
export class Phone {
  readonly errors: string[] = []
  readonly calls: string[] = []

  private constructor(
    readonly name: string,
    readonly page: Page
  ) {
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()))
    page.on('pageerror', (error) => this.errors.push(String(error)))
    page.on('request', (request) => {
      if (request.url().includes('/call/')) this.calls.push((request.postDataJSON() as { action: string }).action)
    })
  }

  static async open(browser: Browser, url: string, name: string): Promise<Phone> {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 375, height: 812 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai'
    })
    context.setDefaultTimeout(15_000)
    await context.addInitScript({ path: CLOCK })
    return new Phone(name, await context.newPage())
  }

  /** The page in front: Taro keeps those behind it in the document, hidden. */
  private front(locator: Locator): Locator {
    return locator.filter({ visible: true }).last()
  }

  text(words: string | RegExp): Locator {
    return this.front(this.page.getByText(words))
  }

  async see(words: string | RegExp): Promise<void> {
    await this.text(words).waitFor()
  }

  async tap(words: string | RegExp): Promise<void> {
    await this.text(words).click()
  }

  /** A button by exactly these words, so that 接单 is not 已接单. */
  async press(words: string): Promise<void> {
    await this.text(new RegExp(`^${words}$`)).click()
  }

  async type(label: string, words: string): Promise<void> {
    await this.front(this.page.locator(`[aria-label="${label}"]`).locator('input, textarea')).fill(words)
  }

  async go(route: string): Promise<void> {
    await this.page.goto(`/#/pages/${route}`)
  }

  /** The whole screen as it is now, as `<folder>/<name>.png`. */
  async picture(name: string): Promise<void> {
    await mkdir(PICTURES, { recursive: true })
    await this.page.screenshot({ path: path.join(PICTURES, `${name}.png`) })
  }

  /** Lets this phone's clock run ahead by so many milliseconds, as the host's does. */
  async shift(milliseconds: number): Promise<void> {
    await this.page.evaluate(`shiftClock(${milliseconds})`)
  }
}

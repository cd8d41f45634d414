import path from 'node:path'
import type { Browser, Locator, Page, Request } from 'playwright-core'
import type { CallAnswer } from '@contract'
import { Camera } from './camera'

const CLOCK = path.join(__dirname, 'shifted-clock.cjs')

/** What the server said; null for a call whose page was left before it answered. */
const answerOf = async (request: Request): Promise<CallAnswer | null> => {
  try {
    return ((await (await request.response())?.json()) as CallAnswer | undefined) ?? null
  } catch {
    return null
  }
}

/** One person's phone: a browser window of their own, with everything that went wrong in it. */
export class Phone extends Camera {
  readonly errors: string[] = []
  readonly calls: string[] = []
  private readonly answers: Promise<CallAnswer | null>[] = []
  /** how often this person's finger touched the screen */
  taps = 0

  private constructor(page: Page) {
    super(page)
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()))
    page.on('pageerror', (error) => this.errors.push(String(error)))
    // as long as somebody listens, the test chooses; turning that on and off around a click is a race
    page.on('filechooser', () => undefined)
    page.on('request', (request) => {
      if (!request.url().includes('/call/')) return
      this.calls.push((request.postDataJSON() as { action: string }).action)
      this.answers.push(answerOf(request))
    })
  }

  /** Codes of the refusals that the server gave this phone, once every call has its answer. */
  async refusals(): Promise<string[]> {
    return (await Promise.all(this.answers)).flatMap((answer) => (answer && !answer.ok ? [answer.error.code] : []))
  }

  /** `bypassCSP` lets a test put its own script into the page; whatever people do is tried without it. */
  static async open(browser: Browser, url: string, { bypassCSP = false } = {}): Promise<Phone> {
    const context = await browser.newContext({
      baseURL: url,
      bypassCSP,
      viewport: { width: 375, height: 812 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai'
    })
    context.setDefaultTimeout(15_000)
    await context.addInitScript({ path: CLOCK })
    return new Phone(await context.newPage())
  }

  /** The page in front: Taro keeps those behind it in the document, hidden. */
  private front(locator: Locator): Locator {
    return locator.filter({ visible: true }).last()
  }

  /** Ticks whom the list has not ticked by itself. */
  async tick(words: string): Promise<void> {
    const row = this.front(this.page.getByRole('checkbox').filter({ has: this.page.getByText(words, { exact: true }) }))
    if ((await row.getAttribute('aria-checked')) !== 'true') await this.tap(words)
  }
  /** The choice of these words is the one that is made. */
  async seeChosen(words: string): Promise<void> {
    await this.front(this.page.locator('[aria-checked=true]').filter({ hasText: words })).waitFor()
  }
  async see(words: string | RegExp): Promise<void> {
    await this.front(this.page.getByText(words)).waitFor()
  }

  /** The choice or button that reads exactly so. */
  async tap(words: string): Promise<void> {
    await this.front(this.page.getByText(new RegExp(`^${words}$`))).click()
    this.taps += 1
  }

  /** The first card of a list that says all of these. */
  async tapCard(...words: string[]): Promise<void> {
    const cards = words.reduce((found, word) => found.filter({ hasText: word }), this.page.locator('.card').filter({ visible: true }))
    await cards.first().click()
    this.taps += 1
  }

  /** Shows the whole first page of every list on this screen, where more is there than fits. */
  async unfold(): Promise<void> {
    for (const more of await this.page
      .getByText(/^再看 \d+ 单$/)
      .filter({ visible: true })
      .all())
      await more.click()
  }

  /** Letter by letter, as a person does: filling a field at once hides what a re-render does to it. */
  async type(label: string, words: string): Promise<void> {
    const field = this.front(this.page.locator(`:is(input, textarea)[aria-label="${label}"]`))
    await field.fill('')
    await field.pressSequentially(words)
    if ((await field.inputValue()) !== words) throw new Error(`${label} did not keep what was typed`)
  }

  /** The digits of the on-site code on this screen; with `old`, once another has taken its place. */
  async readCode(old = ''): Promise<string> {
    const shown = this.page.locator('.code__digits').filter({ visible: true })
    const digits = old ? shown.filter({ hasNotText: `${old.slice(0, 3)} ${old.slice(3)}` }) : shown
    await digits.scrollIntoViewIfNeeded()
    return ((await digits.textContent()) ?? '').replace(/\D/g, '')
  }

  /** How many taps something takes this person. */
  async counted(does: () => Promise<unknown>): Promise<number> {
    const before = this.taps
    await does()
    return this.taps - before
  }

  /** Waits until the page of the address is the one in front and every list on it has come. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() => {
      const shown = Array.from(document.querySelectorAll('.taro_page')).filter((one) => one.checkVisibility())
      const [page] = shown
      const moves = page?.getAnimations().some(({ playState }) => playState === 'running') || page?.getBoundingClientRect().left !== 0
      return shown.length === 1 && !moves && page?.id.startsWith(location.hash.slice(1).split('?')[0] ?? '')
    })
    await this.page.waitForLoadState('networkidle')
    await this.page.getByText('正在取来').filter({ visible: true }).first().waitFor({ state: 'hidden' })
  }

  /** Waits until every call of this phone has its answer and the screen shows it. */
  async quiet(): Promise<void> {
    for (let asked = -1; asked !== this.answers.length;) {
      asked = this.answers.length
      await Promise.all(this.answers)
      await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    }
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  async open(route: string): Promise<void> {
    await this.openRoom(`pages/${route}`)
  }
  /** Any room by its whole address. */
  async openRoom(address: string): Promise<void> {
    await this.page.goto(`/#/${address}`)
  }

  /** Closes the app and opens it again where it was. */
  async reopen(): Promise<void> {
    await this.page.reload()
  }

  /** Back into the pocket: a screen that nobody looks at asks for nothing. Reopening it takes it out again. */
  async putAway(): Promise<void> {
    await this.page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }))
  }

  async becomes(name: string): Promise<void> {
    await this.open('sign-in/index')
    await this.tapCard(name)
    // the menu itself, or what waits for their work: leaving earlier would be overtaken by it
    await this.front(this.page.getByText('您需要什么帮忙').or(this.page.locator('.section'))).waitFor()
  }

  /** Back to the first line of the page in front. */
  async toTop(): Promise<void> {
    await this.front(this.page.locator('.page__body')).evaluate((body) => {
      // clear of the title bar, which stays
      body.style.scrollMarginTop = '60px'
      body.scrollIntoView()
    })
  }

  /** Lets this phone's clock run ahead by so many milliseconds, as the host's does. */
  async shift(milliseconds: number): Promise<void> {
    await this.page.context().addInitScript(`shiftClock(${milliseconds})`)
    await this.page.evaluate(`shiftClock(${milliseconds})`)
  }
}

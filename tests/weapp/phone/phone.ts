import type { CallEvent } from '@contract'
import { startApp } from './app'
import { attributeOf, choicesIn, elementsChosen, elementsLabelled, elementsSaying, fire, isDisabled, textOf, type Words } from './elements'
import type { Navigation } from './navigation'
import type { Asked, PrivacyAnswer, PrivacyListener, WeChatParts } from './wechat'

/** How long a person waits before they give up: milliseconds. */
const PATIENCE = 20_000
const LOOK_EVERY = 10
/** So many looks at an unchanged screen with no call under way, and it is taken for still. */
const STILL = 4

/** Somebody of the demo district signs in to WeChat, not to the app. */
const tokenOf = async (host: string, personId: string): Promise<string> => {
  const answer = await fetch(`${host}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId })
  })
  return ((await answer.json()) as { token: string }).token
}

/** What one move of a finger cost: setData calls and bytes, and the nodes that stand on the screen after it. */
export interface Cost {
  move: string
  /** another page than before is in front */
  opened: boolean
  times: number
  bytes: number
  nodes: number
}

/** One person's telephone with the compiled mini-program in WeChat; its cloud functions are those of a running host. */
export class Phone {
  /** toasts, scans, telephone calls: what a person would notice */
  readonly asked: Asked[] = []
  /** APIs the app looked for that these tests do not know */
  readonly missing = new Set<string>()
  /** actions in the order they were called */
  readonly calls: string[] = []
  /** those of them that were to change something */
  readonly writes: string[] = []
  /** what pages sent to the screen: times, bytes in all, the largest at once */
  readonly sent = { times: 0, bytes: 0, largest: 0 }
  /** every move, in order */
  readonly costs: Cost[] = []
  /** without a network every call fails as WeChat's does */
  online = true
  /** an answer that is lost on its way: what was asked for has been done, and the app hears that the call failed */
  hears = true
  private readonly privacyListeners: PrivacyListener[] = []
  private underWay = 0
  private readonly pages: Navigation

  private constructor(
    private readonly host: string,
    private readonly token: string | null,
    answers: WeChatParts['answers'],
    /** what outlives the app on this phone */
    readonly storage: Map<string, unknown>
  ) {
    const { asked, missing } = this
    const callFunction = (name: string, event: unknown) => this.call(name, event)
    const onNeedPrivacy = (listener: PrivacyListener) => void this.privacyListeners.push(listener)
    this.pages = startApp({ asked, missing, storage, callFunction, answers, onNeedPrivacy }, (bytes) => this.count(bytes))
  }

  /** The phone of a person of the demo (or of nobody), with the app opened at its menu. `answers` are what WeChat answers to a scan and the like. */
  static async open(
    host: string,
    personId: string | null = null,
    answers: WeChatParts['answers'] = {},
    storage = new Map<string, unknown>()
  ): Promise<Phone> {
    return Phone.withToken(host, personId && (await tokenOf(host, personId)), answers, storage)
  }

  /** The phone of whoever WeChat says: of a district of real people nobody is chosen. */
  static async withToken(
    host: string,
    token: string | null,
    answers: WeChatParts['answers'] = {},
    storage = new Map<string, unknown>()
  ): Promise<Phone> {
    const phone = new Phone(host, token, answers, storage)
    await phone.go('/pages/services/index')
    return phone
  }

  get screen(): HTMLElement {
    return this.pages.front.element
  }
  get route(): string {
    return this.pages.front.route
  }
  /** What the page in front was opened with. */
  get query(): Readonly<Record<string, string>> {
    return this.pages.front.instance.options
  }
  text(): string {
    return textOf(this.screen)
  }

  /** Opens the app at a page, as a shared card would. */
  async go(url: string): Promise<void> {
    await this.move(url, () => this.pages.apis.reLaunch({ url }))
  }
  async back(): Promise<void> {
    await this.move('back', () => this.pages.apis.navigateBack({}))
  }
  async tab(url: string): Promise<void> {
    await this.move(url, () => this.pages.apis.switchTab({ url }))
  }

  /** Taps the one thing that says exactly this (or the one at `index`, -1 being what lies on top), as a finger does. */
  async tap(words: Words, index?: number): Promise<void> {
    const element = this.only(elementsSaying(this.screen, words), words, index)
    if (isDisabled(element)) throw new Error(`${words} takes no taps: ${this.text()}`)
    await this.move(String(words), () => fire(element, 'tap'))
  }
  /** Taps the first thing that a screen reader calls so. */
  async tapLabelled(label: Words): Promise<void> {
    const element = this.only(elementsLabelled(this.screen, label), label, 0)
    await this.move(String(label), () => fire(element, 'tap'))
  }
  /** Taps every choice of the page in front that stands there before any is made, one after the other; answers what each cost, and whether it was a tab. */
  async tapEveryChoice(): Promise<(Cost & { isTab: boolean })[]> {
    const page = this.pages.shown
    const costs: (Cost & { isTab: boolean })[] = []
    const named = (element: Element) => `${this.route} ${textOf(element)}`
    for (const wanted of choicesIn(this.screen).map(named)) {
      const element = choicesIn(this.screen).find((one) => named(one) === wanted)
      if (!element || isDisabled(element) || this.pages.shown !== page) continue
      const isTab = attributeOf(element, 'ariaRole') === 'tab'
      await this.move(wanted, () => fire(element, 'tap'))
      costs.push({ ...this.costs.at(-1)!, isTab })
    }
    return costs
  }
  /** Taps beside the question that lies over the page: it closes. */
  async leaveQuestion(): Promise<void> {
    const question = this.screen.querySelector('.sheet')
    if (!question) throw new Error(`no question is open: ${this.text()}`)
    await this.move('beside the question', () => fire(question, 'tap'))
  }
  /** Types into the field that a screen reader calls by this label. */
  async type(label: string, value: string): Promise<void> {
    const field = this.only(elementsLabelled(this.screen, label), label)
    await this.move(label, () => fire(field, 'input', { value, cursor: value.length }))
  }
  /** Whether the choice of these words is made: a screen reader says so. */
  isChosen(words: string): boolean {
    return elementsChosen(this.screen).some((element) => textOf(element).startsWith(words))
  }
  /** What stands in the field of this label. */
  written(label: string): unknown {
    return attributeOf(this.only(elementsLabelled(this.screen, label), label), 'value')
  }
  /** Chooses a value in the picker around these words. */
  async choose(words: Words, value: unknown): Promise<void> {
    const picker = this.only(elementsSaying(this.screen, words), words).closest('wx-picker')
    if (!picker) throw new Error(`${words} is in no picker: ${this.text()}`)
    await this.move(String(words), () => fire(picker, 'change', { value }))
  }

  /** What WeChat does before the first use of something private: asks the app, and answers how it was answered (with the button that was tapped). */
  needPrivacy(about: string): Promise<PrivacyAnswer> {
    return new Promise((resolve) => {
      const heard = (answer: PrivacyAnswer) => answer.event !== 'exposureAuthorization' && resolve(answer)
      for (const listener of this.privacyListeners) listener(heard, { referrer: about })
    })
  }
  /** A tap on a button that WeChat itself answers, by what it says. */
  async press(words: Words, event: 'agreeprivacyauthorization' | 'getphonenumber', detail: object = {}): Promise<void> {
    const button = this.only(elementsSaying(this.screen, words), words)
    await this.move(String(words), () => fire(button.closest('wx-button') ?? button, event, detail))
  }

  /** Waits until the screen says this. */
  async see(words: string | RegExp): Promise<void> {
    const said = () => (typeof words === 'string' ? this.text().includes(words) : words.test(this.text()))
    await this.until(said, () => `${words} never came`)
  }

  close(): void {
    this.pages.closeAll()
  }

  private async move(move: string, act: () => void): Promise<void> {
    const before = this.pages.shown
    const { times, bytes } = this.sent
    act()
    await this.still()
    const { sent, screen } = this
    const cost = { times: sent.times - times, bytes: sent.bytes - bytes, nodes: screen.querySelectorAll('*').length }
    this.costs.push({ move, opened: this.pages.shown !== before, ...cost })
  }

  private only(found: Element[], words: Words, index?: number): Element {
    const element = found.at(index ?? 0)
    if (!element) throw new Error(`nothing says ${words}: ${this.text()}`)
    if (index === undefined && found.length > 1) throw new Error(`${found.length} things say ${words}: ${this.text()}`)
    return element
  }

  private async call(name: string, event: unknown): Promise<unknown> {
    if (!this.online) throw new Error('request:fail')
    this.underWay += 1
    const { action, requestId } = event as CallEvent
    this.calls.push(action)
    if (requestId) this.writes.push(action)
    const authorization: Record<string, string> = this.token ? { authorization: `Bearer ${this.token}` } : {}
    try {
      const answer = await fetch(`${this.host}/call/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization },
        body: JSON.stringify(event)
      })
      const said: unknown = JSON.parse(await answer.text())
      if (!this.hears) throw new Error('request:fail timeout')
      return said
    } finally {
      this.underWay -= 1
    }
  }

  private count(bytes: number): void {
    this.sent.times += 1
    this.sent.bytes += bytes
    this.sent.largest = Math.max(this.sent.largest, bytes)
  }

  /** Answers, renders and setData come one after the other: wait until nothing moves any more. */
  private async still(): Promise<void> {
    let last = ''
    let same = 0
    await this.until(
      () => {
        const now = this.screen.innerHTML
        same = now === last && now !== '' && this.underWay === 0 ? same + 1 : 0
        last = now
        return same >= STILL
      },
      () => 'the screen never came to rest'
    )
  }

  private async until(done: () => boolean, complaint: () => string): Promise<void> {
    for (const end = Date.now() + PATIENCE; !done(); await new Promise((resume) => setTimeout(resume, LOOK_EVERY)))
      if (Date.now() > end) throw new Error(`${complaint()}: ${this.text()}`)
  }
}

import type { PageInstance, Screen } from './screen'

type Options = Record<string, unknown>

/** The pages of one phone, one above the other, opened and closed as WeChat does it. */
export class Navigation {
  private stack: Screen[] = []
  private readonly tabs = new Map<string, Screen>()

  constructor(
    private readonly tabRoutes: readonly string[],
    private readonly open: (url: string) => Screen
  ) {}

  get front(): Screen {
    const front = this.stack.at(-1)
    if (!front) throw new Error('no page is open')
    return front
  }

  /** What is in front, or nothing yet. */
  get shown(): Screen | undefined {
    return this.stack.at(-1)
  }

  instances = (): PageInstance[] => this.stack.map((screen) => screen.instance)

  /** WeChat's own refusals are kept: a tab is switched to, everything else is opened above. */
  readonly apis = {
    navigateTo: ({ url }: Options) => {
      if (this.isTab(url as string)) throw new Error('can not navigateTo a tabbar page')
      this.front.hide()
      this.push(url as string)
    },
    redirectTo: ({ url }: Options) => {
      this.stack.pop()?.close()
      this.push(url as string)
    },
    navigateBack: ({ delta = 1 }: Options) => {
      for (let step = 0; step < (delta as number) && this.stack.length > 1; step += 1) this.stack.pop()?.close()
      this.front.show()
    },
    switchTab: ({ url }: Options) => {
      if (!this.isTab(url as string)) throw new Error('can not switch to no-tabBar page')
      while (this.stack.length > 0) this.leave(this.stack.pop()!)
      this.toTab(url as string)
    },
    reLaunch: ({ url }: Options) => {
      this.closeAll()
      if (this.isTab(url as string)) this.toTab(url as string)
      else this.push(url as string)
    }
  }

  closeAll(): void {
    for (const screen of new Set([...this.stack, ...this.tabs.values()])) screen.close()
    this.stack = []
    this.tabs.clear()
  }

  private isTab = (url: string) => this.tabRoutes.includes(url.replace(/^\//, '').split('?')[0]!)

  private push(url: string): void {
    this.stack.push(this.open(url))
  }
  private leave(screen: Screen): void {
    if (this.tabs.has(screen.route)) screen.hide()
    else screen.close()
  }
  private toTab(url: string): void {
    const route = url.replace(/^\//, '').split('?')[0]!
    const known = this.tabs.get(route)
    known?.show()
    const screen = known ?? this.open(url)
    this.tabs.set(route, screen)
    this.stack = [screen]
  }
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as simulate from 'miniprogram-simulate'
import utils from 'miniprogram-simulate/src/utils'
import type { Run } from './bundle'

type Data = Record<string, unknown>
type Query = Record<string, string>

/** A page as WeChat holds it: the methods of its compiled config, and what they may call. */
export interface PageInstance {
  route: string
  options: Query
  setData: (data: Data, done?: () => void) => void
  onLoad: (query: Query) => void
  onShow?: () => void
  onReady?: () => void
  onHide?: () => void
  onUnload?: () => void
}
interface Rendered {
  instance: PageInstance
  attach: (parent: Node) => void
  detach: () => void
}

/** Where the compiled pages of one phone come from, and who hears how much they send to the screen. */
export interface Pages {
  root: string
  run: Run
  /** what was already loaded, by route */
  loaded: Map<string, string>
  onSend: (bytes: number) => void
}

/** `/pages/order/index?id=1` as a route and what it carries. */
const parse = (url: string): { route: string; query: Query } => {
  const [route = '', rest = ''] = url.replace(/^\//, '').split('?')
  return { route, query: Object.fromEntries(new URLSearchParams(rest)) }
}

const load = (pages: Pages, route: string, usingComponents: Record<string, string> = {}): string => {
  const { root, run, loaded } = pages
  const known = loaded.get(route)
  if (known) return known
  utils.runJs = run
  const id = simulate.load(path.join(root, route), route.replaceAll('/', '-'), { compiler: 'official', rootPath: root, usingComponents })
  loaded.set(route, id)
  return id
}

/** What a page's configuration says it is built with. WeChat has one of each for all pages; the simulator alone would start each page's own. */
const loadPage = (pages: Pages, route: string): string => {
  const file = path.join(pages.root, `${route}.json`)
  const { usingComponents = {} } = JSON.parse(readFileSync(file, 'utf8')) as { usingComponents?: Record<string, string> }
  const routeOf = (named: string) => path.relative(pages.root, path.resolve(path.dirname(file), named))
  const components = Object.entries(usingComponents).map(([tag, named]) => [tag, load(pages, routeOf(named))])
  return load(pages, route, Object.fromEntries(components) as Record<string, string>)
}

/** One page on the screen, drawn from its compiled template. */
export class Screen {
  readonly element = document.createElement('main')

  private constructor(
    readonly route: string,
    readonly instance: PageInstance,
    private readonly rendered: Rendered
  ) {}

  static open(pages: Pages, url: string): Screen {
    const { route, query } = parse(url)
    const rendered = simulate.render(loadPage(pages, route)) as unknown as Rendered
    const { instance } = rendered
    const screen = new Screen(route, instance, rendered)
    const draw = instance.setData
    // what leaves the logic layer is text: nothing but JSON arrives
    instance.setData = (data, done) => {
      const text = JSON.stringify(data)
      pages.onSend(Buffer.byteLength(text))
      draw.call(instance, JSON.parse(text) as Data, done)
    }
    Object.assign(instance, { route, options: query })
    document.body.append(screen.element)
    rendered.attach(screen.element)
    instance.onLoad(query)
    instance.onShow?.()
    instance.onReady?.()
    return screen
  }

  show(): void {
    document.body.append(this.element)
    this.instance.onShow?.()
  }
  hide(): void {
    this.instance.onHide?.()
    this.element.remove()
  }
  close(): void {
    this.instance.onUnload?.()
    this.rendered.detach()
    this.element.remove()
  }
}

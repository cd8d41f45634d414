import { readFileSync } from 'node:fs'
import path from 'node:path'
import { bundleIn } from './bundle'
import { Navigation } from './navigation'
import { Screen } from './screen'
import { weChat, type WeChatParts } from './wechat'

const ROOT = path.resolve(__dirname, '../../../dist/weapp')
const STARTED = { path: 'pages/services/index', query: {}, scene: 1001 }

interface AppConfig {
  onLaunch?: (options: unknown) => void
  onShow?: (options: unknown) => void
}

/** Whatever the app, a template or the document complained about, in any phone. A good test ends with none. */
export const complaints: string[] = []
const complain = (...words: unknown[]) =>
  void complaints.push(words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(' '))
Object.assign(console, { warn: complain, error: complain })

const isMethod = ([, value]: [string, unknown]) => typeof value === 'function'
/** miniprogram-simulate puts its own `Component` where the compiled code expects WeChat's. All styles here are shared: classes keep their names. */
const draw = (config: object & { options?: object }) =>
  (globalThis as unknown as { Component: (config: object) => void }).Component({
    ...config,
    options: { ...config.options, classPrefix: '' }
  })

/** A page of a mini-program is drawn as a component: its functions are the methods. */
const asComponent = ({ data, ...rest }: Record<string, unknown>) => ({
  data,
  methods: Object.fromEntries(Object.entries(rest).filter(isMethod))
})

const tabRoutes = (): string[] => {
  const { tabBar } = JSON.parse(readFileSync(path.join(ROOT, 'app.json'), 'utf8')) as { tabBar: { list: { pagePath: string }[] } }
  return tabBar.list.map(({ pagePath }) => pagePath)
}

/** Starts the compiled mini-program in a WeChat of its own. `onSend` hears the bytes of every setData. */
export const startApp = (parts: Omit<WeChatParts, 'navigation'>, onSend: (bytes: number) => void): Navigation => {
  const navigation = new Navigation(tabRoutes(), (url) => Screen.open(pages, url))
  let app: AppConfig = {}
  const run = bundleIn(ROOT, {
    wx: weChat({ ...parts, navigation: navigation.apis }),
    App: (config: AppConfig) => {
      app = config
    },
    Page: (config: Record<string, unknown>) => draw(asComponent(config)),
    Component: draw,
    getApp: () => app,
    getCurrentPages: navigation.instances,
    globalThis: {},
    console: { log: () => undefined, info: () => undefined, warn: complain, error: complain }
  })
  const pages = { root: ROOT, run, loaded: new Map<string, string>(), onSend }
  run(path.join(ROOT, 'app.js'))
  app.onLaunch?.(STARTED)
  app.onShow?.(STARTED)
  return navigation
}

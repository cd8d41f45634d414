import { launch, type Browser } from 'puppeteer-core'
import type { CallAction, Input, Output } from '../../types/contract'
import { begin } from '../e2e/begin'
import { browserHere } from '../e2e/browser'
import { startHost } from '../e2e/host'
import { measured, type Measure } from './measure'

/** A quiet machine needs one run; a busy one is judged by the middle of five. */
const RUNS = 5
const LEAST = { performance: 90, accessibility: 100 }

interface Person {
  token: string
  call: <A extends CallAction>(action: A, input: Input<A>) => Promise<Output<A>>
}
/** Somebody of the demo district signs in. */
const signIn = async (host: string, personId: string): Promise<Person> => {
  const post = async <T>(path: string, body: object, token = ''): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    return (await (await fetch(host + path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as T
  }
  const { token } = await post<{ token: string }>('/demo/sign-in', { personId })
  const call = async <A extends CallAction>(action: A, input: Input<A>): Promise<Output<A>> =>
    (await post<{ value: Output<A> }>(`/call/${action.split('.')[0]}`, { action, input }, token)).value
  return { token, call }
}

interface Screen {
  token: string
  /** Li reads large print, and her browser remembers it from when she signed in */
  largePrint?: boolean
  route: string
}
/** The screens that are promised, each with who opens it and where it is. */
const screensOf = async (host: string): Promise<Record<string, Screen>> => {
  const li = await signIn(host, 'li')
  const wang = await signIn(host, 'wang')
  const { items } = await li.call('order.mine', { list: 'live' })
  const [inbox] = (await wang.call('order.front', {})).lists
  if (!items[0] || !inbox) throw new Error('the town has nothing to look at')
  return {
    menu: { token: li.token, largePrint: true, route: 'pages/services/index' },
    order: { token: li.token, largePrint: true, route: `pages/order/index?id=${items[0].id}` },
    inbox: { token: wang.token, route: 'work/inbox/index?org=huaishu&name=%E6%A7%90%E6%A0%91%E9%87%8C%E7%A4%BE%E5%8C%BA' }
  }
}

interface Seen {
  lcp: number
  tbt: number
  cls: number
  performance: number
  accessibility: number
}
/** One cold visit as Lighthouse makes it: a slow phone on a slow network. */
const visit = async (browser: Browser, host: string, { token, largePrint = false, route }: Screen): Promise<Seen> => {
  const { default: lighthouse } = await import('lighthouse')
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  const kept = (state: object) => JSON.stringify({ state, version: 0 })
  await page.evaluateOnNewDocument(
    (session, preferences) => {
      sessionStorage.setItem('session', session)
      localStorage.setItem('preferences', preferences)
    },
    kept({ token }),
    JSON.stringify({ data: kept({ largePrint, fontSize: 26, chosen: false }) })
  )
  const result = await lighthouse(`${host}/#/${route}`, { onlyCategories: Object.keys(LEAST), logLevel: 'error' }, undefined, page)
  await context.close()
  if (!result || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message ?? 'Lighthouse said nothing')
  const { audits, categories } = result.lhr
  const number = (id: string) => audits[id]?.numericValue ?? NaN
  const score = (id: string) => Math.round((categories[id]?.score ?? 0) * 100)
  return {
    lcp: number('largest-contentful-paint'),
    tbt: number('total-blocking-time'),
    cls: number('cumulative-layout-shift'),
    performance: score('performance'),
    accessibility: score('accessibility')
  }
}

const middle = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN

const judged = (screen: string, seen: readonly Seen[]): Measure[] => {
  const of = (what: keyof Seen) => middle(seen.map((one) => one[what]))
  const scores = { performance: of('performance'), accessibility: of('accessibility') }
  const low = Object.entries(LEAST).filter(([name, least]) => !(scores[name as keyof typeof LEAST] >= least))
  return [
    measured(`${screen}: largest paint`, [of('lcp')], 2_000, {
      note: `performance ${scores.performance}, accessibility ${scores.accessibility}`,
      wrong: low.length ? low.map(([name, least]) => `${name} is below ${least}`).join(', ') : null
    }),
    measured(`${screen}: blocked`, [of('tbt')], 150),
    measured(`${screen}: layout shift, thousandths`, [of('cls') * 1_000], 20, { unit: '' })
  ]
}

/** The web pages on a slow phone (Lighthouse's mobile throttling), opened cold by people of the demo district. */
export const benchFront = async (): Promise<Measure[]> => {
  const end = await begin()
  const host = await startHost()
  const browser = await launch(await browserHere())
  try {
    const measures: Measure[] = []
    for (const [name, screen] of Object.entries(await screensOf(host.url))) {
      const seen: Seen[] = []
      while (seen.length < RUNS) seen.push(await visit(browser, host.url, screen))
      measures.push(...judged(name, seen))
    }
    return measures
  } finally {
    await browser.close()
    await host.stop()
    await end()
  }
}

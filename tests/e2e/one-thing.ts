import { readFileSync } from 'node:fs'
import path from 'node:path'
import { nameParts } from '@domain/menu/item'
import { signedIn } from './asking'
import type { RunningHost } from './host'

const APP = path.resolve(__dirname, '../../dist/weapp/app.json')
interface AppConfig {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

/** Every page there is. The configuration of the built app is their only list: a new page is in it, or nobody can open it. */
export const everyPage = (): string[] => {
  const { pages, subPackages } = JSON.parse(readFileSync(APP, 'utf8')) as AppConfig
  return [...pages, ...subPackages.flatMap(({ root, pages: rooms }) => rooms.map((room) => `${root}/${room}`))]
}
/** Those of them that none of these addresses opens. */
export const forgotten = (addresses: readonly string[]): string[] => {
  const opened = new Set(addresses.map((address) => address.split('?')[0]))
  return everyPage().filter((page) => !opened.has(page))
}

const first = <T>(what: string, found: readonly T[] | undefined): T => {
  if (!found?.[0]) throw new Error(`the town has no ${what}`)
  return found[0]
}

/** Addresses of pages that show one thing, each named by whoever opens it. */
export const oneThing = async (host: RunningHost) => {
  const [li, chen, lin, tang, shen] = await Promise.all(['li', 'chen', 'lin', 'tang', 'shen'].map((who) => signedIn(host, who)))
  const order = first('order of Li', (await li!('order.mine', { list: 'live' })).items)
  const visit = first('visit to rate', (await li!('rating.waiting', {})).items)
  const asked = (await lin!('order.tasks', { list: 'ahead' })).items.filter(({ risk, slots }) => risk === 'L2' && slots === 1)
  const outing = first('outing that Lin is asked for', asked)
  const good = first('good', (await chen!('redemption.shop', {})).items)
  const redeemed = first('redemption of Chen', (await chen!('redemption.mine', { list: 'waiting' })).items)
  const { day } = first('day at the market', (await tang!('redemption.sheets', { orgId: 'market' })).items)
  const version = first(
    'draft',
    (await shen!('points.ruleVersions', {})).items.filter(({ standing }) => standing === 'draft')
  )
  return {
    order: `pages/order/index?id=${order.id}`,
    outing: `pages/order/index?id=${outing.id}`,
    rating: `pages/rating/index?id=${visit.id}`,
    good: `shop/good/index?id=${good.id}`,
    redeemed: `shop/pick-up/index?id=${redeemed.id}`,
    sheet: `shop/sheet/index?org=market&day=${day}&name=${encodeURIComponent('社区超市')}`,
    version: `govern/version/index?id=${version.id}`
  }
}

/** Services at home that Li has not asked for lately, so that asking is nothing but asking. */
export const unasked = async (host: RunningHost): Promise<string[]> => {
  const li = await signedIn(host, 'li')
  const mine = await Promise.all((['live', 'done'] as const).map((list) => li('order.mine', { list })))
  const asked = new Set(mine.flatMap(({ items }) => items.map(({ title }) => nameParts(title).title)))
  const { items } = await li('order.menu', {})
  return items
    .filter(
      ({ kind, openedBy, venue, name }) =>
        kind === 'service' && openedBy === 'resident' && venue === 'home' && !asked.has(nameParts(name).title)
    )
    .map(({ code }) => code)
}

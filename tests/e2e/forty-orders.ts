import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import type { CallAction, CallAnswer, Input, Output } from '@contract'
import { DAY, HOUR } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import type { RunningHost } from './host'
import { Phone } from './phone'

export const COMMUNITY = 'huaishu'
type Caller = <A extends CallAction>(action: A, input: Input<A>) => Promise<Output<A>>

const post = async <T>(url: string, body: unknown, token = ''): Promise<T> => {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  return (await (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as T
}

/** Calls as somebody of the demo, past their screens. */
export const signedIn = async (host: RunningHost, personId: string): Promise<Caller> => {
  const { token } = await post<{ token: string }>(`${host.url}/demo/sign-in`, { personId })
  return async <A extends CallAction>(action: A, input: Input<A>) => {
    const name = action.split('.')[0] ?? ''
    const answer = await post<CallAnswer<Output<A>>>(`${host.url}/call/${name}`, { action, input, requestId: randomUUID() }, token)
    if (!answer.ok) throw new Error(`${personId} ${action}: ${answer.error.message}`)
    return answer.value
  }
}

/** Ten in the morning, so many days ahead. */
export const morning = (days: number): number => dayStart(Date.now()) + days * DAY + 10 * HOUR

/** One order for an elder without a phone, for two hours from `startAt` on. */
export const askForYang = async (sun: Caller, itemCode: string, startAt: number): Promise<Output<'order.place'>['orders']> => {
  const { orders } = await sun('order.place', {
    beneficiaryId: 'yang',
    itemCode,
    windows: [{ startAt, endAt: startAt + 2 * HOUR }],
    where: { addressId: 'home-yang' },
    witness: { kind: 'slip' },
    why: '老人没有手机，上门登记',
    again: true
  } as Input<'order.place'>)
  return orders
}

/** Five kinds of service that this community has handed on before, eight orders of each for an elder without a phone. */
export const askForForty = async (sun: Caller, wang: Caller): Promise<string[]> => {
  const { items } = await sun('order.menu', {})
  const homely = items.filter(
    ({ kind, openedBy, venue, sla }) => kind === 'service' && openedBy === 'resident' && venue === 'home' && sla !== 'S1'
  )
  const { usual } = await wang('community.usual', { orgId: COMMUNITY, itemCodes: homely.map(({ code }) => code).slice(0, 20) })
  const ids: string[] = []
  for (const { code } of homely.filter((item) => usual[item.code]).slice(0, 5))
    for (let day = 3; day < 11; day += 1) ids.push(...(await askForYang(sun, code, morning(day))).map(({ orderId }) => orderId))
  return ids
}

/** Everything that stands on the worker's desk, page by page. */
export const waiting = async (wang: Caller): Promise<string[]> => {
  const ids: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await wang('community.inbox', { orgId: COMMUNITY, list: 'placed', ...(cursor ? { cursor } : {}) })
    ids.push(...page.items.map(({ id }) => id))
    if (!page.next) return ids
    cursor = page.next
  }
}

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
        // the next page, or where its orders usually go, may still be on its way
        if ((await left()) === 0 || (patience -= 1) < 0) break
        await phone.page.waitForTimeout(300)
        continue
      }
      // a button that turns into the one for all alike, when their usual unit arrives, is looked for again
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

import { randomUUID } from 'node:crypto'
import type { CallAction, CallAnswer, Input, Output } from '@contract'
import { DAY, HOUR } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import type { OrderCard } from '@domain/order/view/shapes'
import type { RunningHost } from './host'

export const COMMUNITY = 'huaishu'
/** Calls of one person. */
export type Caller = <A extends CallAction>(action: A, input: Input<A>) => Promise<Output<A>>

/** What an address answers, as JSON. */
export const post = async <T>(url: string, body: unknown, token = ''): Promise<T> => {
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

type Asked = Omit<Input<'order.place'>, 'itemCode' | 'windows' | 'again'>
/** One order for two hours from `startAt` on, whatever was asked before. */
const askFor =
  (asked: object) =>
  async (caller: Caller, itemCode: string, startAt: number): Promise<Output<'order.place'>['orders']> => {
    const windows = [{ startAt, endAt: startAt + 2 * HOUR }]
    return (await caller('order.place', { ...(asked as Asked), itemCode, windows, again: true })).orders
  }
/** …of Li for herself. */
export const askForLi = askFor({ beneficiaryId: 'li', where: { addressId: 'home-li' }, witness: { kind: 'beneficiary' } })
/** …by a worker for an elder without a phone. */
export const askForYang = askFor({
  beneficiaryId: 'yang',
  where: { addressId: 'home-yang' },
  witness: { kind: 'slip' },
  why: '老人没有手机，上门登记'
})

/** Five kinds of service that this community has handed on before, eight orders of each for an elder without a phone. */
export const askForForty = async (sun: Caller, wang: Caller): Promise<string[]> => {
  const { items } = await sun('order.menu', {})
  const homely = items.filter(
    ({ kind, openedBy, venue, sla }) => kind === 'service' && openedBy === 'resident' && venue === 'home' && sla !== 'S1'
  )
  const { usual } = await wang('community.usual', { orgId: COMMUNITY })
  const ids: string[] = []
  for (const { code } of homely.filter((item) => usual[item.code]).slice(0, 5))
    for (let day = 3; day < 11; day += 1) ids.push(...(await askForYang(sun, code, morning(day))).map(({ orderId }) => orderId))
  return ids
}

/** Everything that stands on the worker's desk, page by page: the ids. */
export const waiting = async (wang: Caller): Promise<string[]> => (await waitingCards(wang)).map(({ id }) => id)
/** The same, as its rows are shown. */
export const waitingCards = async (wang: Caller): Promise<OrderCard[]> => {
  const cards: OrderCard[] = []
  for (let cursor: string | undefined; ;) {
    const page = await wang('community.inbox', { orgId: COMMUNITY, list: 'placed', ...(cursor ? { cursor } : {}) })
    cards.push(...page.items)
    if (!page.next) return cards
    cursor = page.next
  }
}

import type { Me, OwnData } from '@contract/member'
import type { Page } from '@contract/page'
import { DAY } from '@domain/clock/milliseconds'
import { refuse } from '@domain/errors'
import { maySee } from '@domain/order/permission'
import type { OrderView } from '@domain/order/view/shapes'
import type { Call } from '../_kit/call'
import { sceneOf } from '../_kit/scene'
import { show } from '../_kit/show'
import { WALLET_ACCOUNTS } from '../_kit/store/wallet'
import { meOf } from '../_kit/me'

/** Days to change one's mind; well within the fifteen that the law allows (red line 28). */
const DAYS_TO_STAY = 7
const COVERS = '本人的登记信息、地址、代办关系，作为需求人、代办人或登记人的全部订单，积分和互助时间的每一笔；不含别人的电话和门牌'

/** What is kept, part after part: orders by list, then every account with its reasons. */
const LISTS = ['live', 'done'] as const
const PARTS = [...LISTS, ...WALLET_ACCOUNTS] as const
type Part = (typeof PARTS)[number]
const isList = (part: Part): part is (typeof LISTS)[number] => LISTS.some((one) => one === part)

/** A cursor says which part goes on; without one it begins. */
const placeOf = (cursor: string | undefined): { part: Part; cursor?: string } => {
  if (cursor === undefined) return { part: 'live' }
  const [name, ...rest] = cursor.split('.')
  const part = PARTS.find((one) => one === name) ?? refuse('INVALID_INPUT', { what: '请从头再导出一次' })
  return rest[0] ? { part, cursor: rest.join('.') } : { part }
}
const nextOf = (part: Part, next: string | undefined): string | undefined => {
  if (next) return `${part}.${next}`
  const following = PARTS[PARTS.indexOf(part) + 1]
  return following && `${following}.`
}

/** One page of orders, each as the caller may read it. A trip an order: asked for seldom. */
const ordersIn = async ({ store, now }: Call, list: (typeof LISTS)[number], within: { cursor?: string }): Promise<Page<OrderView>> => {
  const page = await store.mine({ list, now, ...within })
  const items: OrderView[] = []
  for (const { order } of page.items) {
    const loaded = await store.load({ orderId: order.id, now })
    const scene = sceneOf(loaded.scene)
    const view = loaded.order && maySee(loaded.order, scene) ? show(store, { ...loaded, order: loaded.order, scene }) : null
    if (view) items.push(view)
  }
  return { items, ...(page.next ? { next: page.next } : {}) }
}

/** One part of everything that is kept about the caller. */
export const ownData = async (call: Call, cursor: string | undefined): Promise<OwnData> => {
  const { store, now } = call
  const { part, ...within } = placeOf(cursor)
  const mine = await store.me(now)
  const orders = isList(part) ? await ordersIn(call, part, within) : { items: [] }
  const entries = isList(part) ? { items: [] } : await store.wallet.statement({ account: part, ...within })
  const next = nextOf(part, orders.next ?? entries.next)
  return {
    mark: { personId: mine.person?.id ?? '', drawnAt: now, covers: COVERS },
    ...(cursor === undefined ? { me: { ...meOf(call, mine), links: await store.links.own() } } : {}),
    orders: orders.items,
    entries: entries.items.map((entry) => ({ account: part, ...entry })),
    ...(next ? { next } : {})
  }
}

/** Leaves in seven days, or stays after all. Refused while something of theirs is under way. */
export const leave = async (call: Call, stay: boolean): Promise<Me> => {
  const done = await call.store.privacy.leave(stay ? null : call.now + DAYS_TO_STAY * DAY)
  return done ? meOf(call, await call.store.me(call.now)) : refuse('STILL_UNDER_WAY')
}

import type { Me, OwnData } from '@contract'
import { DAY } from '@domain/clock/milliseconds'
import { refuse } from '@domain/errors'
import { maySee } from '@domain/order/permission'
import type { Call } from '../_kit/call'
import { sceneOf } from '../_kit/scene'
import { show } from '../_kit/show'
import { meOf } from '../_kit/me'

/** Days to change one's mind; well within the fifteen that the law allows (red line 28). */
const DAYS_TO_STAY = 7
const COVERS = '本人的登记信息、地址、代办关系，以及作为需求人、代办人或登记人的全部订单；不含别人的电话和门牌，不含积分和互助时间明细'

const LISTS = ['live', 'done'] as const
type ListName = (typeof LISTS)[number]
/** A cursor says which of the two lists goes on; without one it begins. */
const placeOf = (cursor: string | undefined): { list: ListName; cursor?: string } => {
  if (cursor === undefined) return { list: 'live' }
  const [name, ...rest] = cursor.split('.')
  const list = LISTS.find((one) => one === name) ?? refuse('INVALID_INPUT', { what: '请从头再导出一次' })
  return rest[0] ? { list, cursor: rest.join('.') } : { list }
}
const nextOf = (list: ListName, next: string | undefined): string | undefined =>
  next ? `${list}.${next}` : list === 'live' ? 'done.' : undefined

/** One part of everything that is kept about the caller, each order as they may read it. A trip an order: asked for seldom. */
export const ownData = async (call: Call, cursor: string | undefined): Promise<OwnData> => {
  const { store, now } = call
  const { list, cursor: within } = placeOf(cursor)
  const mine = await store.me(now)
  const page = await store.mine({ list, now, ...(within ? { cursor: within } : {}) })
  const next = nextOf(list, page.next)
  const orders = []
  for (const { order } of page.items) {
    const loaded = await store.load({ orderId: order.id, now })
    const scene = sceneOf(loaded.scene)
    const view = loaded.order && maySee(loaded.order, scene) ? show(store, { ...loaded, order: loaded.order, scene }) : null
    if (view) orders.push(view)
  }
  return {
    mark: { personId: mine.person?.id ?? '', drawnAt: now, covers: COVERS },
    ...(cursor === undefined ? { me: { ...meOf(call, mine), links: await store.links.own() } } : {}),
    orders,
    ...(next ? { next } : {})
  }
}

/** Leaves in seven days, or stays after all. Refused while something of theirs is under way. */
export const leave = async (call: Call, stay: boolean): Promise<Me> => {
  const done = await call.store.privacy.leave(stay ? null : call.now + DAYS_TO_STAY * DAY)
  return done ? meOf(call, await call.store.me(call.now)) : refuse('STILL_UNDER_WAY')
}

import type { OwnData, OwnPieces } from '@contract/member'
import type { Page } from '@contract/page'
import { refuse } from '@domain/errors'
import { maySee } from '@domain/order/permission'
import type { OrderView } from '@domain/order/view/shapes'
import type { Call } from '../_kit/call'
import { deductions } from '../_kit/deductions'
import { meOf } from '../_kit/me'
import { redemptions } from '../_kit/redemptions'
import { sceneOf } from '../_kit/scene'
import { show } from '../_kit/show'
import type { ListPage } from '../_kit/store/shapes'
import { WALLET_ACCOUNTS } from '../_kit/store/wallet'

const COVERS =
  '本人的登记信息、地址、代办关系，作为需求人、代办人、登记人或上门的人的全部订单，积分和互助时间的每一笔，扣分和申诉，兑换，投诉建议和答复，谁看过本人的电话和门牌；不含别人的电话和门牌'

/** One page of a part, and where it goes on. */
type Piece = Partial<OwnPieces> & { next?: string }
type Read = (call: Call, within: { cursor?: string }) => Promise<Piece>

/** Orders as the caller may read each. A trip an order: asked for seldom. */
const ordersIn = async ({ store, now }: Call, { items, next }: ListPage): Promise<Piece> => {
  const orders: OrderView[] = []
  for (const { order } of items) {
    const loaded = await store.load({ orderId: order.id, now })
    const scene = sceneOf(loaded.scene)
    const view = loaded.order && maySee(loaded.order, scene) ? show(store, { ...loaded, order: loaded.order, scene }) : null
    if (view) orders.push(view)
  }
  return { orders, ...(next ? { next } : {}) }
}
/** A list as it is, under the name of what it brings. */
const under =
  <K extends keyof OwnPieces>(piece: K, read: (call: Call, within: { cursor?: string }) => Promise<Page<OwnPieces[K][number]>>): Read =>
  async (call, within) => {
    const { items, next } = await read(call, within)
    return { [piece]: items, ...(next ? { next } : {}) }
  }

/** Everything that is kept about somebody, part after part in this order; a cursor begins with the name of its part. */
const PARTS: [name: string, read: Read][] = [
  ...(['live', 'done'] as const).map((list): [string, Read] => [
    list,
    async (call, within) => ordersIn(call, await call.store.mine({ list, now: call.now, ...within }))
  ]),
  ...(['ahead', 'done'] as const).map((list): [string, Read] => [
    `helped-${list}`,
    async (call, within) => ordersIn(call, await call.store.tasks({ list, now: call.now, ...within }))
  ]),
  ...WALLET_ACCOUNTS.map((account): [string, Read] => [
    account,
    under('entries', async ({ store }, within) => {
      const { items, next } = await store.wallet.statement({ account, ...within })
      return { items: items.map((entry) => ({ account, ...entry })), ...(next ? { next } : {}) }
    })
  ]),
  ['deductions', under('deductions', deductions)],
  ...(['waiting', 'over'] as const).map((list): [string, Read] => [
    `redemptions-${list}`,
    under('redemptions', (call, within) => redemptions(call, { list, ...within }))
  ]),
  ['feedback', under('feedback', ({ store, now }, within) => store.feedback.own({ ...within, now }))],
  ['readings', under('readings', ({ store, now }, within) => store.privacy.readings({ ...within, now }))]
]

/** Which part goes on, and where in it; without a cursor the first begins. */
const placeOf = (cursor: string | undefined): { at: number; within: { cursor?: string } } => {
  if (cursor === undefined) return { at: 0, within: {} }
  const [name, ...rest] = cursor.split('.')
  const at = PARTS.findIndex(([one]) => one === name)
  if (at < 0) return refuse('INVALID_INPUT', { what: '请从头再导出一次' })
  return { at, within: rest[0] ? { cursor: rest.join('.') } : {} }
}

/** One part of everything that is kept about the caller. */
export const ownData = async (call: Call, cursor: string | undefined): Promise<OwnData> => {
  const { at, within } = placeOf(cursor)
  const [name, read] = PARTS[at]!
  const mine = await call.store.me(call.now)
  const { next, ...piece } = await read(call, within)
  const goesOn = next ? `${name}.${next}` : PARTS[at + 1] && `${PARTS[at + 1]![0]}.`
  return {
    mark: { personId: mine.person?.id ?? '', drawnAt: call.now, covers: COVERS },
    ...(cursor === undefined ? { me: { ...meOf(call, mine), links: await call.store.links.own() } } : {}),
    ...piece,
    ...(goesOn ? { next: goesOn } : {})
  }
}

import { recipientsOf, type Telling } from '@domain/notices/recipients'
import { noticeRow } from '@domain/notices/rows'
import { isAlarm } from '@domain/notices/route'
import type { Notice, NoticeKind } from '@domain/order/change'
import { unfitFor } from '@domain/order/eligibility'
import type { Visit } from '../_kit/call'
import { report } from '../_kit/log'
import { sceneOf } from '../_kit/scene'
import type { Loaded, Waiting } from '../_kit/store/shapes'
import type { SystemStore } from '../_kit/store/system-store'
import type { Told } from '../_kit/store/telling'

const BATCH = 500
/** A run ends before the next one begins. */
const MOST = 5
type Clocked = Pick<Visit, 'stores' | 'now'>

const tellingOf = ({ to, kind, seatId, at }: Waiting): Telling => ({
  to: to as Notice['to'],
  kind: kind as NoticeKind,
  at,
  ...(seatId === null ? {} : { seatId })
})

/** Whom one line of the outbox reaches, and whether that is worth a message. A line that nobody tells any more reaches nobody. */
const toldBy = (line: Waiting, { order, scene, events }: Loaded, members: readonly string[]): Told[] => {
  const row = noticeRow(line.kind, line.to)
  if (!row || !order) return []
  const { id: outboxId, orderId, kind, to, about, at } = line
  const message = row.urgency !== 'list' || isAlarm(row, order)
  const people = recipientsOf({ order, scene: sceneOf(scene), events, members }, tellingOf(line))
  return people.map((personId) => ({ outboxId, personId, orderId, kind, to, about, at, message }))
}

/** Whoever may come of a unit that asks all of its members, while it looks for somebody: read only where that is told. */
const membersOf = async (store: SystemStore, lines: readonly Waiting[], loaded: Loaded): Promise<string[]> => {
  const { order, scene } = loaded
  if (order?.state !== 'open' || order.target !== 'unit' || !lines.some(({ to }) => to === 'members')) return []
  const candidates = await store.notices.members(loaded)
  return candidates
    .filter(({ close, barred, volunteer }) => !close && !barred && unfitFor(scene.item, order.risk, volunteer) === null)
    .map(({ personId }) => personId)
}

/** Somebody who is several things to an order is told once of one thing. */
const onceEach = (told: readonly Told[]): Told[] => {
  const seen = new Set<string>()
  return told.filter(({ personId, orderId, kind, at }) => {
    const one = `${personId} ${orderId} ${kind} ${at}`
    return !seen.has(one) && seen.add(one)
  })
}

/** All lines of one order, addressed after one look at it. */
const tellOf = async ({ stores, now }: Clocked, tenantId: string, lines: readonly Waiting[]): Promise<number> => {
  const store = stores.forSystem(tenantId)
  const ids = lines.map(({ id }) => id)
  try {
    const loaded = await store.load({ orderId: lines[0]?.orderId ?? null, now })
    const members = await membersOf(store, lines, loaded)
    return await store.notices.tell(ids, onceEach(lines.flatMap((line) => toldBy(line, loaded, members))), now)
  } catch (error) {
    report({ door: 'jobs', action: 'told' }, error)
    await store.notices.notTold(ids, now)
    return 0
  }
}

/** What waits longest stands in the lists of those whom it concerns; answers how many lines of the outbox that were. */
const tellSome = async (visit: Clocked, waiting: readonly Waiting[]): Promise<number> => {
  const orders = new Map<string, Waiting[]>()
  for (const line of waiting) {
    const key = `${line.tenantId} ${line.orderId}`
    orders.set(key, [...(orders.get(key) ?? []), line])
  }
  let told = 0
  for (const lines of orders.values()) told += await tellOf(visit, lines[0]?.tenantId ?? '', lines)
  return told
}

/** Everything that was written to be told. What cannot be now comes after all others, and waits for another run when it is all there is. */
export const tellWaiting = async (visit: Clocked): Promise<number> => {
  let told = 0
  for (let batches = 0; batches < MOST; batches += 1) {
    const waiting = await visit.stores.outbox(BATCH)
    const some = await tellSome(visit, waiting)
    told += some
    if (some === 0 || waiting.length < BATCH) break
  }
  return told
}

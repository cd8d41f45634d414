import { HOUR, MINUTE } from '@domain/clock/milliseconds'
import { USUAL } from '@domain/notices/quiet'
import { isAlarm, routeOf } from '@domain/notices/route'
import { noticeRow, pageOf, type NoticeRow } from '@domain/notices/rows'
import { isStill } from '@domain/notices/still'
import type { TemplateKind } from '@domain/notices/templates'
import { messageOf } from '@domain/notices/words'
import { cardOf } from '@domain/order/view/card'
import { viewersOf } from '@domain/order/view/viewers'
import type { Visit } from '../_kit/call'
import { report } from '../_kit/log'
import type { Sent } from '../_kit/platform'
import { sceneOf } from '../_kit/scene'
import type { Loaded } from '../_kit/store/shapes'
import type { ClaimedMessage, Outcome } from '../_kit/store/messages'

const BATCH = 100
/** In the hour before which most visits begin, thousands wait at once; a run ends before the next one begins. */
const MOST = 5
const AT_ONCE = 5
/** Nobody needs longer for one batch; whoever does has gone. */
const LEASE = 10 * MINUTE
/** A WeChat that is busy is asked again so often in all, a little later each time. */
const TRIES = 3
const PAUSE = [2 * MINUTE, 10 * MINUTE]

/** What becomes of one message: settled, or looked at again. */
type Fate = { outcome: Outcome } | { due: number; tried: boolean }
const LIST: Fate = { outcome: 'none' }

/** Sent with the first of these templates by which WeChat takes it. Every consent that is used up is counted, every one that is not is given back. */
const sendBy = async (
  visit: Visit,
  claimed: ClaimedMessage,
  row: NoticeRow,
  { order, scene }: Loaded,
  kinds: readonly TemplateKind[]
): Promise<Sent | null> => {
  const { tenantId, personId, account, templates, about } = claimed
  const { notices } = visit.stores.forSystem(tenantId)
  if (!account || !order) return null
  const seen = sceneOf(scene)
  const fields = messageOf(row, cardOf(order, seen, viewersOf(order, seen)), about, visit.now)
  for (const kind of kinds) {
    const template = templates[kind]
    if (!template || !(await notices.spend(personId, kind))) continue
    const sent = await visit.platform.sendMessage({ openid: account.openid, template, fields, page: pageOf(row, order.id) })
    if (sent === 'no consent') await notices.forfeit(personId, kind)
    else if (sent === 'busy') await notices.giveBack(personId, kind)
    if (sent !== 'no consent') return sent
  }
  return null
}

/** An alarm that nobody can say anything about goes once more: twice is better than never. */
const fateOf = (sent: Sent | null, { tries }: ClaimedMessage, alarm: boolean, now: number): Fate => {
  const again = sent === 'busy' || (sent === 'unknown' && alarm)
  if (again && tries < TRIES) return { due: now + (PAUSE[tries - 1] ?? HOUR), tried: true }
  if (sent === null || sent === 'no consent') return LIST
  return { outcome: sent === 'busy' ? 'refused' : sent }
}

/** Decided on the order as its reader may see it now: what is true no longer, or theirs no longer, goes nowhere. */
const deliver = async (visit: Visit, claimed: ClaimedMessage): Promise<Fate> => {
  const { account, personId, orderId, kind, to, about, settings, left, read } = claimed
  const row = noticeRow(kind, to)
  if (!row || !account || read || (await visit.isDemo())) return LIST
  const loaded = await visit.stores.forCaller(account).load({ orderId, now: visit.now })
  const { order } = loaded
  if (!order || viewersOf(order, sceneOf(loaded.scene)).length === 0) return LIST
  if (!isStill(row, order, about, personId, visit.now)) return LIST
  const route = routeOf(row, order, { settings: settings ?? USUAL, left, read }, visit.now)
  if (route.way === 'list') return LIST
  if (route.way === 'wait') return { due: route.until, tried: false }
  return fateOf(await sendBy(visit, claimed, row, loaded, route.by), claimed, isAlarm(row, order), visit.now)
}

/** One that breaks is written down and not tried again, for nobody knows how far it came; the others go on. */
const deliverOne = async (visit: Visit, claimed: ClaimedMessage): Promise<boolean> => {
  const { notices } = visit.stores.forSystem(claimed.tenantId)
  const fate = await deliver(visit, claimed).catch((error: unknown): Fate => {
    report({ door: 'jobs', action: 'sent' }, error)
    return { outcome: 'unknown' }
  })
  if ('due' in fate) await notices.putOff(claimed.id, fate.due, fate.tried)
  else await notices.settle(claimed.id, fate.outcome)
  return 'outcome' in fate && fate.outcome === 'taken'
}

const deliverAll = async (visit: Visit, claimed: readonly ClaimedMessage[]): Promise<number> => {
  let taken = 0
  for (let at = 0; at < claimed.length; at += AT_ONCE) {
    const done = await Promise.all(claimed.slice(at, at + AT_ONCE).map((one) => deliverOne(visit, one)))
    taken += done.filter(Boolean).length
  }
  return taken
}

/** Messages whose time has come. Answers how many WeChat took; whether somebody has one is never said. */
export const sendMessages = async (visit: Visit): Promise<number> => {
  let taken = 0
  for (let batches = 0; batches < MOST; batches += 1) {
    const claimed = await visit.stores.claimMessages(visit.now, visit.now + LEASE, BATCH)
    taken += await deliverAll(visit, claimed)
    if (claimed.length < BATCH) break
  }
  return taken
}

import type { Input, Output } from '@contract'
import type { NoticeLine, Reminders } from '@contract/member'
import { USUAL } from '@domain/notices/quiet'
import { isAlarm } from '@domain/notices/route'
import { noticeRow, pageOf } from '@domain/notices/rows'
import { isStill } from '@domain/notices/still'
import { noticeWords } from '@domain/notices/words'
import { ownSeat, windowOf } from '@domain/order/seats'
import { cardOf } from '@domain/order/view/card'
import { readsDoer } from '@domain/order/view/names'
import type { Viewer } from '@domain/order/view/viewers'
import type { Call } from '../_kit/call'
import { inputHash } from '../_kit/request'
import { sceneOf } from '../_kit/scene'
import type { NoticeListed } from '../_kit/store/notices'
import { taskViewers } from '../_kit/task-viewers'

const HOLDING = ['invited', 'waiting', 'accepted', 'arrived', 'left', 'unanswered', 'absent']

/** As whom somebody reads the order of a notice now, whatever they were when they were told. */
const viewersOf = (listed: NoticeListed): readonly Viewer[] => {
  const { order, scene, is } = listed
  const seat = ownSeat(order, scene.actor.person?.id)
  return [
    'passer',
    ...(seat && HOLDING.includes(seat.state) ? taskViewers(listed) : []),
    ...(is.asking ? (['requester'] as const) : []),
    ...(is.working ? (['handler'] as const) : []),
    ...(is.liaison ? (['liaison'] as const) : [])
  ]
}

/** Whether the order's time is still the one that was spoken of: of an earlier round, and of another appointment, it is not. */
const isOfThisTime = ({ then, about, order }: NoticeListed): boolean =>
  (then === null || then.round === order.round) && (about === null || about === windowOf(order).startAt)

const lineOf = (listed: NoticeListed, now: number): NoticeLine => {
  const { id, at, kind, to, about, unread, order } = listed
  const scene = sceneOf(listed.scene)
  const viewers = viewersOf(listed)
  const card = cardOf(order, scene, viewers)
  const doer = listed.then?.doer
  const shown = doer && readsDoer(viewers, doer.id, order, scene) ? { ...card, doer: doer.name } : card
  const row = noticeRow(kind, to)
  const reminded = about === null ? null : { at: about, stands: !!row && isStill(row, order, about, scene.actor.person?.id ?? '', now) }
  return {
    id,
    at,
    words: row ? noticeWords(row, shown, reminded, now) : card.stateWords,
    orderId: order.id,
    title: card.title,
    ...(isOfThisTime(listed) ? { window: card.window } : {}),
    unread,
    urgent: !!row && isAlarm(row, order),
    page: pageOf(row, order.id)
  }
}

/** What the caller was told, each line as much as they may know of its order now: of who did it and for when, what was so then. */
export const noticesOf = async ({ store, now }: Call, input: Input<'member.notices'>): Promise<Output<'member.notices'>> => {
  const { items, ...rest } = await store.notices.page({ ...input, now })
  return { items: items.map((listed) => lineOf(listed, now)), ...rest }
}

/** How the caller is told outside of the app. */
export const remindersOf = async ({ store }: Call): Promise<Reminders> => {
  const said = await store.notices.settings()
  return { ...(said ?? USUAL), usual: said === null }
}

export const saveReminders = async ({ store }: Call, { quiet, muted }: Input<'member.saveReminders'>): Promise<Reminders> => {
  const settings = { quiet, muted: [...new Set(muted)] }
  await store.notices.saveSettings(settings)
  return { ...settings, usual: false }
}

/** One consent is one message: counted once a request. */
export const consented = async ({ store, now, requestId }: Call, input: Input<'member.consented'>): Promise<Output<'member.consented'>> => {
  const request = { action: 'member.consented', requestId, inputHash: inputHash(input) }
  return { left: await store.notices.consent(request, [...new Set(input.templates)], now) }
}

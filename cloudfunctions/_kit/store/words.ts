import { DAY, MINUTE } from '@domain/clock/milliseconds'
import type { OrderState } from '@domain/order/order'
import { ENDS } from '@domain/order/over'
import { STAFF_ROLES } from '@domain/order/scene'
import type { SeatState } from '@domain/order/seat'
import type { InboxList, UnitInboxList } from './shapes'
import { iso } from './rows'

/** Seats of people who come or are there, and orders in which that keeps them busy. */
export const COMING: readonly SeatState[] = ['accepted', 'unanswered', 'arrived']
export const RUNNING: readonly OrderState[] = ['open', 'accepted', 'serving']
/** Seats that take one of the places; a card counts them and names who sits there. */
export const TAKEN: readonly SeatState[] = ['accepted', 'unanswered', 'arrived', 'left']

/** Which of a member's seats wait for their word, lie ahead and are behind them. An absence stays with what is ahead until it is settled. */
export const TASKS: Record<'invited' | 'mine' | 'done', readonly SeatState[]> = {
  invited: ['invited', 'waiting'],
  mine: ['accepted', 'unanswered', 'arrived', 'absent'],
  done: ['left', 'absent']
}
/** Orders whose invitations still can be answered. */
export const ANSWERABLE: readonly OrderState[] = ['open', 'accepted']

export const INBOX: Record<InboxList, readonly OrderState[]> = {
  placed: ['placed'],
  handed: ['referred', 'open'],
  running: ['accepted', 'serving'],
  served: ['served'],
  done: ENDS
}
export const UNIT_INBOX: Record<UnitInboxList, readonly OrderState[]> = {
  referred: ['referred'],
  open: ['open'],
  running: ['accepted', 'serving'],
  done: ['served', ...ENDS]
}
/** Orders of a unit that stand in its calendar: looked for, agreed, under way or just over. */
export const UNIT_VISITS: readonly OrderState[] = ['open', 'accepted', 'serving', 'served']

/** Every word that the reading statement needs from the rules; none stands in the database's own functions. */
export const readWords = (now: number) => ({
  staffRoles: STAFF_ROLES,
  liaisonRole: 'liaison',
  agentKind: 'agent',
  familyKind: 'family',
  gridKind: 'grid',
  coming: COMING,
  running: RUNNING,
  similarSince: iso(now - 7 * DAY),
  triesSince: iso(now - 20 * MINUTE)
})

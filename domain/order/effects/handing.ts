import { DAY } from '../../clock/milliseconds'
import { tooFew } from '../../menu/item'
import { LEVELS, type Level, type Order, type Window } from '../order'
import { no, type Refusal, type Situation } from '../rule'
import { seatsIn } from '../seats'

/** The item a hand-over fixes: free text must get one (row 5–7), and one that is a service: whoever places it is no item (J02). */
export const itemFixed = ({ order, scene }: Situation): Refusal | null => {
  if (order.itemCode !== null) return null
  if (!scene.item) return no('ITEM_NEEDED')
  return scene.item.kind === 'service' ? null : no('ITEM_NOT_ORDERABLE')
}

/** The unit has reported here, has a live liaison and has not given this order back in this round. */
export const unitRefusal = (order: Order, unit: { id: string; checkedIn: boolean; liaisons: number } | null): Refusal | null => {
  if (!unit?.checkedIn) return no('UNIT_NOT_CHECKED_IN')
  if (unit.liaisons === 0) return no('UNIT_WITHOUT_LIAISON')
  return order.returnedUnitIds.includes(unit.id) ? no('UNIT_RETURNED') : null
}
export const unitFits = ({ order, scene }: Situation, unitId: string): Refusal | null => {
  const unit = scene.units[unitId]
  return unitRefusal(order, unit ? { ...unit, liaisons: unit.liaisonIds.length } : null)
}

/** As many as the hand-over asks for may go there. */
export const seatsFit = ({ scene: { item } }: Situation, slots: number | undefined): Refusal | null => {
  const least = item && tooFew(item, slots)
  return least ? no('SLOTS_TOO_FEW', { min: least }) : null
}

/** Fixes the item and what follows from it; the hand-over may set seats and the line that invitees read. */
export const fixItem = ({ order, scene }: Situation, input: { slots?: number; handlerLine?: string }): void => {
  const { item } = scene
  if (item && order.itemCode === null) {
    Object.assign(order, {
      itemCode: item.code,
      risk: item.risk,
      sla: item.sla,
      venue: item.venue,
      slots: item.people,
      minPeople: item.minPeople
    })
    order.termsVersion += 1
  }
  if (input.slots !== undefined) order.slots = input.slots
  order.minPeople = Math.min(order.minPeople, order.slots)
  if (input.handlerLine !== undefined) order.handlerLine = input.handlerLine.trim() || null
}

/** One more transfer on this level; more than two go a level up by themselves (red line 13). */
export const moveOn = (situation: Situation): void => {
  situation.order.moves += 1
  if (situation.order.moves > 2 && situation.order.level !== 'district') levelUp(situation)
}

/**
 * One level up: a new handler, the old one keeps reading; at the top the same handler is called again. The requester of an
 * order nobody took is asked for another time.
 */
export const levelUp = ({ order, scene, tell, note }: Situation): void => {
  const next = scene.handlers.find((org) => LEVELS.indexOf(org.level) > LEVELS.indexOf(order.level))
  const top = order.level === LEVELS[LEVELS.length - 1]
  order.level = next?.level ?? nextLevel(order.level)
  order.handlerOrgId = next?.orgId ?? order.handlerOrgId
  order.moves = 0
  order.escalations += 1
  note({ level: order.level, ...(top ? { again: true } : {}) })
  if (['placed', 'referred', 'open'].includes(order.state) && seatsIn(order, 'accepted', 'unanswered').length === 0)
    order.askedNewTime = true
  tell({ to: 'handlers', kind: 'escalate' })
}
const nextLevel = (level: Level): Level => LEVELS[LEVELS.indexOf(level) + 1] ?? level

/** The old windows moved on by whole days until they lie ahead: a new round without a question asked. */
export const movedOn = (windows: readonly Window[], now: number): Window[] => {
  const first = Math.min(...windows.map((window) => window.startAt))
  const days = Math.max(0, Math.ceil((now + DAY - first) / DAY)) * DAY
  return windows.map((window) => ({ startAt: window.startAt + days, endAt: window.endAt + days }))
}

/** Whoever chose one of several times does not come any more: the others stand open again. */
export const openWindows = (order: Order): void => {
  if (order.windows.length > 1 && seatsIn(order, 'accepted', 'unanswered', 'arrived', 'left').length === 0) order.windowIndex = null
}

/** New windows: what was agreed is open again, and older screens are stale. */
export const setWindows = (order: Order, windows: readonly Window[]): void => {
  order.windows = [...windows].sort((a, b) => a.startAt - b.startAt)
  order.windowIndex = order.windows.length === 1 ? 0 : null
  order.askedNewTime = false
}

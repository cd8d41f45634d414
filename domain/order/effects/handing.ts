import { HOUR, MINUTE, DAY } from '../../clock/milliseconds'
import { isClose, isOnDuty, unfitFor } from '../eligibility'
import { LEVELS, RINGS, type Level, type Order, type Ring, type Window } from '../order'
import { no, type Refusal, type Situation } from '../rule'
import { newSeat, ownSeat, seatsIn, windowOf } from '../seats'

/** The item a hand-over fixes: free text must get one (row 5–7). */
export const itemFixed = ({ order, scene }: Situation): Refusal | null => ((order.itemCode ?? scene.item?.code) ? null : no('ITEM_NEEDED'))

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

/** People may be invited unless something lasting forbids it; a full day is theirs to say. */
export const inviteesFit = ({ order, scene }: Situation, inviteeIds: readonly string[]): Refusal | null => {
  for (const id of inviteeIds) {
    const person = scene.people[id]
    if (!person) return no('NOT_FOUND')
    const risk = scene.item?.risk ?? order.risk
    const why = isCloseTo(order, scene, id)
      ? '是点单人的家人或代办人'
      : order.seats.some((seat) => seat.personId === id && seat.barred)
        ? '这一单已经换过人'
        : unfitFor(scene.item, risk, person.volunteer)
    if (why) return no('INVITEE_UNFIT', { name: person.publicName, why })
  }
  return null
}
const isCloseTo = (order: Order, scene: Situation['scene'], id: string) =>
  isClose(order, { ...scene, actor: { person: scene.people[id] ?? null, agentFor: [], familyOf: [] } })

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

/** One level up: a new handler, the old one keeps reading; the requester of an order nobody took is asked for another time. */
export const levelUp = ({ order, scene, tell, note }: Situation): void => {
  const next = scene.handlers.find((org) => LEVELS.indexOf(org.level) > LEVELS.indexOf(order.level))
  order.level = next?.level ?? nextLevel(order.level)
  order.handlerOrgId = next?.orgId ?? order.handlerOrgId
  order.moves = 0
  order.escalations += 1
  note({ level: order.level })
  if (['placed', 'referred', 'open'].includes(order.state) && seatsIn(order, 'accepted', 'unanswered').length === 0)
    order.askedNewTime = true
  tell({ to: 'handlers', kind: 'escalate' })
}
const nextLevel = (level: Level): Level => LEVELS[LEVELS.indexOf(level) + 1] ?? level

/** Invitations that were not taken up end without a trace. */
export const endInvitations = (order: Order): void => {
  for (const seat of seatsIn(order, 'invited', 'waiting')) seat.state = 'passed'
}

/** Asks these people; whoever already has a seat this round keeps it, whoever passed may be asked again. */
export const invite = ({ order, scene, now, tell }: Situation, inviteeIds: readonly string[]): void => {
  for (const id of inviteeIds) {
    const person = scene.people[id]
    const seat = ownSeat(order, id)
    if (seat) {
      if (['passed', 'withdrawn'].includes(seat.state)) Object.assign(seat, { state: 'invited', invitedAt: now })
    } else if (person) order.seats.push(newSeat(order.round, id, 'invited', now, isOnDuty(order, person)))
  }
  if (inviteeIds.length > 0) tell({ to: 'invitees', kind: 'dispatch' })
}

/** The next ring out. */
export const widerRing = (order: Order): Ring => {
  const inner = order.ring === null ? 0 : RINGS.indexOf(order.ring)
  const next = RINGS[Math.min(inner + 1, RINGS.length - 1)] as Ring
  return next === 'unit' && order.target !== 'unit' ? 'community' : next
}

/** A place became free: whoever waits comes in by their earlier tap when a day is left, else is offered it for half an hour. */
export const fillFromQueue = ({ order, now, tell }: Situation): void => {
  const early = windowOf(order).startAt - now >= 24 * HOUR
  let free = order.slots - seatsIn(order, 'accepted', 'unanswered', 'arrived', 'left').length
  for (const seat of seatsIn(order, 'waiting')) {
    if (free <= 0) return
    if (early) {
      Object.assign(seat, { state: 'accepted', acceptedAt: now })
      free -= 1
    } else seat.offerUntil = now + 30 * MINUTE
    tell({ to: 'seat', seatId: seat.id, kind: 'place_offered' })
  }
}

/** The old windows moved on by whole days until they lie ahead: a new round without a question asked. */
export const movedOn = (windows: readonly Window[], now: number): Window[] => {
  const first = Math.min(...windows.map((window) => window.startAt))
  const days = Math.max(0, Math.ceil((now + DAY - first) / DAY)) * DAY
  return windows.map((window) => ({ startAt: window.startAt + days, endAt: window.endAt + days }))
}

/** New windows: what was agreed is open again, and older screens are stale. */
export const setWindows = (order: Order, windows: readonly Window[]): void => {
  order.windows = [...windows].sort((a, b) => a.startAt - b.startAt)
  order.windowIndex = order.windows.length === 1 ? 0 : null
  order.askedNewTime = false
}

import { isClose, isOnDuty, unfitFor } from '../eligibility'
import { strangersTo } from '../introduction'
import { RINGS, type Order, type Ring } from '../order'
import { no, type Refusal, type Situation } from '../rule'
import type { Person } from '../scene'
import { newSeat, ownSeat, seatsIn } from '../seats'

/** People may be invited unless something lasting forbids it; a full day is theirs to say. */
export const inviteesFit = (situation: Situation, inviteeIds: readonly string[]): Refusal | null => {
  for (const id of inviteeIds) {
    const person = situation.scene.people[id]
    if (!person || !isOwnToAsk(situation, person)) return no('INVITEE_UNFIT', { name: '有一位', why: '不在可以请的名单里' })
    const why = lastingly(situation, person)
    if (why) return no('INVITEE_UNFIT', { name: person.publicName, why })
  }
  return null
}
/** A unit asks its own members; whoever else would help sees the order when its ring reaches them. */
const isOwnToAsk = ({ order, relation }: Situation, { volunteer }: Person) =>
  relation !== 'dispatcher' || order.target !== 'unit' || volunteer?.unitId === order.targetUnitId

/** What forbids this order to somebody, whatever their day looks like; null: nothing. */
export const lastingly = ({ order, scene }: Situation, person: Person): string | null => {
  if (isCloseTo(order, scene, person.id)) return '是点单人的家人或代办人'
  if (order.seats.some((seat) => seat.personId === person.id && seat.barred)) return '这一单已经换过人'
  return unfitFor(scene.item, scene.item?.risk ?? order.risk, person.volunteer)
}
const isCloseTo = (order: Order, scene: Situation['scene'], id: string) =>
  isClose(order, { ...scene, actor: { person: scene.people[id] ?? null, agentFor: [], familyOf: [] } })

/** Invitations that were not taken up end without a trace. */
export const endInvitations = (order: Order): void => {
  for (const seat of seatsIn(order, 'invited', 'waiting')) seat.state = 'passed'
}

/** Somebody is asked; whoever already has a seat this round keeps it, whoever passed may be asked again. */
export const ask = (order: Order, person: Person, now: number): void => {
  const seat = ownSeat(order, person.id)
  if (!seat) order.seats.push(newSeat(order, person.id, 'invited', now, isOnDuty(order, person)))
  else if (['passed', 'withdrawn'].includes(seat.state)) Object.assign(seat, { state: 'invited', invitedAt: now })
}

/** Asks these people, and tells them. */
export const invite = ({ order, scene, now, tell }: Situation, inviteeIds: readonly string[]): void => {
  for (const id of inviteeIds) {
    const person = scene.people[id]
    if (person) ask(order, person, now)
  }
  if (inviteeIds.length > 0) tell({ to: 'invitees', kind: 'dispatch' })
  if (strangersTo(order, scene).length > 0) tell({ to: 'handlers', kind: 'introduce' })
}

/** A ring that somebody names is one that more people stand in than now; a unit's own ring needs the unit. */
export const ringFits = ({ order }: Situation, ring: Ring | undefined): Refusal | null => {
  if (ring === undefined) return null
  const inner = order.ring === null ? RINGS.indexOf('unit') : RINGS.indexOf(order.ring)
  return RINGS.indexOf(ring) > inner && (ring !== 'unit' || order.target === 'unit') ? null : no('RING_INVALID')
}

/** The next ring out. */
export const widerRing = (order: Order): Ring => {
  const inner = order.ring === null ? 0 : RINGS.indexOf(order.ring)
  const next = RINGS[Math.min(inner + 1, RINGS.length - 1)] as Ring
  return next === 'unit' && order.target !== 'unit' ? 'community' : next
}

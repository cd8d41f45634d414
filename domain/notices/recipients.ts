import type { Notice, OrderEvent } from '../order/change'
import type { Order } from '../order/order'
import type { Scene } from '../order/scene'
import type { Seat } from '../order/seat'
import { everHeld } from '../order/seats'
import { isOfFact } from './facts'

/** One line of the outbox: something somebody should be told, and when it happened. */
export interface Telling extends Notice {
  at: number
}

/** What is known of an order when its notices are addressed: maybe a moment later than they were written. */
export interface Around {
  order: Order
  scene: Pick<Scene, 'handlers' | 'units' | 'beneficiary'>
  events: readonly OrderEvent[]
  /** of the unit that asks all of its members: those who could come */
  members?: readonly string[]
}

const someId = (...ids: readonly (string | null)[]): string[] => ids.filter((id) => id !== null)

/** Whoever asked, where they have the app; those who act for whoever has none; the worker who placed it, where nobody else would hear. */
const requesters = ({ order, scene: { beneficiary } }: Around): string[] => {
  if (!beneficiary || order.openerOrgId !== null) return someId(order.placerId)
  const { id, hasApp, agentIds } = beneficiary
  const acting = order.agentId === null ? (hasApp ? [] : agentIds) : agentIds.filter((agent) => agent === order.agentId)
  const alone = !hasApp && agentIds.every((agent) => agent === order.placerId)
  return [...(hasApp ? [id] : []), ...acting, ...(alone ? someId(order.placerId) : [])]
}

/** Staff where it lies now who have nothing to do with the visit; where there is nobody, one level up. */
const handlers = ({ order, scene }: Around): string[] => {
  const free = scene.handlers.map(({ staffIds }) => staffIds.filter((id) => !everHeld(order, id)))
  return free.find((ids) => ids.length > 0) ?? []
}

const dispatchers = (around: Around): string[] => {
  const { order, scene, events } = around
  const unitId = order.targetUnitId ?? lastUnit(events)
  return unitId === null ? handlers(around) : (scene.units[unitId]?.liaisonIds ?? [])
}
/** Where it lay before it was taken back. */
const lastUnit = (events: readonly OrderEvent[]): string | null => {
  const referred = events.filter(({ action }) => action === 'refer_unit').at(-1)
  return referred ? String(referred.facts.unitId) : null
}

/** The seats of the round in which it happened: a rating that asks for another visit has begun the next one already. */
const seatsThen = ({ order, events }: Around, { at }: Telling): Seat[] => {
  const round = events.find((event) => event.at === at)?.round ?? order.round
  return order.seats.filter((seat) => seat.round === round)
}
const peopleOn = (seats: readonly Seat[], fits: (seat: Seat) => boolean): string[] => seats.filter(fits).map(({ personId }) => personId)

/** Asked and not answered, or not asked any more since then; never whoever has said no themselves. */
const invitees = (around: Around, telling: Telling): string[] => {
  const refused = around.events.filter(({ action }) => action === 'pass').map(({ actorId }) => actorId)
  return peopleOn(seatsThen(around, telling), ({ state, personId }) =>
    telling.kind === 'dispatch' ? state === 'invited' : state === 'passed' && !refused.includes(personId)
  )
}

/** Who said yes and did not leave of their own: after a cancellation, and asked again for another time, too. */
const helpers = (around: Around, telling: Telling): string[] =>
  peopleOn(
    seatsThen(around, telling),
    ({ acceptedAt, state, barred }) => acceptedAt !== null && !barred && !['passed', 'withdrawn', 'absent'].includes(state)
  )

const WHO: Record<Notice['to'], (around: Around, telling: Telling) => string[]> = {
  requester: requesters,
  emergency: (around) => (around.scene.beneficiary?.agentIds ?? []).filter((id) => !requesters(around).includes(id)),
  handlers,
  dispatchers,
  seat: ({ order }, { seatId }) => peopleOn(order.seats, ({ id }) => id === seatId),
  invitees,
  members: ({ members }) => [...(members ?? [])],
  helpers
}
/** Nobody who held a seat is told as somebody of the other side. */
const OTHER_SIDE: readonly Notice['to'][] = ['requester', 'emergency']

/** Whose doing it was: the event of that name, or, where what is told has another name than what was done, that of the moment. What the books make of a visit nobody did. */
const doersOf = (events: readonly OrderEvent[], { at, kind }: Telling): (string | null)[] => {
  if (isOfFact(kind)) return []
  const then = events.filter((event) => event.at === at)
  const named = then.filter(({ action }) => action === kind)
  return (named.length > 0 ? named : then).map(({ actorId }) => actorId)
}

/** Everybody who is told, each once; nobody is told what they did themselves. */
export const recipientsOf = (around: Around, telling: Telling): string[] => {
  const doers = doersOf(around.events, telling)
  const told = WHO[telling.to](around, telling).filter((id) => !OTHER_SIDE.includes(telling.to) || !everHeld(around.order, id))
  return [...new Set(told)].filter((id) => !doers.includes(id))
}

import { refuse } from '../errors'
import type { ItemCode } from '../menu/item'
import type { Change } from './change'
import type { Order, OrderState } from './order'
import { maySee } from './permission'
import { RELATION_WORDS, relationsOf } from './relations'
import type { Scene } from './scene'
import type { Seat } from './seat'
import { everHeld, seatsIn } from './seats'
import { STAGE_WORDS } from './words'

/** Of what is proven by a list of those who came (签到表) these teach them something; a performance (E02) and a tournament (E04) do not (R19). */
const TAUGHT: readonly ItemCode[] = ['E01', 'E03']
const isClass = ({ itemCode }: Order): boolean => itemCode !== null && TAUGHT.includes(itemCode)

/** From the first arrival until it is closed: then the points are reckoned. */
const SAID_IN: readonly OrderState[] = ['serving', 'served']

/** Whoever showed the code, deals with it, or opened it; never anybody who ever said yes to it (guards a and b). */
const maySay = (order: Order, scene: Scene): boolean => {
  const relations = relationsOf(order, scene)
  const opened = order.openerOrgId !== null && relations.includes('requester')
  return !everHeld(order, scene.actor.person?.id) && (opened || relations.includes('witness') || relations.includes('handler'))
}

const cameTo = (order: Order): Seat[] => seatsIn(order, 'arrived', 'left').filter(({ arrivedAt }) => arrivedAt !== null)

/** For whoever may say who taught and how many came: those it may have been, and what was said last. */
export const lectureFor = (
  order: Order,
  scene: Scene
): { seats: { seatId: string; name: string }[]; said?: { seatId: string; attendees: number } } | undefined => {
  if (!SAID_IN.includes(order.state) || !isClass(order) || !maySay(order, scene)) return undefined
  const came = cameTo(order)
  if (came.length === 0) return undefined
  const seats = came.map(({ id, personId }) => ({ seatId: id, name: scene.people[personId]?.publicName ?? '志愿者' }))
  const said = came.flatMap(({ id, lecture }) => (lecture ? [{ seatId: id, attendees: lecture.attendees }] : []))[0]
  return said ? { seats, said } : { seats }
}

/**
 * Who taught, and how many came, counted by whoever was there (R19). Said once more it replaces what was said before. Not a row of the table: it
 * decides nothing. Null: the same person has said just this. Refuses NOT_FOUND, NOT_ALLOWED, NO_CLASS, WRONG_STATE before anybody has arrived and
 * once it is closed, and LECTURER_CAME for somebody who has not come.
 */
export const sayLecture = (order: Order, { seatId, attendees }: { seatId: string; attendees: number }, scene: Scene): Change | null => {
  if (!maySee(order, scene)) refuse('NOT_FOUND')
  const me = scene.actor.person
  if (!me || !maySay(order, scene)) return refuse('NOT_ALLOWED', { who: `${RELATION_WORDS.witness}或${RELATION_WORDS.handler}` })
  if (!isClass(order)) refuse('NO_CLASS')
  if (!SAID_IN.includes(order.state)) refuse('WRONG_STATE', { state: STAGE_WORDS[order.state] })
  const after = structuredClone(order)
  const seat = cameTo(after).find(({ id }) => id === seatId) ?? refuse('LECTURER_CAME')
  if (seat.lecture?.by === me.id && seat.lecture.attendees === attendees) return null
  for (const one of cameTo(after)) one.lecture = null
  seat.lecture = { attendees, by: me.id, at: scene.now }
  after.version += 1
  return { order: after, events: [], secrets: [], value: [], notices: [] }
}

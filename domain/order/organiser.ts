import { refuse } from '../errors'
import type { Change } from './change'
import { LED_FROM } from './least'
import type { Order, OrderState } from './order'
import { maySee } from './permission'
import { RELATION_WORDS, relationsOf } from './relations'
import type { Scene } from './scene'
import { roundSeats, seatsIn } from './seats'
import { STAGE_WORDS } from './words'

/** One for every ten places that an order begins (R03). */
const PLACES_EACH = 10
const mostOf = ({ slots }: Order): number => Math.ceil(slots / PLACES_EACH)
const namedIn = (order: Order): number => roundSeats(order).filter(({ organiserBy }) => organiserBy !== null).length

/** With the first arrival an order leaves these: whoever is named was named before it. */
const NAMED_IN: readonly OrderState[] = ['open', 'accepted']

/** For the leader, until somebody arrives: how many they may have help to organise, whom they named and, while a place is free, whom they could. */
export const organisersFor = (order: Order, scene: Scene): { most: number; seats: { seatId: string; named: boolean }[] } | undefined => {
  if (!NAMED_IN.includes(order.state) || order.slots < LED_FROM || !relationsOf(order, scene).includes('leader')) return undefined
  const left = mostOf(order) - namedIn(order)
  const seats = seatsIn(order, 'accepted')
    .filter(({ personId, organiserBy }) => personId !== scene.actor.person?.id && (organiserBy !== null || left > 0))
    .map(({ id, organiserBy }) => ({ seatId: id, named: organiserBy !== null }))
  return seats.length > 0 ? { most: mostOf(order), seats } : undefined
}

/**
 * The leader has one of those who have said yes help to organise, or no longer (R03). Not a row of the table: it decides nothing. Null: it is so
 * already. Refuses NOT_FOUND, NOT_ALLOWED, WRONG_STATE once somebody has arrived, CHANGED when that one does not come any more or too few do to
 * be led, ORGANISER_OTHER for themselves and ORGANISERS_FULL.
 */
export const nameOrganiser = (order: Order, { seatId, on }: { seatId: string; on: boolean }, scene: Scene): Change | null => {
  if (!maySee(order, scene)) refuse('NOT_FOUND')
  const me = scene.actor.person?.id ?? null
  if (!relationsOf(order, scene).includes('leader')) refuse('NOT_ALLOWED', { who: RELATION_WORDS.leader })
  if (!NAMED_IN.includes(order.state)) refuse('WRONG_STATE', { state: STAGE_WORDS[order.state] })
  const after = structuredClone(order)
  const seat = seatsIn(after, 'accepted').find(({ id }) => id === seatId) ?? refuse('CHANGED')
  if (order.slots < LED_FROM) refuse('CHANGED')
  if (seat.personId === me) refuse('ORGANISER_OTHER')
  if (on === (seat.organiserBy !== null)) return null
  if (on && namedIn(order) >= mostOf(order)) refuse('ORGANISERS_FULL', { max: mostOf(order) })
  seat.organiserBy = on ? me : null
  after.version += 1
  return { order: after, events: [], secrets: [], value: [], notices: [] }
}

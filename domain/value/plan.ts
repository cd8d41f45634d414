import { invariant } from '../errors'
import type { Change } from '../order/change'
import type { Order, OrderState } from '../order/order'
import type { Scene } from '../order/scene'
import type { Seat } from '../order/seat'
import { countsOf, FIRSTS, type Counts } from './counts'
import type { ValueChange, ValueFacts } from './facts'
import { holdFor } from './holds'
import { inLedger, poolOwner } from './minutes'
import { awardVisit, correctVisit, type Added } from './points'
import { correctMinutes } from './remedy'
import { giveBack, settleRound } from './settle'
import { visitOf } from './visit'

const NOTHING: ValueChange = { transfers: [], lines: [], tallies: [], held: null }

/** One decided step, the order before it, and what it may use. */
interface Planning {
  before: Order | null
  change: Change
  scene: Scene
  facts: ValueFacts
  counts: Counts
}

const came = (order: Order, round: number): Seat[] =>
  order.seats.filter((seat) => seat.round === round && seat.arrivedAt !== null && seat.state === 'left')

/** When a round was served: of an earlier round only its story knows it, so the arrival speaks for it. */
const servedAt = (order: Order, seat: Seat): number =>
  (seat.round === order.round ? order.servedAt : null) ?? seat.arrivedAt ?? order.placedAt

/** Points, and the minutes that were held, for everybody who came in the round that this step closes (value.md §1, §2). */
const closed = ({ before, change, scene, facts, counts }: Planning): Added[] => {
  const closing = change.events.find((event) => event.to === 'closed' && event.from !== 'closed')
  const { item } = scene
  if (!closing || !before || !item) return []
  const seats = came(change.order, closing.round)
  const points = seats.map((seat) => {
    const visit = visitOf(change.order, seat, item, counts.get(seat.personId, FIRSTS), 0)
    return awardVisit(visit, before.servedAt ?? closing.at, counts, closing.at)
  })
  return [...points, settleRound(change.order, seats, scene, closing.round, facts, counts)]
}

/** Ended without a visit: what was held goes back. */
const ended = ({ change, scene, facts }: Planning): Added[] =>
  change.events.some(({ to, from }) => to !== from && WITHOUT_VISIT.includes(to)) ? [giveBack(scene, facts)] : []
const WITHOUT_VISIT: readonly OrderState[] = ['declined', 'cancelled', 'expired']

/** A correction of a round that has been awarded; before that it only changes the minutes. */
const corrected = ({ before, change, scene, facts, counts }: Planning): Added[] => {
  const { order } = change
  const { item } = scene
  const confirmed = (one: Order) => one.corrections.filter(({ confirmedAt }) => confirmedAt !== null).length
  const nth = confirmed(order)
  if (!before || !item || nth === confirmed(before)) return []
  return order.seats
    .filter((seat) => seat.round < order.round || order.closedAt !== null)
    .filter((seat) => before.seats.find((one) => one.id === seat.id)?.provenMinutes !== seat.provenMinutes)
    .flatMap((seat) => [
      correctVisit(visitOf(order, seat, item, counts.get(seat.personId, FIRSTS), nth), servedAt(order, seat), facts, counts, scene.now),
      correctMinutes(order, seat, nth, scene, facts, counts)
    ])
}

/**
 * What a decided step moves in the books, for the very write of the step: minutes held for it, awards at closing, corrections of both, and
 * what goes back when nobody came. Pure. `facts` null: the reader did not expect value to move, and it does not.
 */
export const valueOf = (before: Order | null, change: Change, scene: Scene, facts: ValueFacts | null): ValueChange => {
  if (facts === null) {
    invariant(change.value.length === 0, 'whoever moves value has read the books')
    return NOTHING
  }
  const counts = countsOf(facts.tallies)
  const planning = { before, change, scene, facts, counts }
  const hold = holdFor(change, scene, facts)
  const held = hold ? [inLedger(hold.movements, new Map(), poolOwner(scene), scene.now)] : []
  const added = [...closed(planning), ...ended(planning), ...corrected(planning), ...held]
  return {
    transfers: added.flatMap(({ transfers }) => transfers),
    lines: added.flatMap(({ lines }) => lines),
    tallies: counts.moved(),
    held: hold && hold.movements.reduce((sum, { amount }) => sum + amount, 0)
  }
}

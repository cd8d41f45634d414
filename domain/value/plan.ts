import { invariant } from '../errors'
import type { Change } from '../order/change'
import type { Order } from '../order/order'
import type { Scene } from '../order/scene'
import type { Seat } from '../order/seat'
import { countsOf, FIRSTS, type Counts } from './counts'
import type { ValueChange, ValueFacts } from './facts'
import { awardVisit, correctVisit, type Added } from './points'
import { visitOf } from './visit'

const NOTHING: ValueChange = { transfers: [], lines: [], tallies: [] }

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

/** Points for everybody who came in the round that this step closes; who was on duty earns nothing (value.md §1). */
const closed = ({ before, change, scene, counts }: Planning): Added[] => {
  const closing = change.events.find((event) => event.to === 'closed' && event.from !== 'closed')
  const { item } = scene
  if (!closing || !before || !item) return []
  return came(change.order, closing.round).map((seat) => {
    const visit = visitOf(change.order, seat, item, counts.get(seat.personId, FIRSTS), 0)
    return awardVisit(visit, before.servedAt ?? closing.at, counts, closing.at)
  })
}

/** A correction of a round that has been awarded; before that it only changes the minutes. */
const corrected = ({ before, change, scene, facts, counts }: Planning): Added[] => {
  const { order } = change
  const { item } = scene
  const nth = order.corrections.filter((one) => one.confirmedAt !== null).length
  if (!before || !item || nth === before.corrections.filter((one) => one.confirmedAt !== null).length) return []
  return order.seats
    .filter((seat) => seat.round < order.round || order.closedAt !== null)
    .filter((seat) => before.seats.find((one) => one.id === seat.id)?.provenMinutes !== seat.provenMinutes)
    .map((seat) => {
      const visit = visitOf(order, seat, item, counts.get(seat.personId, FIRSTS), nth)
      return correctVisit(visit, servedAt(order, seat), facts, counts, scene.now)
    })
}

/**
 * What a decided step moves in the books, for the very write of the step: awards at closing, corrections of them. Pure. `facts` null: the
 * reader did not expect value to move, and it does not.
 */
export const valueOf = (before: Order | null, change: Change, scene: Scene, facts: ValueFacts | null): ValueChange => {
  if (facts === null) {
    invariant(change.value.length === 0, 'whoever moves value has read the books')
    return NOTHING
  }
  const counts = countsOf(facts.tallies)
  const planning = { before, change, scene, facts, counts }
  const added = [...closed(planning), ...corrected(planning)]
  return {
    transfers: added.flatMap(({ transfers }) => transfers),
    lines: added.flatMap(({ lines }) => lines),
    tallies: counts.moved()
  }
}

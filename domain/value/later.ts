import { openHolds } from './holds'
import { came, servedAt } from './plan'
import { awardVisit, type Added } from './points'
import { countsOf, FIRSTS } from './counts'
import { giveBack, settleRound } from './settle'
import { visitOf } from './visit'
import type { ValueChange, ValueFacts, Wait } from './facts'
import type { Order } from '../order/order'
import type { Scene } from '../order/scene'

/** Facts in which only what waited is still to be ended. */
const asItWaited = (facts: ValueFacts, wait: Wait): ValueFacts => ({
  ...facts,
  waits: [],
  moves: facts.moves.filter(({ id, phase }) => phase !== 'hold' || wait.holds.includes(id))
})

/**
 * What a round of an order would have moved while its asset stood still (T16), by the day on which it waited: points of whoever came, their
 * minutes and what is left of them, or all of it back where nobody came.
 */
export const makeUp = (order: Order, wait: Wait & { at: number }, scene: Scene, facts: ValueFacts): ValueChange => {
  const counts = countsOf(facts.tallies)
  const then = { ...scene, now: wait.at }
  const { item } = scene
  const visited = wait.round < order.round || order.closedAt !== null
  const seats = visited ? came(order, wait.round, facts) : []
  const waited = asItWaited(facts, wait)
  const minutes = (): Added[] =>
    openHolds(waited).length === 0 ? [] : [visited ? settleRound(order, seats, then, wait.round, waited, counts) : giveBack(then, waited)]
  const points = (): Added[] =>
    item
      ? seats.map((seat) =>
          awardVisit(
            visitOf(order, seat, item, counts.get(seat.personId, FIRSTS), 0, facts.warnings),
            servedAt(order, seat),
            facts.rules,
            counts,
            wait.at
          )
        )
      : []
  const added = wait.asset === 'minute' ? minutes() : points()
  return {
    // what was decided for then is written now
    transfers: added.flatMap(({ transfers }) => transfers.map((transfer) => ({ ...transfer, at: scene.now }))),
    lines: added.flatMap(({ lines }) => lines),
    tallies: counts.moved(),
    held: null
  }
}

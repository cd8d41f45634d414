import { invariant, refuse } from '../errors'
import { ASSET_NAMES, ASSETS, type Asset } from '../ledger/account'
import type { Change } from '../order/change'
import type { Order, OrderState } from '../order/order'
import type { Scene } from '../order/scene'
import type { Seat } from '../order/seat'
import { countsOf, FIRSTS, type Counts } from './counts'
import type { ValueChange, ValueFacts, Wait } from './facts'
import { holdFor, openHolds } from './holds'
import { inLedger, poolOwner } from './minutes'
import { awardVisit, correctVisit, type Added } from './points'
import { correctMinutes } from './remedy'
import { giveBack, payersOf, settleRound } from './settle'
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

/** Whether a visit was found to be false (D03). */
const isFalse = ({ falseVisits }: ValueFacts, seat: Seat): boolean =>
  falseVisits.some(({ personId, round }) => personId === seat.personId && round === seat.round)

/** Whoever came in one round, and whose visit was not found to be false: that earns nothing. */
export const came = (order: Order, round: number, facts: ValueFacts): Seat[] =>
  order.seats.filter((seat) => seat.round === round && seat.arrivedAt !== null && seat.state === 'left' && !isFalse(facts, seat))

/** When a round was served: of an earlier round only its story knows it, so the arrival speaks for it. */
export const servedAt = (order: Order, seat: Seat): number =>
  (seat.round === order.round ? order.servedAt : null) ?? seat.arrivedAt ?? order.placedAt

/** Points for everybody who came in the round that this step closes, and the minutes that were held for them (value.md §1, §2). */
const closed = (planning: Planning, asset: Asset): Added[] => {
  const { before, change, scene, facts, counts } = planning
  const closing = closingIn(change)
  const { item } = scene
  if (!closing || !before || !item) return []
  const seats = came(change.order, closing.round, facts)
  if (asset === 'minute') return [settleRound(change.order, seats, scene, closing.round, facts, counts)]
  return seats.map((seat) => {
    const visit = visitOf(change.order, seat, item, counts.get(seat.personId, FIRSTS), 0, facts.warnings)
    return awardVisit(visit, before.servedAt ?? closing.at, facts.rules, counts, closing.at)
  })
}
const closingIn = ({ events }: Change) => events.find((event) => event.to === 'closed' && event.from !== 'closed')
const endsWithoutVisit = ({ events }: Change): boolean => events.some(({ to, from }) => to !== from && WITHOUT_VISIT.includes(to))
const WITHOUT_VISIT: readonly OrderState[] = ['declined', 'cancelled', 'expired']

/** Ended without a visit: what was held goes back. */
const ended = ({ change, scene, facts }: Planning, asset: Asset): Added[] =>
  asset === 'minute' && endsWithoutVisit(change) ? [giveBack(scene, facts)] : []

/** What this step would have moved of an asset that stands still. */
const waiting = ({ change, facts }: Planning, asset: Asset): Wait[] => {
  const closing = closingIn(change)
  const round = closing?.round ?? change.order.round
  const holds = openHolds(facts).map(({ cause }) => cause)
  const owed = asset === 'minute' ? holds.length > 0 : !!closing && came(change.order, round, facts).length > 0
  return owed && (closing || endsWithoutVisit(change)) ? [{ round, asset, holds: asset === 'minute' ? holds : [] }] : []
}

/** Whether a correction says anything else of a visit: also when it was as long, on another day or at night. */
const isOtherwise = (was: Seat, seat: Seat): boolean =>
  was.provenMinutes !== seat.provenMinutes || was.arrivedAt !== seat.arrivedAt || was.leftAt !== seat.leftAt

/** A correction of a round that has been awarded; before that it only changes the minutes. Waits, refused kindly, while its assets stand still. */
const corrected = ({ before, change, scene, facts, counts }: Planning): Added[] => {
  const { order } = change
  const { item } = scene
  const confirmed = (one: Order) => one.corrections.filter(({ confirmedAt }) => confirmedAt !== null).length
  const nth = confirmed(order)
  if (!before || !item || nth === confirmed(before)) return []
  const seats = order.seats
    .filter((seat) => (seat.round < order.round || order.closedAt !== null) && !isFalse(facts, seat))
    .flatMap((seat) => before.seats.filter((was) => was.id === seat.id && isOtherwise(was, seat)).map((was) => ({ seat, was })))
  const still = [...facts.stopped, ...facts.waits.map(({ asset }) => asset)][0]
  if (seats.length > 0 && still) refuse('BOOKS_STOPPED', { what: ASSET_NAMES[still] })
  return seats.flatMap(({ seat, was }) => [
    correctVisit(
      visitOf(order, seat, item, counts.get(seat.personId, FIRSTS), nth, facts.warnings),
      servedAt(order, seat),
      facts,
      counts,
      scene.now
    ),
    correctMinutes(order, { was, seat }, nth, scene, facts, counts)
  ])
}

/**
 * What a decided step moves in the books, for the very write of the step: minutes held for it, awards at closing, corrections of both, and
 * what goes back when nobody came. Pure. `facts` null: the reader did not expect value to move, and it does not. What would move of an asset
 * that stands still is left for later: the step itself is taken. Only a correction is refused (BOOKS_STOPPED).
 */
export const valueOf = (before: Order | null, change: Change, scene: Scene, facts: ValueFacts | null): ValueChange => {
  if (facts === null) {
    invariant(change.value.length === 0, 'whoever moves value has read the books')
    return NOTHING
  }
  const counts = countsOf(facts.tallies)
  const planning = { before, change, scene, facts, counts }
  const hold = holdFor(before, change, scene, facts)
  const held = hold ? [inLedger(hold.movements, payersOf(facts), poolOwner(scene), scene.now)] : []
  const moving = ASSETS.filter((asset) => !facts.stopped.includes(asset))
  const ends = moving.flatMap((asset) => [...closed(planning, asset), ...ended(planning, asset)])
  const added = [...ends, ...corrected(planning), ...held]
  const waits = facts.stopped.flatMap((asset) => waiting(planning, asset))
  return {
    transfers: added.flatMap(({ transfers }) => transfers),
    lines: added.flatMap(({ lines }) => lines),
    tallies: counts.moved(),
    held: hold && hold.movements.reduce((sum, { phase, amount }) => sum + (phase === 'hold' ? amount : 0), 0),
    ...(waits.length > 0 ? { waits } : {})
  }
}
